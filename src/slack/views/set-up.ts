import type { House } from '../../domain/house.ts';
import type { Settings } from '../../domain/settings.ts';
import { type AnyBlock, actions, context, divider, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { hourWords, weekdayNames, weekWords } from './settings-words.ts';
import { joined } from './words.ts';

export type Room = keyof Settings['channels'];

/** Shows that a channel can be posted to, and what its members will see there. */
export function testLine(to: string, { settings }: Pick<House, 'settings'>): Message {
  const { weekday, hour } = settings.digest;
  const digest = `${weekdayNames[weekday - 1] ?? ''} at ${hourWords(hour)}`;
  const lines: Readonly<Record<string, string>> = {
    deals:
      'Milepost is here: every deal gets one card in this channel, with what happens to it underneath.',
    managers: `Milepost is here: the week’s digest comes to this channel, ${digest}.`,
    support: 'Milepost is here: customers that were won are handed over in this channel.',
  };
  return message(lines[to] ?? 'Milepost is here.');
}

/** What there is to do once it is set up. */
export function setUpDone(): Message {
  const text =
    'Milepost is set up. The first week is quiet: cards and replies appear, nobody is nudged. Bring your deals over from a file, invite people, or just start with a new deal.';
  return message(text, [
    section(text),
    actions([
      commandButton('Import deals', 'import', 'primary'),
      commandButton('Invite people', 'settings invite'),
      commandButton('New deal', 'new'),
    ]),
  ]);
}

/** What an admin looks at before they finish: what was decided, and the digest as it would be now. */
export function setUpLook(settings: Settings, digest: Message): readonly AnyBlock[] {
  const { channels, zone, currency, workingDays, workingHours } = settings;
  const rooms = [channels.deals, channels.managers, channels.support].flatMap((id) =>
    id === undefined ? [] : [`<#${id}>`],
  );
  const hours = `${hourWords(workingHours.from)} to ${hourWords(workingHours.to)}`;
  return [
    section(`A test line is on its way to ${rooms.join(', ')}. Have a look before you finish.`),
    section(
      joined([weekWords(workingDays), hours, line(zone), currency, '`/deal settings` changes it']),
    ),
    section(
      'The first week is quiet: cards and replies appear, but nobody is nudged. Nobody is written to before they use Milepost.',
    ),
    divider(),
    context('The digest, as it would be now:'),
    ...digest.blocks.filter((block) => block.type === 'section' || block.type === 'context'),
  ];
}
