import type { Deal } from '../../domain/deal.ts';
import { applies, isMet, signers } from '../../domain/gates.ts';
import type { House } from '../../domain/house.ts';
import type { Criterion, Stage } from '../../domain/pipeline.ts';
import { atMost } from '../../domain/text.ts';
import { type AnyBlock, context } from '../views/blocks.ts';
import { line } from '../views/mrkdwn.ts';
import { day, type Voice, weekday } from '../views/voice.ts';
import { choiceLabel, joined } from '../views/words.ts';

/** What is known is shown, not asked: `✓ First meeting held: 24 Feb`. */
export function knownFacts(
  deal: Deal,
  stage: Stage,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  const met = stage.criteria
    .filter((criterion) => applies(deal, criterion) && isMet(deal, criterion))
    .map((one) => joined([`✓ ${line(one.label, 80)}`, knownValue(deal, one, house, voice)], ': '));
  return met.length === 0 ? [] : [context(met.join('   '))];
}

/** Its date, name or choice, escaped; undefined when there is no more to say. */
function knownValue(
  deal: Deal,
  criterion: Criterion,
  { settings }: House,
  voice: Voice,
): string | undefined {
  const { facts, nextStep } = deal;
  switch (criterion.check) {
    case 'source':
      return facts.source && line(choiceLabel(settings.sources, facts.source.id), 60);
    case 'can-sign':
      return atMost(
        signers(facts.people).map(({ name }) => line(name, 60)),
        2,
      ).join(', ');
    case 'next-step':
      return nextStep && weekday(nextStep.on, voice);
    case 'needs':
      return facts.needs?.[0] && line(facts.needs[0].need, 60);
    case 'first-meeting':
      return firstMeeting(deal, voice);
    case 'demo-to-signer':
      return demo(deal, voice);
    case 'quote-sent':
    case 'quote-accepted':
      return quote(deal, criterion.check, voice);
    case 'contract-sent':
      return facts.contractSentOn && day(facts.contractSentOn, voice);
    default:
      return undefined;
  }
}

function firstMeeting({ facts }: Deal, voice: Voice): string | undefined {
  const met = (facts.people ?? []).flatMap(({ metOn }) => metOn ?? []);
  const first = facts.firstMeetingOn ?? met.sort()[0];
  return first && day(first, voice);
}

function demo({ facts }: Deal, voice: Voice): string | undefined {
  if (facts.demo === 'not-needed') return 'not needed';
  const on = facts.demo?.on ?? signers(facts.people).flatMap(({ sawDemoOn }) => sawDemoOn ?? [])[0];
  return on && day(on, voice);
}

function quote(
  { quotes }: Deal,
  check: 'quote-sent' | 'quote-accepted',
  voice: Voice,
): string | undefined {
  if (check === 'quote-sent') {
    const sentOn = quotes.at(-1)?.sentOn;
    return sentOn && day(sentOn, voice);
  }
  const accepted = quotes.findLast(({ outcome }) => outcome.kind === 'accepted')?.outcome;
  return accepted?.kind === 'accepted' ? day(accepted.on, voice) : undefined;
}
