import { answerHelp } from '../../domain/ask-help.ts';
import { DealNumber } from '../../domain/ids.ts';
import { changeDeal, confirm, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import type { Reply } from '../reply.ts';
import { forgetTeamFigures } from '../team-figures.ts';
import { HELP_DONE, HELP_TAKE } from '../views/help-asked.ts';
import type { Acted, ActionHandler } from './action.ts';

/** One tap. App Home shows it itself. */
async function answer(
  { actionId, value = '' }: Acted,
  how: 'taken' | 'done',
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const { member, act, house } = caller;
  const changed = await changeDeal(DealNumber.parse(Number(value)), caller, context, (deal) =>
    answerHelp(deal, member, act, how),
  );
  forgetTeamFigures(context.stores, house.settings);
  if (!changed.ok) return refuse(changed.refusal, caller, context);
  if (actionId.endsWith(':home')) return { kind: 'nothing' };
  const message = await confirm(changed.done, caller, context);
  return { kind: 'message', message, replaces: true };
}

export const helpActions: readonly ActionHandler[] = [
  { actionId: HELP_TAKE, act: (acted, ...rest) => answer(acted, 'taken', ...rest) },
  { actionId: HELP_DONE, act: (acted, ...rest) => answer(acted, 'done', ...rest) },
];
