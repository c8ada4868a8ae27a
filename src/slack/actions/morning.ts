import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import { contactKinds } from '../../domain/facts.ts';
import { DealNumber } from '../../domain/ids.ts';
import { lookAgain } from '../../domain/look-again.ts';
import { contact, waitUntil } from '../../domain/notes.ts';
import { finishStep, plan } from '../../domain/planning.ts';
import { undo } from '../../domain/undoing.ts';
import { changeDeal, confirm, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { changeMorning, morningRunId } from '../mark-morning.ts';
import { waitUntilView } from '../modals/wait-until.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { message } from '../views/blocks.ts';
import {
  MORNING_LOG,
  MORNING_NEXT,
  MORNING_STEP,
  MORNING_UNDO,
  MORNING_WAIT,
  NOT_TODAY,
  WHY_THESE,
} from '../views/morning.ts';
import { leftForToday } from '../views/morning-greeting.ts';
import { MORNING_LEAVE } from '../views/morning-revisit.ts';
import { line } from '../views/mrkdwn.ts';
import type { Acted, ActionHandler } from './action.ts';

/** `2026-03-13|called` on `morning-log:42`. */
function readRow({ actionId, value = '' }: Acted) {
  const number = DealNumber.parse(Number(actionId.split(':')[1]));
  const [date = '', what = ''] = value.split('|');
  return { number, date: IsoDate.parse(date), what };
}

type Decide = Parameters<typeof changeDeal>[3];

/** The message itself shows what was done and asks what is open; App Home has no row to ask in. */
async function changeRow(
  number: DealNumber,
  decide: Decide,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const changed = await changeDeal(number, caller, context, decide);
  if (!changed.ok) return refuse(changed.refusal, caller, context);
  const { done } = changed;
  const asks = done.kind === 'contacted' && done.mayHaveSeen !== undefined;
  return asks && caller.channel === undefined
    ? { kind: 'message', message: await confirm(done, caller, context) }
    : { kind: 'nothing' };
}

const Kind = z.enum(contactKinds);

const logContact: ActionHandler = {
  actionId: MORNING_LOG,
  async act(acted, caller, context) {
    const { number, what } = readRow(acted);
    const { member, act } = caller;
    const ask = { contact: Kind.parse(what) };
    return changeRow(number, (deal) => contact(deal, member, act, ask), caller, context);
  },
};

/** The step that the row names; one that was set since is another. */
const stepDone: ActionHandler = {
  actionId: MORNING_STEP,
  async act(acted, caller, context) {
    const { number, date } = readRow(acted);
    const { member, act } = caller;
    return changeRow(number, (deal) => finishStep(deal, member, act, date), caller, context);
  },
};

const wait: ActionHandler = {
  actionId: MORNING_WAIT,
  async act(acted, caller, context) {
    const { number, what } = readRow(acted);
    const { member, act, house, workspaceId } = caller;
    const until = IsoDate.safeParse(what);
    if (until.success) {
      const ask = { until: until.data };
      return changeRow(number, (deal) => waitUntil(deal, member, act, ask), caller, context);
    }
    const deal = await context.stores.deals.byNumber(workspaceId, number);
    if (deal === undefined) {
      return refuse({ kind: 'no-such-deal', asked: `#${number}` }, caller, context);
    }
    const voice = await voiceFor(caller, context);
    return { kind: 'open', view: waitUntilView(deal, house, voice) };
  },
};

/** A closed deal stays closed, and nobody asks again. */
const leaveIt: ActionHandler = {
  actionId: MORNING_LEAVE,
  async act(acted, caller, context) {
    const { number } = readRow(acted);
    const { member, act } = caller;
    const decide: Decide = (deal) => lookAgain(deal, member, act, undefined);
    return changeRow(number, decide, caller, context);
  },
};

const nextStep: ActionHandler = {
  actionId: MORNING_NEXT,
  async act(acted, caller, context) {
    const { number, what } = readRow(acted);
    const { member, act } = caller;
    const step = { text: 'Follow up', on: IsoDate.parse(what) };
    return changeRow(number, (deal) => plan(deal, member, act, step), caller, context);
  },
};

/** The row's own Undo: what stands in the message stays there, and is asked again. */
const takeBack: ActionHandler = {
  actionId: MORNING_UNDO,
  async act(acted, caller, context) {
    const { number } = readRow(acted);
    const { member, act } = caller;
    return changeRow(number, (deal) => undo(deal, member, act), caller, context);
  },
};

const notToday: ActionHandler = {
  actionId: NOT_TODAY,
  async act({ value = '' }, caller, context) {
    const date = IsoDate.parse(value);
    await changeMorning(
      date,
      (content) => {
        const put = { what: leftForToday, at: caller.act.at };
        const rows = content.rows.map((row) =>
          row.done === undefined ? { ...row, done: put } : row,
        );
        return { ...content, rows };
      },
      caller,
      context,
    );
    return { kind: 'nothing' };
  },
};

const whyThese: ActionHandler = {
  actionId: WHY_THESE,
  async act({ value = '' }, caller, context) {
    const id = morningRunId(caller, IsoDate.parse(value));
    const run = await context.stores.runs.get(caller.workspaceId, id);
    const content = run?.content.kind === 'morning' ? run.content : undefined;
    const deals = await context.stores.numbers.deals(
      caller.workspaceId,
      content?.rows.map((row) => row.dealId) ?? [],
    );
    const lines = (content?.rows ?? []).map((row) => {
      const number = deals.find((deal) => deal.id === row.dealId)?.number;
      return `*#${number ?? '?'}*: ${line(row.why, 600)}`;
    });
    const rule =
      'A deal is here when its next step has come, a quote wants following up, its time in the step or without contact is over the limit, or its close date has passed. The amount times the working days it has been due, today included, decides what comes first.';
    return { kind: 'message', message: message([rule, ...lines].join('\n')) };
  },
};

export const morningActions: readonly ActionHandler[] = [
  logContact,
  stepDone,
  wait,
  leaveIt,
  nextStep,
  takeBack,
  notToday,
  whyThese,
];
