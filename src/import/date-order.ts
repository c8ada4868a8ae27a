import { DateTime } from 'luxon';
import { IsoDate } from '../domain/dates.ts';

export const dateOrders = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** A cell as it is read in one order. */
export interface OrderedDate {
  readonly text: string;
  readonly on: IsoDate;
}

/** What a file's dates say about how they are written, all of them together. */
export interface DatesFound {
  /** Undefined: there are none but ISO dates, or the file does not decide. */
  readonly order?: DateOrder;
  /** Neither order follows from the file, and it matters. */
  readonly isOpen: boolean;
  /** Luxon's format strings for these dates. */
  readonly formats: Readonly<Record<DateOrder, readonly string[]>>;
  readonly samples: Readonly<Partial<Record<DateOrder, OrderedDate>>>;
}

interface Shape {
  readonly text: string;
  readonly first: number;
  readonly second: number;
  readonly formats: Readonly<Record<DateOrder, string>>;
  /** Written with dots the day comes first, wherever people write so. */
  readonly dotted: boolean;
}

/** Whether 03/04/2026 is in March or in April is decided once for a file, never cell by cell. */
export function createDateEvidence() {
  const formats = { 'day-first': new Set<string>(), 'month-first': new Set<string>() };
  const seen: { certain: Partial<Record<DateOrder, Shape>>; either?: Shape; isOpen: boolean } = {
    certain: {},
    isOpen: false,
  };
  const certainly = (order: DateOrder, shape: Shape) => {
    seen.certain[order] ??= shape;
  };

  return {
    see(cell: string): void {
      const shape = shapeOf(cell.trim());
      if (shape === undefined) return;
      for (const order of dateOrders) formats[order].add(shape.formats[order]);
      const { first, second } = shape;
      if (first > 12 && second <= 12) certainly('day-first', shape);
      else if (second > 12 && first <= 12) certainly('month-first', shape);
      else if (first !== second) {
        seen.either ??= shape;
        seen.isOpen ||= !shape.dotted;
      }
    },
    found(): DatesFound {
      const { certain, either, isOpen } = seen;
      const decided = dateOrders.filter((order) => certain[order] !== undefined);
      const [order = isOpen ? undefined : 'day-first', ...contrary] = decided;
      const contradicts = contrary.length > 0;
      const samples = dateOrders.flatMap((one) => {
        const sample = readIn(one, contradicts ? certain[one] : (either ?? certain[one]));
        return sample === undefined ? [] : [[one, sample] as const];
      });
      return {
        ...(order === undefined || contradicts || formats[order].size === 0 ? {} : { order }),
        isOpen: order === undefined || contradicts,
        formats: {
          'day-first': [...formats['day-first']],
          'month-first': [...formats['month-first']],
        },
        samples: Object.fromEntries(samples),
      };
    },
  };
}

const written =
  /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:(,?) (\d{1,2}:\d{2})(:\d{2})?( [AaPp][Mm])?)?$/;

/** `3/4/2026`, `03.04.26`, `3/4/2026, 10:15 AM`. Of `26-03-04` nobody can tell which part is the year. */
function shapeOf(text: string): Shape | undefined {
  const match = written.exec(text);
  if (match === null) return undefined;
  const [, first = '', sign = '', second = '', year = '', comma, clock, seconds, half] = match;
  if (sign === '-' && year.length === 2) return undefined;
  const hours = half === undefined ? 'H' : 'h';
  const time =
    clock === undefined
      ? ''
      : `${comma} ${hours}:mm${seconds === undefined ? '' : ':ss'}${half === undefined ? '' : ' a'}`;
  const end = `${sign}${'y'.repeat(year.length)}${time}`;
  return {
    text,
    first: Number(first),
    second: Number(second),
    formats: { 'day-first': `d${sign}M${end}`, 'month-first': `M${sign}d${end}` },
    dotted: sign === '.',
  };
}

function readIn(order: DateOrder, shape: Shape | undefined): OrderedDate | undefined {
  if (shape === undefined) return undefined;
  const read = DateTime.fromFormat(shape.text, shape.formats[order], { zone: 'utc', locale: 'en' });
  return read.isValid ? { text: shape.text, on: IsoDate.parse(read.toISODate()) } : undefined;
}
