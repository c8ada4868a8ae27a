import type { House } from '../domain/house.ts';
import { pathOf, pathWords } from '../domain/path.ts';
import type { Retro } from '../domain/retro.ts';
import { workingCalendar } from '../domain/working-calendar.ts';
import type { Stores } from '../ports.ts';
import type { Caller, Context } from './context.ts';
import { voiceFor } from './people.ts';
import type { Look, Rendered } from './render.ts';
import type { Message } from './views/message.ts';
import { type RetroFacts, retroPrompt } from './views/retro-prompt.ts';
import { voiceOf } from './voice-of-look.ts';
import { spokenWords } from './with-names.ts';

/** As many notes and contacts of a deal as its path looks at. */
const mostActivities = 500;

/** A retro's prompt in the thread; undefined: withdrawn before it was ever posted. */
export async function renderRetro(
  retro: Retro,
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  if (retro.withdrawnAt !== undefined && retro.message === undefined) return undefined;
  const voice = await voiceOf(look, retro.workspaceId, peopleOf(retro), stores);
  return retroPrompt(await factsOf(retro, look.house, stores), look.house, voice);
}

/** The same for one person, in their own language and time. */
export async function showRetro(retro: Retro, caller: Caller, context: Context): Promise<Message> {
  const voice = await voiceFor(caller, context, peopleOf(retro));
  const replies = await spokenWords(retro.replies, caller, context);
  const facts = await factsOf({ ...retro, replies }, caller.house, context.stores);
  return retroPrompt({ ...facts, isCopy: true }, caller.house, voice);
}

function peopleOf(retro: Retro): readonly string[] {
  return [
    ...retro.answers.map((answer) => answer.by),
    ...retro.lessons.map((lesson) => lesson.by),
    ...retro.actions.map((action) => action.ownerId),
    ...retro.replies.map((reply) => reply.by),
  ];
}

async function factsOf(retro: Retro, house: House, { deals }: Stores): Promise<RetroFacts> {
  const { workspaceId, dealId, attempt } = retro;
  const [deal, activities] = await Promise.all([
    deals.byId(workspaceId, dealId),
    deals.activities(workspaceId, dealId, mostActivities),
  ]);
  if (deal === undefined) return { retro, deal, path: [] };
  const calendar = workingCalendar(house.settings);
  const contacts = activities
    .filter(({ what }) => what.kind === 'contact' && what.contact !== 'no-answer')
    .map(({ on }) => on);
  const steps = pathOf(deal, attempt, { pipeline: house.pipeline, calendar, contacts });
  return { retro, deal, path: pathWords(steps) };
}
