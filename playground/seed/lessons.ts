/* Why deals were lost and won, and what the team took from it. */

export interface Loss {
  readonly reason: string;
  readonly missedAt: 'prospecting' | 'qualified' | 'quote' | 'closure';
  readonly how: 'skipped' | 'badly' | 'out-of-hands';
  readonly lesson: string;
  readonly reopenIf?: 'budget' | 'person' | 'feature' | 'timing' | 'nothing';
  /** What somebody promised to do about it. */
  readonly action?: string;
}

export const lossesAtQualified: readonly Loss[] = [
  {
    reason: 'nobody-can-sign',
    missedAt: 'qualified',
    how: 'skipped',
    lesson: 'Ask who signs before the demo, not after it',
    reopenIf: 'person',
  },
  {
    reason: 'no-budget',
    missedAt: 'prospecting',
    how: 'skipped',
    lesson: 'Ask the budget range in the first call',
    reopenIf: 'budget',
  },
  {
    reason: 'missing-feature',
    missedAt: 'qualified',
    how: 'out-of-hands',
    lesson: 'Ask about payroll software before promising an export',
    reopenIf: 'feature',
    action: 'List the payroll systems we cannot export to',
  },
  {
    reason: 'timing',
    missedAt: 'qualified',
    how: 'out-of-hands',
    lesson: 'Seasonal businesses decide in winter: call them in November',
    reopenIf: 'timing',
  },
  {
    reason: 'no-answer',
    missedAt: 'qualified',
    how: 'badly',
    lesson: 'End every call with a date, or the thread goes cold',
  },
  {
    reason: 'no-decision',
    missedAt: 'qualified',
    how: 'badly',
    lesson: 'Show what doing nothing costs them per month',
    reopenIf: 'timing',
  },
];

export const lossesAtQuote: readonly Loss[] = [
  {
    reason: 'price',
    missedAt: 'qualified',
    how: 'badly',
    lesson: 'Put a worth in euros next to each need before quoting',
    reopenIf: 'budget',
    action: 'Write a one-page example of what a shift swap saves',
  },
  {
    reason: 'competitor',
    missedAt: 'qualified',
    how: 'skipped',
    lesson: 'Ask whom else they look at, and show the app on their own roster',
    reopenIf: 'nothing',
  },
  {
    reason: 'no-decision',
    missedAt: 'quote',
    how: 'badly',
    lesson: 'Send quotes with a date that means something to them',
    reopenIf: 'timing',
  },
  {
    reason: 'price',
    missedAt: 'quote',
    how: 'badly',
    lesson: 'Offer the smaller package before the discount',
    reopenIf: 'budget',
  },
  {
    reason: 'no-answer',
    missedAt: 'quote',
    how: 'badly',
    lesson: 'Follow a quote up on day three; on day ten nobody remembers it',
  },
];

export const lossesAtClosure: readonly Loss[] = [
  {
    reason: 'nobody-can-sign',
    missedAt: 'qualified',
    how: 'badly',
    lesson: 'Meet whoever signs in person, a forwarded quote is not a yes',
    reopenIf: 'person',
  },
  {
    reason: 'competitor',
    missedAt: 'closure',
    how: 'badly',
    lesson: 'Say again what they gain while the contract is out',
    reopenIf: 'nothing',
  },
];

export const winReasons: readonly (readonly string[])[] = [
  ['value', 'demo'],
  ['product', 'speed'],
  ['relationship'],
  ['value', 'price'],
  ['demo', 'product'],
  ['speed', 'relationship'],
];

export interface WinLesson {
  readonly stage: 'prospecting' | 'qualified' | 'quote' | 'closure';
  readonly text: string;
}

export const winLessons: readonly WinLesson[] = [
  { stage: 'qualified', text: 'The demo on their own roster decided it: ask for it beforehand' },
  { stage: 'quote', text: 'Two prices on one quote: they talked about which, not whether' },
  { stage: 'closure', text: 'Calling the day after the contract went out saved a week' },
  { stage: 'prospecting', text: 'Support chats about overtime are good leads' },
  { stage: 'qualified', text: 'Bring the planner and the one who signs into the same call' },
];

export const notAFit: readonly string[] = [
  'too-small',
  'wrong-profile',
  'no-need',
  'no-money',
  'spam',
];
