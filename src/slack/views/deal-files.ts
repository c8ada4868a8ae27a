import { message } from './blocks.ts';
import type { Message } from './message.ts';
import { day, type Voice, whole } from './voice.ts';

/* What is said of files that deals go out by and come in by. */

function deals(count: number, voice: Voice): string {
  return count === 1 ? '1 deal' : `${whole(count, voice)} deals`;
}

export function exportBegun(total: number, voice: Voice): Message {
  return message(`Your export of ${deals(total, voice)} is on its way to your messages.`);
}

/** The title of the file, as plain text. */
export function exportTitle(total: number, voice: Voice): string {
  return `${deals(total, voice)}, ${day(voice.today, voice)}`;
}

export function nothingToExport(): Message {
  return message('No deal is like that, so there is nothing to export.');
}

export function exportFailed(reference: string): Message {
  return message(
    `Your export could not be made or sent. Please try again; if it keeps happening, tell your admin the reference *${reference}*.`,
  );
}
