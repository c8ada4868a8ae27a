import { announce } from '../../domain/announcement.ts';
import { message } from '../views/blocks.ts';
import { HOW_COUNTED, MEETING_LIST } from '../views/digest.ts';
import { MEETING_PART } from '../views/digest-meeting.ts';
import { plainMessage } from '../views/trouble.ts';
import { count } from '../views/words.ts';
import type { ActionHandler } from './action.ts';

/** One list per digest, however often and by whomever it is asked for. */
const meetingList: ActionHandler = {
  actionId: MEETING_LIST,
  async act({ value = '' }, { workspaceId, act }, context) {
    const id = `${value}/${MEETING_PART}`;
    const facts = { kind: 'run-thread', part: MEETING_PART } as const;
    await context.stores.runs.change(workspaceId, value, id, (run) => ({
      run,
      say: [announce(id, { to: 'thread' }, facts, act.at)],
    }));
    context.nudge();
    return { kind: 'message', message: plainMessage('The list is in the digest’s thread.') };
  },
};

/** @param withinDays working days within which a quote is in time */
function explanation(withinDays: number): string {
  return [
    'Everything is counted as of the cut-off, from what was recorded before it; a late digest says the same.',
    '*Stuck*: too long in its step or without contact, or a date that passed a working day ago. *Usual*: the mean of the last four weeks.',
    '*What changed*: open deals before, plus new, imported and reopened, plus or minus value changes, minus won, lost and not a fit, is open deals after; in deals and in money of each currency.',
    '*Likely*: each open amount times its step’s win chance, of deals expected to close by the end of the goal’s period; a deal without an amount or a close date is not in it. Four times of five it comes out within the range.',
    `*Quotes*: a deal is ready for one from when it reached the step that asks for it. In time: sent within ${count(withinDays, 'working day')} from then; late: after them. Not sent: past them without one and not waiting, or closed without one.`,
    '*Slipped*: the expected close of an open deal moved into a later month, or is past.',
    '*Mornings*: of the deals that morning messages named, how many saw a contact, a change of step, a next step, a wait, an answer to a quote or a close by the end of the second working day after; counted in the week in which that day ends.',
    'A deal without an amount is in every count and in no sum; a lead that nobody has claimed is in neither.',
  ].join('\n');
}

const howCounted: ActionHandler = {
  actionId: HOW_COUNTED,
  act: async (_acted, { house }) => ({
    kind: 'message',
    message: message(explanation(house.settings.policies.quoteWithinDays)),
  }),
};

export const digestActions: readonly ActionHandler[] = [meetingList, howCounted];
