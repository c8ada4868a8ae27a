import type { IsoDate, Zone } from './dates.ts';
import type { QuoteTerms } from './facts.ts';
import type { ChannelId, ChoiceId, UserId, WorkspaceId } from './ids.ts';
import type { Currency } from './money.ts';
import type { RulesChange } from './rules-changes.ts';

/** An entry of an editable list: the id stays, the label is free, inactive ones only resolve. */
export interface Choice {
  readonly id: ChoiceId;
  readonly label: string;
  readonly active: boolean;
}

export interface Profile extends Choice {
  readonly description: string;
}

export type Policy = 'anyone' | 'managers';

export interface Goal {
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly minor: number;
  readonly currency: Currency;
}

/** `own` ones were typed by an admin; the others follow from the place. */
export interface Holiday {
  readonly date: IsoDate;
  readonly name: string;
  readonly own?: true;
}

/** Where public holidays are taken from, and the last year they are known for. */
export interface HolidayPlace {
  readonly country: string;
  readonly region?: string;
  readonly label: string;
  readonly toYear: number;
}

/** What a workspace has decided for itself. */
export interface Settings {
  readonly workspaceId: WorkspaceId;
  readonly zone: Zone;
  readonly locale: string;
  readonly currency: Currency;
  readonly channels: {
    readonly deals?: ChannelId;
    readonly managers?: ChannelId;
    readonly support?: ChannelId;
  };
  /** ISO weekdays that are worked, 1 = Monday. */
  readonly workingDays: readonly number[];
  readonly workingHours: { readonly from: number; readonly to: number };
  readonly holidays: readonly Holiday[];
  readonly holidayPlace?: HolidayPlace;
  /** Local hour of the morning message. */
  readonly morningHour: number;
  /** ISO weekday and local hour of the weekly digest; its hour is also the cut-off. */
  readonly digest: { readonly weekday: number; readonly hour: number };
  readonly policies: {
    readonly moveAnyway: Policy;
    readonly skip: Policy;
    readonly back: Policy;
    readonly retroFromMinor: number;
    readonly morningDeals: number;
    readonly quoteWithinDays: number;
    readonly followUpDays: number;
    readonly quoteValidDays: number;
  };
  /** What a deal's first quote is filled with. */
  readonly quoteTerms?: Pick<QuoteTerms, 'months' | 'payment' | 'access'>;
  readonly sources: readonly Choice[];
  readonly lossReasons: readonly Choice[];
  readonly winReasons: readonly Choice[];
  readonly unqualifiedReasons: readonly Choice[];
  readonly profiles: readonly Profile[];
  readonly playbook: string;
  readonly goal?: Goal;
  /** Unset until an admin finished the set-up; the first week after it is quiet. */
  readonly setUpAt?: Date;
  /** Empty until an admin says who is what; until then roles follow from Slack. */
  readonly adminIds: readonly UserId[];
  readonly managerIds?: readonly UserId[];
  readonly supportIds?: readonly UserId[];
  /** Who changed what last, oldest first. */
  readonly changes?: readonly RulesChange[];
  readonly version: number;
  /** Stamps `dueAt` caches; goes up when a setting that moves due dates changes. */
  readonly rulesVersion: number;
}
