import type { ModalView } from '@slack/types';
import { DateTime } from 'luxon';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import { DealNumber } from '../../../src/domain/ids.ts';
import type { Stage } from '../../../src/domain/pipeline.ts';
import type { Retro } from '../../../src/domain/retro.ts';
import { addToDealView } from '../../../src/slack/modals/add-to-deal.ts';
import { advanceView } from '../../../src/slack/modals/advance-view.ts';
import { askHelpView } from '../../../src/slack/modals/ask-help.ts';
import { askOwnerView } from '../../../src/slack/modals/ask-owner.ts';
import { askRepView } from '../../../src/slack/modals/ask-rep.ts';
import { assignView } from '../../../src/slack/modals/assign.ts';
import { awayView } from '../../../src/slack/modals/away.ts';
import { cleanUpView, nothingDone } from '../../../src/slack/modals/clean-up-view.ts';
import { correctView } from '../../../src/slack/modals/correct.ts';
import { declineQuoteView } from '../../../src/slack/modals/decline-quote.ts';
import { editDealView } from '../../../src/slack/modals/edit-deal.ts';
import { factForms } from '../../../src/slack/modals/facts/fact-forms.ts';
import { factsView } from '../../../src/slack/modals/facts/facts-form.ts';
import { needView } from '../../../src/slack/modals/facts/need.ts';
import { personView } from '../../../src/slack/modals/facts/person.ts';
import { lessonView } from '../../../src/slack/modals/lesson.ts';
import { logContactView } from '../../../src/slack/modals/log-contact.ts';
import { lostView } from '../../../src/slack/modals/lost.ts';
import type { Submitted } from '../../../src/slack/modals/modal.ts';
import { newDealView } from '../../../src/slack/modals/new-deal.ts';
import { nextStepView } from '../../../src/slack/modals/next-step.ts';
import { notAFitView } from '../../../src/slack/modals/not-a-fit.ts';
import { noteView } from '../../../src/slack/modals/note.ts';
import { quoteView } from '../../../src/slack/modals/quote.ts';
import { reopenView } from '../../../src/slack/modals/reopen.ts';
import { archiveStageView } from '../../../src/slack/modals/rules/archive-stage.ts';
import { criterionView } from '../../../src/slack/modals/rules/criterion.ts';
import { stageView } from '../../../src/slack/modals/rules/stage.ts';
import { stageOrderView } from '../../../src/slack/modals/rules/stage-order.ts';
import { waitUntilView } from '../../../src/slack/modals/wait-until.ts';
import { wonView } from '../../../src/slack/modals/won.ts';
import { aHouse, aMember, monday, sam, team } from '../../support/build.ts';
import { aHostileDeal, anEntryId, aVoice } from '../../support/hostile.ts';
import { settingsSamples } from './settings-samples.ts';

const today = IsoDate.parse('2026-03-13');
const voice = aVoice();
const house = aHouse();

export type ModalSample = (text: string) => readonly ModalView[];

const about =
  (view: (deal: Deal, text: string) => ModalView): ModalSample =>
  (text) => [view(aHostileDeal(text), text)];

/** Every modal by its callback id, with one text in all the places where people type. */
export const modalSamples: Readonly<Record<string, ModalSample>> = {
  'new-deal': (text) => [
    newDealView({ ownerId: sam }, house, 'en'),
    newDealView({ ownerId: sam, account: text, said: text }, house, 'en'),
    newDealView(
      { ownerId: sam, account: text, before: { number: aHostileDeal(text).number, words: text } },
      house,
      'en',
    ),
  ],
  advance: (text) => [
    advanceView({ today }, house, voice),
    ...['prospecting', 'qualified', 'quote', 'closure'].map((stage) =>
      advanceView(
        {
          deal: aHostileDeal(text, { stageId: stageId(stage), facts: {} }),
          note: text,
          notice: text,
          anyway: true,
          lesson: { text, from: text },
          today,
        },
        house,
        voice,
      ),
    ),
  ],
  won: (text) =>
    ['qualified', 'quote', 'closure'].map((stage) =>
      wonView(aHostileDeal(text, { stageId: stageId(stage), facts: {} }), house, voice, {
        typed: { amount: text, signedOn: today, decidedBy: [] },
        today,
        notice: text,
        anyway: true,
      }),
    ),
  lost: about((deal, text) => lostView(deal, house, voice, { lesson: text }, text)),
  'not-a-fit': about((deal, text) => notAFitView(deal, house, voice, { text }, text)),
  reopen: about((deal, text) => reopenView(deal, house, voice, { why: text }, text)),
  correct: (text) =>
    (['won', 'lost', 'unqualified'] as const).map((kind) =>
      correctView(aHostileDeal(text), house, voice, { kind, why: text }, text),
    ),
  note: about((deal, text) => noteView(deal, house, voice, text)),
  'log-contact': about((deal, text) => logContactView(deal, house, voice, today, text)),
  'next-step': about((deal, text) => nextStepView(deal, house, voice, { text })),
  'wait-until': about((deal, text) => waitUntilView(deal, house, voice, { reason: text })),
  'edit-deal': about((deal) => editDealView(deal, house, voice)),
  person: (text) => [
    personView(aHostileDeal(text), house, voice, undefined, text),
    personView(aHostileDeal(text), house, voice, 'p1'),
  ],
  need: (text) => [
    needView(aHostileDeal(text), house, voice, -1, text),
    needView(aHostileDeal(text), house, voice, 0),
  ],
  ...Object.fromEntries(
    factForms.map((form) => [form.id, about((deal) => factsView(form, deal, house, voice))]),
  ),
  assign: about((deal) => assignView(deal, house, voice)),
  'add-to-deal': (text) => [addToDealView(text)],
  'clean-up': (text) => [
    cleanUpView(cleanUpPage(text, 8), house, voice),
    cleanUpView({ ...cleanUpPage(text, 1), notices: [text] }, house, voice),
  ],
  lesson: (text) => [lessonView(aRetro(text), house, today)],
  'ask-help': about((deal) => askHelpView(deal, house, voice)),
  stage: (text) => [stageView(house.pipeline), stageView(house.pipeline, aStage(text))],
  'stage-order': (text) => [
    stageOrderView({
      ...house.pipeline,
      stages: house.pipeline.stages.map((one) => ({ ...one, name: text.slice(0, 60) })),
    }),
  ],
  'archive-stage': (text) => [archiveStageView(house.pipeline, aStage(text), 12)],
  criterion: (text) => {
    const stage = aStage(text);
    return [
      criterionView(house, stage, 'en'),
      criterionView(house, stage, 'en', stage.criteria[0]),
    ];
  },
  ...settingsSamples,
  away: () => [awayView(aMember(), today)],
  'ask-owner': about((deal) => askOwnerView(deal, house, voice)),
  'ask-rep': about((deal) => askRepView(deal, house, voice)),
  quote: about((deal) => quoteView(deal, house, voice, today)),
  'decline-quote': about((deal) => {
    const quote = deal.quotes[0];
    if (quote === undefined) throw new Error('the deal has no quote');
    return declineQuoteView(deal, quote, house, voice);
  }),
};

function cleanUpPage(text: string, size: number) {
  const rows = Array.from({ length: size }, (_, index) => {
    const number = DealNumber.parse(42 + index);
    const imported = { at: monday, enteredUnknown: false };
    return { deal: aHostileDeal(text, { number, imported }), notice: text };
  });
  const done = { ...nothingDone, kept: 12, lost: 1 };
  return { rows, notices: [], waiting: 90, isLast: false, done, after: 41 + size, today };
}

/** Qualified, with one text wherever an admin types. */
function aStage(text: string): Stage {
  const stage = house.pipeline.stages.find((one) => one.id === 'qualified');
  if (stage === undefined) throw new Error('there is no such step');
  const criteria = stage.criteria.map((criterion) => ({ ...criterion, label: text }));
  return { ...stage, name: text, guidance: text, criteria };
}

function stageId(id: string): Deal['stageId'] {
  const stage = house.pipeline.stages.find((one) => one.id === id);
  if (stage === undefined) throw new Error(`there is no step ${id}`);
  return stage.id;
}

/** A state in which every field of the view holds something its reader takes. */
export function filledState(view: ModalView): Submitted {
  const filled: unknown = Object.fromEntries(
    view.blocks.flatMap((block) => {
      if (block.type !== 'input' || !('element' in block)) return [];
      const { element, block_id = '' } = block;
      if (!('action_id' in element)) return [];
      return [[block_id, { [String(element.action_id)]: valueFor(element) }]];
    }),
  );
  return filled as Submitted;
}

function aRetro(dealName: string): Retro {
  return {
    id: 'd-42:1',
    workspaceId: team,
    dealId: aHostileDeal('Acme').id,
    number: aHostileDeal('Acme').number,
    dealName,
    attempt: 1,
    outcome: 'lost',
    entryId: anEntryId,
    openedAt: monday,
    closesAt: monday,
    answers: [],
    lessons: [],
    actions: [],
    replies: [],
  };
}

interface AnyElement {
  readonly type: string;
  readonly options?: readonly object[];
}

function valueFor(element: AnyElement) {
  const first = element.options?.[0];
  const date = DateTime.fromISO('2026-04-02').toISODate();
  return {
    type: element.type,
    ...(element.type === 'plain_text_input' ? { value: '12k' } : {}),
    ...(element.type === 'datepicker' ? { selected_date: date } : {}),
    ...(element.type === 'users_select' ? { selected_user: 'USAM' } : {}),
    ...(element.type === 'external_select'
      ? { selected_option: { value: '42', text: { type: 'plain_text', text: '#42' } } }
      : {}),
    ...(/^(static_select|radio_buttons)$/.test(element.type) ? { selected_option: first } : {}),
    ...(/^(multi_static_select|checkboxes)$/.test(element.type)
      ? { selected_options: [first] }
      : {}),
  };
}
