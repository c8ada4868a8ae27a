import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deal } from '../../../domain/deal.ts';
import type { House } from '../../../domain/house.ts';
import { knowNeed, needMark } from '../../../domain/learning.ts';
import { changeDeal, closeOrKeep, refuse } from '../../change-deal.ts';
import { voiceFor } from '../../people.ts';
import { dealHead } from '../../views/deal-head.ts';
import { select, textInput } from '../../views/elements.ts';
import { field, modalView } from '../../views/form.ts';
import type { Voice } from '../../views/voice.ts';
import { DealVersion, versionOf } from '../deal-version.ts';
import type { Modal } from '../modal.ts';
import { readMetadata, typedIn } from '../submitted.ts';

const callbackId = 'need';
const shown = 99;

const Metadata = DealVersion.extend({ was: z.string().optional(), at: z.int() });

/** A new need, or the one at this place; emptied, it is taken off. */
export function needView(
  deal: Deal,
  house: House,
  voice: Voice,
  at = -1,
  typed?: string,
): ModalView {
  const needs = deal.facts.needs ?? [];
  const need = needs[at];
  const long = { multiline: true } as const;
  const optional = { optional: true } as const;
  const which = [
    ...needs.slice(0, shown).map((one, n) => ({ value: String(n), label: one.need })),
    { value: '-1', label: 'Another one' },
  ];
  return modalView({
    callbackId,
    title: 'What they need',
    submit: 'Save',
    metadata: { ...versionOf(deal), at, ...(need === undefined ? {} : { was: needMark(need) }) },
    blocks: [
      ...dealHead(deal, house, voice),
      ...(needs.length === 0
        ? []
        : [
            field('which', 'Which', select('which', which, { initial: String(at) }), {
              dispatch: true,
            }),
          ]),
      field(
        `need-${at}`,
        'They need',
        textInput('need', { initial: need?.need ?? typed, ...long }),
        need === undefined ? {} : { optional: true, hint: 'Left empty, it is taken off' },
      ),
      field(
        `answer-${at}`,
        'Our answer',
        textInput('answer', { initial: need?.answer, ...long }),
        optional,
      ),
      field(
        `worth-${at}`,
        'Worth to them',
        textInput('worth', { initial: need?.worth, placeholder: '6 hours a week, €900 a month' }),
        optional,
      ),
    ],
  });
}

export const needModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { number, was, at } = readMetadata(Metadata, metadata);
    const { member, act } = caller;
    const [answer, worth] = [typedIn(state, `answer-${at}`), typedIn(state, `worth-${at}`)];
    const ask = {
      was,
      need: typedIn(state, `need-${at}`) ?? '',
      ...(answer === undefined ? {} : { answer }),
      ...(worth === undefined ? {} : { worth }),
    };
    const changed = await changeDeal(number, caller, context, (deal) =>
      knowNeed(deal, member, act, ask),
    );
    return closeOrKeep(changed, () => `need-${at}`, caller, context);
  },
  actions: {
    async which({ value, metadata }, caller, context) {
      const { number } = readMetadata(Metadata, metadata);
      const deal = await context.stores.deals.byNumber(caller.workspaceId, number);
      if (deal === undefined) {
        return refuse({ kind: 'no-such-deal', asked: String(number) }, caller, context);
      }
      const voice = await voiceFor(caller, context);
      return { kind: 'update', view: needView(deal, caller.house, voice, Number(value ?? -1)) };
    },
  },
};
