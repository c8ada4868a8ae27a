import { addToDealView } from '../modals/add-to-deal.ts';
import type { Shortcut } from '../shortcut.ts';
import { typedWords } from '../typed-words.ts';

export const addToDealShortcut: Shortcut = {
  type: 'message',
  callbackId: 'add_to_deal',
  name: 'Add to deal',
  description: 'Keep this message as a note of a deal',
  async run({ message }) {
    return { kind: 'open', view: addToDealView(typedWords(message?.text ?? '')) };
  },
};
