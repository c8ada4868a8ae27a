import { closing, meeting, prospecting, qualifying, quoting } from './chapters.ts';
import {
  type Loss,
  lossesAtClosure,
  lossesAtQualified,
  lossesAtQuote,
  notAFit,
  winReasons,
} from './lessons.ts';
import { type Case, type Script, then } from './life.ts';

/* Whole lives of deals that are over; the last turn is the end. */

const cheers: readonly string[] = [
  'Well done!',
  'Great one, they had been on the fence since summer',
  'Cake on Friday then',
  'That was fast. What made the difference?',
];

export function won(one: Case): Script {
  const { random } = one;
  return [
    ...prospecting(one),
    ...qualifying(one),
    ...quoting(one),
    ...closing(one),
    then([2, 6], { do: 'win', because: random.pick(winReasons) }),
  ];
}

/** What follows a win within hours or days; support may be slow. */
export function afterwards(one: Case, accepted: boolean): Script {
  const { random } = one;
  return [
    ...(random.chance(0.7) ? [then(0, { do: 'say', text: random.pick(cheers) }, 'U_MARIA')] : []),
    ...(accepted ? [then([0, 1], { do: 'accept-handoff' }, 'U_LEE')] : []),
  ];
}

function lose(one: Case, loss: Loss): Script {
  const later = loss.reopenIf !== undefined && loss.reopenIf !== 'nothing';
  return [
    then([3, 9], {
      do: 'lose',
      loss,
      ...(later ? { lookAgainInDays: one.random.between(60, 120) } : {}),
    }),
  ];
}

export function lostAtProspecting(one: Case): Script {
  const { random } = one;
  return [
    then([0, 2], { do: 'contact', contact: 'emailed' }),
    then([3, 6], { do: 'contact', contact: 'no-answer' }),
    then([4, 8], {
      do: 'lose',
      loss: {
        reason: random.chance(0.5) ? 'no-answer' : 'timing',
        missedAt: 'prospecting',
        how: 'out-of-hands',
        lesson: '',
      },
    }),
  ];
}

export function lostAtQualified(one: Case): Script {
  const met = one.random.chance(0.6) ? meeting(one) : [];
  return [...prospecting(one), ...met, ...lose(one, one.random.pick(lossesAtQualified))];
}

export function lostAtQuote(one: Case): Script {
  const { random } = one;
  return [
    ...prospecting(one),
    ...qualifying(one),
    then([1, 3], { do: 'quote', percent: 100 }),
    ...(random.chance(0.6) ? [then([5, 8], { do: 'follow-up' })] : []),
    ...lose(one, random.pick(lossesAtQuote)),
  ];
}

export function lostAtClosure(one: Case): Script {
  const loss = one.random.pick(lossesAtClosure);
  return [
    ...prospecting(one),
    ...qualifying(one),
    ...quoting(one),
    ...closing(one),
    ...lose(one, loss),
  ];
}

export function neverAFit(one: Case): Script {
  const { random } = one;
  return [
    ...(random.chance(0.6) ? [then([0, 2], { do: 'contact', contact: 'called' } as const)] : []),
    then([1, 5], { do: 'not-a-fit', because: random.pick(notAFit) }),
  ];
}
