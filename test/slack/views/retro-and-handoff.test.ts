import { describe, expect, it } from '@jest/globals';
import { problemsOfBlocks } from '../../../playground/limits/check.ts';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import type { Closed } from '../../../src/domain/history.ts';
import {
  ChannelId,
  ChoiceId,
  DealNumber,
  EntryId,
  StageId,
  UserId,
} from '../../../src/domain/ids.ts';
import { stageRef } from '../../../src/domain/pipeline.ts';
import type { Retro } from '../../../src/domain/retro.ts';
import { openRetro } from '../../../src/domain/retro-changes.ts';
import { celebration, celebrationWithdrawn } from '../../../src/slack/views/celebration.ts';
import {
  handoffQuestion,
  handoffReminder,
  handoffTaken,
  headsUpOver,
  supportMessage,
} from '../../../src/slack/views/handoff.ts';
import { lessonList } from '../../../src/slack/views/lesson-list.ts';
import { limits } from '../../../src/slack/views/limits.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { retroHistory } from '../../../src/slack/views/retro-history.ts';
import { retroPrompt } from '../../../src/slack/views/retro-prompt.ts';
import { readRetroRef, retroRef } from '../../../src/slack/views/retro-ref.ts';
import {
  aDeal,
  aHouse,
  aPipeline,
  euros,
  maria,
  monday,
  priya,
  sam,
  someSettings,
} from '../../support/build.ts';
import { aHostileDeal, aVoice, hostile, long, textsIn } from '../../support/hostile.ts';

const stage = (id: string) => stageRef(aPipeline(), StageId.parse(id));
const price = ChoiceId.parse('price');
const on = IsoDate.parse('2026-03-12');

function houseWith(text: string) {
  const reasons = Array.from({ length: 30 }, (_, i) => ({
    id: ChoiceId.parse(i === 0 ? 'price' : `reason-${i}`),
    label: text.slice(0, 200),
    active: true,
  }));
  const { stages } = aPipeline();
  const pipeline = aPipeline({ stages: stages.map((one) => ({ ...one, name: text })) });
  return aHouse({
    settings: someSettings({ lossReasons: reasons, winReasons: reasons }),
    pipeline,
  });
}

function closing(kind: 'won' | 'lost', text: string): Closed {
  const standing = { kind: 'open' } as const;
  return {
    id: EntryId.parse('e9'),
    at: monday,
    by: sam,
    attempt: 1,
    type: 'closed',
    from: stage('quote'),
    to: stage(kind),
    outcome:
      kind === 'won'
        ? { kind, at: monday, signedOn: on, decidedBy: [price], text }
        : { kind, at: monday, reason: price, missedAt: StageId.parse('qualified'), lesson: text },
    amount: euros(48_000),
    unmet: [],
    before: { stage: stage('quote'), standing, enteredStageAt: monday, attempt: 1 },
  };
}

function aRetro(kind: 'won' | 'lost', text: string): Retro {
  const begun = openRetro(aHostileDeal(text), closing(kind, text));
  const people = Array.from({ length: 20 }, (_, i) => UserId.parse(`U${i}`));
  return {
    ...begun,
    answers: people.map((by) => ({
      by,
      at: monday,
      reasons: [price],
      knownAt: StageId.parse('quote'),
      fault: 'badly',
      wentWell: [StageId.parse('quote'), StageId.parse('closure')],
    })),
    lessons: people.map((by, i) => ({ id: `l${i}`, by, at: monday, text })),
    actions: people.map((ownerId, i) => ({ id: `a${i}`, text, ownerId, due: on })),
    replies: people.map((by, i) => ({ ts: `${i}.0`, by, text })),
  };
}

function samples(text: string): readonly (Message | undefined)[] {
  const house = houseWith(text);
  const voice = aVoice({ nameOf: () => text });
  const handoff = { offeredAt: monday, takenBy: maria, takenAt: monday };
  const won = aHostileDeal(text, { standing: closing('won', text).outcome, handoff });
  const facts = { deal: won, closing: closing('won', text), earlier: [won] };
  const path = Array.from({ length: 8 }, () => text);
  const retros = (['won', 'lost'] as const).flatMap((kind) => {
    const retro = aRetro(kind, text);
    return [retro, { ...retro, closedAt: monday }, { ...retro, withdrawnAt: monday }];
  });
  const prompts = retros.map((retro) =>
    retroPrompt({ retro, deal: won, path, isCopy: true }, house, voice),
  );
  const lessons = aRetro('lost', text).lessons.map((lesson) => ({
    retro: aRetro('lost', text),
    lesson,
  }));
  const kinds = ['soon', 'offered', 'back', 'lost', 'unqualified'] as const;
  return [
    celebration(won, facts.closing, [won], house, voice),
    celebrationWithdrawn(won),
    ...kinds.map((kind) => supportMessage({ ...facts, standing: { kind } }, house, voice)),
    supportMessage({ ...facts, standing: { kind: 'taken', handoff } }, house, voice),
    headsUpOver(won),
    ...kinds.map((kind) => handoffReminder({ ...facts, standing: { kind } }, voice)),
    handoffReminder({ ...facts, standing: { kind: 'taken', handoff } }, voice),
    handoffTaken(won, text),
    handoffQuestion(won, text, text),
    ...prompts,
    retroHistory(prompts),
    lessonList({ lessons }, house, voice),
    lessonList({ lessons: [] }, house, voice),
  ];
}

describe('retros, celebrations and handoffs', () => {
  it.each([
    ['hostile', hostile],
    ['too long', long],
  ])('stay within Slack’s limits when everything typed is %s', (_, text) => {
    for (const said of samples(text)) {
      expect(said).toBeDefined();
      expect(problemsOfBlocks(said?.blocks ?? [], 'message')).toEqual([]);
      expect(said?.text.length).toBeLessThanOrEqual(limits.messageText);
    }
  });

  it('call nobody and format nothing that somebody typed', () => {
    for (const said of samples(hostile)) {
      for (const { text, type } of [
        { text: said?.text ?? '', type: 'mrkdwn' },
        ...textsIn(said?.blocks ?? []),
      ]) {
        expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        if (type === 'plain_text') continue;
        expect(text).not.toContain('<!channel>');
        expect(text).not.toContain('<@U1>');
        expect(text).not.toMatch(/(?<![\u2060])\*x\*/);
      }
    }
  });

  it('ask for no step that the deal never came to', () => {
    const retro = { ...aRetro('lost', 'Price'), answers: [] };
    const stepsOf = (deal: Deal | undefined) =>
      JSON.stringify(retroPrompt({ retro, deal, path: [] }, aHouse(), aVoice())).match(
        /retro-step:\w+/g,
      );

    expect(stepsOf(aDeal({ stageId: StageId.parse('qualified') }))).toEqual([
      'retro-step:prospecting',
      'retro-step:qualified',
    ]);
    expect(stepsOf(undefined)).toHaveLength(4);
  });

  it('count what was answered on the buttons, the rest of the reasons behind Other…', () => {
    const retro = { ...aRetro('lost', 'Price'), answers: aRetro('lost', 'x').answers.slice(0, 2) };
    const said = retroPrompt({ retro, deal: undefined, path: [] }, houseWith('Price'), aVoice());
    const labels = textsIn(said.blocks).map(({ text }) => text);

    expect(labels.filter((label) => label === 'Price 2')).toHaveLength(2);
    expect(labels).toContain('Other…');
    expect(labels).toContain('Done badly 2');
  });

  it('name what people agreed upon once it is closed, and the kept words only in a copy', () => {
    const house = aHouse();
    const start = aRetro('lost', 'x');
    const answer = (by: UserId, reason: string) => ({
      by,
      at: monday,
      reasons: [ChoiceId.parse(reason)],
    });
    const retro: Retro = {
      ...start,
      answers: [answer(sam, 'price'), answer(priya, 'price'), answer(maria, 'timing')],
      message: { channel: ChannelId.parse('CDEALS'), ts: '1.0' },
      replies: [{ ts: '2.0', by: priya, text: 'They had no money' }],
    };
    const facts = { retro, deal: undefined, path: [] };
    const closed = { ...facts, retro: { ...retro, closedAt: monday } };

    expect(retroPrompt(closed, house, aVoice()).text).toContain('What decided it: Price (2 of 3)');
    expect(JSON.stringify(retroPrompt(facts, house, aVoice()))).not.toContain('no money');
    const copy = retroPrompt({ ...facts, isCopy: true }, house, aVoice());
    expect(JSON.stringify(copy)).toContain('They had no money');
  });
});

describe('a celebration', () => {
  it('thanks whoever passed the lead on by name, and says that they know us', () => {
    const outcome = { kind: 'won', at: monday, signedOn: on, decidedBy: [price] } as const;
    const source = { id: ChoiceId.parse('support'), passedBy: priya };
    const deal = aHostileDeal('Acme', { standing: outcome, facts: { source } });
    const earlier = { ...deal, number: DealNumber.parse(17) };
    const voice = aVoice({ nameOf: (id) => (id === priya ? 'Priya Nair' : 'Sam Ortiz') });
    const { text } = celebration(deal, closing('won', 'x'), [earlier], aHouse(), voice);

    expect(text).toContain('Thank you, Sam Ortiz, and Priya Nair for passing the lead on.');
    expect(text).toContain('Existing customer: #17 Acme');
    expect(text).not.toContain('<@');
  });
});

describe('a button’s name of a retro', () => {
  it('is read back whole, on a copy too', () => {
    expect(readRetroRef(`${retroRef('d-1:2', true)}|a|b`)).toEqual({
      id: 'd-1:2',
      rest: 'a|b',
      isCopy: true,
    });
    expect(readRetroRef(retroRef('d-1:2'))).toEqual({ id: 'd-1:2', rest: '', isCopy: false });
  });
});
