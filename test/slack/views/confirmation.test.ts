import { describe, expect, it } from '@jest/globals';
import { askForHelp } from '../../../src/domain/ask-help.ts';
import { close } from '../../../src/domain/closing.ts';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { acceptHandoff } from '../../../src/domain/handoff.ts';
import { ChoiceId, StageId } from '../../../src/domain/ids.ts';
import { contact } from '../../../src/domain/notes.ts';
import { plan } from '../../../src/domain/planning.ts';
import { confirmation } from '../../../src/slack/views/confirmation.ts';
import { doneWords } from '../../../src/slack/views/done-words.ts';
import { aDeal, aHouse, aMember, anAct, monday, someSettings } from '../../support/build.ts';
import { aVoice, textsIn } from '../../support/hostile.ts';

function doneOf(decision: Decision) {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return decision.change.done;
}

const asked = doneOf(askForHelp(aDeal({ name: 'Acme' }), aMember(), anAct(), 'our CFO on a call'));

describe('a confirmation', () => {
  it('says in plain words that help is asked for', () => {
    const { text } = confirmation(asked, aHouse(), aVoice());

    expect(text).toMatch(/^#\d+ Acme: your manager is asked for help/);
    expect(text).not.toContain('changed');
    expect(doneWords(asked, anAct().on, 'en')).toBe('help asked for');
  });

  it.each([
    [undefined, 'What is the next step?', ['Next step', 'Wait until']],
    ['lost', 'logged today.', ['Reopen', 'Wait until']],
    ['won', 'logged today.', []],
  ] as const)(
    'of a contact asks for no next step of a deal that is closed: %s',
    (kind, end, next) => {
      const outcomes = {
        lost: { kind: 'lost', at: monday, reason: ChoiceId.parse('price') },
        won: { kind: 'won', at: monday, signedOn: anAct().on, decidedBy: [] },
      } as const;
      const deal = aDeal(kind === undefined ? {} : { standing: outcomes[kind] });
      const called = doneOf(contact(deal, aMember(), anAct(), { contact: 'called' }));
      const said = confirmation(called, aHouse(), aVoice());

      expect(said.text.endsWith(end)).toBe(true);
      const labels = textsIn(said.blocks).filter(({ type }) => type === 'plain_text');
      expect(labels.map(({ text }) => text)).toEqual(next);
    },
  );

  it('writes a date as its reader does', () => {
    const on = IsoDate.parse('2026-03-12');
    const planned = doneOf(plan(aDeal(), aMember(), anAct(), { text: 'call Dana', on }));
    const said = (locale: string) =>
      confirmation(planned, aHouse(), { ...aVoice(), locale, today: anAct().on }).text;

    expect(said('en-GB')).toContain('on Thu 12 Mar');
    expect(said('en-US')).toContain('on Thu, Mar 12');
    expect(said('fr-FR')).toContain('on jeu. 12 mars');
  });

  it('asks for no next step where a later one is set, and offers it as done', () => {
    const on = IsoDate.parse('2026-03-06');
    const call = (deal: Deal) => doneOf(contact(deal, aMember(), anAct(), { contact: 'called' }));
    const said = (deal: Deal) => confirmation(call(deal), aHouse(), aVoice());

    expect(said(aDeal()).text).toMatch(/What is the next step\?$/);
    const planned = said(aDeal({ nextStep: { text: 'send contract', on } }));
    expect(planned.text).toMatch(/logged today\. Next: “send contract” on Fri 6 Mar\.$/);
    expect(JSON.stringify(planned.blocks)).toContain('"Step done"');
    expect(JSON.stringify(planned.blocks)).not.toContain('"Next step"');
  });

  it('of a win says when support hears of it, where there is a support channel', () => {
    const outcome = { kind: 'won', signedOn: anAct().on, decidedBy: [] } as const;
    const deal = aDeal({ stageId: StageId.parse('closure'), name: 'Acme' });
    const ask = { version: 1, outcome, moveAnyway: 'small' };
    const won = doneOf(close(deal, aHouse(), aMember(), anAct(), ask));
    const { support: _, ...channels } = someSettings().channels;
    const without = aHouse({ settings: someSettings({ channels }) });

    expect(confirmation(won, aHouse(), aVoice()).text).toMatch(
      /Won: signed on 2 Mar\. Support hears of it in 10 minutes, unless you undo it\.$/,
    );
    expect(confirmation(won, without, aVoice()).text).not.toContain('Support');
  });

  it('says in plain words that support takes the customer over', () => {
    const standing = { kind: 'won', at: monday, signedOn: anAct().on, decidedBy: [] } as const;
    const won = aDeal({ name: 'Acme', standing, handoff: { offeredAt: monday } });

    const { text } = confirmation(
      doneOf(acceptHandoff(won, aMember(), anAct())),
      aHouse(),
      aVoice(),
    );

    expect(text).toMatch(/^#\d+ Acme: the customer is taken over\.$/);
  });
});
