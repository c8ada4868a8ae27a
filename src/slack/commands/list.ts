import type { Deal } from '../../domain/deal.ts';
import type { DueReason } from '../../domain/due.ts';
import type { DealId } from '../../domain/ids.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { dealList, plainRows, rowsWithButtons } from '../views/deal-list.ts';
import { whyDue } from '../why-due.ts';
import type { Command } from './command.ts';
import { type ListQuery, readListWords } from './list-words.ts';

export const listCommand: Command = {
  name: 'list',
  aliases: ['mine', 'deals', 'search', 'find'],
  usage: 'list [all | stuck | waiting | unclaimed | won | lost] [@person | step | words]',
  summary: 'Your deals, or those you ask for.',
  who: 'everyone',
  reads: true,
  first: ['rep', 'manager', 'admin'],
  run: (words, caller, context) => showList(words, caller, context),
};

/** `/deal stuck` is what people say. */
export const stuckCommand: Command = {
  name: 'stuck',
  usage: 'stuck [all] [@person | words]',
  summary: 'Deals that need their rep.',
  who: 'everyone',
  reads: true,
  hidden: true,
  run: (words, caller, context) => showList(`stuck ${words}`.trim(), caller, context),
};

async function showList(words: string, caller: Caller, context: Context): Promise<Reply> {
  const asked = await readListWords(words, caller, context);
  const mine = asked.query?.ownerId === caller.userId;
  const limit = mine ? rowsWithButtons : plainRows;
  const { rows, total } = await read(asked.query, limit, caller, context);
  const voice = await voiceFor(
    caller,
    context,
    rows.map((deal) => deal.ownerId),
  );
  const reasons = asked.saysWhy === true ? { reasons: reasonsOf(rows, caller) } : {};
  const shown = { deals: rows, total, withButtons: mine, withOwner: !mine, ...reasons };
  const facts = { ...asked, ...shown };
  return { kind: 'message', message: dealList(facts, caller.house, voice) };
}

function reasonsOf(rows: readonly Deal[], caller: Caller): ReadonlyMap<DealId, DueReason> {
  return new Map(
    rows.flatMap((deal) => {
      const reason = whyDue(deal, caller);
      return reason === undefined ? [] : [[deal.id, reason] as const];
    }),
  );
}

async function read(query: ListQuery | undefined, limit: number, caller: Caller, context: Context) {
  if (query === undefined) return { rows: [], total: 0 };
  const { deals } = context.stores;
  const rows = await deals.list(caller.workspaceId, { ...query, limit });
  if (rows.length < limit) return { rows, total: rows.length };
  return { rows, total: await deals.count(caller.workspaceId, query) };
}
