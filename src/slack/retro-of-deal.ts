import type { Deal } from '../domain/deal.ts';
import { effective } from '../domain/history.ts';
import type { Retro } from '../domain/retro.ts';
import { openRetro, retroId } from '../domain/retro-changes.ts';
import type { Stores } from '../ports.ts';

/** The retro of an attempt: as it is kept, or as it begins. Undefined when its close was undone. */
export async function retroOf(
  deal: Deal,
  attempt: number,
  stores: Stores,
): Promise<Retro | undefined> {
  const closed = effective(deal.history).findLast(
    (entry) => entry.type === 'closed' && entry.attempt === attempt,
  );
  if (closed?.type !== 'closed') return undefined;
  const kept = await stores.retros.get(deal.workspaceId, retroId(deal, attempt));
  return kept ?? openRetro(deal, closed);
}
