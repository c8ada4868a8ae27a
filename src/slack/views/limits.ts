/** What Slack takes, in UTF-16 units; longer texts are refused with the whole message. */
export const limits = {
  messageText: 4_000,
  messageBlocks: 50,
  /** All texts of one message together; measured at 13 200, kept with room to spare. */
  messageTotal: 12_000,
  viewBlocks: 100,
  sectionText: 3_000,
  fieldText: 2_000,
  fields: 10,
  header: 150,
  contextElements: 10,
  actionElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  optionText: 75,
  optionDescription: 75,
  options: 100,
  choices: 10,
  overflowOptions: 5,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  inputText: 3_000,
  title: 24,
  privateMetadata: 3_000,
  fieldError: 1_000,
} as const;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The text in at most `max` UTF-16 units, cut between graphemes and marked with an ellipsis. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, max + 64))) {
    if (index + segment.length > max - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}…`;
}

/** The lines that fit into `max` UTF-16 units together, and how many did not. */
export function fitLines(
  lines: readonly string[],
  max: number,
): { readonly text: string; readonly left: number } {
  const kept: string[] = [];
  let used = 0;
  for (const line of lines) {
    used += line.length + 1;
    if (used > max) break;
    kept.push(line);
  }
  return { text: kept.join('\n'), left: lines.length - kept.length };
}
