import type { ModalView } from '@slack/types';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import { unmet } from '../../domain/gates.ts';
import type { House } from '../../domain/house.ts';
import type { StageId } from '../../domain/ids.ts';
import { findStage, openStages, type Stage, stageAfter } from '../../domain/pipeline.ts';
import { type AnyBlock, actions, context, section } from '../views/blocks.ts';
import { commandButton } from '../views/command-button.ts';
import { dealName, dealOption } from '../views/deal-line.ts';
import { select, textInput, typeAhead } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { bold, line } from '../views/mrkdwn.ts';
import { money, type Voice } from '../views/voice.ts';
import { joined } from '../views/words.ts';
import { gateFields, worthOfKnown } from './gate-fields.ts';
import { knownFacts } from './known-facts.ts';
import { anywayFields, neededFields } from './needed-fields.ts';

export const advanceCallbackId = 'advance';

export interface AdvanceFacts {
  /** Absent: the person picks one first. */
  readonly deal?: Deal | undefined;
  /** It was opened without a deal, so that another one can be picked. */
  readonly picks?: boolean | undefined;
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
  const blocks = [
    ...(notice === undefined ? [] : [section(`:warning: ${line(notice, 1_000)}`)]),
    dealBlock(facts, voice),
    ...(deal === undefined ? [] : moveBlocks(deal, facts, house, voice)),
  ];
  const [title, submit] = isBack(facts, house)
    ? ['Move back', 'Move back']
    : ['Advance deal', 'Advance'];
  return modalView({
    callbackId: advanceCallbackId,
    title,
    // A closed deal, or one in the last step, has nothing to fill in.
    ...(blocks.some(({ type }) => type === 'input') ? { submit } : {}),
    metadata:
      deal === undefined ? {} : { number: deal.number, version: deal.version, ...opened(facts) },
    blocks,
  });
}

function dealBlock({ deal, picks }: AdvanceFacts, voice: Voice): AnyBlock {
  if (deal !== undefined && picks !== true) {
    const worth = deal.amount === undefined ? undefined : money(deal.amount, voice);
    return section(`*Deal*\n${joined([dealName(deal), worth])}`);
  }
  const picked = deal === undefined ? undefined : dealOption(deal, voice);
  return field('deal', 'Deal', typeAhead('deals', 'Number or name', picked), { dispatch: true });
}

/** What the form is made from when it comes back; a long note is kept by Slack alone. */
function opened({ to, note, anyway, picks }: AdvanceFacts) {
  return { to, anyway, picks, ...(JSON.stringify(note ?? '').length > 800 ? {} : { note }) };
}

/** Asked for a step before the deal's own: nothing but the reason is needed then. */
function isBack({ deal, to }: AdvanceFacts, { pipeline }: House): boolean {
  const at = (id: StageId | undefined) => pipeline.stages.findIndex((stage) => stage.id === id);
  return deal !== undefined && to !== undefined && at(to) < at(deal.stageId);
}

function moveBlocks(
  deal: Deal,
  facts: AdvanceFacts,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
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
      : [...checklist(deal, facts, house, voice), noteField(facts)]),
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

function checklist(
  deal: Deal,
  facts: AdvanceFacts,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  const stage = findStage(house.pipeline, deal.stageId);
  if (stage === undefined) return [];
  const open = unmet(deal, stage);
  const left = joined(
    [
      open.required.length === 0 ? undefined : `${open.required.length} needed`,
      open.advised.length === 0 ? undefined : `${open.advised.length} good to have`,
    ],
    ', ',
  );
  const gate = { deal, house, today: facts.today, blockOf: blockOf(deal.number, deal.version) };
  const advised = open.advised.flatMap((criterion) => gateFields(criterion, gate));
  return [
    ...knownFacts(deal, stage, house, voice),
    ...(left === '' ? [] : [section(`*Before you move on*: ${left}`)]),
    ...neededFields(open.required, gate),
    ...(advised.length === 0 ? [] : [section('*Good to have*'), ...advised]),
    ...(stage.criteria.some((one) => one.check === 'needs') ? worthOfKnown(gate) : []),
  ];
}

function advice(target: Stage | undefined, { lesson }: AdvanceFacts): readonly AnyBlock[] {
  const lines = [
    ...(target === undefined || target.guidance === ''
      ? []
      : [`${bold(line(target.name, 60))}: ${line(target.guidance, 400)}`]),
    ...(lesson === undefined
      ? []
      : [`From the last retro: “${line(lesson.text, 200)}” (${line(lesson.from, 80)})`]),
  ];
  return lines.length === 0 ? [] : [context(...lines)];
}
