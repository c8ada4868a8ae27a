import type { ChannelId } from '../../../../domain/ids.ts';
import type { Settings } from '../../../../domain/settings.ts';
import type { Caller, Context } from '../../../context.ts';
import { field } from '../../../views/form.ts';
import { channelSelect } from '../../../views/pickers.ts';
import type { Submitted } from '../../modal.ts';
import { channelIn } from '../../submitted.ts';
import type { ReadForm, SettingsForm } from '../settings-form.ts';

const roomHints = {
  deals: 'One card per deal, and replies under it',
  managers: 'The weekly digest. Until you set roles, everybody in it is a manager.',
  support: 'Customers are handed over to support here',
} as const;
type Room = keyof typeof roomHints;
const rooms = ['deals', 'managers', 'support'] as const;
const labels = { deals: 'Deals', managers: 'Managers', support: 'Support' } as const;

export function channelFields({ channels }: Pick<Settings, 'channels'>) {
  return rooms.map((room) =>
    field(room, labels[room], channelSelect('channel', channels[room]), {
      optional: room === 'support',
      hint: roomHints[room],
    }),
  );
}

/** What was picked, once Milepost may post there. */
export async function readChannels(
  state: Submitted,
  caller: Caller,
  context: Context,
): Promise<ReadForm> {
  const picked = rooms.flatMap((room) => {
    const channel = channelIn(state, room);
    return channel === undefined ? [] : [{ room, channel }];
  });
  const problems = await Promise.all(
    picked.map(async ({ room, channel }) => {
      const problem =
        twice(room, channel, picked) ?? (await channelProblem(channel, caller, context));
      return problem === undefined ? [] : [[room, problem] as const];
    }),
  );
  const errors = Object.fromEntries(problems.flat());
  if (Object.keys(errors).length > 0) return { errors };
  const channels = Object.fromEntries(picked.map(({ room, channel }) => [room, channel]));
  return { edit: (now) => ({ ...now, channels }) };
}

/** Who is in the managers' channel may see what a deals channel's members may not. */
function twice(
  room: Room,
  channel: ChannelId,
  picked: readonly { readonly room: Room; readonly channel: ChannelId }[],
): string | undefined {
  const other = picked.find((one) => one.channel === channel && one.room !== room);
  if (other === undefined || room !== 'managers') return undefined;
  return `Pick a channel of the managers’ own: this is the one for ${other.room}.`;
}

async function channelProblem(
  channel: ChannelId,
  { workspaceId }: Caller,
  { channels }: Context,
): Promise<string | undefined> {
  const facts = await channels.facts(workspaceId, channel);
  if (facts === undefined) {
    return 'Milepost cannot see that channel. Invite it there with /invite @Milepost, then save again.';
  }
  if (facts.archived) return `#${facts.name} is archived. Pick another channel.`;
  return facts.joined
    ? undefined
    : `Milepost is not in #${facts.name}. Type /invite @Milepost there, then save again.`;
}

export const channelsForm: SettingsForm = {
  part: 'channels',
  title: 'Channels',
  blocks: (settings) => channelFields(settings),
  read: readChannels,
  after: retryStranded,
};

/** What waited for a channel can go out now. */
export async function retryStranded({ workspaceId }: Caller, context: Context): Promise<void> {
  await context.stores.outbox.retryStranded(workspaceId);
  context.nudge();
}
