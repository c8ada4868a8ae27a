import { newDealView } from '../modals/new-deal.ts';
import type { Shortcut } from '../shortcut.ts';
import { typedWords } from '../typed-words.ts';
import { guessAccount } from './guess-account.ts';

export const dealFromMessageShortcut: Shortcut = {
  type: 'message',
  callbackId: 'deal_from_message',
  name: 'Create deal from message',
  description: 'A new deal with this message as its first note',
  async run({ message }, { house, member, userId }) {
    const said = typedWords(message?.text ?? '');
    const view = newDealView(
      {
        ownerId: userId,
        sourceId: member.lastSource,
        passedBy: userId,
        ...(said === '' ? {} : { said, account: guessAccount(said) }),
      },
      house,
      member.locale ?? house.settings.locale,
    );
    return { kind: 'open', view };
  },
};
