import { announce } from '../../domain/announcement.ts';
import { message } from '../views/blocks.ts';
import { HOW_COUNTED, MEETING_LIST } from '../views/digest.ts';
import { MEETING_PART } from '../views/digest-meeting.ts';
import { plainMessage } from '../views/trouble.ts';
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

const explanation = [
  'Everything is counted as of the cut-off, from what was recorded before it; a late digest says the same.',
  '*Stuck*: too long in its step or without contact, or a date that passed a working day ago. *Usual*: the mean of the last four weeks.',
  '*What changed*: open deals before, plus new, imported and reopened, plus or minus value changes, minus won, lost and not a fit, is open deals after; in deals and in money of each currency.',
  '*Likely*: each open amount times its step’s win chance; four times of five it comes out within the range.',
  '*Mornings*: of the deals that morning messages named, how many saw a contact, a change of step, a next step, a wait, an answer to a quote or a close by the end of the second working day after; counted in the week in which that day ends.',
  'A deal without an amount is in every count and in no sum.',
].join('\n');

const howCounted: ActionHandler = {
  actionId: HOW_COUNTED,
  act: async () => ({ kind: 'message', message: message(explanation) }),
};

export const digestActions: readonly ActionHandler[] = [meetingList, howCounted];
