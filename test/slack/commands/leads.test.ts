import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { ChoiceId } from '../../../src/domain/ids.ts';
import { refuseReopenModal } from '../../../src/slack/commands/may-open.ts';
import { choiceOptions } from '../../../src/slack/views/choices.ts';
import { aDeal, aMember, aPipeline, monday } from '../../support/build.ts';
import {
  inThread,
  type MovedTeam,
  newDeal,
  startMovedTeam,
  wins,
} from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let maria: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  maria = team.slack.person('U_MARIA');
});
afterAll(() => team?.stop());

describe('a lead that nobody owns', () => {
  it('is claimed from its card with one tap', async () => {
    const card = await newDeal(sam, 'acme 12k linkedin');
    const deals = team.database.connection.collection('deals');
    await deals.updateOne({ number: 1 }, { $unset: { ownerId: '' } });
    await maria.types('#deals', '/deal todo 1 call them 2026-03-12');
    await sam.waits(() => sam.reads(card).includes('[Claim]'));
    expect(sam.reads(card)).toContain('[Not a fit]');
    await sam.types('#deals', '/deal list unclaimed');
    await sam.waits(() => sam.sees('#deals').includes('Unclaimed deals'));

    await sam.clicks('Claim', { in: card });
    await sam.waits(() => sam.reads(card).includes('Owner: Sam Ortiz'));
    expect(sam.reads(card)).toContain('[Advance]');
  });
});

describe('a lead that was passed on', () => {
  it('thanks who made it from a message and gave it away', async () => {
    const lee = team.slack.person('U_LEE');
    const said = lee.says('#support', 'Globex asks for 20 more seats');
    await lee.uses('Create deal from message', said);
    await lee.fills({ Owner: 'Sam Ortiz', Source: 'Support ticket' });
    await lee.submits();
    const card = await sam.waits(() =>
      sam.messages('#deals').find((one) => sam.reads(one).includes('#2')),
    );
    await wins(sam, 2);
    await inThread(sam, card, 'closed #2');
    await team.later({ minutes: 11 });
    await inThread(sam, card, 'Lee Chen for passing the lead on');
  });
});

describe('a lead in everybody’s hands', () => {
  const priya = () => team.slack.person('U_PRIYA');
  const deals = () => team.database.connection.collection('deals');

  it('rests until a day that any rep sets, in its own words', async () => {
    const card = await newDeal(sam, 'vandelay 3k linkedin');
    const number = /#(\d+)/.exec(sam.reads(card))?.[1] ?? '';
    await deals().updateOne({ number: Number(number) }, { $unset: { ownerId: '' } });
    await maria.types('#deals', `/deal note ${number} found at the fair`);
    await maria.types('#deals', `/deal todo ${number} call them 2026-03-12`);
    await sam.waits(() => sam.reads(card).includes('[Nurture until]'));

    const told = await priya().types('#deals', `/deal advance ${number}`);
    expect(told.text).toContain(`#${number} has no owner yet. Claim it, and you can`);
    await priya().clicks('Nurture until', { in: card });
    await sam.waits(() => priya().hasModal());
    expect(priya().modal().text).toContain('Nurture until');
    await priya().fills({ 'Nurture until': '2026-03-23', Why: 'Budget in April' });
    await priya().submits();
    await sam.waits(() => sam.reads(card).includes('Nurture until Mon 23 Mar: Budget in April'));
    expect(priya().sees('#deals')).toContain('rests until Mon 23 Mar; it still has no owner.');
  });

  it('is sorted out by any rep, from the list too, and taken back by whoever did it', async () => {
    const card = sam.message('Nurture until Mon 23 Mar', '#deals');
    const list = await priya().types('#deals', '/deal list unclaimed');
    expect(list.text).toContain('[Claim] [Nurture until] [Not a fit]');
    await priya().clicks('Not a fit', { in: card });
    await sam.waits(() => priya().hasModal());
    await priya().fills({ Reason: 'Too small' });
    await priya().submits();
    await sam.waits(() => sam.reads(card).includes('Not a fit'));
    await sam.waits(() => !sam.reads(card).includes('[Claim]'));

    await priya().clicks('Undo');
    await sam.waits(() => sam.reads(card).includes('[Claim]'));
  });
});

describe('a lead that nobody has claimed yet', () => {
  it('is in no figure and never stuck; claimed, it is new, and its clock begins', async () => {
    await maria.types('#deals', '/deal new soylent 9k linkedin');
    await maria.waits(() => maria.hasModal());
    await maria.fills({ Owner: null });
    await maria.submits();
    const card = await sam.waits(() =>
      sam.messages('#deals').find((one) => sam.reads(one).includes('Soylent')),
    );
    const number = /#(\d+)/.exec(maria.reads(card))?.[1] ?? '';
    await team.later({ days: 42 });
    const says = async (line: string) => (await maria.types('#managers', line)).text;

    const funnel = await says('/deal funnel');
    expect(funnel).toContain('2 unclaimed leads not counted until claimed');
    expect(funnel).toContain('Open now: 1 deal · €12,000');
    expect(await says('/deal forecast by rep')).not.toContain('Unclaimed:');
    expect(await says('/deal list stuck all')).not.toContain('Soylent');

    await sam.clicks('Claim', { in: card });
    await sam.waits(() => sam.reads(card).includes('In Prospecting since 13 Apr'));
    const claimed = await says('/deal funnel');
    expect(claimed).toContain('Open now: 2 deals · €21,000');
    expect(claimed).toContain('1 unclaimed lead not counted');
    expect(await says('/deal list stuck all')).not.toContain('Soylent');
    expect(await says(`/deal undo ${number}`)).toContain('as it was');
    await sam.waits(() => sam.reads(card).includes('In Prospecting since 2 Mar'));
  });
});

describe('an empty list', () => {
  it('of choices still offers Other, since Slack refuses a select with none', () => {
    const gone = { id: ChoiceId.parse('price'), label: 'Price', active: false };
    expect(choiceOptions([gone])).toEqual([{ value: 'other', label: 'Other' }]);
  });

  it('of steps to reopen at is said before a form is opened', () => {
    const { stages, ...pipeline } = aPipeline();
    const none = { ...pipeline, stages: stages.map((one) => ({ ...one, reopenTarget: false })) };
    const reason = ChoiceId.parse('price');
    const lost = aDeal({ standing: { kind: 'lost', at: monday, reason } });
    expect(refuseReopenModal(lost, aMember(), aPipeline())).toBeUndefined();
    expect(refuseReopenModal(lost, aMember(), none)).toMatchObject({ kind: 'bad-input' });
  });
});
