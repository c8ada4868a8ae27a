import { z } from 'zod';
import type { Deal } from '../../domain/deal.ts';
import { DealNumber } from '../../domain/ids.ts';

/** Which deal a modal is about, and what its person saw when it opened. */
export const DealVersion = z.object({ number: DealNumber, version: z.int() });
export type DealVersion = z.infer<typeof DealVersion>;

export function versionOf(deal: Deal): DealVersion {
  return { number: deal.number, version: deal.version };
}
