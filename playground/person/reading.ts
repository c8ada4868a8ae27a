import type { StateValues } from '../acts.ts';
import { isRecord, type Json, list, record, records, text } from '../json.ts';
import type { Message } from '../shapes.ts';
import { stateOf } from '../view-state.ts';
import { type Reader, readFormatted } from './mrkdwn.ts';

/* Blocks and messages as plain lines of text, so that a test can say what a person sees. */

export function readText(reader: Reader, object: unknown): string {
  const { type, text: source } = record(object);
  return type === 'mrkdwn' ? readFormatted(reader, text(source)) : text(source);
}

/** `[Label]` for a button, `[choice ▾]` for a menu, `[⋯ a · b]` for an overflow menu. */
function readElement(reader: Reader, element: Json): string {
  switch (element.type) {
    case 'button':
      return `[${readText(reader, element.text)}]`;
    case 'overflow':
      return `[⋯ ${records(element.options)
        .map((option) => readText(reader, option.text))
        .join(' · ')}]`;
    case 'image':
      return `(picture: ${text(element.alt_text)})`;
    case 'plain_text':
    case 'mrkdwn':
      return readText(reader, element);
    case 'checkboxes':
    case 'radio_buttons':
      return records(element.options)
        .map((option) => `( ) ${readText(reader, option.text)}`)
        .join(' ');
    default:
      return `[${readText(reader, element.placeholder) || readChosen(reader, element)} ▾]`;
  }
}

const readChosen = (reader: Reader, element: Json) =>
  readText(reader, record(element.initial_option).text) || text(element.initial_date);

/** What a field holds, in words. */
export function readValue(reader: Reader, value: Json | undefined): string {
  const { type: _, timezone: __, ...rest } = value ?? {};
  return Object.values(rest)
    .flatMap((one) => (Array.isArray(one) ? one : [one]))
    .map((one) => readSingle(reader, one))
    .filter((one) => one !== '')
    .join(', ');
}

function readSingle({ workspace, ...rest }: Reader, one: unknown): string {
  if (isRecord(one)) return readText({ workspace, ...rest }, one.text) || text(one.name);
  if (one === null || one === undefined) return '';
  const id = String(one);
  const channel = workspace.channel(id);
  return workspace.person(id)?.realName ?? (channel ? `#${channel.name}` : id);
}

function readInput(reader: Reader, block: Json, values: StateValues): string {
  const { action_id } = record(block.element);
  const value = values[text(block.block_id)]?.[text(action_id)];
  return `${readText(reader, block.label)}: ${readValue(reader, value)}`;
}

function readRich(reader: Reader, node: Json): string {
  const { workspace } = reader;
  switch (node.type) {
    case 'user':
      return `@${workspace.person(text(node.user_id))?.realName ?? text(node.user_id)}`;
    case 'channel':
      return `#${workspace.channel(text(node.channel_id))?.name ?? text(node.channel_id)}`;
    case 'emoji':
      return `:${text(node.name)}:`;
    case 'link':
      return text(node.text) || text(node.url);
    case 'text':
      return text(node.text);
    case 'rich_text_list':
      return records(node.elements)
        .map((item) => `• ${readRich(reader, item)}`)
        .join('\n');
    default:
      return records(node.elements)
        .map((inner) => readRich(reader, inner))
        .join(node.type === 'rich_text' ? '\n' : '');
  }
}

const readCell = (reader: Reader, cell: Json) =>
  cell.type === 'rich_text' ? readRich(reader, cell) : String(cell.text ?? cell.value ?? '');

function readTable(reader: Reader, block: Json): string {
  const rows = list(block.rows).map((row) =>
    records(row)
      .map((cell) => readCell(reader, cell))
      .join(' | '),
  );
  return [text(block.caption), ...rows].filter((line) => line !== '').join('\n');
}

function readSection(reader: Reader, block: Json): string {
  const fields = records(block.fields).map((field) => readText(reader, field));
  const accessory = block.accessory ? [readElement(reader, record(block.accessory))] : [];
  const lines = [readText(reader, block.text), ...fields].filter((line) => line !== '');
  return [lines.join('\n'), ...accessory].join(' ');
}

function readBlock(reader: Reader, block: Json, values: StateValues): string {
  switch (block.type) {
    case 'section':
      return readSection(reader, block);
    case 'header':
    case 'alert':
      return readText(reader, block.text);
    case 'markdown':
      return text(block.text);
    case 'context':
    case 'actions':
      return records(block.elements)
        .map((element) => readElement(reader, element))
        .join(' ');
    case 'input':
      return readInput(reader, block, values);
    case 'rich_text':
      return readRich(reader, block);
    case 'image':
      return `(picture: ${text(block.alt_text)})`;
    case 'table':
    case 'data_table':
      return readTable(reader, block);
    case 'data_visualization':
      return `(chart: ${text(block.title)})`;
    default:
      return '';
  }
}

export const readBlocks = (
  reader: Reader,
  blocks: readonly Json[],
  typed: StateValues = {},
): string => {
  const values = stateOf(blocks, typed);
  return blocks
    .map((block) => readBlock(reader, block, values))
    .filter((line) => line !== '')
    .join('\n');
};

export function readMessage(reader: Reader, message: Message): string {
  const { workspace } = reader;
  const author =
    message.from === 'slack' ? 'Slack' : (workspace.person(message.user)?.realName ?? message.user);
  const body =
    message.blocks.length > 0
      ? readBlocks(reader, message.blocks)
      : readFormatted(reader, message.text);
  const files = message.files
    .flatMap((id) => workspace.files.get(id) ?? [])
    .filter(() => !message.blocks.some((block) => block.slack_file))
    .map((file) => `(file: ${file.title})`);
  const mark = message.ephemeralTo === undefined ? '' : '(only you) ';
  return [`${mark}${author}: ${body}`, ...files].join('\n');
}
