import { addToDealView } from '../modals/add-to-deal.ts';
import type { Shortcut } from '../shortcut.ts';
import { messageWords } from '../with-names.ts';

export const addToDealShortcut: Shortcut = {
  type: 'message',
  callbackId: 'add_to_deal',
  name: 'Add to deal',
  description: 'Keep this message as a note of a deal',
  async run({ message }, caller, context) {
    const said = await messageWords(message?.text ?? '', caller, context);
    return { kind: 'open', view: addToDealView(said) };
  },
};
