import type { Pipeline, Stage, StageKind } from '../../domain/pipeline.ts';
import { type AnyBlock, actions, context, message, section } from './blocks.ts';
import { commandButton, commandMenu } from './command-button.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { dayOf, type Voice } from './voice.ts';
import { count, joined } from './words.ts';

export const kindWords: Readonly<Record<StageKind, string>> = {
  open: 'open step',
  won: 'closes a deal as won',
  lost: 'closes a deal as lost',
  unqualified: 'closes a deal as not a fit',
};

const mostRows = 40;

/** The steps in their order, as everybody may read them; admins get what changes them. */
export function stageList(
  pipeline: Pipeline,
  voice: Voice,
  { mayEdit, said }: { readonly mayEdit: boolean; readonly said?: string | undefined },
): Message {
  const live = pipeline.stages.filter((stage) => stage.archived === undefined);
  const title = said === undefined ? '*The steps of a deal*' : `${line(said)}\n*The steps now*`;
  const rows = live.slice(0, mostRows).map((stage, index) => ({
    stage,
    text: stageText(stage, index + 1),
  }));
  const text = [title, ...rows.map((row) => row.text)].join('\n');
  return message(text, [
    section(title),
    ...rows.map(({ stage, text: row }) =>
      mayEdit ? section(row, stageMenu(stage, live)) : section(row),
    ),
    ...archivedLines(pipeline, voice),
    ...(mayEdit ? [listButtons()] : [context('An admin of Milepost can change the steps.')]),
  ]);
}

function stageText(stage: Stage, place: number): string {
  const name = `${place}  ${bold(line(stage.name, 60))}`;
  if (stage.kind !== 'open') return `${name}: ${kindWords[stage.kind]}`;
  const required = stage.criteria.filter((criterion) => criterion.required).length;
  const asks = joined(
    [
      required === 0 ? undefined : `${required} required`,
      stage.criteria.length === required
        ? undefined
        : `${stage.criteria.length - required} advised`,
    ],
    ', ',
  );
  return `${name} · ${joined([
    `${Math.round(stage.probability)}% likely`,
    limitWords(stage) || 'no limits',
    learnedWords(stage),
    `before you move on: ${asks === '' ? 'nothing' : asks}`,
    stage.reopenTarget ? 'deals may be reopened here' : undefined,
  ])}`;
}

/** What makes a deal need its rep here: `15 working days here or 10 without contact`; empty without limits. */
export function limitWords({ limits, learned }: Pick<Stage, 'limits' | 'learned'>): string {
  const ageDays = learned?.ageDays ?? limits.ageDays;
  const age = ageDays > 0 ? `${count(ageDays, 'working day')} here` : undefined;
  const days =
    age === undefined ? count(limits.silenceDays, 'working day') : `${limits.silenceDays}`;
  const silence = limits.silenceDays > 0 ? `${days} without contact` : undefined;
  return joined([age, silence], ' or ');
}

function learnedWords({ limits, learned }: Stage): string | undefined {
  if (learned === undefined || learned.ageDays === limits.ageDays) return undefined;
  return `${learned.ageDays} was learned, ${limits.ageDays} was set`;
}

function stageMenu(stage: Stage, live: readonly Stage[]) {
  const isOpen = stage.kind === 'open';
  const twins = live.filter((one) => one.kind === stage.kind).length > 1;
  return commandMenu(`stage-${stage.id}`.slice(0, 200), [
    { label: 'Edit', value: `stages edit ${stage.id}` },
    ...(isOpen ? [{ label: 'Before you move on', value: `stages before ${stage.id}` }] : []),
    ...(twins ? [{ label: 'Archive', value: `stages archive ${stage.id}` }] : []),
  ]);
}

function archivedLines(pipeline: Pipeline, voice: Voice): readonly AnyBlock[] {
  const nameOf = (id: string) => pipeline.stages.find((one) => one.id === id)?.name ?? id;
  const lines = pipeline.stages.flatMap(({ name, archived }) =>
    archived === undefined
      ? []
      : [
          `${line(name, 60)}, archived ${dayOf(archived.at, voice)}; its deals go to ${line(nameOf(archived.moveTo), 60)}`,
        ],
  );
  return lines.length === 0 ? [] : [context(...lines)];
}

function listButtons(): AnyBlock {
  return actions([
    commandButton('Add step', 'stages add', 'primary'),
    commandButton('Change the order', 'stages order'),
  ]);
}
