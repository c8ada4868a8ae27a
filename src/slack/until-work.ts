import type { Announcement } from '../domain/announcement.ts';
import { sayableFrom } from '../domain/catch-up.ts';
import { workingCalendar } from '../domain/working-calendar.ts';
import type { Subject } from '../outbox-ports.ts';
import type { Look } from './render.ts';

/**
 * Milliseconds until a message may be posted: what comes of the clock and not of somebody's deed
 * comes in working hours, also when Slack was away until the night.
 */
export function untilWork(
  subject: Subject,
  { facts, dueAt }: Announcement,
  { house, zone, now }: Look,
): number {
  const isOfTheClock = subject.kind === 'run' || facts.kind === 'handoff-reminder';
  if (!isOfTheClock) return 0;
  const from = sayableFrom(workingCalendar(house.settings), dueAt, now, zone);
  return from.getTime() - now.getTime();
}
