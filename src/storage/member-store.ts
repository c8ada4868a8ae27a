import type { Announcement } from '../domain/announcement.ts';
import { type ChannelId, UserId, type WorkspaceId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { Clock, Log, MemberEdit, MemberStore } from '../ports.ts';
import type { PeopleSource } from '../slack-ports.ts';
import { documentId } from './document-id.ts';
import { duplicateOf } from './duplicate-key.ts';
import { fieldDiff } from './field-diff.ts';
import { awayAsOf, type KeptMember, MemberRecord, readMember, toMember } from './member-record.ts';
import type { Models, Stored } from './models.ts';
import { earliest } from './outbox-due.ts';
import type { ShortCache } from './short-cache.ts';
import { readRows } from './unreadable.ts';
import type { ReadSettings } from './workspace-store.ts';

export interface MemberParts {
  readonly models: Models;
  readonly people: PeopleSource;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: ReadSettings;
  readonly cache: ShortCache<KeptMember>;
  /** Runs work that nobody waits for. */
  readonly aside: (work: Promise<unknown>) => void;
}

/** Slack's word on a person is asked again after so long, while the old one is still used. */
const freshForMs = 60 * 60 * 1_000;
/** And after so long when it could not say who is in the managers' channel. */
const retryMs = 60_000;

const keysKept = 32;
const slackFields = ['name', 'zone', 'locale', 'standing', 'slackAdmin'] as const;
const ownFields = ['managerId', 'away', 'welcomedAt', 'lastSource'] as const;
const editable = [...slackFields, ...ownFields];

export function createMemberStore(parts: MemberParts): MemberStore {
  const { models, cache, settings } = parts;
  const keyOf = (workspaceId: WorkspaceId, userId: UserId) => documentId(workspaceId, userId);

  async function kept(workspaceId: WorkspaceId, userId: UserId): Promise<KeptMember> {
    return await cache.get(keyOf(workspaceId, userId), () => load(parts, workspaceId, userId));
  }

  return {
    async member(workspaceId, userId) {
      const [house, known] = await Promise.all([settings(workspaceId), kept(workspaceId, userId)]);
      return toMember(known, house);
    },
    async all(workspaceId, asOf) {
      const house = await settings(workspaceId);
      const records = await models.members
        .find({ workspaceId, userId: { $exists: true } })
        .sort({ userId: 1 })
        .lean();
      const rows = readRows<KeptMember>(MemberRecord, records, 'member', parts.log);
      return rows
        .map((row) => (asOf === undefined ? row : awayAsOf(row, asOf)))
        .map((row) => toMember(row, house));
    },
    async edit(workspaceId, userId, fields, say = [], key) {
      // Whoever is not known yet is asked of Slack, so that there is a document to write to.
      await kept(workspaceId, userId);
      const _id = keyOf(workspaceId, userId);
      const dueAt = earliest(say.map((entry) => entry.dueAt));
      await models.members
        .updateOne(
          {
            workspaceId,
            _id,
            ...(key === undefined ? {} : { 'recentKeys.key': { $ne: key } }),
            ...(fields.welcomedAt === undefined ? {} : { welcomedAt: { $exists: false } }),
          },
          {
            ...written(fields),
            ...pushed(say, key, fields, parts.clock()),
            ...(dueAt === undefined ? {} : { $min: { outboxDueAt: dueAt } }),
          },
        )
        .finally(() => cache.drop(_id));
    },
  };
}

/** Only what is named: two people who write different things of a person both stay written. */
function written(fields: MemberEdit): object {
  const named = editable.filter((field) => Object.hasOwn(fields, field));
  const kept = named.filter((field) => fields[field] !== undefined);
  const gone = named.filter((field) => fields[field] === undefined);
  return {
    $set: Object.fromEntries(kept.map((field) => [field, fields[field]])),
    $unset: Object.fromEntries(gone.map((field) => [field, ''])),
  };
}

function pushed(
  say: readonly Announcement[],
  key: string | undefined,
  fields: MemberEdit,
  at: Date,
): object {
  const isAway = Object.hasOwn(fields, 'away');
  if (say.length === 0 && key === undefined && !isAway) return {};
  const { away } = fields;
  const set = { at, ...(away === undefined ? {} : { away }) };
  return {
    $push: {
      ...(isAway ? { awayLog: { $each: [set], $slice: -keysKept } } : {}),
      ...(say.length === 0 ? {} : { outbox: { $each: [...say] } }),
      ...(key === undefined ? {} : { recentKeys: { $each: [{ key }], $slice: -keysKept } }),
    },
  };
}

async function load(
  parts: MemberParts,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<KeptMember> {
  const record = await parts.models.members
    .findOne({ workspaceId, _id: documentId(workspaceId, userId) })
    .lean();
  if (record === null) return await ask(parts, workspaceId, UserId.parse(userId));
  const known = readMember(record);
  if (await isStale(parts, known)) {
    parts.aside(
      ask(parts, workspaceId, userId).then(() => parts.cache.drop(documentId(workspaceId, userId))),
    );
  }
  return known;
}

async function isStale({ clock, settings }: MemberParts, known: KeptMember): Promise<boolean> {
  const { channels } = await settings(known.workspaceId);
  const moved = channels.managers !== undefined && channels.managers !== known.inManagers?.channel;
  const age = clock().getTime() - known.seenAt.getTime();
  return age > (moved ? retryMs : freshForMs);
}

/** Asks Slack and keeps what it says; what people and admins set stays. */
async function ask(
  parts: MemberParts,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<KeptMember> {
  const { channels } = await parts.settings(workspaceId);
  const person = await parts.people.person(workspaceId, userId);
  const inManagers = await isInManagers(parts, workspaceId, userId, channels.managers);
  const said = fieldDiff<Partial<Member>>({}, person, slackFields);
  const gone = slackFields.filter((field) => person[field] === undefined);
  const write = async (): Promise<Stored | null> =>
    await parts.models.members
      .findOneAndUpdate(
        { workspaceId, _id: documentId(workspaceId, userId) },
        {
          $set: { ...said.set, userId, seenAt: parts.clock(), ...inManagers },
          $unset: Object.fromEntries(gone.map((field) => [field, ''])),
        },
        { upsert: true, returnDocument: 'after' },
      )
      .lean();
  // Two who get to know the same person at once both insert; the second time there is one to update.
  const record = await write().catch((error: unknown) => {
    if (duplicateOf(error) === undefined) throw error;
    return write();
  });
  return readMember(record);
}

async function isInManagers(
  { people, log }: MemberParts,
  workspaceId: WorkspaceId,
  userId: UserId,
  channel: ChannelId | undefined,
): Promise<object> {
  if (channel === undefined) return {};
  try {
    const is = await people.isInChannel(workspaceId, channel, userId);
    return { inManagers: { channel, is } };
  } catch (error) {
    const what = error instanceof Error ? error.name : 'unknown';
    log.warn({ workspaceId, error: what }, "who is in the managers' channel is not known now");
    return {};
  }
}
