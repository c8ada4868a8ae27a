import { undo } from '../../domain/undoing.ts';
import { changeDeal, confirm, refuse } from '../change-deal.ts';
import { namedDeal } from '../named-deal.ts';
import type { Command } from './command.ts';

export const undoCommand: Command = {
  name: 'undo',
  usage: 'undo 42',
  summary: 'Take back the last change, within ten minutes.',
  who: 'everyone',
  async run(words, caller, context) {
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
