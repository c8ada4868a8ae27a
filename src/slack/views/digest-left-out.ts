import type { DigestFacts } from '../../domain/digest.ts';
import { line } from './mrkdwn.ts';
import { type Voice, weekday } from './voice.ts';
import { joined } from './words.ts';

const mostAway = 5;

/** What the figures cannot see, and what went past the rules of the map. */
export function leftOutLine({ hidden }: DigestFacts, voice: Voice): readonly string[] {
  const some = (n: number, one: string, many = one) =>
    n === 0 ? undefined : `${n} ${n === 1 ? one : many}`;
  const unseen = joined(
    [
      some(hidden.withoutAmount, 'deal without amount', 'deals without amount'),
      some(hidden.withoutCloseDate, 'without close date'),
      some(hidden.withoutNextStep, 'without next step'),
      some(hidden.unclaimed, 'unclaimed'),
    ],
    ', ',
  );
  const past = joined(
    [
      some(hidden.movedAnyway, 'deal moved on anyway', 'deals moved on anyway'),
      some(hidden.skippedSteps, 'step skipped', 'steps skipped'),
    ],
    ', ',
  );
  const away = hidden.away
    .slice(0, mostAway)
    .map((one) => `${line(one.name, 60)} is away until ${weekday(one.until, voice)}`);
  const parts = [unseen === '' ? '' : `Not in these numbers: ${unseen}`, past, ...away];
  const said = joined(parts, '; ');
  return said === '' ? [] : [said];
}
