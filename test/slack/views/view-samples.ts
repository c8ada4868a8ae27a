import { announce } from '../../../src/domain/announcement.ts';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import type { Doing, Refusal } from '../../../src/domain/decision.ts';
import { defaultPipeline } from '../../../src/domain/default-pipeline.ts';
import { digestFacts } from '../../../src/domain/digest.ts';
import { forecastFacts } from '../../../src/domain/forecast-facts.ts';
import { funnel } from '../../../src/domain/funnel.ts';
import type { Closed, HistoryEntry } from '../../../src/domain/history.ts';
import { ChoiceId, DealId, DealNumber, EntryId, StageId } from '../../../src/domain/ids.ts';
import { stageRef } from '../../../src/domain/pipeline.ts';
import { snapshotRow } from '../../../src/domain/snapshot.ts';
import { workingCalendar } from '../../../src/domain/working-calendar.ts';
import type { AnyBlock } from '../../../src/slack/views/blocks.ts';
import { confirmation } from '../../../src/slack/views/confirmation.ts';
import { criteriaList } from '../../../src/slack/views/criteria-list.ts';
import { dealCard } from '../../../src/slack/views/deal-card.ts';
import { dealDetails } from '../../../src/slack/views/deal-details.ts';
import { dealList, pickDeal } from '../../../src/slack/views/deal-list.ts';
import { digestMessage } from '../../../src/slack/views/digest.ts';
import { meetingMessage } from '../../../src/slack/views/digest-meeting.ts';
import { needsYouMessage } from '../../../src/slack/views/digest-needs-you.ts';
import { digestPartMessage } from '../../../src/slack/views/digest-parts.ts';
import { followUpMessage } from '../../../src/slack/views/follow-up.ts';
import { forecastByRep, forecastMessage } from '../../../src/slack/views/forecast.ts';
import { funnelMessage } from '../../../src/slack/views/funnel.ts';
import { helpMessage } from '../../../src/slack/views/help.ts';
import { homeView } from '../../../src/slack/views/home.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { morningMessage } from '../../../src/slack/views/morning.ts';
import { playbookMessage } from '../../../src/slack/views/playbook.ts';
import { quoteAnswers, quotesDue } from '../../../src/slack/views/quotes.ts';
import { refusalMessage } from '../../../src/slack/views/refusal.ts';
import { setUpLook, testLine } from '../../../src/slack/views/set-up.ts';
import { settingsList } from '../../../src/slack/views/settings-list.ts';
import { stageList } from '../../../src/slack/views/stage-list.ts';
import { quoteReply, threadReply } from '../../../src/slack/views/thread-reply.ts';
import { unknownCommand } from '../../../src/slack/views/trouble.ts';
import { undoChoices } from '../../../src/slack/views/undo-choices.ts';
import { welcomeMessage } from '../../../src/slack/views/welcome.ts';
import {
  aHouse,
  aMember,
  euros,
  maria,
  monday,
  sam,
  someSettings,
  team,
} from '../../support/build.ts';
import { aHostileDeal, aVoice } from '../../support/hostile.ts';
import { hostileSettings } from '../modals/settings-samples.ts';
import { monthSample, quarterSample, repsSample, someReps } from './digest-samples.ts';
import { acceptanceRows, newOwnerSamples, unanswered } from './new-owner-samples.ts';

export interface Sample {
  readonly text?: string;
  readonly blocks: readonly AnyBlock[];
}

const on = IsoDate.parse('2026-03-12');
const stage = (id: string) => stageRef(defaultPipeline(team), StageId.parse(id));

function houseWith(text: string) {
  const label = text.slice(0, 200);
  const settings = someSettings({
    lossReasons: [{ id: ChoiceId.parse('price'), label, active: true }],
    winReasons: [{ id: ChoiceId.parse('price'), label, active: true }],
  });
  const pipeline = defaultPipeline(team);
  const stages = pipeline.stages.map((one) => ({
    ...one,
    name: text,
    guidance: text,
    criteria: one.criteria.map((criterion) => ({ ...criterion, label: text })),
  }));
  return aHouse({ settings, pipeline: { ...pipeline, stages } });
}

function entries(text: string): { readonly moved: HistoryEntry; readonly closed: Closed } {
  const base = { at: monday, by: sam, attempt: 1 };
  const before = {
    stage: stage('qualified'),
    standing: { kind: 'open' },
    enteredStageAt: monday,
    attempt: 1,
  } as const;
  return {
    moved: {
      ...base,
      id: EntryId.parse('e1'),
      type: 'moved',
      from: { ...stage('qualified'), label: text },
      to: { ...stage('quote'), label: text },
      how: 'skip',
      note: text,
      movedAnyway: text,
      unmet: [],
      before,
    },
    closed: {
      ...base,
      id: EntryId.parse('e2'),
      type: 'closed',
      from: stage('quote'),
      to: stage('lost'),
      outcome: { kind: 'lost', at: monday, reason: ChoiceId.parse('price'), lesson: text },
      amount: euros(48_000),
      unmet: [],
      before,
    },
  };
}

const refusals = (text: string): readonly Refusal[] => [
  { kind: 'no-such-deal', asked: text },
  { kind: 'several-deals', asked: text, numbers: [] },
  { kind: 'no-such-stage', asked: text, known: [text, text] },
  { kind: 'bad-input', field: 'Note', say: text },
  {
    kind: 'moved-meanwhile',
    number: DealNumber.parse(42),
    by: sam,
    at: monday,
    from: text,
    to: text,
  },
  { kind: 'done-after', number: DealNumber.parse(42), newer: doing(text) },
];

function doing(text: string): Doing {
  return { id: EntryId.parse('d-42.7'), by: sam, at: monday, what: 'moved', to: text };
}

function digestOf(text: string) {
  const { settings, pipeline } = houseWith(text);
  const to = new Date('2026-03-09T08:00:00Z');
  const slot = {
    week: '2026-W11',
    from: new Date('2026-03-02T08:00:00Z'),
    to,
    firstDay: IsoDate.parse('2026-03-02'),
    lastDay: IsoDate.parse('2026-03-08'),
    dueAt: to,
  };
  const asked = { by: sam, at: monday, text, takenBy: maria, takenAt: monday };
  const deals: readonly Deal[] = [aHostileDeal(text, { helpAsked: asked })];
  const members = [aMember({ name: text })];
  const history = { transitions: [], retros: [] };
  const facts = digestFacts({ settings, pipeline, members, slot, deals, ...history });
  return { ...facts, mornings: { named: 41, actedOn: 29 } };
}

function some(message: Message | undefined): Message {
  if (message === undefined) throw new Error('nothing is said');
  return message;
}

/** Every view by its file, with one text in all the places where people type. */
export const viewSamples: Readonly<Record<string, (text: string) => readonly Sample[]>> = {
  'deal-card': (text) => {
    const { closed } = entries(text);
    const lost = aHostileDeal(text, { standing: closed.outcome });
    const gone = aHostileDeal(text, { standing: { kind: 'withdrawn', at: monday, by: sam } });
    return [aHostileDeal(text), lost, gone].map((deal) =>
      dealCard(deal, houseWith(text), voice(text)),
    );
  },
  'deal-details': (text) => {
    const { id } = aHostileDeal(text);
    const note = { id: 'a1', dealId: id, at: monday, on, by: sam, attempt: 1 };
    const notes = [{ ...note, what: { kind: 'objection', text } as const }];
    const deal = aHostileDeal(text, { helpAsked: { by: sam, at: monday, text } });
    const reading = { isManager: true };
    return [dealDetails(deal, notes, houseWith(text), voice(text), reading)];
  },
  'deal-list': (text) => {
    const deals = Array.from({ length: 20 }, () => aHostileDeal(text));
    const facts = { title: 'Your deals', deals, total: 90, none: 'None.', withOwner: true };
    const house = houseWith(text);
    return [
      dealList({ ...facts, withButtons: false }, house, voice(text)),
      dealList({ ...facts, deals: deals.slice(0, 8), withButtons: true }, house, voice(text)),
      pickDeal('Which?', deals.slice(0, 10), (deal) => `won ${deal.number}`, house, voice(text)),
    ];
  },
  confirmation: (text) => {
    const { closed } = entries(text);
    const done = { number: DealNumber.parse(42), name: text, at: monday } as const;
    const house = houseWith(text);
    return [
      confirmation({ ...done, kind: 'created', stage: text, ownerId: sam }, house, voice(text)),
      confirmation(
        { ...done, kind: 'closed', entryId: closed.id, outcome: closed.outcome },
        house,
        voice(text),
      ),
      confirmation({ ...done, kind: 'planned', text, on }, house, voice(text)),
      confirmation({ ...done, kind: 'step-done', text }, house, voice(text)),
      ...contacted(text).map((one) => confirmation({ ...done, ...one }, house, voice(text))),
    ];
  },
  'undo-choices': (text) => {
    const one = { deal: aHostileDeal(text), doing: doing(text) };
    const other = { ...one, doing: { ...one.doing, id: EntryId.parse('d-42.8') } };
    return [undoChoices([one, other], 10, voice(text)), undoChoices([], 10, voice(text))];
  },
  refusal: (text) => refusals(text).map((refusal) => refusalMessage(refusal, voice(text))),
  'thread-reply': (text) => {
    const { moved, closed } = entries(text);
    const deal = aHostileDeal(text);
    const house = houseWith(text);
    return [
      some(threadReply(moved, deal, house, voice(text))),
      some(threadReply(closed, deal, house, voice(text))),
      some(quoteReply(deal, 'q1', 'accepted', voice(text))),
    ];
  },
  'new-owner': (text) => newOwnerSamples(houseWith(text), text, voice(text)),
  quotes: (text) => {
    const deal = aHostileDeal(text);
    const quote = deal.quotes[0];
    if (quote === undefined) throw new Error('the deal has no quote');
    const rows = Array.from({ length: 12 }, () => ({ deal, quote }));
    return [quoteAnswers(deal, quote, voice(text)), quotesDue(rows, voice(text))];
  },
  help: (text) => [helpMessage([{ heading: text, commands: [{ usage: text, summary: text }] }], 3)],
  trouble: (text) => [unknownCommand(text, [text, 'list'])],
  'follow-up': (text) => [followUpMessage(aHostileDeal(text), text, voice(text))],
  playbook: (text) => {
    const steps = houseWith(text).pipeline.stages.map((one) => ({
      stage: one,
      lessons: [{ text, from: text }],
    }));
    return [playbookMessage(steps, text)];
  },
  funnel: (text) => {
    const { settings, pipeline } = houseWith(text);
    const rows = [snapshotRow(aHostileDeal(text))];
    const period = { from: monday, to: monday };
    const calendar = workingCalendar(settings);
    const facts = funnel(pipeline, rows, [], calendar, { at: monday, period });
    const asked = { period: text, of: [text, text], leads: 3 };
    return [funnelMessage(facts, asked, houseWith(text), voice(text))];
  },
  forecast: (text) => {
    const { pipeline } = houseWith(text);
    const rows = Array.from({ length: 60 }, () => snapshotRow(aHostileDeal(text)));
    const facts = forecastFacts(pipeline, rows, [], monday);
    const missing = rows.map(({ amount: _, ...row }) => row);
    const reps = rows.map(() => ({ name: text, likely: facts.total }));
    return [
      forecastMessage(facts, { rows: missing, leads: 3 }, voice(text)),
      forecastByRep(reps, facts, { rows: missing, leads: 3 }, voice(text)),
    ];
  },
  'stage-list': (text) => [
    stageList(houseWith(text).pipeline, voice(text), { mayEdit: true, said: text }),
    stageList(houseWith(text).pipeline, voice(text), { mayEdit: false }),
  ],
  'criteria-list': (text) =>
    houseWith(text).pipeline.stages.map((one) => criteriaList(one, voice(text), text)),
  'settings-list': (text) => [settingsList(hostileSettings(text), voice(text), text)],
  welcome: (text) => [
    welcomeMessage(text, houseWith(text).pipeline),
    welcomeMessage(text, houseWith(text).pipeline, true),
  ],
  'set-up': (text) => {
    const settings = hostileSettings(text);
    const digest = testLine('managers', { settings });
    return [
      ...['deals', 'managers', 'support'].map((room) => testLine(room, { settings })),
      { blocks: setUpLook(settings, digest) },
    ];
  },
  morning: (text) => {
    const deal = aHostileDeal(text);
    const row = { dealId: deal.id, why: text, repeat: 3 as const, goesToManagerOn: on };
    const done = { ...row, done: { what: text, at: monday } };
    const reason = ChoiceId.parse('price');
    const ended: Deal = {
      ...aHostileDeal(text),
      id: DealId.parse('d-ended'),
      standing: { kind: 'lost', at: monday, reason, reopenIf: 'budget' },
    };
    const again = { dealId: ended.id, lookAgainOn: on, why: text };
    const { rows: acceptances, deal: asked } = acceptanceRows(text);
    const content = {
      kind: 'morning',
      userId: sam,
      date: on,
      rows: [row, { ...row, step: true }, done],
      more: 4,
      revisits: [again, { ...again, done: done.done }],
      acceptances,
      cleanUp: { waiting: 18 },
    } as const;
    const deals = new Map([deal, ended, asked].map((one) => [one.id, one]));
    const facts = { content, deals, name: text, managerName: text };
    const over = { ...facts, content: { ...content, over: true as const } };
    return [facts, over].map((one) => morningMessage(one, houseWith(text), voice(text)));
  },
  digest: (text) => {
    const agreed = Array.from({ length: 5 }, () => ({ by: sam, text }));
    const alsoInThread = [text, text];
    const extras = { lateBy: text, runId: 'T1:digest:2026-W11', agreed, alsoInThread };
    return [digestMessage(digestOf(text), extras, houseWith(text), voice(text))];
  },
  'digest-meeting': (text) => [meetingMessage(digestOf(text), houseWith(text), voice(text))],
  'digest-month': (text) => [monthSample(houseWith(text), text, voice(text))],
  'digest-quarter': (text) => [quarterSample(houseWith(text))],
  'digest-reps': (text) => [repsSample(houseWith(text), text, voice(text))],
  'digest-parts': (text) =>
    (['now', 'changed', 'became'] as const).map((part) =>
      digestPartMessage(part, digestOf(text), houseWith(text), voice(text)),
    ),
  home: (text) => {
    const { team: all, reps } = someReps(houseWith(text), text);
    const deals = Array.from({ length: 30 }, () => aHostileDeal(text));
    const { given, needsYou } = unanswered(text);
    const facts = {
      name: text,
      welcome: true,
      awayUntil: on,
      due: deals.map((deal) => ({
        deal,
        reason: {
          kind: 'next-step' as const,
          since: on,
          text,
          workingDaysOver: 2,
          dueSince: on,
          noNextStep: false,
        },
      })),
      quotes: deals.flatMap((deal) => deal.quotes.map((quote) => ({ deal, quote }))),
      actions: [],
      given,
      handoffs: deals,
      toCleanUp: 18,
      others: deals,
      total: 90,
      figures: {
        own: reps[0] ?? { ...all, ownerId: sam, movedAnyway: [], slipped: [] },
        team: all,
        handedOn: needsYou,
        managerId: maria,
      },
      team: {
        stages: digestOf(text).now,
        needsYou,
        reps: deals.map(() => ({ name: text, open: 3, stuck: 2 })),
        unclaimed: { deals, total: 30 },
        away: deals.map(() => ({ name: text, until: on })),
      },
      admin: {
        isSetUp: false,
        checklist: [{ label: 'Goal', part: 'goal', done: false }],
        stranded: [
          { ...announce('a', { to: 'deals' }, { kind: 'card' }, monday), lastError: text },
        ],
      },
    };
    return [
      homeView(facts, houseWith(text), voice(text)),
      needsYouMessage(
        Array.from({ length: 50 }, () => needsYou).flat(),
        houseWith(text),
        voice(text),
      ),
    ];
  },
};

function voice(text: string) {
  return aVoice({ nameOf: () => text });
}

function contacted(text: string) {
  const people = Array.from({ length: 4 }, (_, n) => ({ id: `p${n}`, name: text }));
  const demo = { kind: 'contacted', contact: 'demo' } as const;
  return [
    { ...demo, with: people.map(({ name }) => name) },
    { ...demo, mayHaveSeen: people },
    { ...demo, next: { text, on } },
    { kind: 'quoted', what: 'sent', n: 1, next: { text, on, quote: 1 } },
  ] as const;
}
