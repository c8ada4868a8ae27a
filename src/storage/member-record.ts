import { z } from 'zod';
import type { Member } from '../domain/member.ts';
import { rolesOf } from '../domain/roles.ts';
import type { Settings } from '../domain/settings.ts';
import { MemberShape } from './shapes/member-shape.ts';
import { UnreadableRecord } from './unreadable.ts';

/** A person as stored: what Slack says of them, what they and the admins set. */
export const MemberRecord = MemberShape.omit({ roles: true }).extend({
  inManagers: z.object({ channel: z.string(), is: z.boolean() }).optional(),
  seenAt: z.date(),
  /** What `away` was set to, and when: who was away at an instant. */
  awayLog: z.array(z.object({ at: z.date(), away: MemberShape.shape.away })).default([]),
});
export type KeptMember = z.infer<typeof MemberRecord>;

/** @throws UnreadableRecord */
export function readMember(record: unknown): KeptMember {
  const result = MemberRecord.safeParse(record);
  if (!result.success) throw new UnreadableRecord('member', record, result.error);
  return result.data;
}

/** Roles follow from the settings of this moment, so they are not kept. */
export function toMember(known: KeptMember, settings: Settings): Member {
  const { inManagers, seenAt: _, awayLog: __, ...member } = known;
  const inManagersChannel =
    inManagers?.is === true && inManagers.channel === settings.channels.managers;
  return {
    ...member,
    roles: rolesOf(settings, { member, inManagersChannel }),
  };
}

/** The person as they were away, or not, at an instant. */
export function awayAsOf(known: KeptMember, instant: Date): KeptMember {
  const { awayLog, away: _, ...rest } = known;
  if (awayLog.length === 0 || awayLog.every(({ at }) => at < instant)) return known;
  const then = awayLog.filter(({ at }) => at < instant).at(-1)?.away;
  return { ...rest, awayLog, ...(then === undefined ? {} : { away: then }) };
}
