import type { IsoDate } from './dates.ts';
import type { Quote } from './facts.ts';
import { given } from './given.ts';
import type { SnapshotRow } from './snapshot.ts';

/** Drops what says by its own date that it is younger than the cut-off. */
export function withoutLater(row: SnapshotRow, cutOff: Date, day: IsoDate): SnapshotRow {
  if (!hasLater(row, cutOff, day)) return row;
  const { lastContact, helpAsked, quietOn, acceptance, ...rest } = row;
  return {
    ...rest,
    quotes: row.quotes
      .filter((quote) => quote.sentOn <= day)
      .map((quote) => (isEndedAfter(quote, day) ? { ...quote, outcome: { kind: 'open' } } : quote)),
    ...(lastContact !== undefined && lastContact.at < cutOff ? { lastContact } : {}),
    ...given('helpAsked', helpAt(helpAsked, cutOff)),
    ...(quietOn !== undefined && quietOn <= day ? { quietOn } : {}),
    ...given('acceptance', acceptanceAt(acceptance, cutOff)),
  };
}

function helpAt(helpAsked: SnapshotRow['helpAsked'], cutOff: Date) {
  if (helpAsked === undefined || helpAsked.at >= cutOff) return undefined;
  const { takenBy: _, takenAt, ...asked } = helpAsked;
  return takenAt === undefined || takenAt < cutOff ? helpAsked : asked;
}

function acceptanceAt(acceptance: SnapshotRow['acceptance'], cutOff: Date) {
  if (acceptance === undefined || acceptance.at >= cutOff) return undefined;
  const { takenAt, ...asked } = acceptance;
  return takenAt === undefined || takenAt < cutOff ? acceptance : asked;
}

function hasLater(row: SnapshotRow, cutOff: Date, day: IsoDate): boolean {
  const { lastContact, helpAsked, quietOn, quotes, acceptance } = row;
  return (
    (lastContact !== undefined && lastContact.at >= cutOff) ||
    (helpAsked !== undefined && (helpAsked.takenAt ?? helpAsked.at) >= cutOff) ||
    (quietOn !== undefined && quietOn > day) ||
    (acceptance !== undefined && (acceptance.takenAt ?? acceptance.at) >= cutOff) ||
    quotes.some((quote) => quote.sentOn > day || isEndedAfter(quote, day))
  );
}

function isEndedAfter({ outcome }: Quote, day: IsoDate): boolean {
  return outcome.kind !== 'open' && outcome.on > day;
}
