import { isAdmin } from '../../domain/member.ts';
import { peopleNamed } from '../../domain/needs-you.ts';
import { runningSlot } from '../../domain/schedule.ts';
import { readDigest } from '../../read-digest.ts';
import { readMapReview, readMonthReview, readReps } from '../../read-reviews.ts';
import { refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { voiceFor } from '../people.ts';
import { peopleIn } from '../render-digest.ts';
import type { Reply } from '../reply.ts';
import { teamFigures } from '../team-figures.ts';
import { digestMessage } from '../views/digest.ts';
import { monthMessage } from '../views/digest-month.ts';
import { needsYouMessage } from '../views/digest-needs-you.ts';
import { quarterMessage } from '../views/digest-quarter.ts';
import { repsMessage } from '../views/digest-reps.ts';
import type { Command } from './command.ts';

export const digestCommand: Command = {
  name: 'digest',
  usage: 'digest [needs you | by rep | month | quarter]',
  summary: 'The last seven days as of now, for your eyes only.',
  who: 'manager',
  reads: true,
  first: ['manager'],
  async run(words, caller, context) {
    await context.stores.numbers.settle(caller.workspaceId);
    const asked = words.trim().toLowerCase();
    if (asked === '' || asked === 'now') return now(caller, context);
    if (/^needs( you)?$/.test(asked)) return needsYou(caller, context);
    if (/^(by )?reps?$/.test(asked)) return byRep(caller, context);
    if (/^(last )?month$/.test(asked)) return month(caller, context);
    if (/^(last )?quarter$|^map$/.test(asked)) return quarter(caller, context);
    const say = 'Say nothing for the last seven days, or needs you, by rep, month or quarter.';
    return refuse({ kind: 'bad-input', field: 'Digest', say }, caller, context);
  },
};

async function now(caller: Caller, context: Context): Promise<Reply> {
  const { house, act } = caller;
  const facts = await readDigest(context.stores, house, runningSlot(house.settings.zone, act.at));
  const voice = await voiceFor(caller, context, peopleIn(facts));
  return { kind: 'message', message: digestMessage(facts, {}, house, voice) };
}

/** As in App Home, but all of it. */
async function needsYou(caller: Caller, context: Context): Promise<Reply> {
  const { house, act } = caller;
  const { needsYou: all } = await teamFigures(context.stores, house, act.at);
  const voice = await voiceFor(caller, context, peopleNamed(all));
  return { kind: 'message', message: needsYouMessage(all, house, voice) };
}

/** A manager's own people, once it is known who they are; else everybody. */
async function byRep(caller: Caller, context: Context): Promise<Reply> {
  const { house, workspaceId, member, act } = caller;
  const [facts, members] = await Promise.all([
    readReps(context.stores, house, act.at),
    context.stores.members.all(workspaceId),
  ]);
  const own = new Set(
    members.flatMap(({ userId, managerId }) => (managerId === member.userId ? [userId] : [])),
  );
  const isShown = (userId: (typeof facts.reps)[number]['ownerId']): boolean =>
    own.size === 0 || isAdmin(member) || own.has(userId);
  const reps = facts.reps.filter(({ ownerId }) => isShown(ownerId));
  const voice = await voiceFor(
    caller,
    context,
    reps.map(({ ownerId }) => ownerId),
  );
  return { kind: 'message', message: repsMessage({ ...facts, reps }, house, voice) };
}

async function month(caller: Caller, context: Context): Promise<Reply> {
  const { house, act } = caller;
  const [review, voice] = await Promise.all([
    readMonthReview(context.stores, house, act.at),
    voiceFor(caller, context),
  ]);
  return { kind: 'message', message: monthMessage(review, house, voice) };
}

async function quarter({ house, act }: Caller, context: Context): Promise<Reply> {
  const review = await readMapReview(context.stores, house, act.at);
  return { kind: 'message', message: quarterMessage(review, house) };
}
