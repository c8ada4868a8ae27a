import { weekdayDay } from '../domain/date-words.ts';
import { dateIn, minuteOfDayIn } from '../domain/dates.ts';
import { digestText } from '../domain/digest-text.ts';
import type { DigestSlot } from '../domain/schedule.ts';
import { readDigest } from '../read-digest.ts';
import type { JobParts, Workspace } from './job.ts';

/** The digest of a slot as plain text. */
export async function digestPreview(
  { stores }: JobParts,
  { id, house, members }: Workspace,
  slot: DigestSlot,
): Promise<readonly string[]> {
  await stores.numbers.settle(id);
  const facts = await readDigest(stores, house, slot);
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  const { zone, locale } = house.settings;
  const day = weekdayDay(dateIn(zone, slot.to), slot.lastDay, locale);
  const minute = minuteOfDayIn(zone, slot.to);
  const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  return [
    `Digest ${slot.week}, as of ${day}, ${time} (${zone})`,
    ...digestText(facts, house.settings, (userId) => names.get(userId) ?? userId),
  ];
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
