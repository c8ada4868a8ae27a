import type { Announcement, Facts } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import { effective, type HistoryEntry } from '../domain/history.ts';
import { isAdmin, type Member } from '../domain/member.ts';
import type { Stores } from '../ports.ts';
import type { Look, RenderEntry, Rendered } from './render.ts';
import { renderWin } from './render-handoff.ts';
import { renderNewOwner } from './render-new-owner.ts';
import { renderRetro } from './render-retro.ts';
import { renderRun } from './render-run.ts';
import { dealCard } from './views/deal-card.ts';
import { helpAnswered } from './views/help-asked.ts';
import { ownerQuestion } from './views/new-owner.ts';
import { notPosted } from './views/not-posted.ts';
import { testLine } from './views/set-up.ts';
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
      return renderRun(subject.run, entry.facts, look, stores);
    case 'retro':
      return renderRetro(subject.retro, look, stores);
    case 'member':
      return renderMember(subject.member, entry, look);
  }
};

async function renderDeal(
  deal: Deal,
  { facts, destination }: Announcement,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  const { house } = look;
  const voice = await dealVoice(deal, facts, look, stores);
  switch (facts.kind) {
    case 'card':
      // What was taken back before it was posted never was there.
      return deal.standing.kind === 'withdrawn' && deal.thread === undefined
        ? undefined
        : dealCard(deal, house, voice);
    case 'thread': {
      const entry = standing(deal, facts.entryId);
      return entry === undefined ? undefined : threadReply(entry, deal, house, voice);
    }
    case 'quote':
      return quoteReply(deal, facts.quoteId, facts.what, voice);
    case 'celebration':
    case 'heads-up':
    case 'heads-up-over':
    case 'handoff':
    case 'handoff-taken':
    case 'handoff-question':
    case 'handoff-reminder':
      return renderWin(deal, facts, look, voice, stores);
    case 'new-owner':
    case 'new-owner-news':
      return renderNewOwner(deal, { facts, destination }, look, stores);
    case 'owner-question':
      return ownerQuestion(deal, voice.nameOf(facts.by), facts.to, facts.text);
    case 'help-answered':
      return helpAnswered(deal, facts, voice);
    case 'import-report':
      return plainMessage(facts.text);
    case 'run':
    case 'run-thread':
    case 'welcome':
    case 'not-posted':
    case 'test-line':
    case 'retro':
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

function renderMember(member: Member, entry: Announcement, { house }: Look): Rendered {
  const { facts, destination } = entry;
  if (facts.kind === 'welcome') {
    const asksSetUp = isAdmin(member) && house.settings.setUpAt === undefined;
    return welcomeMessage(member.name, house.pipeline, asksSetUp);
  }
  if (facts.kind === 'not-posted') return notPosted(facts, isAdmin(member));
  if (facts.kind === 'test-line') return testLine(destination.to, house);
  if (facts.kind === 'import-report') return plainMessage(facts.text);
  throw new Error(`a member has nothing to say of kind ${facts.kind}`);
}

/** Names of everybody who may be named on this deal. */
async function dealVoice(deal: Deal, facts: Facts, look: Look, stores: Stores): Promise<Voice> {
  const people = [
    deal.ownerId,
    deal.facts.source?.passedBy,
    deal.handoff?.takenBy,
    'by' in facts ? facts.by : undefined,
    ...deal.history.map((entry) => entry.by),
  ];
  return voiceOf(look, deal.workspaceId, people, stores);
}
