import type { IsoDate } from '../../src/domain/dates.ts';
import type { ContactKind, Facts } from '../../src/domain/facts.ts';
import type { Company } from './companies.ts';
import type { Loss } from './lessons.ts';
import type { Random } from './random.ts';

/* What happens to a deal, before anybody has said on which days. */

export type Deed =
  | { readonly do: 'contact'; readonly contact: ContactKind; readonly text?: string }
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'plan'; readonly text: string; readonly inDays: number }
  | {
      readonly do: 'know';
      readonly facts: (on: IsoDate) => Partial<Facts>;
      readonly closeInDays?: number;
    }
  | { readonly do: 'advance'; readonly anyway?: string; readonly step?: string }
  | { readonly do: 'quote'; readonly percent: number; readonly validDays?: number }
  | { readonly do: 'step-done' }
  | { readonly do: 'follow-up' | 'accept' }
  | { readonly do: 'decline'; readonly why: string }
  | { readonly do: 'wait'; readonly inDays: number; readonly reason: string }
  | { readonly do: 'ask'; readonly text: string }
  | { readonly do: 'win'; readonly because: readonly string[] }
  | { readonly do: 'lose'; readonly loss: Loss; readonly lookAgainInDays?: number }
  | { readonly do: 'not-a-fit'; readonly because: string }
  | { readonly do: 'reopen'; readonly why: string }
  | { readonly do: 'accept-handoff' }
  | { readonly do: 'say'; readonly text: string };

/** A deed, so many working days after the one before. */
export interface Turn {
  readonly after: readonly [low: number, high: number];
  readonly deed: Deed;
  /** Absent: the owner. */
  readonly by?: string;
}

export type Script = readonly Turn[];

/** Who and what a script is about. */
export interface Case {
  readonly company: Company;
  readonly owner: string;
  readonly seats: number;
  readonly source: string;
  readonly random: Random;
}

/** So many working days later, or on the same day for 0. */
export function then(after: number | readonly [number, number], deed: Deed, by?: string): Turn {
  const range = typeof after === 'number' ? ([after, after] as const) : after;
  return { after: range, deed, ...(by === undefined ? {} : { by }) };
}

/** A phrase with the names of this case. */
export function said({ company }: Case, phrase: string): string {
  return phrase
    .replaceAll('{contact}', firstName(company.contact))
    .replaceAll('{signer}', firstName(company.signer));
}

function firstName(name: string): string {
  const words = name.split(' ').filter((word) => word !== 'Dr.');
  return words[0] ?? name;
}
