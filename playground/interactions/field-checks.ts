import type { StateValues } from '../acts.ts';
import { type Json, list, record, records, text } from '../json.ts';
import { isBlank } from '../view-state.ts';

/* What Slack's own client finds wrong with a form before the app hears of it. */

const REQUIRED = 'Please complete this required field.';

function lengthProblem(element: Json, value: string): string | undefined {
  const { min_length: least = 0, max_length: most = 3000 } = element;
  if (value.length < Number(least)) return `Must be at least ${least} characters.`;
  return value.length > Number(most) ? `Must be at most ${most} characters.` : undefined;
}

function numberProblem(element: Json, value: string): string | undefined {
  const shape = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!shape.test(value)) return 'Please enter a valid number.';
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && Number(value) < Number(least)) return `Must be ${least} or more.`;
  return most !== undefined && Number(value) > Number(most)
    ? `Must be ${most} or less.`
    : undefined;
}

const mostBytes = 10_000_000;

/** What Slack's client does not let anybody put into a file input. */
function fileProblem(element: Json, files: readonly Json[]): string | undefined {
  const kinds = list(element.filetypes);
  const most = Number(element.max_files ?? 10);
  if (files.length > most) return `Please add at most ${most} files.`;
  if (files.some(({ size }) => Number(size) > mostBytes)) return 'Files may be 10 MB at most.';
  const isOther = ({ filetype }: Json) => kinds.length > 0 && !kinds.includes(filetype);
  return files.some(isOther) ? `Please add files of these types: ${kinds.join(', ')}.` : undefined;
}

function valueProblem(element: Json, value: string): string | undefined {
  switch (element.type) {
    case 'plain_text_input':
      return lengthProblem(element, value);
    case 'number_input':
      return numberProblem(element, value);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

/** By block_id. */
export function fieldProblems(
  blocks: readonly Json[],
  values: StateValues,
): Record<string, string> {
  const problems = records(blocks).flatMap((block) => {
    if (block.type !== 'input') return [];
    const id = text(block.block_id);
    const element = record(block.element);
    const value = values[id]?.[text(element.action_id)];
    if (isBlank(value)) return block.optional === true ? [] : [[id, REQUIRED]];
    const problem =
      element.type === 'file_input'
        ? fileProblem(element, records(value?.files))
        : valueProblem(element, text(value?.value));
    return problem === undefined ? [] : [[id, problem]];
  });
  return Object.fromEntries(problems);
}
