import type { CohortStep } from '../../domain/cohort.ts';
import { worthWords } from '../../domain/digest-words.ts';
import type { FunnelFacts } from '../../domain/funnel.ts';
import type { House } from '../../domain/house.ts';
import type { CountAndWorth } from '../../domain/snapshot.ts';
import { shareWords } from '../../domain/win-rate.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { count, joined } from './words.ts';

/** Deals by step now, what the period brought, and how many of those that reached a step went on. */
export function funnelMessage(
  facts: FunnelFacts & { readonly steps: readonly CohortStep[] },
  period: string,
  { settings }: House,
  voice: Voice,
): Message {
  const worth = (what: CountAndWorth) => worthWords(what.worth, voice.locale, settings.currency);
  const now = [
    joined([
      `*Now*: ${count(facts.open.count, 'open deal')}`,
      worth(facts.open),
      without(facts.open),
    ]),
    ...facts.stages.map((stage) =>
      joined([
        `${line(stage.name, 60)}: ${count(stage.count, 'deal')}`,
        worth(stage),
        stage.stuck.count === 0 ? undefined : `${stage.stuck.count} stuck`,
      ]),
    ),
  ];
  const brought = [
    `*Closed, ${line(period, 60)}*`,
    joined([
      joined([`${facts.closed.won.count} won`, worth(facts.closed.won)], ', '),
      joined([`${facts.closed.lost.count} lost`, worth(facts.closed.lost)], ', '),
      `${facts.closed.unqualified.count} not a fit`,
      winRateWords(facts),
    ]),
  ];
  const steps = facts.steps.filter((step) => step.reached > 0).map(stepLine);
  const went = steps.length === 0 ? [] : [`*Went on, ${line(period, 60)}*`, ...steps];
  const parts = [now, brought, went].filter((part) => part.length > 0);
  return message(parts.flat().join('\n'), [
    ...parts.map((part) => section(part.join('\n'))),
    actions([
      commandButton('Stuck deals', 'list stuck all'),
      commandButton('Forecast', 'forecast'),
      commandButton('All time', 'funnel all'),
    ]),
  ]);
}

function without({ withoutAmount }: CountAndWorth): string | undefined {
  return withoutAmount === 0 ? undefined : `${withoutAmount} without amount`;
}

function winRateWords({ closed }: FunnelFacts): string | undefined {
  const share = shareWords(closed.won.count, closed.won.count + closed.lost.count);
  return share === undefined ? undefined : `won of closed: ${share}`;
}

/** Of those that left the step; the ones still in it stand beside. */
function stepLine(step: CohortStep): string {
  const left = step.on + step.lost + step.unqualified;
  return joined([
    `${line(step.name, 60)}: ${step.reached} reached it`,
    left === 0 ? undefined : `${shareWords(step.on, left)} went on`,
    step.open === 0 ? undefined : `${step.open} still there`,
  ]);
}
