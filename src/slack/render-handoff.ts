import type { Facts } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import { supportStanding } from '../domain/handoff.ts';
import { type Closed, type Corrected, effective } from '../domain/history.ts';
import { closingOf } from '../domain/retro-of-deal.ts';
import type { Stores } from '../ports.ts';
import { earlierWins } from './earlier-wins.ts';
import type { Look, Rendered } from './render.ts';
import { celebration, celebrationWithdrawn } from './views/celebration.ts';
import {
  type HandoffFacts,
  handoffQuestion,
  handoffReminder,
  handoffTaken,
  headsUpOver,
  supportMessage,
} from './views/handoff.ts';
import type { Voice } from './views/voice.ts';

type WinFacts = Extract<
  Facts,
  {
    readonly kind:
      | 'celebration'
      | `heads-up${'' | '-over'}`
      | `handoff${'' | '-taken' | '-question' | '-reminder'}`;
  }
>;

/** What is said of a win and of its handing over; undefined: it is not true any more. */
export async function renderWin(
  deal: Deal,
  facts: WinFacts,
  look: Look,
  voice: Voice,
  stores: Stores,
): Promise<Rendered | undefined> {
  switch (facts.kind) {
    case 'celebration':
      return renderCelebration(deal, facts.entryId, look, voice, stores);
    case 'heads-up':
      return renderSupport(deal, look, voice, stores);
    case 'heads-up-over':
      return isOffered(deal, look) ? headsUpOver(deal) : undefined;
    case 'handoff':
      return facts.after === undefined || isOffered(deal, look)
        ? renderSupport(deal, look, voice, stores)
        : undefined;
    case 'handoff-taken':
      return handoffTaken(deal, voice.nameOf(facts.by));
    case 'handoff-question':
      return handoffQuestion(deal, voice.nameOf(facts.by), facts.text);
    case 'handoff-reminder':
      return renderReminder(deal, look, voice, stores);
  }
}

async function renderCelebration(
  deal: Deal,
  entryId: string,
  { house }: Look,
  voice: Voice,
  stores: Stores,
): Promise<Rendered | undefined> {
  const closing = winOf(deal);
  const stands = effective(deal.history).some((entry) => entry.id === entryId);
  if (closing === undefined || (!stands && deal.posted?.celebration === undefined)) {
    return deal.posted?.celebration === undefined ? undefined : celebrationWithdrawn(deal);
  }
  return celebration(deal, closing, await earlierWins(deal, stores), house, voice);
}

/** Nothing is posted only to say that there is nothing to do. */
async function renderSupport(
  deal: Deal,
  look: Look,
  voice: Voice,
  stores: Stores,
): Promise<Rendered | undefined> {
  const facts = await factsOf(deal, look, stores);
  const isNews = ['soon', 'offered', 'taken'].includes(facts.standing.kind);
  if (!isNews && deal.posted?.support === undefined) return undefined;
  return supportMessage(facts, look.house, voice);
}

/** It is posted while nobody took the customer over; then it says what became of that. */
async function renderReminder(
  deal: Deal,
  look: Look,
  voice: Voice,
  stores: Stores,
): Promise<Rendered | undefined> {
  const facts = await factsOf(deal, look, stores);
  const isPosted = deal.posted?.reminder !== undefined;
  return facts.standing.kind === 'offered' || isPosted ? handoffReminder(facts, voice) : undefined;
}

function isOffered(deal: Deal, { house, now }: Look): boolean {
  return ['offered', 'taken'].includes(supportStanding(deal, house, now).kind);
}

async function factsOf(deal: Deal, { house, now }: Look, stores: Stores): Promise<HandoffFacts> {
  return {
    deal,
    standing: supportStanding(deal, house, now),
    closing: winOf(deal),
    earlier: await earlierWins(deal, stores),
  };
}

/** How it was won, when it is. */
function winOf(deal: Deal): Closed | Corrected | undefined {
  const closing = closingOf(deal, deal.attempt);
  return deal.standing.kind === 'won' && closing?.outcome.kind === 'won' ? closing : undefined;
}
