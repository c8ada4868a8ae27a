import type { Core } from '../core.ts';
import { type Json, record, records, text } from '../json.ts';
import { standsInChannel } from '../messages.ts';
import type { Channel, Message, OpenView } from '../shapes.ts';
import { stateOf } from '../view-state.ts';
import type { Workspace } from '../workspace.ts';
import type { Reader } from './mrkdwn.ts';
import { readBlocks, readMessage, readText, readValue } from './reading.ts';

/* What a person has before them, in words. */

interface FieldSight {
  readonly label: string;
  readonly type: string;
  /** In words, as shown. */
  readonly value: string;
  readonly hint: string;
  readonly optional: boolean;
  readonly options: readonly string[];
  readonly error?: string;
}

export interface ViewSight {
  readonly title: string;
  readonly submit: string | undefined;
  /** Everything that is written in it. */
  readonly text: string;
  readonly fields: readonly FieldSight[];
  /** By the field's label. */
  readonly errors: Readonly<Record<string, string>>;
  /** Slack's own complaint that the app did not answer. */
  readonly trouble: string | undefined;
  readonly view: OpenView;
}

function fieldSight(reader: Reader, view: OpenView, block: Json): FieldSight {
  const element = record(block.element);
  const id = text(block.block_id);
  const error = view.errors[id];
  const values = stateOf(view.blocks, view.typed);
  return {
    label: readText(reader, block.label),
    type: text(element.type),
    value: readValue(reader, values[id]?.[text(element.action_id)]),
    hint: readText(reader, block.hint),
    optional: block.optional === true,
    options: records(element.options).map((option) => readText(reader, option.text)),
    ...(error !== undefined && { error }),
  };
}

export function viewSight(reader: Reader, view: OpenView): ViewSight {
  const fields = view.blocks
    .filter(({ type }) => type === 'input')
    .map((block) => fieldSight(reader, view, block));
  return {
    title: view.title,
    submit: view.submit,
    text: readBlocks(reader, view.blocks, view.typed),
    fields,
    errors: Object.fromEntries(
      fields.flatMap(({ label, error }) => (error === undefined ? [] : [[label, error]])),
    ),
    trouble: view.trouble,
    view,
  };
}

const replyMark = ({ workspace }: Core, message: Message) => {
  const count = workspace.messages.replies(message.channel, message.ts).length;
  return count === 0 ? '' : ` (${count} ${count === 1 ? 'reply' : 'replies'})`;
};

/** The channel without its threads, as it is scrolled through. */
export const channelText = (core: Core, reader: Reader, channel: Channel): string =>
  core.workspace.messages
    .seenBy(channel.id, reader.person.id)
    .filter(standsInChannel)
    .map((message) => readMessage(reader, message) + replyMark(core, message))
    .join('\n');

const repliesFor = ({ messages }: Workspace, { person }: Reader, { channel, ts }: Message) =>
  messages.seenBy(channel, person.id).filter((one) => one.threadTs === ts && one.ts !== ts);

/** The parent and its replies. */
export const threadText = ({ workspace }: Core, reader: Reader, parent: Message): string =>
  [parent, ...repliesFor(workspace, reader, parent)]
    .map((message) => readMessage(reader, message))
    .join('\n');
