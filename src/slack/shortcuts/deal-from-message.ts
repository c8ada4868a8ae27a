import type { House } from '../../domain/house.ts';
import type { Member } from '../../domain/member.ts';
import { lostBefore } from '../lost-before.ts';
import { newDealView } from '../modals/new-deal.ts';
import type { Shortcut } from '../shortcut.ts';
import { messageWords } from '../with-names.ts';
import { guessAccount } from './guess-account.ts';

export const dealFromMessageShortcut: Shortcut = {
  type: 'message',
  callbackId: 'deal_from_message',
  name: 'Create deal from message',
  description: 'A new deal with this message as its first note',
  async run({ message }, caller, context) {
    const { house, member, userId } = caller;
    const said = await messageWords(message?.text ?? '', caller, context);
    const account = said === '' ? undefined : guessAccount(said);
    const view = newDealView(
      {
        ownerId: userId,
        sourceId: sourceFor(member, house),
        passedBy: userId,
        ...(said === '' ? {} : { said, account }),
        before: await lostBefore(account, caller, context),
      },
      house,
      member.locale ?? house.settings.locale,
    );
    return { kind: 'open', view };
  },
};

/** What support passes on came from a support ticket. */
function sourceFor({ roles, lastSource }: Member, { settings }: House): string | undefined {
  const ticket = settings.sources.find((one) => one.id === 'support' && one.active);
  const isSupport = roles.includes('support') && !roles.includes('manager');
  return isSupport && ticket !== undefined ? ticket.id : lastSource;
}
