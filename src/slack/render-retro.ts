import { counted } from '../domain/date-words.ts';
import { dateIn } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import { effective } from '../domain/history.ts';
import type { Retro } from '../domain/retro.ts';
import {
  type WorkingCalendar,
  workingCalendar,
  workingDaysBetween,
} from '../domain/working-calendar.ts';
import type { Stores } from '../ports.ts';
import type { Look, Rendered } from './render.ts';
import { retroPrompt } from './views/retro-prompt.ts';
import { voiceOf } from './voice-of-look.ts';

export async function renderRetro(
  retro: Retro,
  look: Look,
  stores: Stores,
  known?: Deal,
): Promise<Rendered> {
  const deal = known ?? (await stores.deals.byId(retro.workspaceId, retro.dealId));
  const people = [
    ...retro.answers.map((answer) => answer.by),
    ...retro.lessons.map((lesson) => lesson.by),
    ...retro.actions.map((action) => action.ownerId),
  ];
  const voice = await voiceOf(look, retro.workspaceId, people, stores);
  const calendar = workingCalendar(look.house.settings);
  const path = deal === undefined ? [] : pathOf(deal, retro.attempt, calendar);
  return retroPrompt({ retro, deal, path }, look.house, voice);
}

/** The steps the attempt took and how long each: `Qualified 9 working days`. */
function pathOf(deal: Deal, attempt: number, calendar: WorkingCalendar): readonly string[] {
  const entries = effective(deal.history).filter((entry) => entry.attempt === attempt);
  const start = entries.find((entry) => 'stage' in entry || entry.type === 'reopened');
  let since = start?.at;
  const path: string[] = [];
  for (const entry of entries) {
    if (entry.type !== 'moved' && entry.type !== 'closed') continue;
    if (since !== undefined) {
      const from = dateIn(calendar.zone, since);
      const days = workingDaysBetween(calendar, from, dateIn(calendar.zone, entry.at));
      path.push(`${entry.from.label} ${counted(days, 'working day')}`);
    }
    since = entry.at;
  }
  return path;
}
