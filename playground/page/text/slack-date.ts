export interface Viewer {
  readonly locale: string;
  readonly timeZone: string;
  /** The bot's moved clock, in milliseconds: "today" is its day. */
  readonly now: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A formatter by options, built once: building one costs a hundred times what using it does. */
export function dateFormat(
  viewer: Viewer,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${viewer.locale} ${viewer.timeZone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const fresh = new Intl.DateTimeFormat(viewer.locale, { ...options, timeZone: viewer.timeZone });
  formats.set(key, fresh);
  return fresh;
}

/** The calendar day of a moment where the person is, as YYYY-MM-DD. */
export function localDay(viewer: Viewer, at: number): string {
  return dateFormat(
    { ...viewer, locale: 'en-CA' },
    {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    },
  ).format(at);
}

const DAY = 86_400_000;
const HALF_YEAR = 182 * DAY;

function dayDifference(viewer: Viewer, at: number): number {
  return Math.round(
    (Date.parse(localDay(viewer, at)) - Date.parse(localDay(viewer, viewer.now))) / DAY,
  );
}

/** "Today", "Yesterday" or "Tomorrow" in the person's language, else undefined. */
export function nearDay(viewer: Viewer, at: number): string | undefined {
  const difference = dayDifference(viewer, at);
  if (Math.abs(difference) > 1) return undefined;
  return new Intl.RelativeTimeFormat(viewer.locale, { numeric: 'auto' }).format(difference, 'day');
}

function ago(viewer: Viewer, at: number): string {
  const seconds = Math.round((at - viewer.now) / 1000);
  const words = new Intl.RelativeTimeFormat(viewer.locale, { numeric: 'auto' });
  if (Math.abs(seconds) < 60) return words.format(seconds, 'second');
  if (Math.abs(seconds) < 3600) return words.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86_400) return words.format(Math.round(seconds / 3600), 'hour');
  return words.format(Math.round(seconds / 86_400), 'day');
}

function dated(
  month: 'short' | 'long',
  options: { readonly weekday?: 'long'; readonly year: boolean },
): Intl.DateTimeFormatOptions {
  return {
    day: 'numeric',
    month,
    ...(options.weekday === undefined ? {} : { weekday: options.weekday }),
    ...(options.year ? { year: 'numeric' } : {}),
  };
}

function plain(token: string, viewer: Viewer, at: number): string | undefined {
  const write = (options: Intl.DateTimeFormatOptions): string =>
    dateFormat(viewer, options).format(at);
  const year = Math.abs(at - viewer.now) > HALF_YEAR;
  switch (token) {
    case 'date_num':
      return localDay(viewer, at);
    case 'date_slash':
      return write({ year: 'numeric', month: '2-digit', day: '2-digit' });
    case 'date':
      return write(dated('long', { year }));
    case 'date_short':
      return write(dated('short', { year: true }));
    case 'date_long':
    case 'date_long_full':
      return write(dated('long', { weekday: 'long', year: true }));
    case 'time':
      return write({ timeStyle: 'short' });
    case 'time_secs':
      return write({ timeStyle: 'medium' });
    case 'ago':
      return ago(viewer, at);
    default:
      return undefined;
  }
}

function token(name: string, viewer: Viewer, at: number): string | undefined {
  const plainName = name === 'day_divider_pretty' ? 'date_long' : name.replace(/_pretty$/, '');
  const near = plainName === name ? undefined : nearDay(viewer, at);
  return near ?? plain(plainName, viewer, at);
}

/** Slack's `{date_short} at {time}` for one reader; an unknown token stays as it was written. */
export function formatSlackDate(format: string, at: number, viewer: Viewer): string {
  return format.replace(
    /\{([a-z_]+)\}/g,
    (written, name: string) => token(name, viewer, at) ?? written,
  );
}
