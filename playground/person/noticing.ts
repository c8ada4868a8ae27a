import type { Change } from '../changes.ts';
import type { Core } from '../core.ts';
import type { Message } from '../shapes.ts';
import type { Reader } from './mrkdwn.ts';
import { readMessage } from './reading.ts';
import { type ViewSight, viewSight } from './sights.ts';

/* What appears before a person while and after they do something. */

export interface Appearance {
  /** Messages and modal, as one text. */
  readonly text: string;
  /** New or changed, in the order of their last change. */
  readonly messages: readonly Message[];
  readonly modal: ViewSight | undefined;
}

function appeared(core: Core, user: string, channel: string | undefined, change: Change): boolean {
  if (change.type === 'modals' || change.type === 'home') return change.user === user;
  if (change.type === 'removed') return change.previous.channel === channel;
  if (change.type !== 'posted' && change.type !== 'edited') return false;
  const { message } = change;
  if (message.user === user) return false;
  if (message.ephemeralTo !== undefined) return message.ephemeralTo === user;
  const where = core.workspace.channel(message.channel);
  const isOwnDm = where?.kind === 'dm' && where.members.includes(user);
  return message.channel === channel || isOwnDm;
}

function summary(core: Core, reader: Reader, changes: readonly Change[]): Appearance {
  const { workspace } = core;
  const ids = changes.flatMap((change) =>
    change.type === 'posted' || change.type === 'edited' ? [change.message] : [],
  );
  const keys = [...new Set(ids.reverse().map(({ channel, ts }) => `${channel} ${ts}`))].reverse();
  const messages = keys.flatMap((key) => {
    const [channel = '', ts = ''] = key.split(' ');
    return workspace.messages.get(channel, ts) ?? [];
  });
  const top = workspace.views.stack(reader.person.id).at(-1);
  const modal = top && viewSight(reader, top);
  const lines = messages.map((message) => readMessage(reader, message));
  return {
    text: [...lines, ...(modal ? [modal.title, modal.text] : [])].join('\n'),
    messages,
    modal,
  };
}

/** The end of the journal in one line, for the message of a wait that failed. */
export const lastOnWire = ({ journal }: Core): string =>
  journal
    .entries()
    .slice(-5)
    .map(({ name, outcome }) => `${name} ${outcome}`)
    .join(', ');

export interface Patience {
  /** How long to wait for something to appear after the app has acknowledged. */
  readonly waitMs: number;
  /** Whether it is a failure when nothing does. */
  readonly insist: boolean;
}

/** Does it, and waits until the person sees something of it. */
export async function noticing(
  core: Core,
  reader: Reader,
  channel: string | undefined,
  patience: Patience,
  act: () => Promise<unknown> | unknown,
): Promise<Appearance> {
  const { changes } = core.workspace;
  const seen: Change[] = [];
  const off = changes.on((change) => {
    if (appeared(core, reader.person.id, channel, change)) seen.push(change);
  });
  try {
    await act();
    await changes
      .until(
        () => seen.length > 0,
        patience.waitMs,
        () => `${reader.person.realName} saw nothing of it; last on the wire: ${lastOnWire(core)}`,
      )
      .catch((error: unknown) => {
        if (patience.insist) throw error;
      });
    return summary(core, reader, seen);
  } finally {
    off();
  }
}
