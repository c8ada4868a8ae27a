import { divider, message } from './blocks.ts';
import type { Message } from './message.ts';

/** The retros of a deal's tries, the newest first; each as it shows itself in the thread. */
export function retroHistory(retros: readonly Message[]): Message {
  const [newest, ...earlier] = retros;
  if (newest === undefined) return message('There is no retro.');
  const blocks = earlier.flatMap((one) => [divider(), ...one.blocks]);
  const text = retros.map((one) => one.text).join('\n');
  return message(text, [...newest.blocks, ...blocks]);
}
