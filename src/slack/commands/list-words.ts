import { IsoDate } from '../../domain/dates.ts';
import { findStageByName } from '../../domain/pipeline.ts';
import { normaliseWords } from '../../domain/text.ts';
import type { DealQuery } from '../../ports.ts';
import type { Caller, Context } from '../context.ts';
import { namesOf } from '../people.ts';
import { line } from '../views/mrkdwn.ts';
import { personIn, withoutPeople } from './person-in.ts';

export type ListQuery = Omit<DealQuery, 'limit'>;

/** Which deals words behind `list` ask for; title and what is said when there is none are escaped. */
export interface AskedDeals {
  readonly title: string;
  readonly none: string;
  /** Absent: nothing can match what was asked. */
  readonly query?: ListQuery;
  readonly saysWhy?: true;
}

type Kind = AskedDeals & { readonly query: ListQuery };

const endOfTime = IsoDate.parse('9999-12-31');
const open = { standing: 'open' } as const;

/** A kind of deals by its word, narrowed down by all that follows; else a person, a step or words. */
export async function readListWords(
  words: string,
  caller: Caller,
  context: Context,
): Promise<AskedDeals> {
  const [first = '', ...more] = words.split(/\s+/);
  const rest = more.join(' ');
  switch (first.toLowerCase()) {
    case '':
    case 'mine':
      return narrowed(mine(caller), rest, caller, context);
    case 'all':
      return narrowed(all, rest, caller, context);
    case 'stuck':
    case 'due':
      return stuck(rest, caller, context);
    case 'waiting':
      return narrowed(waiting, rest, caller, context);
    case 'unclaimed':
      return narrowed(unclaimed, rest, caller, context);
    case 'won':
    case 'lost':
      return narrowed(closed(first.toLowerCase()), rest, caller, context);
    default:
      return byPersonOrWords(words, caller, context);
  }
}

function mine({ userId }: Caller): Kind {
  return {
    title: 'Your deals',
    none: 'You have no open deal. Make one with `/deal new acme 12k linkedin`.',
    query: { ...open, ownerId: userId },
  };
}

const all: Kind = { title: 'All open deals', none: 'There is no open deal yet.', query: open };

const waiting: Kind = {
  title: 'Waiting',
  none: 'No deal is waiting.',
  query: { ...open, waitEndedBefore: endOfTime },
};

const unclaimed: Kind = {
  title: 'Unclaimed deals',
  none: 'Every deal has an owner.',
  query: { ...open, unclaimed: true },
};

function closed(word: string): Kind {
  const standing = word === 'won' ? 'won' : 'lost';
  return { title: `Deals ${standing}`, none: `No deal is ${standing} yet.`, query: { standing } };
}

/** One's own, unless words say whose. */
function stuck(rest: string, caller: Caller, context: Context): Promise<AskedDeals> {
  const query = { ...open, dueBy: context.now() };
  const ofAll = /^all(?!\S)/i.exec(rest);
  if (ofAll === null && personIn(rest) === undefined) {
    const title = 'Deals that need you';
    const none = 'Nothing of yours is stuck.';
    const own = { ...query, ownerId: caller.userId };
    return narrowed({ title, none, query: own, saysWhy: true }, rest, caller, context);
  }
  const kind: Kind = {
    title: 'Deals that need their rep',
    none: 'Nothing is stuck.',
    query,
    saysWhy: true,
  };
  return narrowed(kind, rest.slice(ofAll?.[0].length ?? 0).trim(), caller, context);
}

async function narrowed(
  kind: Kind,
  rest: string,
  caller: Caller,
  context: Context,
): Promise<AskedDeals> {
  if (rest === '') return kind;
  const person = personIn(rest);
  const words = withoutPeople(rest);
  const isOpen = kind.query.standing === 'open';
  const stage = isOpen ? findStageByName(caller.house.pipeline, words) : undefined;
  const asked = stage === undefined ? normaliseWords(words) : [];
  const said = [
    ...(person === undefined ? [] : [await nameOf(person, caller, context)]),
    ...(stage === undefined ? [] : [line(stage.name, 60)]),
    ...(stage !== undefined || words === '' ? [] : [quotedWords(words)]),
  ];
  const title = `${kind.title}: ${said.join(', ')}`;
  const none = `${title}. There is none.`;
  const isNothing = words !== '' && stage === undefined && asked.length === 0;
  if (isNothing || (person !== undefined && kind.query.unclaimed === true)) return { title, none };
  const query = {
    ...kind.query,
    ...(person === undefined ? {} : { ownerId: person }),
    ...(stage === undefined ? {} : { stageId: stage.id }),
    ...(asked.length === 0 ? {} : { words: asked }),
  };
  return { ...kind, title, none, query };
}

async function byPersonOrWords(
  words: string,
  caller: Caller,
  context: Context,
): Promise<AskedDeals> {
  const person = personIn(words);
  if (person !== undefined) {
    const name = await nameOf(person, caller, context);
    const none = `${name} has no open deal.`;
    const kind = { title: `Deals of ${name}`, none, query: { ...open, ownerId: person } };
    return narrowed(kind, withoutPeople(words), caller, context);
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
    title: `Deals with ${quotedWords(words)}`,
    none: `No deal has ${quotedWords(words)} in its name or account.`,
    ...(asked.length === 0 ? {} : { query: { words: asked } }),
  };
}

function quotedWords(words: string): string {
  return `“${line(words, 80)}”`;
}

async function nameOf(
  person: string,
  { workspaceId }: Caller,
  { stores }: Context,
): Promise<string> {
  const names = await namesOf(workspaceId, [person], stores);
  return line(names(person), 80);
}
