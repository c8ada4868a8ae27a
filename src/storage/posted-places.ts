import type { Announcement } from '../domain/announcement.ts';
import type { Claim, Place } from '../outbox-ports.ts';

type Held = Claim['subject']['kind'];
type Said = Announcement['facts']['kind'];

/** Where the place of a message is kept that is edited later. */
const keptIn: Readonly<Partial<Record<`${Held}:${Said}`, string>>> = {
  'deal:card': 'thread',
  'deal:heads-up': 'posted.support',
  'deal:handoff': 'posted.support',
  'deal:handoff-reminder': 'posted.reminder',
  'deal:celebration': 'posted.celebration',
  'deal:new-owner': 'posted.newOwner',
  'run:run': 'message',
  'retro:retro-prompt': 'message',
};

/** Where it stands now is where later ones of its kind go: a message that was deleted is posted anew. */
export function placeFields(
  { subject }: Claim,
  { facts }: Announcement,
  place: Place | undefined,
): Readonly<Record<string, unknown>> {
  const field = keptIn[`${subject.kind}:${facts.kind}`];
  if (place === undefined || field === undefined) return {};
  const about = facts.kind === 'new-owner' ? { entryId: facts.entryId } : {};
  return { [field]: { $literal: { channel: place.channel, ts: place.ts, ...about } } };
}
