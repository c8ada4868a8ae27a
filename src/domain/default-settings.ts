import type { Zone } from './dates.ts';
import { type ChannelId, ChoiceId, type WorkspaceId } from './ids.ts';
import type { Currency } from './money.ts';
import type { Choice, Settings } from './settings.ts';

export interface FirstValues {
  readonly zone: Zone;
  readonly locale: string;
  readonly currency: Currency;
  readonly deals?: ChannelId | undefined;
  readonly managers?: ChannelId | undefined;
  readonly support?: ChannelId | undefined;
}

/** What a workspace starts with; the environment's values are first values only. */
export function defaultSettings(workspaceId: WorkspaceId, first: FirstValues): Settings {
  return {
    workspaceId,
    zone: first.zone,
    locale: first.locale,
    currency: first.currency,
    channels: {
      ...(first.deals === undefined ? {} : { deals: first.deals }),
      ...(first.managers === undefined ? {} : { managers: first.managers }),
      ...(first.support === undefined ? {} : { support: first.support }),
    },
    workingDays: [1, 2, 3, 4, 5],
    workingHours: { from: 9, to: 18 },
    holidays: [],
    morningHour: 9,
    digest: { weekday: 1, hour: 9 },
    policies: {
      moveAnyway: 'anyone',
      skip: 'anyone',
      back: 'anyone',
      retroFromMinor: 0,
      morningDeals: 3,
      quoteWithinDays: 3,
      followUpDays: 5,
      quoteValidDays: 30,
    },
    ...defaultLists,
    profiles: [],
    playbook: '',
    adminIds: [],
    version: 1,
    rulesVersion: 1,
  };
}

const defaultLists = {
  sources: choices([
    ['quora', 'Quora'],
    ['linkedin', 'LinkedIn'],
    ['video-form', 'Video lead form'],
    ['support', 'Support ticket'],
    ['email-course', 'Email course'],
    ['referral', 'Referral'],
    ['inbound', 'Inbound'],
    ['event', 'Event'],
    ['outbound', 'Outbound'],
    ['other', 'Other'],
  ]),
  lossReasons: choices([
    ['price', 'Price'],
    ['competitor', 'Competitor'],
    ['no-budget', 'No budget'],
    ['missing-feature', 'Missing feature'],
    ['timing', 'Bad timing'],
    ['nobody-can-sign', 'Nobody could sign'],
    ['no-answer', 'They went silent'],
    ['no-decision', 'No decision'],
    ['not-recorded', 'not recorded (imported)'],
  ]),
  winReasons: choices([
    ['value', 'The value was clear'],
    ['price', 'Price and terms'],
    ['product', 'Product fit'],
    ['demo', 'The demo'],
    ['relationship', 'The relationship'],
    ['speed', 'We were fast'],
    ['existing', 'Already a customer'],
  ]),
  unqualifiedReasons: choices([
    ['no-need', 'No need'],
    ['too-small', 'Too small for us'],
    ['wrong-profile', 'Not one of our profiles'],
    ['no-money', 'Cannot pay'],
    ['spam', 'Not a real lead'],
  ]),
} as const;

function choices(pairs: readonly (readonly [id: string, label: string])[]): readonly Choice[] {
  return pairs.map(([id, label]) => ({ id: ChoiceId.parse(id), label, active: true }));
}
