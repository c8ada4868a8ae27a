import { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { DueReason } from '../../domain/due.ts';
import type { DealId } from '../../domain/ids.ts';
import { findStageByName } from '../../domain/pipeline.ts';
import { normaliseWords } from '../../domain/text.ts';
import type { DealQuery } from '../../ports.ts';
import type { Caller, Context } from '../context.ts';
import { namesOf, voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { dealList, plainRows, rowsWithButtons } from '../views/deal-list.ts';
import { line } from '../views/mrkdwn.ts';
import { whyDue } from '../why-due.ts';
import type { Command } from './command.ts';
import { personIn } from './person-in.ts';

export const listCommand: Command = {
  name: 'list',
  aliases: ['mine', 'deals'],
  usage: 'list [all | @person | step | stuck | waiting | unclaimed | words]',
  summary: 'Your deals, or those you ask for.',
  who: 'everyone',
  reads: true,
  first: true,
  run: (words, caller, context) => showList(words, caller, context),
};

/** `/deal stuck` is what people say. */
export const stuckCommand: Command = {
  name: 'stuck',
  usage: 'stuck [@person | all]',
  summary: 'Deals that need their rep.',
  who: 'everyone',
  reads: true,
  hidden: true,
  run: (words, caller, context) => showList(`stuck ${words}`.trim(), caller, context),
};

type Query = Omit<DealQuery, 'limit'>;

interface Asked {
  readonly title: string;
  readonly none: string;
  /** Absent: nothing can match what was asked. */
  readonly query?: Query;
  readonly saysWhy?: true;
}

async function showList(words: string, caller: Caller, context: Context): Promise<Reply> {
  const asked = await readAsked(words, caller, context);
  const mine = asked.query?.ownerId === caller.userId;
  const limit = mine ? rowsWithButtons : plainRows;
  const { rows, total } = await read(asked.query, limit, caller, context);
  const voice = await voiceFor(
    caller,
    context,
    rows.map((deal) => deal.ownerId),
  );
  const reasons = asked.saysWhy === true ? reasonsOf(rows, caller) : new Map();
  const facts = { ...asked, deals: rows, total, withButtons: mine, withOwner: !mine, reasons };
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

async function read(query: Query | undefined, limit: number, caller: Caller, context: Context) {
  if (query === undefined) return { rows: [], total: 0 };
  const { deals } = context.stores;
  const rows = await deals.list(caller.workspaceId, { ...query, limit });
  if (rows.length < limit) return { rows, total: rows.length };
  return { rows, total: await deals.count(caller.workspaceId, query) };
}

const endOfTime = IsoDate.parse('9999-12-31');

async function readAsked(words: string, caller: Caller, context: Context): Promise<Asked> {
  const [first = '', ...more] = words.toLowerCase().split(/\s+/);
  const open = { standing: 'open' } as const;
  const mine = { ...open, ownerId: caller.userId };
  switch (first) {
    case '':
    case 'mine':
      return { title: 'Your deals', none: noneOfMine, query: mine };
    case 'all':
      return { title: 'All open deals', none: 'There is no open deal yet.', query: open };
    case 'stuck':
    case 'due':
      return stuck(more.join(' '), words, caller, context);
    case 'waiting':
      return {
        title: 'Waiting',
        none: 'No deal is waiting.',
        query: { ...open, waitEndedBefore: endOfTime },
      };
    case 'unclaimed':
      return {
        title: 'Unclaimed deals',
        none: 'Every deal has an owner.',
        query: { ...open, unclaimed: true },
      };
    case 'won':
    case 'lost':
      return {
        title: `Deals ${first}`,
        none: `No deal is ${first} yet.`,
        query: { standing: first },
      };
    default:
      return byPersonOrWords(words, caller, context);
  }
}

const noneOfMine = 'You have no open deal. Make one with `/deal new acme 12k linkedin`.';

async function stuck(
  whose: string,
  words: string,
  caller: Caller,
  context: Context,
): Promise<Asked> {
  const due = { standing: 'open', dueBy: context.now() } as const;
  if (whose === 'all') {
    return {
      title: 'Deals that need their rep',
      none: 'Nothing is stuck.',
      query: due,
      saysWhy: true,
    };
  }
  const person = personIn(words);
  const query = { ...due, ownerId: person ?? caller.userId };
  return { title: 'Deals that need you', none: 'Nothing of yours is stuck.', query, saysWhy: true };
}

async function byPersonOrWords(words: string, caller: Caller, context: Context): Promise<Asked> {
  const open = { standing: 'open' } as const;
  const person = personIn(words);
  if (person !== undefined) {
    const nameOf = await namesOf(caller.workspaceId, [person], context.stores);
    const name = line(nameOf(person), 80);
    const query = { ...open, ownerId: person };
    return { title: `Deals of ${name}`, none: `${name} has no open deal.`, query };
  }
  const stage = findStageByName(caller.house.pipeline, words);
  if (stage !== undefined) {
    const name = line(stage.name, 60);
    return {
      title: `Deals in ${name}`,
      none: `No deal is in ${name}.`,
      query: { stageId: stage.id },
    };
  }
  const asked = normaliseWords(words);
  return {
    title: `Deals with “${line(words, 80)}”`,
    none: `No deal has “${line(words, 80)}” in its name or account.`,
    ...(asked.length === 0 ? {} : { query: { words: asked } }),
  };
}
