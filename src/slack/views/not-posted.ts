import type { NotPosted } from '../../domain/announcement.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealName } from './deal-line.ts';
import type { Message } from './message.ts';
import { bold } from './mrkdwn.ts';

const channelNames = {
  deals: 'deals channel',
  managers: 'managers’ channel',
  support: 'support channel',
} as const;

/** To whoever changed a deal; an admin can put it right at once. */
export function notPosted({ where, why, ...deal }: NotPosted, isAdmin: boolean): Message {
  const said = `${bold(dealName(deal))} is saved, but ${whyWords(where, why)} What there is to say waits and is posted by itself once that is put right.`;
  return message(said, [
    section(said),
    ...(isAdmin ? [actions([commandButton('Channels', 'settings channels')])] : []),
  ]);
}

function whyWords(where: NotPosted['where'], why: NotPosted['why']): string {
  const channel = channelNames[where];
  switch (why) {
    case 'unset':
      return `no ${channel} is chosen yet. An admin can choose one with \`/deal settings channels\`.`;
    case 'archived':
      return `the ${channel} is archived. An admin can choose another with \`/deal settings channels\`.`;
    case 'not-in-it':
      return `Milepost is not in the ${channel}. Somebody there can type \`/invite @milepost\`.`;
    case 'closed':
      return `Milepost may not post in the ${channel}. Ask an admin of Slack to allow it.`;
  }
}
