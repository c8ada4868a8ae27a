import type { PageMessage, Snapshot } from '../../protocol.ts';

export interface GuideStep {
  readonly id: string;
  readonly title: string;
  readonly how: string;
  /** True when what has happened in the workspace shows that it was done. */
  isDone(snapshot: Snapshot): boolean;
}

/** Everything readable in a message: its text and every string of its blocks. */
function wordsOf(message: PageMessage): string {
  return `${message.text} ${JSON.stringify(message.blocks)}`;
}

function appSaid(snapshot: Snapshot, where: 'any' | 'thread', pattern: RegExp): boolean {
  return Object.values(snapshot.messages)
    .flat()
    .filter((message) => message.from === 'bot' && !message.ephemeral)
    .filter((message) => where === 'any' || message.threadTs !== undefined)
    .some((message) => pattern.test(wordsOf(message)));
}

/** The first minute with Milepost, in the order in which a deal lives it. */
export const STEPS: readonly GuideStep[] = [
  {
    id: 'create',
    title: 'Create a deal',
    how: 'In #deals type /deal new acme 12k linkedin and press Create.',
    isDone: (snapshot) => appSaid(snapshot, 'any', /#\d+ /),
  },
  {
    id: 'advance',
    title: 'Advance it past a gate',
    how: 'Press Advance on its card. What is missing is asked for in the form.',
    isDone: (snapshot) => appSaid(snapshot, 'thread', /(→|moved to|advanced to)/i),
  },
  {
    id: 'quote',
    title: 'Send a quote',
    how: 'Choose Quote in the card’s ⋯ menu, or type /deal quote.',
    isDone: (snapshot) => appSaid(snapshot, 'any', /Quote \d+ sent/i),
  },
  {
    id: 'win',
    title: 'Win it',
    how: 'Press Won on the card: the terms come from the accepted quote.',
    isDone: (snapshot) => appSaid(snapshot, 'any', /\bWon\b[^"]*#\d+|#\d+[^"]*\bwon\b/i),
  },
  {
    id: 'retro',
    title: 'Answer the retro',
    how: 'Open the deal’s thread and say which steps went well.',
    isDone: (snapshot) =>
      snapshot.wire.some((entry) => /retro/i.test(JSON.stringify(entry.request))),
  },
  {
    id: 'digest',
    title: 'Read Monday’s digest',
    how: 'Become Maria, open Clock and faults, press Monday 09:00, look into #managers.',
    isDone: (snapshot) => appSaid(snapshot, 'any', /What changed/i),
  },
];
