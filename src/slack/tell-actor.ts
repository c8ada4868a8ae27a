import { type Announcement, announce, type NotPosted } from '../domain/announcement.ts';
import { dateIn } from '../domain/dates.ts';
import type { UserId } from '../domain/ids.ts';
import type { Delivery, Messenger, Subject } from '../outbox-ports.ts';
import type { Clock, Log, Stores } from '../ports.ts';

interface TellingParts {
  readonly stores: Pick<Stores, 'members' | 'workspaces'>;
  readonly now: Clock;
  readonly log: Log;
}

/**
 * Whoever changed a deal is told when what there is to say of it has no channel to go to: once a day
 * for each channel and trouble, since the next change would say the same. The change and its entry are kept.
 */
export function tellingActor(messenger: Messenger, parts: TellingParts): Messenger {
  return {
    ...messenger,
    async deliver(subject, entry) {
      const delivery = await messenger.deliver(subject, entry);
      const told = toTell(subject, entry, delivery);
      if (told !== undefined) {
        await tell(parts, told).catch((error: unknown) =>
          parts.log.warn({ entry: entry.id, error }, 'nobody could be told that it is not posted'),
        );
      }
      return delivery;
    },
  };
}

interface Told {
  readonly deal: Extract<Subject, { kind: 'deal' }>['deal'];
  readonly by: UserId;
  readonly where: NotPosted['where'];
  readonly why: NotPosted['why'];
}

/** Undefined: it goes somewhere, was told already, or nobody made the change. */
function toTell(subject: Subject, entry: Announcement, delivery: Delivery): Told | undefined {
  if (delivery.kind !== 'no-destination' || entry.state === 'no-destination') return undefined;
  const where = whereOf(entry);
  const why = whyOf(delivery.why);
  if (subject.kind !== 'deal' || where === undefined || why === undefined) return undefined;
  const { deal } = subject;
  const by = entry.by ?? makerOf(deal, entry);
  return by && { deal, by, where, why };
}

/** What a new deal says is its maker's. */
function makerOf({ id, createdBy }: Told['deal'], entry: Announcement): UserId | undefined {
  return createdBy !== 'import' && entry.id.startsWith(`${id}.1/`) ? createdBy : undefined;
}

function whereOf({ destination: { to } }: Announcement): NotPosted['where'] | undefined {
  if (to === 'thread') return 'deals';
  return to === 'person' || to === 'message' ? undefined : to;
}

const whys: Readonly<Record<string, NotPosted['why']>> = {
  is_archived: 'archived',
  channel_not_found: 'not-in-it',
  not_in_channel: 'not-in-it',
  restricted_action: 'closed',
  restricted_action_read_only_channel: 'closed',
  restricted_action_thread_only_channel: 'closed',
  restricted_action_non_threadable_channel: 'closed',
};

/** Undefined: Slack takes nothing at all from us, so nobody can be told either. */
function whyOf(why: string): NotPosted['why'] | undefined {
  return /^no \w+ channel is set$/.test(why) ? 'unset' : whys[why];
}

async function tell({ stores, now }: TellingParts, { deal, by, where, why }: Told): Promise<void> {
  const { workspaceId, number, name } = deal;
  const { settings } = await stores.workspaces.house(workspaceId);
  const at = now();
  const once = `not-posted:${where}:${why}:${dateIn(settings.zone, at)}`;
  const facts = { kind: 'not-posted', number, name, where, why } as const;
  const entry = announce(`${workspaceId}:${by}/${once}`, { to: 'person', userId: by }, facts, at);
  await stores.members.edit(workspaceId, by, {}, [entry], once);
}
