import type { Announcement } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import { type Closed, effective, type HistoryEntry } from '../domain/history.ts';
import type { Member } from '../domain/member.ts';
import type { Stores } from '../ports.ts';
import type { Look, RenderEntry, Rendered } from './render.ts';
import { renderRetro } from './render-retro.ts';
import { renderRun, renderRunPart } from './render-run.ts';
import { retroOf } from './retro-of-deal.ts';
import { dealCard } from './views/deal-card.ts';
import { celebration, handoff, handoffTaken, headsUp } from './views/handoff.ts';
import { newOwnerMessage } from './views/new-owner.ts';
import { quoteReply, threadReply } from './views/thread-reply.ts';
import { plainMessage } from './views/trouble.ts';
import type { Voice } from './views/voice.ts';
import { welcomeMessage } from './views/welcome.ts';
import { voiceOf } from './voice-of-look.ts';

/** What an outbox entry says, at the moment it is posted. */
export const renderEntry: RenderEntry = async (subject, entry, look, stores) => {
  switch (subject.kind) {
    case 'deal':
      return renderDeal(subject.deal, entry, look, stores);
    case 'run':
      return entry.facts.kind === 'run-thread'
        ? renderRunPart(subject.run, entry.facts.part, look, stores)
        : renderRun(subject.run, look, stores);
    case 'retro':
      return renderRetro(subject.retro, look, stores);
    case 'member':
      return renderMember(subject.member, entry, look);
  }
};

async function renderDeal(
  deal: Deal,
  { facts }: Announcement,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  const { house } = look;
  const voice = await dealVoice(deal, look, stores);
  switch (facts.kind) {
    case 'card':
      return dealCard(deal, house, voice);
    case 'thread': {
      const entry = standing(deal, facts.entryId);
      return entry === undefined ? undefined : threadReply(entry, deal, house, voice);
    }
    case 'quote':
      return quoteReply(deal, facts.quoteId, facts.what, voice);
    case 'retro': {
      const retro = await retroOf(deal, facts.attempt, stores);
      return retro === undefined ? undefined : renderRetro(retro, look, stores, deal);
    }
    case 'celebration': {
      const entry = closedEntry(deal, facts.entryId);
      return entry === undefined ? undefined : celebration(deal, entry, house, voice);
    }
    case 'handoff': {
      const entry = closedEntry(deal, facts.entryId);
      return entry === undefined ? undefined : handoff(deal, entry, house, voice);
    }
    case 'heads-up':
      return deal.standing.kind === 'open' ? headsUp(deal, voice) : undefined;
    case 'handoff-taken':
      return handoffTaken(deal, voice.nameOf(facts.by), voice);
    case 'handoff-question':
    case 'handoff-reminder':
      return undefined;
    case 'new-owner': {
      const entry = standing(deal, facts.entryId);
      return entry === undefined
        ? undefined
        : newOwnerMessage(deal, voice.nameOf(entry.by), house, voice);
    }
    case 'import-report':
      return plainMessage(facts.text);
    case 'run':
    case 'run-thread':
    case 'welcome':
    case 'retro-prompt':
      throw new Error(`a deal has nothing to say of kind ${facts.kind}`);
  }
}

/** An entry that has not been undone. */
function standing(deal: Deal, id: string): HistoryEntry | undefined {
  const entry = deal.history.find((one) => one.id === id);
  if (entry === undefined || entry.type === 'undone') return entry;
  return effective(deal.history).includes(entry) ? entry : undefined;
}

function closedEntry(deal: Deal, id: string): Closed | undefined {
  const entry = standing(deal, id);
  return entry?.type === 'closed' ? entry : undefined;
}

function renderMember(member: Member, { facts }: Announcement, look: Look): Rendered {
  if (facts.kind === 'welcome') return welcomeMessage(member.name, look.house.pipeline);
  if (facts.kind === 'import-report') return plainMessage(facts.text);
  throw new Error(`a member has nothing to say of kind ${facts.kind}`);
}

/** Names of everybody who may be named on this deal. */
async function dealVoice(deal: Deal, look: Look, stores: Stores): Promise<Voice> {
  const people = [
    deal.ownerId,
    deal.facts.source?.passedBy,
    ...deal.history.map((entry) => entry.by),
  ];
  return voiceOf(look, deal.workspaceId, people, stores);
}
