import type { Deal } from './deal.ts';
import type { Facts, Person } from './facts.ts';
import { reaches } from './money.ts';
import type { CheckName, Criterion, Stage } from './pipeline.ts';
import { acceptedQuote, quotesOfTry } from './quotes-of.ts';
import { isSaid } from './text.ts';

export interface Unmet {
  readonly required: readonly Criterion[];
  readonly advised: readonly Criterion[];
}

/** What is still open of "Before you move on" for a deal leaving a stage. */
export function unmet(deal: Deal, stage: Stage): Unmet {
  const open = stage.criteria.filter(
    (criterion) => applies(deal, criterion) && !isMet(deal, criterion),
  );
  return {
    required: open.filter((criterion) => criterion.required),
    advised: open.filter((criterion) => !criterion.required),
  };
}

/** A criterion with a floor is asked of deals known to be worth that much. */
export function applies(deal: Pick<Deal, 'amount'>, criterion: Criterion): boolean {
  return criterion.from === undefined || reaches(deal.amount, criterion.from);
}

export function isMet(deal: Deal, criterion: Criterion): boolean {
  if (criterion.check === 'custom') return deal.facts.ticks?.[criterion.id] !== undefined;
  return checks[criterion.check](deal);
}

const checks: Readonly<Record<Exclude<CheckName, 'custom'>, (deal: Deal) => boolean>> = {
  source: ({ facts }) => facts.source !== undefined,
  'profile-fits': ({ facts }) => facts.profile?.fits === 'yes',
  budget: ({ facts }) => facts.budget === 'yes',
  value: ({ facts }) => isSaid(facts.value),
  'can-sign': ({ facts }) => signers(facts.people).length > 0,
  'next-step': ({ nextStep }) => nextStep !== undefined,
  needs: ({ facts }) => (facts.needs ?? []).length > 0,
  'first-meeting': ({ facts }) =>
    facts.firstMeetingOn !== undefined ||
    (facts.people ?? []).some((person) => person.metOn !== undefined),
  'demo-to-signer': ({ facts }) => signerSawDemo(facts),
  'quote-sent': (deal) => quotesOfTry(deal).length > 0,
  'quote-accepted': (deal) => acceptedQuote(deal) !== undefined,
  'contract-sent': ({ facts }) => facts.contractSentOn !== undefined,
  'decision-maker': ({ facts }) => facts.decisionMakerReached === 'yes',
  'final-terms': ({ facts }) => isSaid(facts.finalTerms),
};

/** Somebody who can sign saw a demo, or none is needed. */
export function signerSawDemo(facts: Facts): boolean {
  if (facts.demo === 'not-needed' || facts.demo?.seenBySigner === true) return true;
  return signers(facts.people).some((person) => person.sawDemoOn !== undefined);
}

export function signers(people: readonly Person[] | undefined): readonly Person[] {
  return (people ?? []).filter((person) => person.canSign === true);
}
