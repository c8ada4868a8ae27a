import { announce, type Facts } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import type { Retro } from '../domain/retro.ts';
import { retroId } from '../domain/retro-changes.ts';
import { retroAsClosed } from '../domain/retro-of-deal.ts';
import type { Clock } from '../ports.ts';
import { readDeal } from './deal-record.ts';
import { documentId } from './document-id.ts';
import { duplicateOf } from './duplicate-key.ts';
import { changeOnKey, newDocument } from './keyed-change.ts';
import { collectionOf, type Models } from './models.ts';
import { retroKind } from './retro-record.ts';

/**
 * Makes the retro of a closed attempt, or brings it in line with what became of the close. Harmless
 * when done again: a retro is made once by its id, and changed once per revision of its deal.
 * @throws UnreadableRecord, Busy
 */
export async function followClose(
  { models, clock }: { readonly models: Models; readonly clock: Clock },
  { workspaceId, id: dealId }: Pick<Deal, 'workspaceId' | 'id'>,
  { attempt, known }: Extract<Facts, { readonly kind: 'retro' }>,
): Promise<void> {
  const record = await models.deals
    .findOne({ workspaceId, _id: documentId(workspaceId, dealId) })
    .lean();
  if (record === null) return;
  const deal = readDeal(record);
  const at = clock();
  const fresh = known === true ? undefined : retroAsClosed(deal, attempt, undefined, at);
  if (fresh !== undefined && (await opened(models, fresh, at))) return;
  const id = retroId(deal, attempt);
  const key = `deal@${deal.revision}`;
  await changeOnKey(retroKind(models), workspaceId, id, key, (kept) => {
    const to = retroAsClosed(deal, attempt, kept, at);
    return to === undefined ? undefined : { to, say: [sayPrompt(to, key, at)] };
  });
}

/** False: it is there already. */
async function opened(models: Models, retro: Retro, at: Date): Promise<boolean> {
  const record = newDocument(retro.workspaceId, retro.id, retro, [sayPrompt(retro, 'open', at)]);
  try {
    await collectionOf(models, 'retros').insertOne({ ...record, open: true });
    return true;
  } catch (error) {
    if (duplicateOf(error) === undefined) throw error;
    return false;
  }
}

function sayPrompt(retro: Retro, key: string, at: Date) {
  return announce(`${retro.id}/${key}`, { to: 'thread' }, { kind: 'retro-prompt' }, at);
}
