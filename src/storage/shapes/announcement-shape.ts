import { z } from 'zod';
import type { Activity, Announcement } from '../../domain/announcement.ts';
import { IsoDate } from '../../domain/dates.ts';
import { ChannelId, DealId, DealNumber, EntryId, UserId } from '../../domain/ids.ts';
import { ContactKindShape } from './deal-shape.ts';
import { whole } from './whole.ts';

const DestinationShape = z.discriminatedUnion('to', [
  z.object({ to: z.enum(['deals', 'managers', 'support']) }),
  z.object({ to: z.literal('thread') }),
  z.object({ to: z.literal('person'), userId: UserId }),
  z.object({ to: z.literal('message'), channel: ChannelId, ts: z.string() }),
]);

const FactsShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('card') }),
  z.object({ kind: z.literal('thread'), entryId: EntryId }),
  z.object({
    kind: z.literal('quote'),
    quoteId: z.string(),
    what: z.enum(['accepted', 'declined']),
  }),
  z.object({
    kind: z.literal('retro'),
    attempt: z.int(),
    known: z.exactOptional(z.literal(true)),
  }),
  z.object({ kind: z.literal('retro-prompt') }),
  z.object({ kind: z.literal('celebration'), entryId: EntryId }),
  z.object({ kind: z.literal('heads-up') }),
  z.object({ kind: z.literal('heads-up-over') }),
  z.object({
    kind: z.literal('handoff'),
    entryId: EntryId,
    after: z.exactOptional(z.string()),
  }),
  z.object({ kind: z.literal('handoff-taken'), by: UserId }),
  z.object({ kind: z.literal('handoff-question'), by: UserId, text: z.string() }),
  z.object({ kind: z.literal('handoff-reminder') }),
  z.object({
    kind: z.literal('help-answered'),
    by: UserId,
    to: UserId,
    text: z.string(),
    how: z.enum(['taken', 'done']),
  }),
  z.object({ kind: z.literal('new-owner'), entryId: EntryId }),
  z.object({ kind: z.literal('new-owner-news'), entryId: EntryId }),
  z.object({ kind: z.literal('owner-question'), by: UserId, to: UserId, text: z.string() }),
  z.object({ kind: z.literal('import-report'), text: z.string() }),
  z.object({ kind: z.literal('run'), known: z.exactOptional(z.literal(true)) }),
  z.object({ kind: z.literal('run-thread'), part: z.string() }),
  z.object({ kind: z.literal('welcome') }),
  z.object({
    kind: z.literal('not-posted'),
    number: DealNumber,
    name: z.string(),
    where: z.enum(['deals', 'managers', 'support']),
    why: z.enum(['unset', 'archived', 'not-in-it', 'closed']),
  }),
  z.object({ kind: z.literal('test-line') }),
]);

const StateShape = z.enum([
  'pending',
  'sending',
  'ambiguous',
  'no-destination',
  'uncertain',
  'dead',
]);

export const AnnouncementShape = whole<Announcement>()(
  z.object({
    id: z.string(),
    destination: DestinationShape,
    facts: FactsShape,
    dueAt: z.date(),
    by: z.exactOptional(UserId),
    expiresAt: z.exactOptional(z.date()),
    attempts: z.int(),
    state: StateShape,
    firstAttemptAt: z.exactOptional(z.date()),
    lastError: z.exactOptional(z.string()),
  }),
);

/** An entry as it is stored: with what the claims need to know of it. */
export const OutboxEntryShape = AnnouncementShape.extend({
  /** Not to be tried before this, by the store's clock. */
  retryAt: z.exactOptional(z.date()),
  /** The state before the claim that took it. */
  was: z.exactOptional(StateShape),
});

export const ActivityShape = whole<Activity>()(
  z.object({
    id: z.string(),
    dealId: DealId,
    at: z.date(),
    on: IsoDate,
    by: UserId,
    attempt: z.int(),
    what: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('note'), text: z.string() }),
      z.object({
        kind: z.literal('contact'),
        contact: ContactKindShape,
        text: z.exactOptional(z.string()),
      }),
      z.object({ kind: z.literal('objection'), text: z.string() }),
      z.object({ kind: z.literal('planned'), text: z.string(), on: IsoDate }),
      z.object({ kind: z.literal('step-done'), text: z.string() }),
      z.object({ kind: z.literal('undone'), undoes: z.string() }),
    ]),
  }),
);
