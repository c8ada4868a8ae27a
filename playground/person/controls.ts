import type { Container } from '../acts.ts';
import type { ElementAct } from '../interactions/action.ts';
import { type Json, record, records, text } from '../json.ts';
import { elementsOf } from '../view-state.ts';
import type { Reader } from './mrkdwn.ts';
import { readText } from './reading.ts';

/* The things in a message or view that a person can use, under the names that they read. */

export interface Control {
  /** A button's text, a field's label, a menu's placeholder or the text beside it. */
  readonly labels: readonly string[];
  readonly block: Json;
  readonly element: Json;
  readonly act: ElementAct;
}

function labelsOf(reader: Reader, block: Json, element: Json): readonly string[] {
  if (block.type === 'input') return [readText(reader, block.label)];
  if (element.type === 'button') return [readText(reader, element.text)];
  const beside = block.type === 'section' ? readText(reader, block.text) : '';
  const chosen = readText(reader, record(element.initial_option).text);
  return [readText(reader, element.placeholder), chosen, beside].filter((label) => label !== '');
}

export const controlsIn = (
  reader: Reader,
  container: Container,
  blocks: readonly Json[],
): readonly Control[] =>
  blocks.flatMap((block) =>
    elementsOf(block)
      .filter(({ type }) => type !== 'image')
      .map((element) => ({
        labels: labelsOf(reader, block, element),
        block,
        element,
        act: { container, blockId: text(block.block_id), actionId: text(element.action_id) },
      })),
  );

const plain = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase();

/** The index of what was meant: the exact words, else the only one that begins with or holds them. */
export function indexMeant(labels: readonly string[], wanted: string): number {
  const meant = plain(wanted);
  const tests = [
    (label: string) => label === wanted,
    (label: string) => plain(label) === meant,
    (label: string) => plain(label).startsWith(meant),
    (label: string) => plain(label).includes(meant),
  ];
  for (const [strictness, test] of tests.entries()) {
    const found = labels.flatMap((label, index) => (test(label) ? [index] : []));
    const [only] = found;
    if (only !== undefined && (strictness < 2 || found.length === 1)) return only;
  }
  return -1;
}

/** The option of an overflow menu, of boxes or of radio buttons with this text. */
export function choiceOf(element: Json, reader: Reader, label: string): Json | undefined {
  if (!['overflow', 'checkboxes', 'radio_buttons'].includes(text(element.type))) return undefined;
  const options = records(element.options);
  return options[
    indexMeant(
      options.map((option) => readText(reader, option.text)),
      label,
    )
  ];
}
