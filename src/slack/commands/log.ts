import { objection } from '../../domain/learning.ts';
import { contact } from '../../domain/notes.ts';
import { changeAndTell } from '../change-deal.ts';
import { logContactView } from '../modals/log-contact.ts';
import { noteView } from '../modals/note.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import { withNames } from '../with-names.ts';
import type { Command } from './command.ts';
import { readContact, readObjection } from './contact-words.ts';
import { pastDateInWords } from './date-in-words.ts';

export const logCommand: Command = {
  name: 'log',
  usage: 'log 42 [call | mail | met | demo | no answer | contract sent | objection] [day] [text]',
  summary: 'Log a contact with the customer; the contact clock starts again.',
  who: 'everyone',
  first: ['rep'],
  async run(words, caller, context) {
    const named = await namedDeal(words, 'log', caller, context);
    if (!named.ok) return named.reply;
    const { house, member, act } = caller;
    const spoken = await withNames(named.rest, caller, context);
    const objected = readObjection(spoken);
    if (objected === '') {
      const voice = await voiceFor(caller, context);
      const view = noteView(named.deal, house, voice, undefined, 'objection');
      return { kind: 'open', view };
    }
    if (objected !== undefined) {
      return changeAndTell(named.deal, caller, context, (deal) =>
        objection(deal, member, act, objected),
      );
    }
    const said = readContact(spoken);
    if (said === undefined) {
      const voice = await voiceFor(caller, context);
      const view = logContactView(named.deal, house, voice, act.on, spoken);
      return { kind: 'open', view };
    }
    const day = pastDateInWords(said.text, act.on);
    const ask = day === undefined ? said : { ...said, text: day.left, on: day.on };
    return changeAndTell(named.deal, caller, context, (deal) => contact(deal, member, act, ask));
  },
};
