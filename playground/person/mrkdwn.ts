import { DateTime } from 'luxon';
import type { Person } from '../shapes.ts';
import type { Workspace } from '../workspace.ts';

/* Formatted text as a person reads it: names for ids, local times for dates, no marks of its own. */

export interface Reader {
  readonly workspace: Workspace;
  readonly person: Person;
}

const decodeSigns = (source: string) =>
  source.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

const formats: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: 'numeric', minute: '2-digit' },
  time_secs: { hour: 'numeric', minute: '2-digit', second: '2-digit' },
};

function dateText({ workspace, person }: Reader, seconds: string, format: string): string {
  const at = DateTime.fromSeconds(Number(seconds), {
    zone: person.timezone,
    locale: person.locale,
  });
  return format.replace(/\{(\w+)\}/g, (token, name: string) => {
    if (name === 'ago') {
      const base = DateTime.fromMillis(workspace.clock.now());
      return at.toRelative({ base }) ?? token;
    }
    const options = formats[name];
    return options ? at.toLocaleString(options) : token;
  });
}

function sequence(reader: Reader, inner: string): string {
  const [target = '', ...rest] = inner.split('|');
  const label = decodeSigns(rest.join('|'));
  const { workspace } = reader;
  if (target.startsWith('@')) {
    return `@${workspace.person(target.slice(1))?.realName ?? (label || target.slice(1))}`;
  }
  if (target.startsWith('#')) return `#${workspace.channel(target.slice(1))?.name ?? label}`;
  if (target.startsWith('!date^')) {
    const [, seconds = '0', format = ''] = target.split('^');
    return dateText(reader, seconds, format);
  }
  if (target.startsWith('!')) return label || `@${target.slice(1)}`;
  return label || decodeSigns(target.replace(/^mailto:/, ''));
}

/** Bold, italic, strike and code marks around words are left out. */
const withoutMarks = (source: string) =>
  source
    .replace(/(^|[\s(["'>])([*_~`])(?=\S)([^\n]{0,500}?\S)\2(?=$|[\s)\]"'.,;:!?<])/g, '$1$3')
    .replace(/(^|[\s(["'>])([*_~`])(?=\S)([^\n]{0,500}?\S)\2(?=$|[\s)\]"'.,;:!?<])/g, '$1$3');

const readMrkdwn = (reader: Reader, source: string): string =>
  source
    .split(/(<[^<>]+>)/)
    .reduce(
      (done, part) =>
        done + (/^<[^<>]+>$/.test(part) ? sequence(reader, part.slice(1, -1)) : decodeSigns(part)),
      '',
    );

export const readFormatted = (reader: Reader, source: string): string =>
  readMrkdwn(reader, withoutMarks(source));
