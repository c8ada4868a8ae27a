import { z } from 'zod';
import { ChannelId, EntryId, UserId } from '../../domain/ids.ts';

export const PlaceShape = z.object({ channel: ChannelId, ts: z.string() });

export const PostedShape = z.object({
  support: z.exactOptional(PlaceShape),
  reminder: z.exactOptional(PlaceShape),
  celebration: z.exactOptional(PlaceShape),
  newOwner: z.exactOptional(PlaceShape.extend({ entryId: EntryId })),
});

export const HandoffShape = z.object({
  offeredAt: z.date(),
  takenBy: z.exactOptional(UserId),
  takenAt: z.exactOptional(z.date()),
  remindedAt: z.exactOptional(z.date()),
});

export const AcceptanceShape = z.object({
  entryId: EntryId,
  to: UserId,
  by: UserId,
  from: z.exactOptional(UserId),
  at: z.date(),
  why: z.exactOptional(z.string()),
  askedAt: z.date(),
  takenAt: z.exactOptional(z.date()),
});
