import type { Trade } from './companies.ts';

/* What the team writes down; `{contact}` and `{signer}` become names. */

export interface NeedPhrase {
  readonly need: string;
  readonly answer: string;
  readonly worth: string;
  readonly value: string;
}

export const needs: Readonly<Record<Trade, readonly NeedPhrase[]>> = {
  care: [
    {
      need: 'Rosters still live in Excel',
      answer: 'Roster templates with rest-time rules',
      worth: '6 hours a week',
      value: 'Rosters in an hour instead of a day',
    },
    {
      need: 'Sick calls at six in the morning',
      answer: 'Swap requests by phone',
      worth: '2 agency shifts a month',
      value: 'Fewer agency shifts',
    },
    {
      need: 'Night bonuses are worked out by hand',
      answer: 'Bonus rules and payroll export',
      worth: '1 day a month',
      value: 'Payroll without corrections',
    },
  ],
  hospitality: [
    {
      need: 'Nobody knows who works on Sunday',
      answer: 'Plan in the app, confirmed by tap',
      worth: '4 hours a week',
      value: 'No more calls about who is on',
    },
    {
      need: 'Seasonal staff every May',
      answer: 'Invite by link, contracts attached',
      worth: '€900 a month',
      value: 'Season staff ready in a day',
    },
    {
      need: 'Tips and hours in two lists',
      answer: 'One time sheet with tips',
      worth: '3 hours a week',
      value: 'One list for hours and tips',
    },
  ],
  logistics: [
    {
      need: 'Driver hours must be proven',
      answer: 'Time clock with breaks',
      worth: 'no more fines',
      value: 'Hours that hold in an audit',
    },
    {
      need: 'Tours change at noon',
      answer: 'Live plan with push messages',
      worth: '5 hours a week',
      value: 'Drivers see changes at once',
    },
    {
      need: 'Three sites, three spreadsheets',
      answer: 'One plan for all sites',
      worth: '€1,400 a month',
      value: 'People shared between sites',
    },
  ],
  retail: [
    {
      need: 'Branches lend each other people by phone',
      answer: 'Open shifts across branches',
      worth: '5 hours a week',
      value: 'Open shifts filled in minutes',
    },
    {
      need: 'Overtime shows up at year end',
      answer: 'Balances in every plan',
      worth: '€700 a month',
      value: 'Overtime seen before it is worked',
    },
    {
      need: 'Saturday shifts are always a fight',
      answer: 'Wishes and fair rotation',
      worth: '3 hours a week',
      value: 'Saturdays that people accept',
    },
  ],
};

export const introNotes: readonly string[] = [
  'Intro call: {contact} plans alone and wants it off the desk',
  'They know us from a comparison article, no budget talk yet',
  '{contact} tried a free tool last year and gave up on it',
  'Good call, 20 minutes. Wants to see the mobile app first',
  'Two sites now, a third one opens in summer',
  'Works council has to be heard before they buy anything',
];

export const demoNotes: readonly string[] = [
  'Demo went well, the swap requests landed',
  '{contact} asked twice about the payroll export',
  'Showed the phone app on their own roster, laughter about the old plan',
  'Forty minutes, mostly questions about rest times',
];

export const dealNotes: readonly string[] = [
  'IT wants to know where the data is kept: sent the security sheet',
  'They compare us with Planday, price is close',
  '{signer} is on holiday until next week',
  'Asked for two references of the same size',
  'Payroll export to DATEV is a must',
  'They would like to start on the first of a month',
  '{contact} forwards everything to {signer}, who answers slowly',
];

export const nextSteps: readonly string[] = [
  'send the offer to {signer}',
  'call {contact} about the trial',
  'set up the demo with {signer}',
  'send two references',
  'ask {signer} for a date',
  'agree on the number of seats',
];

export const contractSteps: readonly string[] = [
  'call {signer} about the contract',
  'ask {contact} whether the contract is signed',
  'send the data processing agreement',
];

export const overrides: readonly string[] = ['Told verbally', 'Customer is ahead', 'Small deal'];

export const waits: readonly string[] = [
  'New budget from April',
  'Their works council meets at the end of the month',
  'Moving into a new warehouse first',
  '{signer} is on parental leave',
];

export const promises: readonly string[] = [
  'Import of the old roster by us, first call within a week',
  'Two training sessions on site',
  'DATEV export set up before the first payroll run',
  'A named contact for the first three months',
];
