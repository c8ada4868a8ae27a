import type { Deal } from '../domain/deal.ts';
import { DealNumber } from '../domain/ids.ts';
import { normaliseWords } from '../domain/text.ts';
import { refuse } from './change-deal.ts';
import type { Caller, Context } from './context.ts';
import { voiceFor } from './people.ts';
import type { Reply } from './reply.ts';
import { pickDeal } from './views/deal-list.ts';
import { line } from './views/mrkdwn.ts';

export type Named =
  | { readonly ok: true; readonly deal: Deal; readonly rest: string }
  | { readonly ok: false; readonly reply: Reply };

const candidates = 10;
/** As many as words are compared with in memory; of more the database is asked. */
const compared = 50;
/** What is asked of closed deals. */
const forClosedOnes: ReadonlySet<string> = new Set(['reopen', 'correct']);

/**
 * The deal that words begin with: its number (`42`, `#42`), the thread it was said in, or words of its
 * name or account. Several matches, or nothing given, answer with a short list of buttons that run
 * `command` on the one picked.
 */
export async function namedDeal(
  words: string,
  command: string,
  caller: Caller,
  context: Context,
): Promise<Named> {
  const { stores } = context;
  const here = await dealOfThread(caller, context);
  const numbered = /^#?(\d{1,9})(?=\s|$)/.exec(words);
  if (numbered !== null && !isAboutHere(words, numbered[0], here)) {
    const rest = words.slice(numbered[0].length).trim();
    const number = DealNumber.safeParse(Number(numbered[1])).data;
    const deal =
      number === undefined ? undefined : await stores.deals.byNumber(caller.workspaceId, number);
    return deal === undefined
      ? no(await refuse({ kind: 'no-such-deal', asked: numbered[0] }, caller, context))
      : { ok: true, deal, rest };
  }
  if (here !== undefined) return { ok: true, deal: here, rest: words };
  return words === ''
    ? no(await offerMine(command, caller, context))
    : byWords(words, command, caller, context);
}

/** In a deal's thread, `note 3 people must agree` is about that deal; `#3` names another. */
function isAboutHere(words: string, number: string, here: Deal | undefined): boolean {
  return (
    here !== undefined &&
    !number.startsWith('#') &&
    Number(number) !== here.number &&
    words.trim() !== number
  );
}

async function dealOfThread({ workspaceId, channel, threadTs }: Caller, { stores }: Context) {
  if (channel === undefined || threadTs === undefined) return undefined;
  return stores.deals.byThread(workspaceId, channel, threadTs);
}

/** The deal that all of these words speak of, or the few to choose from; undefined: there is none. */
export async function spokenOf(
  words: string,
  command: string,
  caller: Caller,
  context: Context,
): Promise<Named | undefined> {
  const found = await narrowedBy(words.split(/\s+/), caller, context);
  const isWhole = found.rest === '' && found.deals.length > 0;
  return isWhole ? oneOf(found, command, caller, context) : undefined;
}

async function byWords(
  words: string,
  command: string,
  caller: Caller,
  context: Context,
): Promise<Named> {
  const found = await narrowedBy(words.split(/\s+/), caller, context);
  return found.deals.length === 0
    ? no(await refuse({ kind: 'no-such-deal', asked: words }, caller, context))
    : oneOf(found, command, caller, context);
}

interface Narrowed {
  readonly deals: readonly Deal[];
  readonly asked: string;
  readonly rest: string;
}

/** Takes words as long as they narrow the deals down; what follows belongs to the command. */
async function narrowedBy(
  typed: readonly string[],
  caller: Caller,
  context: Context,
): Promise<Narrowed> {
  let deals = await speakingOf(typed.slice(0, 1), caller, context);
  let used = 1;
  for (const word of typed.slice(1)) {
    const narrower =
      deals.length < compared
        ? deals.filter((deal) => speaksOf(deal, word))
        : await speakingOf(typed.slice(0, used + 1), caller, context);
    if (narrower.length === 0) break;
    deals = narrower;
    used += 1;
  }
  const asked = typed.slice(0, used).join(' ');
  return { deals: preferOpen(deals), asked, rest: typed.slice(used).join(' ') };
}

async function oneOf(
  { deals, asked, rest }: Narrowed,
  command: string,
  caller: Caller,
  context: Context,
): Promise<Named> {
  const [only, ...others] = deals;
  if (only !== undefined && others.length === 0) return { ok: true, deal: only, rest };
  const sentence = `Several deals match “${line(asked, 80)}”. Which one do you mean?`;
  return no(await offer(sentence, deals, `${command} %`, rest, caller, context));
}

/** At most `compared` deals that the first word begins a word of, and all others speak of. */
async function speakingOf(
  [first = '', ...others]: readonly string[],
  { workspaceId }: Caller,
  { stores }: Context,
): Promise<readonly Deal[]> {
  const asked = others.map((word) => normaliseWords(word));
  if (normaliseWords(first).length === 0 || asked.some((parts) => parts.length === 0)) return [];
  const parts = asked.flat();
  return await stores.deals.list(workspaceId, {
    words: [...normaliseWords(first), ...parts.filter(isTelling)],
    wholeWords: parts.filter((part) => !isTelling(part)),
    limit: compared,
  });
}

/** Long enough to stand for the words it begins. */
function isTelling(part: string): boolean {
  return part.length > 2;
}

/** A closed deal is meant only when no open one has these words. */
function preferOpen(deals: readonly Deal[]): readonly Deal[] {
  const open = deals.filter((deal) => deal.standing.kind === 'open');
  return open.length === 0 ? deals : open;
}

function speaksOf(deal: Deal, word: string): boolean {
  const known = normaliseWords(deal.name, deal.account);
  const asked = normaliseWords(word);
  return (
    asked.length > 0 &&
    asked.every((part) =>
      known.some((one) => one === part || (isTelling(part) && one.startsWith(part))),
    )
  );
}

async function offerMine(command: string, caller: Caller, context: Context): Promise<Reply> {
  const mine = await context.stores.deals.list(caller.workspaceId, {
    ownerId: caller.userId,
    ...(forClosedOnes.has(command) ? {} : { standing: 'open' as const }),
    limit: candidates,
  });
  const sentence =
    mine.length === 0
      ? `Which deal? Add its number or a word of its name: \`/deal ${command} 42\`.`
      : 'Which deal? These are yours, what is due first:';
  return offer(sentence, mine, `${command} %`, '', caller, context);
}

async function offer(
  sentence: string,
  deals: readonly Deal[],
  command: string,
  rest: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const shown = deals.slice(0, candidates);
  const voice = await voiceFor(
    caller,
    context,
    shown.map((deal) => deal.ownerId),
  );
  const words = (deal: Deal) => `${command.replace('%', `#${deal.number}`)} ${rest}`.trim();
  return { kind: 'message', message: pickDeal(sentence, shown, words, caller.house, voice) };
}

function no(reply: Reply): Named {
  return { ok: false, reply };
}
