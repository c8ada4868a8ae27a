import { formatMoney } from '../../domain/money.ts';
import type { Criterion, Stage } from '../../domain/pipeline.ts';
import { actions, context, message, section } from './blocks.ts';
import { commandButton, commandMenu } from './command-button.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { joined } from './words.ts';

/** What a step asks before a deal moves on from it, with what changes it. */
export function criteriaList(stage: Stage, voice: Voice, said?: string): Message {
  const title = `*Before you move on from ${line(stage.name, 60)}*`;
  const head = said === undefined ? title : `${line(said)}\n${title}`;
  const rows = stage.criteria.map((criterion) => ({
    criterion,
    text: criterionText(criterion, voice),
  }));
  const none = rows.length === 0 ? ['It asks for nothing.'] : [];
  const text = [head, ...rows.map((row) => row.text), ...none].join('\n');
  return message(text, [
    section(head),
    ...rows.map(({ criterion, text: row }) => section(row, criterionMenu(stage, criterion))),
    ...none.map((words) => section(words)),
    actions([
      commandButton('Add', `stages criterion ${stage.id} new`, 'primary'),
      commandButton('All steps', 'stages'),
    ]),
    context(
      'Required ones stop a move until they are met or somebody gives a reason. Advised ones are only shown.',
    ),
  ]);
}

function criterionText(criterion: Criterion, voice: Voice): string {
  const { from } = criterion;
  return joined([
    bold(line(criterion.label, 150)),
    criterion.required ? 'required' : 'advised',
    criterion.check === 'custom' ? 'ticked by hand' : 'seen from the deal',
    from === undefined ? undefined : `from ${formatMoney(from, voice.locale)} up`,
  ]);
}

function criterionMenu(stage: Stage, { id, required }: Criterion) {
  const about = `${stage.id} ${id}`;
  return commandMenu(`criterion-${id}`.slice(0, 200), [
    { label: 'Edit', value: `stages criterion ${about}` },
    required
      ? { label: 'Only advise it', value: `stages advise ${about}` }
      : { label: 'Require it', value: `stages require ${about}` },
    { label: 'Remove', value: `stages drop ${about}` },
  ]);
}
