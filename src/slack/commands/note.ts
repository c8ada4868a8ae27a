import { note } from '../../domain/notes.ts';
import { changeAndTell } from '../change-deal.ts';
import { noteView } from '../modals/note.ts';
import { namedDeal } from '../named-deal.ts';
import { voiceFor } from '../people.ts';
import type { Command } from './command.ts';

export const noteCommand: Command = {
  name: 'note',
  usage: 'note 42 [text]',
  summary: 'Write something down about a deal.',
  who: 'everyone',
  first: true,
  async run(words, caller, context) {
    const named = await namedDeal(words, 'note', caller, context);
    if (!named.ok) return named.reply;
    const { house, member, act } = caller;
    if (named.rest === '') {
      const voice = await voiceFor(caller, context);
      return { kind: 'open', view: noteView(named.deal, house, voice) };
    }
    return changeAndTell(named.deal.id, caller, context, (deal) =>
      note(deal, member, act, named.rest),
    );
  },
};
