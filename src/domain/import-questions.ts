import type { IsoDate } from './dates.ts';
import type { Money } from './money.ts';

/* What a file leaves open, and its admin is asked. An answer goes by the question's id. */

/** An answer of a step or an outcome: rows that say it do not come in. */
export const LEAVE_OUT = 'leave-out';

interface Asked {
  /** The same for the same words of the same file. */
  readonly id: string;
  /** What was answered, or is taken until somebody says otherwise. */
  readonly answer?: string;
}

interface OfAWord extends Asked {
  readonly word: string;
  readonly rows: number;
}

export type ImportQuestion =
  /** Which of our steps this is. Only closed deals say it where it is not `needed`. */
  | (OfAWord & {
      readonly kind: 'step';
      readonly needed: boolean;
      readonly steps: readonly { readonly value: string; readonly label: string }[];
    })
  | (OfAWord & { readonly kind: 'outcome' })
  /** Who this is; without an answer nobody owns the deals. */
  | (OfAWord & { readonly kind: 'owner' })
  | (Asked & {
      readonly kind: 'dates';
      readonly ways: readonly {
        readonly value: 'day-first' | 'month-first';
        readonly text: string;
        readonly on: IsoDate;
      }[];
    })
  | (Asked & {
      readonly kind: 'amounts';
      readonly ways: readonly {
        readonly value: '.' | ',';
        readonly text: string;
        readonly amount: Money;
      }[];
    })
  | (Asked & {
      readonly kind: 'letters';
      readonly ways: readonly {
        readonly value: string;
        readonly name: string;
        readonly text: string;
      }[];
    })
  /** Whether deals that are here become what the file says of them now. */
  | (Asked & {
      readonly kind: 'known';
      readonly deals: number;
      readonly what: readonly string[];
    });

/** Question id → what was chosen. */
export type ImportAnswers = Readonly<Record<string, string>>;

/** Nothing can come in before it is answered. */
export function isOpen(question: ImportQuestion): boolean {
  if (question.answer !== undefined || question.kind === 'owner') return false;
  return question.kind !== 'step' || question.needed;
}
