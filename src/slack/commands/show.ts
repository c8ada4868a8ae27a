import type { Deal } from '../../domain/deal.ts';
import { isManager } from '../../domain/member.ts';
import type { Caller, Context } from '../context.ts';
import { namedDeal, spokenOf } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { dealDetails } from '../views/deal-details.ts';
import type { Command } from './command.ts';

/** The newest notes and contacts that come with a deal. */
const shownNotes = 5;

export const showCommand: Command = {
  name: 'show',
  aliases: ['open', 'card'],
  usage: 'show 42',
  summary: 'A deal with everything known about it and its buttons.',
  who: 'everyone',
  reads: true,
  first: ['manager'],
  async run(words, caller, context) {
    const named = await namedDeal(words, 'show', caller, context);
    return named.ok ? show(named.deal, caller, context) : named.reply;
  },
};

/** Words that name no command may name a deal, as a number alone does. */
export async function showSpokenOf(
  words: string,
  caller: Caller,
  context: Context,
): Promise<Reply | undefined> {
  const named = await spokenOf(words, 'show', caller, context);
  if (named === undefined) return undefined;
  return named.ok ? show(named.deal, caller, context) : named.reply;
}

async function show(deal: Deal, caller: Caller, context: Context): Promise<Reply> {
  const notes = await context.stores.deals.activities(caller.workspaceId, deal.id, shownNotes);
  const people = [
    deal.ownerId,
    deal.facts.source?.passedBy,
    deal.helpAsked?.by,
    deal.helpAsked?.takenBy,
    deal.acceptance?.by,
    deal.acceptance?.from,
    'by' in deal.standing ? deal.standing.by : undefined,
    ...notes.map(({ by }) => by),
  ];
  const voice = await voiceFor(caller, context, people);
  const reading = { reader: caller.userId, isManager: isManager(caller.member) };
  return { kind: 'message', message: dealDetails(deal, notes, caller.house, voice, reading) };
}
