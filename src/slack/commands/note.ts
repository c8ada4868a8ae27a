import { objection } from '../../domain/learning.ts';
import { note } from '../../domain/notes.ts';
import { changeAndTell } from '../change-deal.ts';
import { noteView } from '../modals/note.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import { withNames } from '../with-names.ts';
import type { Command } from './command.ts';
import { readObjection } from './contact-words.ts';

export const noteCommand: Command = {
  name: 'note',
  usage: 'note 42 [objection] [text]',
  summary: 'Write something down about a deal.',
  who: 'everyone',
  async run(words, caller, context) {
    const named = await namedDeal(words, 'note', caller, context);
    if (!named.ok) return named.reply;
    const { house, member, act } = caller;
    const objected = readObjection(named.rest);
    const text = await withNames(objected ?? named.rest, caller, context);
    if (text === '') {
      const voice = await voiceFor(caller, context);
      const kind = objected === undefined ? 'note' : 'objection';
      return { kind: 'open', view: noteView(named.deal, house, voice, undefined, kind) };
    }
    const write = objected === undefined ? note : objection;
    return changeAndTell(named.deal, caller, context, (deal) => write(deal, member, act, text));
  },
};
