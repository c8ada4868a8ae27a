import type { DigestFacts } from '../../domain/digest.ts';
import { atMost } from '../../domain/text.ts';
import { line } from './mrkdwn.ts';
import { type Voice, weekday } from './voice.ts';
import { count, joined } from './words.ts';

const mostAway = 5;

/** What the figures cannot see, and what went past the rules of the map. */
export function leftOutLine({ hidden }: DigestFacts, voice: Voice): readonly string[] {
  const without = counted([
    [hidden.withoutAmount, 'without amount'],
    [hidden.withoutCloseDate, 'without close date'],
  ]);
  const leads = hidden.leads === 0 ? '' : count(hidden.leads, 'unclaimed lead');
  const unseen = joined([without, leads], ', ');
  const seen = counted([
    [hidden.withoutNextStep, 'without next step'],
    [hidden.unclaimed, 'unclaimed'],
    [hidden.movedAnyway, 'moved on anyway'],
  ]);
  const skipped = hidden.skippedSteps === 0 ? '' : `${count(hidden.skippedSteps, 'step')} skipped`;
  const away = hidden.away.map(
    (one) => `${line(one.name, 60)} is away until ${weekday(one.until, voice)}`,
  );
  const also = joined([seen, skipped, ...atMost(away, mostAway)], '; ');
  return [
    ...(unseen === '' ? [] : [`Not in these numbers: ${unseen}`]),
    ...(also === '' ? [] : [`Also: ${also}`]),
  ];
}

/** `3 deals without amount, 2 without close date`: what there is none of is not said. */
function counted(parts: readonly (readonly [number, string])[]): string {
  const some = parts.filter(([n]) => n > 0);
  return some
    .map(([n, words], index) => `${index === 0 ? count(n, 'deal') : n} ${words}`)
    .join(', ');
}
