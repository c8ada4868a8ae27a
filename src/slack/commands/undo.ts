import { UNDO_MINUTES } from '../../domain/closing.ts';
import { ownUndoable, undoableSince } from '../../domain/own-undoable.ts';
import { undo } from '../../domain/undoing.ts';
import { changeDeal, confirm, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { undoChoices } from '../views/undo-choices.ts';
import type { Command } from './command.ts';

/** More than a team changes within the minutes of Undo. */
const looked = 50;
const offered = 5;

export const undoCommand: Command = {
  name: 'undo',
  usage: 'undo [42]',
  summary: 'Take back your last change, or the last one of a deal, within ten minutes.',
  who: 'everyone',
  async run(words, caller, context) {
    if (words === '' && caller.threadTs === undefined) return offerOwn(caller, context);
    const named = await namedDeal(words, 'undo', caller, context);
    if (!named.ok) return named.reply;
    const asked = named.rest === '' ? undefined : named.rest;
    const { member, act } = caller;
    const changed = await changeDeal(named.deal, caller, context, (deal) =>
      undo(deal, member, act, asked),
    );
    return changed.ok
      ? { kind: 'message', message: await confirm(changed.done, caller, context), replaces: true }
      : refuse(changed.refusal, caller, context);
  },
};

/** Only offered: said twice by a delivery that is repeated, it would take back two changes. */
async function offerOwn(caller: Caller, context: Context): Promise<Reply> {
  const { workspaceId, member, act } = caller;
  const since = undoableSince(act.at);
  const deals = await context.stores.deals.changedSince(workspaceId, since, looked);
  const choices = deals
    .flatMap((deal) => {
      const doing = ownUndoable(deal, member, act);
      return doing === undefined ? [] : [{ deal, doing }];
    })
    .sort((a, b) => b.doing.at.getTime() - a.doing.at.getTime())
    .slice(0, offered);
  const voice = await voiceFor(caller, context, []);
  return { kind: 'message', message: undoChoices(choices, UNDO_MINUTES, voice) };
}
