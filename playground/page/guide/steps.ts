import type { PageMessage, Snapshot, WireEntry } from '../../protocol.ts';

export interface GuideStep {
  readonly id: string;
  readonly title: string;
  readonly how: string;
  /** True when what has happened in the workspace shows that it was done. */
  isDone(snapshot: Snapshot, wire: readonly WireEntry[]): boolean;
}

function isReply(message: PageMessage): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/** Whether the app said such a thing for all to see, in a channel or in a thread, since it was opened. */
function appSaid(snapshot: Snapshot, where: 'channel' | 'thread', pattern: RegExp): boolean {
  const since = Date.parse(snapshot.openedAt) / 1_000;
  return Object.values(snapshot.messages)
    .flat()
    .filter((message) => message.from === 'bot' && !message.ephemeral)
    .filter((message) => Number(message.ts) >= since)
    .filter((message) => isReply(message) === (where === 'thread'))
    .some((message) => pattern.test(message.text));
}

function retroAnswered(wire: readonly WireEntry[]): boolean {
  return wire.some(
    ({ kind, name, request }) =>
      kind === 'delivery' &&
      name.includes('block_actions') &&
      JSON.stringify(request).includes('"action_id":"retro-'),
  );
}

const SET_UP: GuideStep = {
  id: 'set-up',
  title: 'Set Milepost up',
  how: 'Become Ada, open Milepost under Apps, and press Set up in its Home.',
  isDone: (snapshot) => appSaid(snapshot, 'channel', /^Milepost is here: /),
};

/** The first minute with Milepost, in the order in which a deal lives it; a team with a past is set up. */
export function stepsOf(snapshot: Snapshot): readonly GuideStep[] {
  return hasPast(snapshot) ? STEPS : [SET_UP, ...STEPS];
}

function hasPast({ messages, openedAt }: Snapshot): boolean {
  const since = Date.parse(openedAt) / 1_000;
  return Object.values(messages)
    .flat()
    .some((message) => message.from === 'bot' && Number(message.ts) < since);
}

const STEPS: readonly GuideStep[] = [
  {
    id: 'create',
    title: 'Create a deal',
    how: 'In #deals type /deal new acme 12k linkedin, then press Create.',
    isDone: (snapshot) => appSaid(snapshot, 'channel', /^\*#\d+ /),
  },
  {
    id: 'advance',
    title: 'Advance it to Quote',
    how: 'Press Advance on its card until it is in Quote. What is missing is asked for in the form.',
    isDone: (snapshot) => appSaid(snapshot, 'thread', /\bmoved #\d+ .* to Quote\b/),
  },
  {
    id: 'quote',
    title: 'Send a quote',
    how: 'Choose Quote in the card’s ⋯ menu, or type /deal quote and its number.',
    isDone: (snapshot) => appSaid(snapshot, 'channel', /^Quote \d+ sent /m),
  },
  {
    id: 'win',
    title: 'Win it',
    how: 'Press Won on the card: the terms come from the quote, and what is missing is asked for.',
    isDone: (snapshot) => appSaid(snapshot, 'thread', /\bclosed #\d+ .*\bWon\b/s),
  },
  {
    id: 'retro',
    title: 'Answer the retro',
    how: 'Open the deal’s thread and say which steps went well.',
    isDone: (_, wire) => retroAnswered(wire),
  },
  {
    id: 'digest',
    title: 'Read Monday’s digest',
    how: 'Become Maria, press Monday 09:00 under Clock and faults, look into #managers.',
    isDone: (snapshot) => appSaid(snapshot, 'channel', /\bWhat changed\b/),
  },
];
