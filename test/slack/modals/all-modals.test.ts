import { describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { problemsOfView } from '../../../playground/limits/check.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import { UserId } from '../../../src/domain/ids.ts';
import type { Changed, Stores } from '../../../src/ports.ts';
import type { Caller, Context } from '../../../src/slack/context.ts';
import type { Modal, Submitted } from '../../../src/slack/modals/modal.ts';
import { modals } from '../../../src/slack/modals/registry.ts';
import { aHouse, aMember, anAct, priya, team } from '../../support/build.ts';
import { aHostileDeal, hostile, long, textsIn } from '../../support/hostile.ts';
import { filledState, modalSamples } from './modal-samples.ts';

/** Sam's deal as the stores have it; Priya is a rep and may not change it. */
const deal = aHostileDeal('Acme');
const caller: Caller = {
  workspaceId: team,
  userId: priya,
  member: aMember({ userId: priya, name: 'Priya Nair' }),
  house: aHouse(),
  key: 'k1',
  act: anAct({ by: priya }),
};

/** Stores with one deal, whose retro is closed. */
function someStores(): Stores {
  const change = async (
    _workspace: string,
    _id: unknown,
    _key: string,
    decide: (deal: Deal) => Decision,
  ): Promise<Changed> => {
    const decision = decide(deal);
    if (decision.ok) {
      return { ok: true, deal: decision.change.deal, done: decision.change.done, repeated: false };
    }
    return decision;
  };
  return {
    deals: { change, byNumber: async () => deal },
    members: { member: async () => aMember({ userId: UserId.parse('UGUEST'), standing: 'guest' }) },
    retros: { change: async () => undefined, lessons: async () => [] },
  } as unknown as Stores;
}

const context = { stores: someStores(), now: () => caller.act.at, nudge: () => undefined };

function submit(modal: Modal, view: ModalView, state: Submitted) {
  const metadata = view.private_metadata ?? '';
  return modal.submit({ state, metadata, view }, caller, context as unknown as Context);
}

function inputsOf(view: ModalView): readonly string[] {
  return view.blocks.flatMap((block) =>
    block.type === 'input' && block.block_id !== undefined ? [block.block_id] : [],
  );
}

function chosen(value: string) {
  return { value, text: { type: 'plain_text' as const, text: value } };
}

/** What makes these refuse, where not being the owner does not. */
const refusedBy: Readonly<Record<string, (state: Submitted) => Submitted>> = {
  'new-deal': (state) => ({ ...state, owner: { owner: { type: '', selected_user: 'UGUEST' } } }),
  note: (state) => ({ ...state, text: { text: { type: 'plain_text_input', value: '  ' } } }),
  away: (state) => ({ ...state, delegate: { delegate: { type: '', selected_user: 'UGUEST' } } }),
  'ask-owner': (state) => ({ ...state, question: {} }),
  'ask-rep': (state) => ({ ...state, question: {} }),
  'clean-up': (state) => ({
    ...state,
    'deal-42': { verdict: { type: 'static_select', selected_option: chosen('wait') } },
    until: {},
  }),
  'add-to-deal': (state) => ({ ...state, deal: {} }),
};

describe.each(modals.map((modal) => [modal.callbackId, modal] as const))(
  'the modal %s',
  (id, modal) => {
    const samples = modalSamples[id];

    it('has samples', () => {
      expect(samples).toBeDefined();
    });

    it.each([
      ['hostile', hostile],
      ['too long', long],
    ])('stays within Slack’s limits when everything typed is %s', (_name, text) => {
      for (const view of samples?.(text) ?? []) {
        expect(problemsOfView({ ...view }, 'modal')).toEqual([]);
        expect((view.private_metadata ?? '').length).toBeLessThanOrEqual(2_500);
        expect(view.callback_id).toBe(id);
      }
    });

    it('leaves it to Slack to write which fields are optional', () => {
      const labels = (samples?.('Acme') ?? []).flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.type === 'input' && 'label' in block ? [block.label] : [],
        ),
      );
      for (const { text } of labels) expect(text).not.toMatch(/\*\s*$|\((optional|required)\)/i);
    });

    it('shows what people typed as what it is', () => {
      for (const view of samples?.(hostile) ?? []) {
        for (const { text, type } of textsIn(view.blocks)) {
          if (type !== 'mrkdwn') continue;
          expect(text).not.toMatch(/<!channel>|<@U1>|\u202e/);
        }
      }
    });

    it('keeps what was typed when it is refused', async () => {
      const view = samples?.('Acme').at(-1);
      if (view === undefined) throw new Error('no sample');
      const state = refusedBy[id]?.(filledState(view)) ?? filledState(view);

      const reply = await submit(modal, view, state);

      if (reply.kind === 'update') {
        expect(JSON.stringify(reply.view)).toContain('12k');
        return;
      }
      // Nothing was typed where there is nothing to type.
      if (reply.kind === 'message' && inputsOf(view).length === 0) return;
      if (reply.kind !== 'errors') throw new Error(`answered with ${reply.kind}`);
      const fields = inputsOf(view);
      for (const [block, sentence] of Object.entries(reply.errors)) {
        expect(fields).toContain(block);
        expect(sentence.length).toBeGreaterThan(10);
      }
    });
  },
);

it('knows every sample’s modal', () => {
  const known = modals.map((modal) => modal.callbackId);
  expect(Object.keys(modalSamples).filter((id) => !known.includes(id))).toEqual([]);
});
