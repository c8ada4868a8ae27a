import { anyNote, closing, meeting, offer, prospecting, qualifying, quoting } from './chapters.ts';
import { lossesAtQuote } from './lessons.ts';
import { type Case, type Script, said, then } from './life.ts';
import { introNotes, waits } from './phrases.ts';

/* Lives that still go on; what is due, waits or is late follows from how long the last turn is ago. */

export const fresh = (one: Case): Script => [
  then(0, {
    do: 'contact',
    contact: 'emailed',
    text: said(one, one.random.pick(introNotes)),
  }),
];

/** Nobody has taken it yet. */
export const unclaimed = (): Script => [];

export const prospectingWithStep = (one: Case): Script => [
  ...fresh(one),
  then(1, { do: 'plan', text: said(one, 'call {contact} again'), inDays: 2 }),
];

export const qualified = (one: Case): Script => [...prospecting(one), ...meeting(one)];

/** So many days from the last turn to the next step: today, or tomorrow. */
export const stepIn =
  (inDays: number) =>
  (one: Case): Script => [
    ...qualified(one),
    then([2, 3], { do: 'contact', contact: 'called' }),
    then(0, { do: 'plan', text: said(one, 'call {contact} about the trial'), inDays }),
  ];

export const qualifiedAndStuck = (one: Case): Script => [
  ...prospecting(one),
  then([1, 2], { do: 'contact', contact: 'called' }),
  then([2, 3], { do: 'note', text: anyNote(one) }),
];

export const quoteDue = (one: Case): Script => [...prospecting(one), ...qualifying(one)];

export const quoted = (one: Case): Script => [...quoteDue(one), ...offer([0, 2])];

export const quoteExpired = (one: Case): Script => [
  ...quoteDue(one),
  ...offer([1, 1], 14),
  then([3, 4], { do: 'follow-up' }),
];

export const quoteDeclined = (one: Case): Script => [
  ...quoted(one),
  then([3, 5], { do: 'decline', why: 'Two of the five sites only, for now' }),
];

export const quotedAndStuck = (one: Case): Script => [
  ...prospecting(one),
  ...meeting(one),
  then([2, 4], { do: 'advance', step: said(one, 'send the offer to {signer}') }),
  ...offer([1, 1]),
  then([4, 5], { do: 'contact', contact: 'no-answer' }),
];

export const askedForHelp =
  (text: string) =>
  (one: Case): Script => [
    ...quoted(one),
    then([1, 2], { do: 'contact', contact: 'called' }),
    then(0, { do: 'ask', text }),
  ];

export const closingSoon = (one: Case): Script => [
  ...prospecting(one),
  ...qualifying(one),
  ...quoting(one),
  ...closing(one),
];

export const waiting = (one: Case): Script => [
  ...qualified(one),
  then([1, 4], {
    do: 'wait',
    inDays: one.random.between(12, 40),
    reason: said(one, one.random.pick(waits)),
  }),
];

/** Its waiting ends on the next working day. */
export const wakesSoon = (one: Case): Script => [
  ...qualified(one),
  then([1, 2], { do: 'wait', inDays: 8, reason: said(one, '{signer} is on holiday') }),
];

/** Lost, and tried again. */
export const secondTry = (one: Case): Script => [
  ...quoted(one),
  then([4, 7], { do: 'lose', loss: one.random.pick(lossesAtQuote), lookAgainInDays: 30 }),
  then([16, 22], { do: 'reopen', why: 'New budget, they called us' }),
  then(1, { do: 'contact', contact: 'called', text: 'Same need, new budget' }),
  then(0, { do: 'plan', text: said(one, 'send a new offer to {signer}'), inDays: 4 }),
];
