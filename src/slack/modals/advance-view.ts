import type { ModalView } from '@slack/types';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import { applies, isMet, unmet } from '../../domain/gates.ts';
import type { House } from '../../domain/house.ts';
import type { StageId } from '../../domain/ids.ts';
import {
  type Criterion,
  findStage,
  openStages,
  type Stage,
  stageAfter,
} from '../../domain/pipeline.ts';
import { type AnyBlock, actions, context, section } from '../views/blocks.ts';
import { commandButton } from '../views/command-button.ts';
import { dealOption } from '../views/deal-line.ts';
import { select, textInput, typeAhead } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { line } from '../views/mrkdwn.ts';
import type { Voice } from '../views/voice.ts';
import { count } from '../views/words.ts';
import { gateFields, worthOfKnown } from './gate-fields.ts';

export const advanceCallbackId = 'advance';

export interface AdvanceFacts {
  /** Absent: the person picks one first. */
  readonly deal?: Deal | undefined;
  readonly to?: StageId | undefined;
  readonly note?: string | undefined;
  /** Said above the fields; plain text. */
  readonly notice?: string | undefined;
  /** After a refused submit: the reasons to move anyway. */
  readonly anyway?: boolean | undefined;
  /** The newest lesson for the step it goes to. */
  readonly lesson?: { readonly text: string; readonly from: string } | undefined;
  readonly today: IsoDate;
}

/** Names a block of this deal at this version. */
export function blockOf(number: number, version: number): (name: string) => string {
  return (name) => `${name}@${number}.${version}`;
}

export function advanceView(facts: AdvanceFacts, house: House, voice: Voice): ModalView {
  const { deal, notice } = facts;
  const picked = deal === undefined ? undefined : dealOption(deal, voice);
  const rest = deal === undefined ? [] : moveBlocks(deal, facts, house);
  const words = isBack(facts, house)
    ? { title: 'Move back', submit: 'Move back' }
    : { title: 'Advance deal', submit: 'Advance' };
  return modalView({
    callbackId: advanceCallbackId,
    ...words,
    metadata:
      deal === undefined ? {} : { number: deal.number, version: deal.version, ...opened(facts) },
    blocks: [
      ...(notice === undefined ? [] : [section(`:warning: ${line(notice, 1_000)}`)]),
      field('deal', 'Deal', typeAhead('deals', 'Number or name', picked), { dispatch: true }),
      ...rest,
    ],
  });
}

/** What the form is made from when it comes back; a long note is kept by Slack alone. */
function opened({ to, note, anyway }: AdvanceFacts) {
  return { to, anyway, ...(JSON.stringify(note ?? '').length > 800 ? {} : { note }) };
}

/** Asked for a step before the deal's own: nothing but the reason is needed then. */
function isBack({ deal, to }: AdvanceFacts, { pipeline }: House): boolean {
  const at = (id: StageId | undefined) => pipeline.stages.findIndex((stage) => stage.id === id);
  return deal !== undefined && to !== undefined && at(to) < at(deal.stageId);
}

function moveBlocks(deal: Deal, facts: AdvanceFacts, house: House): readonly AnyBlock[] {
  if (deal.standing.kind !== 'open') {
    return [
      section('This deal is closed.'),
      actions([commandButton('Reopen', `reopen ${deal.number}`)]),
    ];
  }
  const named = blockOf(deal.number, deal.version);
  const stages = openStages(house.pipeline).filter((stage) => stage.id !== deal.stageId);
  const next = stageAfter(house.pipeline, deal.stageId);
  const to = facts.to ?? next?.id;
  if (to === undefined) return lastStep(deal);
  const options = stages.map((stage) => ({ value: stage.id, label: stage.name }));
  const target = findStage(house.pipeline, to);
  return [
    field(named('to'), 'Move to', select('to', options, { initial: to })),
    ...(isBack(facts, house)
      ? [field('note', 'Why', textInput('note', { initial: facts.note, multiline: true }))]
      : [...checklist(deal, facts, house, named), noteField(facts)]),
    ...(facts.anyway === true ? anywayFields(named) : []),
    ...advice(target, facts),
  ];
}

function noteField({ note }: AdvanceFacts): AnyBlock {
  const input = textInput('note', { initial: note, multiline: true });
  return field('note', 'Note', input, { optional: true });
}

/** From the last open step a deal is won or lost. */
function lastStep(deal: Deal): readonly AnyBlock[] {
  return [
    section('This is the last step. Was it won or lost?'),
    actions([
      commandButton('Won', `won ${deal.number}`, 'primary'),
      commandButton('Lost', `lost ${deal.number}`),
    ]),
  ];
}

const needed = {
  anyone: '*Needed.* Leave one empty, and you are asked why you move on without it.',
  managers: '*Needed.* Without it only a manager can move the deal on.',
} as const;

function checklist(
  deal: Deal,
  facts: AdvanceFacts,
  house: House,
  named: (name: string) => string,
): readonly AnyBlock[] {
  const stage = findStage(house.pipeline, deal.stageId);
  if (stage === undefined) return [];
  const open = unmet(deal, stage);
  const left = open.required.length + open.advised.length;
  const gate = { deal, house, today: facts.today, blockOf: named };
  const asked = (heading: string, criteria: readonly Criterion[]) =>
    criteria.length === 0
      ? []
      : [section(heading), ...criteria.flatMap((criterion) => gateFields(criterion, gate))];
  return [
    ...known(deal, stage),
    ...(left === 0 ? [] : [section(`*Before you move on*: ${count(left, 'thing')} left`)]),
    ...asked(needed[house.settings.policies.moveAnyway], open.required),
    ...asked('*Good to know*', open.advised),
    ...(stage.criteria.some((one) => one.check === 'needs') ? worthOfKnown(gate) : []),
  ];
}

/** What is known is shown, not asked. */
function known(deal: Deal, stage: Stage): readonly AnyBlock[] {
  const met = stage.criteria.filter(
    (criterion) => applies(deal, criterion) && isMet(deal, criterion),
  );
  return met.length === 0
    ? []
    : [context(met.map((criterion) => `✓ ${line(criterion.label, 80)}`).join('   '))];
}

const anywayReasons = [
  { value: 'Customer is ahead', label: 'Customer is ahead' },
  { value: 'Small deal', label: 'Small deal' },
  { value: 'Told verbally', label: 'Told verbally' },
  { value: 'other', label: 'Other' },
];

function anywayFields(named: (name: string) => string): readonly AnyBlock[] {
  return [
    field(named('anyway'), 'Move anyway because', select('anyway', anywayReasons), {
      optional: true,
    }),
    field(named('anyway-text'), 'In your words', textInput('anyway-text', { max: 300 }), {
      optional: true,
      hint: 'For Other',
    }),
  ];
}

function advice(target: Stage | undefined, { lesson }: AdvanceFacts): readonly AnyBlock[] {
  const lines = [
    ...(target === undefined || target.guidance === ''
      ? []
      : [`*${line(target.name, 60)}*: ${line(target.guidance, 400)}`]),
    ...(lesson === undefined
      ? []
      : [`From the last retro: “${line(lesson.text, 200)}” (${line(lesson.from, 80)})`]),
  ];
  return lines.length === 0 ? [] : [context(...lines)];
}
