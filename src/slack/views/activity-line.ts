import type { Activity } from '../../domain/announcement.ts';
import { line } from './mrkdwn.ts';
import { day, type Voice } from './voice.ts';
import { contactWords, joined } from './words.ts';

const kinds = {
  note: '',
  objection: 'objection',
  planned: 'next step',
  'step-done': 'step done',
} as const;

/** `12 Mar · Sam Ortiz · called · “wants 20 seats”`, escaped. */
export function activityLine({ by, on, what }: Activity, voice: Voice): string {
  if (what.kind === 'undone') return '';
  const kind = what.kind === 'contact' ? contactWords[what.contact] : kinds[what.kind];
  const text = what.text === undefined ? undefined : `“${line(what.text, 200)}”`;
  return joined([day(on, voice), line(voice.nameOf(by), 60), kind, text]);
}
