import type { ContactKind } from '../../domain/facts.ts';
import type { ChoiceId } from '../../domain/ids.ts';
import type { Choice } from '../../domain/settings.ts';

/** `1 deal`, `3 deals`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Wait until, of a deal that nobody owns. */
export const NURTURE = 'Nurture until';

/** Leads that nobody has claimed stand outside every figure, and are said beside them. */
export function leadsLine(leads: number): readonly string[] {
  if (leads === 0) return [];
  return [`${count(leads, 'unclaimed lead')} not counted until claimed: \`/deal list unclaimed\``];
}

const tries = ['first', 'second', 'third', 'fourth', 'fifth'];

/** `second try`, from the second on. */
export function tryOf(attempt: number): string {
  return `${tries[attempt - 1] ?? `${attempt}th`} try`;
}

export const contactWords: Readonly<Record<ContactKind, string>> = {
  called: 'called',
  emailed: 'e-mailed',
  met: 'met',
  demo: 'demo held',
  'no-answer': 'called, no answer',
  'quote-sent': 'quote sent',
  'quote-followed-up': 'quote followed up',
  'contract-sent': 'contract sent',
};

/** `demo held`, `met`; with whom comes last. */
export function withWhom(names: readonly string[] | undefined): string {
  return names === undefined || names.length === 0 ? '' : ` with ${names.join(', ')}`;
}

export function choiceLabel(choices: readonly Choice[], id: ChoiceId): string {
  return choices.find((choice) => choice.id === id)?.label ?? id;
}

export function choiceLabels(choices: readonly Choice[], ids: readonly ChoiceId[]): string {
  return ids.map((id) => choiceLabel(choices, id)).join(', ');
}

/** A label within a sentence: `Price` becomes `price`, `CRM is missing` stays. */
export function inSentence(label: string): string {
  return /^(?:\p{Lu}\p{Ll}|A )/u.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;
}

/** How long half of something takes: `the same day`, `within 3 working days`. */
export function withinDays(days: number): string {
  return days === 0 ? 'the same day' : `within ${count(days, 'working day')}`;
}

/** The parts that are there, as one line. */
export function joined(parts: readonly (string | undefined)[], sign = ' · '): string {
  return parts.filter((part) => part !== undefined && part !== '').join(sign);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(parts: readonly string[], none = ''): string {
  const last = parts.at(-1) ?? none;
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}

/** What a person logs by hand; quotes are logged by sending and following them up. */
export const contactOptions = [
  { value: 'called', label: 'Called' },
  { value: 'emailed', label: 'E-mailed' },
  { value: 'met', label: 'Met' },
  { value: 'demo', label: 'Demo held' },
  { value: 'no-answer', label: 'No answer' },
] as const satisfies readonly { readonly value: ContactKind; readonly label: string }[];
