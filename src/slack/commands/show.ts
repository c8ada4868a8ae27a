import { isManager } from '../../domain/member.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
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
  async run(words, caller, context) {
    const named = await namedDeal(words, 'show', caller, context);
    if (!named.ok) return named.reply;
    const { deal } = named;
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
  },
};
