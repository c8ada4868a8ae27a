import { z } from 'zod';
import { IsoDate, Zone } from '../../domain/dates.ts';
import { UserId, WorkspaceId } from '../../domain/ids.ts';
import type { Member } from '../../domain/member.ts';
import { whole } from './whole.ts';

const RoleShape = z.enum(['rep', 'manager', 'admin', 'support']);

export const MemberShape = whole<Member>()(
  z.object({
    workspaceId: WorkspaceId,
    userId: UserId,
    name: z.string(),
    zone: z.exactOptional(Zone),
    locale: z.exactOptional(z.string()),
    standing: z.enum(['full', 'guest', 'other-workspace', 'bot', 'deactivated']),
    slackAdmin: z.boolean(),
    roles: z.array(RoleShape),
    managerId: z.exactOptional(UserId),
    away: z.exactOptional(z.object({ until: IsoDate, delegateId: z.exactOptional(UserId) })),
    welcomedAt: z.exactOptional(z.date()),
    lastSource: z.exactOptional(z.string()),
  }),
);
