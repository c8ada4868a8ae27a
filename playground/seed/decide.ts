import { askForHelp } from '../../src/domain/ask-help.ts';
import { close } from '../../src/domain/closing.ts';
import { addDays, type IsoDate } from '../../src/domain/dates.ts';
import type { Deal, LostOutcome } from '../../src/domain/deal.ts';
import type { Act, Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { acceptHandoff } from '../../src/domain/handoff.ts';
import type { House } from '../../src/domain/house.ts';
import { ChoiceId, StageId } from '../../src/domain/ids.ts';
import type { Member } from '../../src/domain/member.ts';
import { Currency, moneyOf } from '../../src/domain/money.ts';
import { move } from '../../src/domain/moves.ts';
import { contact, note, waitUntil } from '../../src/domain/notes.ts';
import { finishStep, plan } from '../../src/domain/planning.ts';
import { acceptQuote, declineQuote, followUp, sendQuote } from '../../src/domain/quotes.ts';
import { latestOpenQuote } from '../../src/domain/quotes-of.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { workingCalendar, workingDayFrom } from '../../src/domain/working-calendar.ts';
import type { Deed } from './life.ts';
import type { Life } from './lives.ts';

/* A deed as the decision that the bot itself would take. */

export interface Scene {
  readonly house: House;
  readonly member: Member;
  readonly act: Act;
  readonly life: Life;
}

type Of<K extends Deed['do']> = Extract<Deed, { readonly do: K }>;

const nextStepInDays = 8;

export function decide(deal: Deal, scene: Scene, deed: Exclude<Deed, Of<'say'>>): Decision {
  const { house, member, act } = scene;
  switch (deed.do) {
    case 'contact':
      return contact(deal, member, act, {
        contact: deed.contact,
        text: deed.text,
        personId: 'signer',
      });
    case 'note':
      return note(deal, member, act, deed.text);
    case 'plan':
      return plan(deal, member, act, { text: deed.text, on: inDays(scene, deed.inDays) });
    case 'step-done':
      return finishStep(deal, member, act);
    case 'ask':
      return askForHelp(deal, member, act, deed.text);
    case 'wait':
      return waitUntil(deal, member, act, {
        until: inDays(scene, deed.inDays),
        reason: deed.reason,
      });
    case 'know':
      return edit(deal, member, act, {
        facts: deed.facts(act.on),
        ...(deed.closeInDays === undefined
          ? {}
          : { expectedClose: inDays(scene, deed.closeInDays) }),
      });
    case 'advance':
      return advance(deal, scene, deed);
    case 'reopen':
      return reopen(deal, house, member, act, {
        version: deal.version,
        at: StageId.parse('qualified'),
        why: deed.why,
      });
    case 'accept-handoff':
      return acceptHandoff(deal, member, act);
    case 'quote':
    case 'follow-up':
    case 'accept':
    case 'decline':
      return quote(deal, scene, deed);
    case 'win':
    case 'lose':
    case 'not-a-fit':
      return end(deal, scene, deed);
  }
}

/** Nobody plans anything for a Sunday. */
function inDays({ house, act }: Scene, days: number): IsoDate {
  return workingDayFrom(workingCalendar(house.settings), addDays(act.on, days));
}

function advance(deal: Deal, scene: Scene, deed: Of<'advance'>): Decision {
  const { house, member, act } = scene;
  const on = inDays(scene, nextStepInDays);
  return move(deal, house, member, act, {
    version: deal.version,
    ...(deed.anyway === undefined ? {} : { moveAnyway: deed.anyway }),
    ...(deed.step === undefined ? {} : { fill: { nextStep: { text: deed.step, on } } }),
  });
}

function quote(
  deal: Deal,
  { house, member, act, life }: Scene,
  deed: Of<'quote'> | Of<'follow-up' | 'accept'> | Of<'decline'>,
): Decision {
  const id = latestOpenQuote(deal)?.id ?? '';
  switch (deed.do) {
    case 'quote': {
      const major = Math.round((life.worth * deed.percent) / 10_000) * 100;
      return sendQuote(deal, house, member, act, {
        amount: moneyOf(major, Currency.parse(life.currency)),
        months: 12,
        payment: 'yearly, by invoice',
        access: 'all features, support by chat',
        sentOn: act.on,
        ...(deed.validDays === undefined ? {} : { validUntil: addDays(act.on, deed.validDays) }),
      });
    }
    case 'follow-up':
      return followUp(deal, house, member, act, id);
    case 'accept':
      return acceptQuote(deal, member, act, id);
    case 'decline':
      return declineQuote(deal, member, act, { id, why: deed.why });
  }
}

function end(
  deal: Deal,
  { house, member, act }: Scene,
  deed: Of<'win'> | Of<'lose'> | Of<'not-a-fit'>,
): Decision {
  const { version } = deal;
  switch (deed.do) {
    case 'win':
      return close(deal, house, member, act, {
        version,
        outcome: {
          kind: 'won',
          signedOn: act.on,
          decidedBy: deed.because.map((id) => ChoiceId.parse(id)),
          wentWell: [StageId.parse('qualified'), StageId.parse('closure')],
        },
      });
    case 'lose':
      return close(deal, house, member, act, { version, outcome: loss(deed, act) });
    case 'not-a-fit':
      return close(deal, house, member, act, {
        version,
        outcome: { kind: 'unqualified', reason: ChoiceId.parse(deed.because) },
      });
  }
}

function loss({ loss: why, lookAgainInDays }: Of<'lose'>, act: Act): Omit<LostOutcome, 'at'> {
  return {
    kind: 'lost',
    reason: ChoiceId.parse(why.reason),
    missedAt: StageId.parse(why.missedAt),
    how: why.how,
    ...(why.lesson === '' ? {} : { lesson: why.lesson }),
    ...(why.reopenIf === undefined ? {} : { reopenIf: why.reopenIf }),
    ...(lookAgainInDays === undefined ? {} : { lookAgainOn: addDays(act.on, lookAgainInDays) }),
  };
}
