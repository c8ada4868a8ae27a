import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { StageId } from '../../../src/domain/ids.ts';
import type { Stores } from '../../../src/ports.ts';
import type { Context } from '../../../src/slack/context.ts';
import { advanceModal, openAdvance } from '../../../src/slack/modals/advance.ts';
import { aDeal, aHouse, aMember, anAct, sam, team } from '../../support/build.ts';
import { textsIn } from '../../support/hostile.ts';

const on = (text: string): IsoDate => IsoDate.parse(text);
const deal = aDeal({
  stageId: StageId.parse('qualified'),
  nextStep: { text: 'call Dana', on: on('2026-03-12') },
  facts: {
    firstMeetingOn: on('2026-02-24'),
    demo: { on: on('2026-02-26'), seenBySigner: true },
  },
});
const act = anAct();
const caller = {
  workspaceId: team,
  userId: sam,
  member: aMember(),
  house: aHouse(),
  key: act.key,
  act,
};
const lesson = { lesson: { text: 'Ask for the payment contact' }, retro: { dealName: 'Globex' } };

function contextOf(now: Deal): Context {
  const stores = {
    deals: {
      change: async (
        _team: unknown,
        _id: unknown,
        _key: unknown,
        decide: (one: Deal) => Decision,
      ) => decide(now),
      byNumber: async () => now,
    },
    members: { member: async () => aMember() },
    retros: { lessons: async () => [lesson] },
  } as unknown as Stores;
  return { stores, now: () => act.at, nudge: () => undefined } as unknown as Context;
}

const says = ({ blocks }: Pick<ModalView, 'blocks'>): string =>
  textsIn(blocks)
    .map(({ text }) => text)
    .join('\n');
const labels = ({ blocks }: Pick<ModalView, 'blocks'>): readonly string[] =>
  blocks.flatMap((block) => (block.type === 'input' && 'label' in block ? [block.label.text] : []));

describe('the Advance form of a deal', () => {
  it('names the deal with its amount, what is known with its value, and how much is left', async () => {
    const view = await openAdvance(deal, {}, caller, contextOf(deal));
    expect(says(view)).toContain('*Deal*\n#42 Acme: 25 seats · €48,000');
    expect(labels(view)).not.toContain('Deal');
    expect(labels(view)).toEqual(expect.arrayContaining(['Move to', 'Note']));
    expect(says(view)).toContain('✓ A next step with a date: Thu 12 Mar');
    expect(says(view)).toContain('✓ First meeting held: 24 Feb');
    expect(says(view)).toContain('*Before you move on*: 1 needed, 1 good to have');
    expect(says(view)).toContain('*Good to have*');
  });

  it('opened without a deal has a field to pick one, and keeps it', async () => {
    const context = contextOf(deal);
    const empty = await openAdvance(undefined, {}, caller, context);
    expect(labels(empty)).toEqual(['Deal']);
    const picked = await advanceModal.actions.deals(
      { value: '42', state: {}, metadata: '{}' },
      caller,
      context,
    );
    if (picked.kind !== 'update') throw new Error(picked.kind);
    expect(labels(picked.view)).toEqual(expect.arrayContaining(['Deal', 'Move to', 'Note']));
  });

  it('refused, keeps the lesson that the next step has', async () => {
    const context = contextOf(deal);
    const view = await openAdvance(deal, {}, caller, context);
    expect(says(view)).toContain('From the last retro: “Ask for the payment contact” (Globex)');
    const quote = { value: 'quote', text: { type: 'plain_text', text: 'Quote' } } as const;
    const to = { type: 'static_select', selected_option: quote };
    const state = { [`to@${deal.number}.${deal.version}`]: { to } };
    const asked = { state, metadata: view.private_metadata ?? '', view };
    const refused = await advanceModal.submit(asked, caller, context);
    if (refused.kind !== 'update') throw new Error(refused.kind);
    expect(labels(refused.view)).toContain('Move anyway because');
    expect(says(refused.view)).toContain('From the last retro: “Ask for the payment contact”');
    expect(labels(refused.view)).not.toContain('Deal');
  });

  it('in its last step has nothing to send', async () => {
    const last = aDeal({ stageId: StageId.parse('closure') });
    const view = await openAdvance(last, {}, caller, contextOf(last));
    expect(says(view)).toContain('Was it won or lost?');
    expect(view.submit).toBeUndefined();
  });
});
