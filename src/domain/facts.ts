import type { IsoDate } from './dates.ts';
import type { ChoiceId, CriterionId, UserId } from './ids.ts';
import type { Money } from './money.ts';

export type YesNo = 'yes' | 'no' | 'unsure';

/** What the customer needs, how we answer it, and what that is worth to them in money or time. */
export interface Need {
  readonly need: string;
  readonly answer?: string;
  readonly worth?: string;
}

/** Someone on the customer's side. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role?: string;
  readonly canSign?: boolean;
  readonly metOn?: IsoDate;
  readonly sawDemoOn?: IsoDate;
}

/** `unclear`: whether somebody who can sign saw it was not said yet, and is asked. */
interface Demo {
  readonly on: IsoDate;
  readonly seenBySigner: boolean;
  readonly unclear?: true;
}

/** What is known of a deal, filled in as its steps need it. */
export interface Facts {
  readonly source?: { readonly id: ChoiceId; readonly detail?: string; readonly passedBy?: UserId };
  readonly profile?: { readonly id: ChoiceId; readonly fits: YesNo };
  readonly budget?: YesNo;
  readonly value?: string;
  readonly worthIt?: YesNo;
  readonly needs?: readonly Need[];
  readonly people?: readonly Person[];
  readonly competitors?: string;
  readonly objections?: readonly { readonly text: string; readonly at: Date }[];
  /** What we asked the customer to do next (a trial, an offer) and when that ends. */
  readonly callToAction?: { readonly text: string; readonly endsOn: IsoDate };
  readonly demo?: Demo | 'not-needed';
  readonly firstMeetingOn?: IsoDate;
  readonly contractSentOn?: IsoDate;
  readonly finalTerms?: string;
  readonly promises?: string;
  readonly decisionMakerReached?: YesNo;
  readonly valueRestated?: YesNo;
  readonly willMoveForward?: YesNo;
  readonly existingCustomer?: boolean;
  /** Custom checklist items ticked by hand, and when. */
  readonly ticks?: Readonly<Record<CriterionId, IsoDate>>;
}

export interface QuoteLine {
  readonly feature: string;
  readonly price: Money;
}

export interface QuoteTerms {
  readonly amount: Money;
  readonly lines?: readonly QuoteLine[];
  readonly months?: number;
  readonly payment?: string;
  readonly access?: string;
}

export type QuoteOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'accepted' | 'expired' | 'superseded'; readonly on: IsoDate }
  | { readonly kind: 'declined'; readonly on: IsoDate; readonly why?: string };

export interface Quote extends QuoteTerms {
  readonly id: string;
  /** 1, 2, … within the deal. */
  readonly n: number;
  readonly attempt: number;
  readonly sentOn: IsoDate;
  readonly validUntil?: IsoDate;
  readonly followUpOn?: IsoDate;
  readonly outcome: QuoteOutcome;
}

export const contactKinds = [
  'called',
  'emailed',
  'met',
  'demo',
  'no-answer',
  'quote-sent',
  'quote-followed-up',
  'contract-sent',
] as const;
/** A contact with the customer; it resets the contact clock, which a note never does. */
export type ContactKind = (typeof contactKinds)[number];
