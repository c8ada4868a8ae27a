import { waitUntil } from '../../domain/notes.ts';
import { changeAndTell, refuse } from '../change-deal.ts';
import { waitUntilView } from '../modals/wait-until.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import { withNames } from '../with-names.ts';
import type { Command } from './command.ts';
import { dateInWords } from './date-in-words.ts';
import { refuseWaitModal } from './may-open.ts';

export const waitCommand: Command = {
  name: 'wait',
  aliases: ['park', 'snooze', 'nurture'],
  usage: 'wait 42 [until when] [why]',
  summary: 'Take a deal out until a date; it wakes that morning.',
  who: 'everyone',
  first: ['rep'],
  async run(words, caller, context) {
    const named = await namedDeal(words, 'wait', caller, context);
    if (!named.ok) return named.reply;
    const { house, member, act } = caller;
    const refusal = refuseWaitModal(named.deal, member);
    if (refusal !== undefined) return refuse(refusal, caller, context);
    const date = dateInWords(named.rest, act.on);
    const reason = await withNames(date?.left ?? named.rest, caller, context);
    const isOpen = named.deal.standing.kind === 'open';
    if (date === undefined || (isOpen && reason === '')) {
      const voice = await voiceFor(caller, context);
      const typed = { until: date?.on, reason: reason === '' ? undefined : reason };
      return { kind: 'open', view: waitUntilView(named.deal, house, voice, typed) };
    }
    return changeAndTell(named.deal, caller, context, (deal) =>
      waitUntil(deal, member, act, { until: date.on, reason }),
    );
  },
};
