import { readFileSync } from 'node:fs';
import { assign } from '../../src/domain/assigning.ts';
import { dateIn, IsoDate, instantOf } from '../../src/domain/dates.ts';
import type { Deal, Outcome, Standing } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { closeOf, type HistoryEntry } from '../../src/domain/history.ts';
import { DealId, DealNumber, EntryId, StageId } from '../../src/domain/ids.ts';
import { Currency, type Money, moneyOf } from '../../src/domain/money.ts';
import { wake } from '../../src/domain/notes.ts';
import type { ActedOn, MorningSaid } from '../../src/domain/nudge-effect.ts';
import {
  type Pipeline,
  type Stage,
  type StageRef,
  stageRef,
  stagesAfter,
  stagesBetween,
} from '../../src/domain/pipeline.ts';
import { aDeal, aMember, aPipeline, sam, someSettings } from '../support/build.ts';
import { outcomeOf } from './random-histories.ts';

/** One worked example of docs/metrics.md. */
export interface Example {
  readonly title: string;
  /** Lines of its `history` block. */
  readonly history: readonly string[];
  /** What each `result` block asks for, and its lines. */
  readonly results: readonly { readonly ask: string; readonly lines: readonly string[] }[];
}

const zone = someSettings().zone;

export function readExamples(): readonly Example[] {
  const text = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
  return text.split(/^## /m).flatMap((section) => {
    const title = section.split('\n')[0] ?? '';
    const blocks = [...section.matchAll(/^```(history|result)(.*)\n([^`]*)```$/gm)];
    const history = blocks.filter((block) => block[1] === 'history').flatMap(linesOf);
    const results = blocks
      .filter((block) => block[1] === 'result')
      .map((block) => ({ ask: (block[2] ?? '').trim(), lines: linesOf(block) }));
    return results.length === 0 ? [] : [{ title, history, results }];
  });
}

function linesOf(block: RegExpMatchArray): string[] {
  return (block[3] ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [words(line)]));
}

function words(line: string): string {
  return line.trim().split(/\s+/).join(' ');
}

export function day(text: string): Date {
  return instantOf(IsoDate.parse(text), zone, 10);
}

/** What a `history` block tells: the pipeline as it is at the end, and its deals. */
export function readHistory(lines: readonly string[]): {
  readonly pipeline: Pipeline;
  readonly deals: readonly Deal[];
  readonly mornings: readonly MorningSaid[];
  /** Contacts and next steps, which a deal keeps only the last of. */
  readonly deeds: readonly ActedOn[];
} {
  const deals = new Map<string, Deal>();
  const mornings: MorningSaid[] = [];
  const deeds: ActedOn[] = [];
  let pipeline = aPipeline();
  for (const line of lines) {
    const [who = '', date = '', what = '', ...rest] = line.split(' ');
    if (who === 'steps') pipeline = withSteps(pipeline, line.slice('steps '.length).split(', '));
    else if (who === 'morning') mornings.push(morning(date, [what, ...rest]));
    else deals.set(who, told(deals.get(who), pipeline, { who, at: day(date), what, rest }));
    if (what === 'contact' || what === 'step') deeds.push({ dealId: dealId(who), at: day(date) });
  }
  return { pipeline, deals: [...deals.values()], mornings, deeds };
}

/** At nine; everything else of a day is at ten. */
function morning(date: string, names: readonly string[]): MorningSaid {
  const on = IsoDate.parse(date);
  return { at: instantOf(on, zone, 9), date: on, dealIds: names.map(dealId) };
}

/** Of `#42`. */
function dealId(name: string): DealId {
  return DealId.parse(`d${Number(name.slice(1))}`);
}

/** The open steps in this order; a name that is new is a new step, one that is missing is archived. */
function withSteps(pipeline: Pipeline, names: readonly string[]): Pipeline {
  const known = (name: string): Stage => {
    const stage = pipeline.stages.find((one) => one.name === name);
    const template = pipeline.stages[0];
    if (template === undefined) throw new Error('a pipeline has steps');
    return stage ?? { ...template, id: StageId.parse(name.toLowerCase()), name };
  };
  const open = names.map(known);
  const closed = pipeline.stages.filter((stage) => stage.kind !== 'open');
  const gone = pipeline.stages
    .filter((stage) => stage.kind === 'open' && !names.includes(stage.name))
    .map((stage) => ({
      ...stage,
      archived: { at: new Date(0), moveTo: open[0]?.id ?? stage.id },
    }));
  return { ...pipeline, stages: [...open, ...closed, ...gone] };
}

interface Told {
  readonly who: string;
  readonly at: Date;
  readonly what: string;
  readonly rest: readonly string[];
}

const hows = new Map([
  ['advance', 'advance'],
  ['skip', 'skip'],
  ['back', 'back'],
  ['archived', 'stage-archived'],
] as const);

function told(deal: Deal | undefined, pipeline: Pipeline, line: Told): Deal {
  if (deal === undefined) return begun(pipeline, line);
  const { at, what, rest } = line;
  const entry = {
    id: EntryId.parse(`${deal.id}.${deal.history.length + 1}`),
    at,
    by: sam,
    attempt: deal.attempt,
  };
  const from = stageRef(pipeline, deal.stageId);
  const before = beforeOf(deal, from);
  const how = [...hows].find(([name]) => name === what)?.[1];
  if (how !== undefined) {
    const to = stepNamed(pipeline, rest[0]);
    const between = stagesBetween(pipeline, from.position, to.position).map(({ id }) => id);
    const over = how === 'skip' ? { over: between } : {};
    const moved = { ...entry, type: 'moved', from, to, how, ...over, unmet: [], before } as const;
    return entered(deal, moved, to, { kind: 'open' });
  }
  if (what === 'reopened') {
    const to = stepNamed(pipeline, rest[0]);
    const attempt = deal.attempt + 1;
    const reopened = { ...entry, attempt, type: 'reopened', from, to, why: 'so', before } as const;
    const next = entered(deal, { ...reopened, ...amountOf(deal) }, to, { kind: 'open' });
    return { ...next, attempt, reopenedAt: at };
  }
  if (what === 'value') {
    const { amount, ...without } = deal;
    const to = readMoney(rest);
    const valued = { ...entry, type: 'valued', ...fromOf(amount), ...toOf(to) } as const;
    return {
      ...without,
      ...(to === undefined ? {} : { amount: to }),
      history: [...deal.history, valued],
    };
  }
  if (what === 'claimed') return claimed(deal, at);
  if (what === 'undone') return undone(deal, entry);
  if (what === 'woken') return made(wake(deal, at));
  const fact = factOf(deal, line);
  if (fact !== undefined) return { ...deal, ...fact };
  return ended(deal, pipeline, line, { ...entry, from, before });
}

function made(decision: Decision): Deal {
  if (!decision.ok) throw new Error(decision.refusal.kind);
  return decision.change.deal;
}

/** What a deal says of itself beside its history. */
function factOf(deal: Deal, { at, what, rest }: Told): Partial<Deal> | undefined {
  const on = dateIn(zone, at);
  const until = () => IsoDate.parse(rest[0]);
  switch (what) {
    case 'contact':
      return { lastContact: { kind: 'called', at, by: sam } };
    case 'note':
      return { quietOn: on };
    case 'step':
      return { nextStep: { text: rest.slice(1).join(' '), on: until() } };
    case 'wait':
      return { waiting: { until: until(), reason: rest.slice(1).join(' '), since: at } };
    case 'quote': {
      const n = deal.quotes.length + 1;
      const amount = deal.amount ?? moneyOf(1, Currency.parse('EUR'));
      const quote = { id: `q${n}`, n, attempt: deal.attempt, amount, sentOn: on };
      return { quotes: [...deal.quotes, { ...quote, outcome: { kind: 'open' } }] };
    }
    default:
      return undefined;
  }
}

function begun(pipeline: Pipeline, { who, at, what, rest }: Told): Deal {
  const number = DealNumber.parse(Number(who.slice(1)));
  const id = dealId(who);
  const { amount: _, ...blank } = aDeal({ id, number, createdAt: at, history: [] });
  const [name, ...more] = rest;
  const stage = stepNamed(pipeline, name);
  const since = wordAfter('since', more);
  const createdOn = wordAfter('made', more);
  const amount = readMoney(more);
  const entry = {
    id: EntryId.parse(`${id}.1`),
    at,
    by: sam,
    attempt: 1,
    stage,
    ...toAmount(amount),
  };
  const deal = { ...blank, ...toAmount(amount), stageId: stage.id };
  if (what === 'lead') {
    const { ownerId: _, ...nobodys } = deal;
    return { ...nobodys, history: [{ ...entry, type: 'created' }] };
  }
  if (what === 'created') return { ...deal, history: [{ ...entry, type: 'created' }] };
  if (what !== 'imported') throw new Error(`a deal begins with created or imported, not ${what}`);
  const made = createdOn === undefined ? {} : { createdAt: day(createdOn) };
  const imported = { ...entry, type: 'imported', ...made } as const;
  if (stage.kind !== 'open') {
    const standing = outcomeOf(stage.kind, day(since ?? ''), dateIn(zone, day(since ?? '')));
    return { ...deal, standing, history: [{ ...imported, outcome: standing }] };
  }
  const enteredAt = since === 'unknown' || since === undefined ? undefined : day(since);
  const start = enteredAt === undefined ? {} : { enteredAt };
  return { ...deal, enteredStageAt: enteredAt ?? at, history: [{ ...imported, ...start }] };
}

/** The word behind a word; both are taken out of the words. */
function wordAfter(name: string, words: string[]): string | undefined {
  const at = words.indexOf(name);
  return at === -1 ? undefined : words.splice(at, 2)[1];
}

type Entry = Pick<HistoryEntry, 'id' | 'at' | 'attempt'> & { readonly by: typeof sam };

function ended(
  deal: Deal,
  pipeline: Pipeline,
  { at, what, rest }: Told,
  entry: Entry & { readonly from: StageRef; readonly before: ReturnType<typeof beforeOf> },
): Deal {
  const corrected = what === 'corrected';
  const kind = outcomeKind(corrected ? rest[0] : what);
  const outcome: Outcome = outcomeOf(kind, at, dateIn(zone, at));
  const stage = pipeline.stages.find((one) => one.kind === kind);
  const to = stageRef(pipeline, stage?.id ?? deal.stageId);
  const facts = { ...entry, to, outcome, ...amountOf(deal) };
  const from = corrected ? closeOf(deal, entry.attempt)?.from : entry.from;
  const over = kind === 'won' && from ? { over: stagesAfter(pipeline, from.id) } : {};
  return corrected
    ? entered(deal, { ...facts, type: 'corrected', ...over, why: 'so' }, to, outcome)
    : entered(deal, { ...facts, type: 'closed', ...over, unmet: [] }, to, outcome);
}

function outcomeKind(word: string | undefined): Outcome['kind'] {
  if (word === 'won' || word === 'lost') return word;
  if (word === 'not-a-fit') return 'unqualified';
  throw new Error(`no such line: ${word}`);
}

function claimed(deal: Deal, at: Date): Deal {
  const on = dateIn(zone, at);
  const taken = assign(deal, aMember(), { by: sam, at, on, zone, key: deal.id }, sam);
  if (!taken.ok) throw new Error(taken.refusal.kind);
  return { ...taken.change.deal, revision: deal.revision + 1 };
}

function undone(deal: Deal, entry: Entry): Deal {
  const last = deal.history.findLast((one) => 'before' in one);
  if (last === undefined || !('before' in last)) throw new Error('nothing to undo');
  const { stage, ...before } = last.before;
  const history = [...deal.history, { ...entry, type: 'undone', undoes: last.id } as const];
  return { ...deal, ...before, stageId: stage.id, history };
}

function entered(deal: Deal, entry: HistoryEntry, to: StageRef, standing: Standing): Deal {
  const history = [...deal.history, entry];
  return { ...deal, stageId: to.id, standing, enteredStageAt: entry.at, history };
}

function beforeOf(deal: Deal, stage: StageRef) {
  const { standing, enteredStageAt, attempt } = deal;
  return { stage, standing, enteredStageAt, attempt, ...amountOf(deal) };
}

function stepNamed(pipeline: Pipeline, name: string | undefined): StageRef {
  const stage = pipeline.stages.find((one) => one.name === name);
  if (stage === undefined) throw new Error(`no step ${name}`);
  return stageRef(pipeline, stage.id);
}

function readMoney([amount, currency]: readonly string[]): Money | undefined {
  if (amount === undefined || currency === undefined) return undefined;
  return moneyOf(Number(amount), Currency.parse(currency));
}

const amountOf = ({ amount }: Deal) => toAmount(amount);
const toAmount = (amount: Money | undefined) => (amount === undefined ? {} : { amount });
const fromOf = (from: Money | undefined) => (from === undefined ? {} : { from });
const toOf = (to: Money | undefined) => (to === undefined ? {} : { to });
