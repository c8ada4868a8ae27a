import type { HomeView } from '@slack/types';
import { dateIn } from '../domain/dates.ts';
import { commands } from './commands/registry.ts';
import type { Caller, Context } from './context.ts';
import { modals } from './modals/registry.ts';
import { dealsOptions } from './options/deals.ts';
import { namesOf, voiceFor } from './people.ts';
import type { RenderEntry } from './render.ts';
import type { Surface } from './surface.ts';
import { dealCard } from './views/deal-card.ts';
import { dealList, rowsWithButtons } from './views/deal-list.ts';
import { newOwnerMessage } from './views/new-owner.ts';
import { quoteReply, threadReply } from './views/thread-reply.ts';

/** Everything people can see and touch. */
export const surface: Surface = {
  commands,
  bare: 'list',
  modals,
  actions: [],
  options: [dealsOptions],
  shortcuts: [],
  home,
  heard: async () => undefined,
  render,
};

async function home(caller: Caller, context: Context): Promise<HomeView> {
  const mine = { ownerId: caller.userId, standing: 'open' } as const;
  const { deals } = context.stores;
  const [rows, total, voice] = await Promise.all([
    deals.list(caller.workspaceId, { ...mine, limit: rowsWithButtons }),
    deals.count(caller.workspaceId, mine),
    voiceFor(caller, context),
  ]);
  const facts = { title: 'Your deals', none: 'No deals yet.', deals: rows, total };
  const { blocks } = dealList(
    { ...facts, withButtons: true, withOwner: false },
    caller.house,
    voice,
  );
  return { type: 'home', blocks: [...blocks] };
}

async function render(...[subject, entry, look, stores]: Parameters<RenderEntry>) {
  if (subject.kind !== 'deal') throw new Error(`a ${subject.kind} has no words yet`);
  const { deal } = subject;
  const { facts } = entry;
  const people = [deal.ownerId, ...deal.history.map((one) => one.by)];
  const nameOf = await namesOf(deal.workspaceId, people, stores);
  const voice = { ...look, today: dateIn(look.zone, look.now), nameOf };
  const told = 'entryId' in facts && deal.history.find((one) => one.id === facts.entryId);
  switch (facts.kind) {
    case 'card':
      return dealCard(deal, look.house, voice);
    case 'thread':
      return told ? threadReply(told, deal, look.house, voice) : undefined;
    case 'quote':
      return quoteReply(deal, facts.quoteId, facts.what, voice);
    case 'new-owner':
      return told ? newOwnerMessage(deal, nameOf(told.by), look.house, voice) : undefined;
    default:
      throw new Error(`${facts.kind} has no words yet`);
  }
}
