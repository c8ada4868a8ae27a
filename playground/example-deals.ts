import type { IsoDate } from '../src/domain/dates.ts';
import type { ContactKind, Facts } from '../src/domain/facts.ts';

/* A pipeline half full: what the team of the playground did in the last weeks. */

export type Step = { readonly daysAgo: number } & (
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'contact'; readonly kind: ContactKind }
  | { readonly do: 'plan'; readonly text: string; readonly inDays: number }
  | {
      readonly do: 'know';
      readonly facts: (on: IsoDate) => Partial<Facts>;
      readonly closeInDays?: number;
    }
  | { readonly do: 'advance'; readonly anyway?: string }
  | { readonly do: 'quote'; readonly amount: number }
  | { readonly do: 'accept' }
  | { readonly do: 'win'; readonly because: readonly string[] }
  | {
      readonly do: 'lose';
      readonly because: string;
      readonly missedAt: string;
      readonly lesson: string;
    }
);

export interface ExampleDeal {
  readonly account: string;
  readonly name: string;
  readonly contact: string;
  readonly owner: 'U_SAM' | 'U_PRIYA';
  readonly unclaimed?: boolean;
  readonly amount: number;
  readonly source: string;
  readonly daysAgo: number;
  readonly steps: readonly Step[];
}

const signer =
  (name: string) =>
  (on: IsoDate): Partial<Facts> => ({
    people: [{ id: 'p1', name, role: 'Decides', canSign: true, metOn: on, sawDemoOn: on }],
    firstMeetingOn: on,
    needs: [{ need: 'Less work by hand', answer: 'The import', worth: '6 hours a week' }],
    budget: 'yes',
    value: 'Saves a day of work a week',
  });

export const exampleDeals: readonly ExampleDeal[] = [
  {
    account: 'Globex',
    name: 'Globex: 40 seats',
    contact: 'Hank Scorpio',
    owner: 'U_SAM',
    amount: 58_000,
    source: 'referral',
    daysAgo: 40,
    steps: [
      { daysAgo: 38, do: 'advance' },
      { daysAgo: 33, do: 'know', facts: signer('Hank Scorpio') },
      { daysAgo: 33, do: 'plan', text: 'send the quote', inDays: 3 },
      { daysAgo: 30, do: 'advance' },
      { daysAgo: 29, do: 'quote', amount: 58_000 },
      { daysAgo: 21, do: 'accept' },
      { daysAgo: 20, do: 'advance' },
      { daysAgo: 5, do: 'win', because: ['value', 'demo'] },
    ],
  },
  {
    account: 'Initech',
    name: 'Initech: reporting',
    contact: 'Bill Lumbergh',
    owner: 'U_PRIYA',
    amount: 31_000,
    source: 'linkedin',
    daysAgo: 35,
    steps: [
      { daysAgo: 32, do: 'advance' },
      { daysAgo: 28, do: 'know', facts: signer('Bill Lumbergh') },
      { daysAgo: 28, do: 'plan', text: 'agree on the scope', inDays: 4 },
      { daysAgo: 24, do: 'advance' },
      { daysAgo: 22, do: 'quote', amount: 31_000 },
    ],
  },
  {
    account: 'Acme GmbH',
    name: 'Acme: 25 seats',
    contact: 'Dana Weiss',
    owner: 'U_SAM',
    amount: 48_000,
    source: 'video-form',
    daysAgo: 24,
    steps: [
      { daysAgo: 22, do: 'contact', kind: 'called' },
      { daysAgo: 20, do: 'advance' },
      { daysAgo: 14, do: 'know', facts: signer('Dana Weiss'), closeInDays: 30 },
      { daysAgo: 14, do: 'plan', text: 'quote for 25 seats', inDays: 3 },
      { daysAgo: 10, do: 'advance' },
      { daysAgo: 8, do: 'quote', amount: 48_000 },
      { daysAgo: 8, do: 'plan', text: 'call Dana about payment terms', inDays: 7 },
    ],
  },
  {
    account: 'Soylent',
    name: 'Soylent: pilot',
    contact: 'Robert Thorn',
    owner: 'U_SAM',
    amount: 31_000,
    source: 'event',
    daysAgo: 33,
    steps: [
      { daysAgo: 30, do: 'advance' },
      { daysAgo: 29, do: 'contact', kind: 'met' },
    ],
  },
  {
    account: 'Umbrella',
    name: 'Umbrella: audit trail',
    contact: 'Alice Abernathy',
    owner: 'U_PRIYA',
    amount: 22_000,
    source: 'inbound',
    daysAgo: 18,
    steps: [
      { daysAgo: 16, do: 'advance' },
      { daysAgo: 12, do: 'advance', anyway: 'Told verbally' },
      { daysAgo: 4, do: 'note', text: 'Their IT wants to see the security paper first' },
    ],
  },
  {
    account: 'Stark Industries',
    name: 'Stark: 10 seats',
    contact: 'Pepper Potts',
    owner: 'U_PRIYA',
    amount: 14_500,
    source: 'outbound',
    daysAgo: 20,
    steps: [
      { daysAgo: 17, do: 'advance' },
      {
        daysAgo: 6,
        do: 'lose',
        because: 'no-budget',
        missedAt: 'qualified',
        lesson: 'Ask the budget range in the first call',
      },
    ],
  },
  {
    account: 'Hooli',
    name: 'Hooli: trial',
    contact: 'Gavin Belson',
    owner: 'U_SAM',
    amount: 9_000,
    source: 'email-course',
    daysAgo: 9,
    steps: [{ daysAgo: 7, do: 'contact', kind: 'emailed' }],
  },
  {
    account: 'Vandelay',
    name: 'Vandelay Imports',
    contact: 'Art Vandelay',
    owner: 'U_PRIYA',
    unclaimed: true,
    amount: 6_000,
    source: 'support',
    daysAgo: 2,
    steps: [],
  },
];
