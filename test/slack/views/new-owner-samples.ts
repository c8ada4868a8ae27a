import type { Activity } from '../../../src/domain/announcement.ts';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Acceptance, Deal } from '../../../src/domain/deal.ts';
import type { House } from '../../../src/domain/house.ts';
import { ChoiceId, DealId, EntryId } from '../../../src/domain/ids.ts';
import type { MorningAcceptance } from '../../../src/domain/run.ts';
import { snapshotRow } from '../../../src/domain/snapshot.ts';
import { dealDetails } from '../../../src/slack/views/deal-details.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { newOwnerMessage, ownerQuestion } from '../../../src/slack/views/new-owner.ts';
import type { Voice } from '../../../src/slack/views/voice.ts';
import { maria, monday, priya, sam } from '../../support/build.ts';
import { aHostileDeal } from '../../support/hostile.ts';

export const entryId = EntryId.parse('d-42.2');

/** Priya was given the deal by Maria; it was Sam's. */
export function givenToPriya(text: string, overrides: Partial<Deal> = {}): Deal {
  const at = monday;
  const acceptance: Acceptance = {
    ...{ entryId, to: priya, by: maria, from: sam },
    ...{ at, why: text, askedAt: at },
  };
  return aHostileDeal(text, { ownerId: priya, acceptance, ...overrides });
}

/** The rows of a morning that ask for it: the first time, the last time, and once it is done. */
export function acceptanceRows(text: string) {
  const deal = givenToPriya(text, { id: DealId.parse('d-given') });
  const on = IsoDate.parse('2026-03-12');
  const row = { dealId: deal.id, entryId, by: maria, from: sam, givenOn: on };
  const rows: readonly MorningAcceptance[] = [
    row,
    { ...row, goesToManagerOn: IsoDate.parse('2026-03-16') },
    { ...row, goesToManagerOn: on },
    { ...row, done: { what: text, at: monday } },
  ];
  return { deal, rows };
}

/** Four cards for App Home, of which it shows three, and a manager's line about one. */
export function unanswered(text: string) {
  const deal = givenToPriya(text);
  const why = { kind: 'not-accepted', days: 5, from: sam } as const;
  const given = ['a', 'b', 'c', 'd'].map(() => ({ deal, contacts: threeContacts(text) }));
  return { given, needsYou: given.map(() => ({ row: snapshotRow(deal), why })) };
}

export function threeContacts(text: string): readonly Activity[] {
  const on = IsoDate.parse('2026-03-05');
  const { id: dealId } = aHostileDeal(text);
  return ['a1', 'a2', 'a3'].map((id) => ({
    ...{ id, dealId, at: monday, on, by: sam, attempt: 1 },
    what: { kind: 'contact', contact: 'called', text },
  }));
}

/** The card as it asks and as it follows, the deal as others see it, and a question. */
export function newOwnerSamples(house: House, text: string, voice: Voice): readonly Message[] {
  const deal = givenToPriya(text);
  const { acceptance } = deal;
  const taken = givenToPriya(text, {
    ...(acceptance === undefined ? {} : { acceptance: { ...acceptance, takenAt: monday } }),
  });
  const lost = givenToPriya(text, {
    standing: { kind: 'lost', at: monday, reason: ChoiceId.parse('price') },
  });
  const passedOn = aHostileDeal(text, { ownerId: sam });
  const { ownerId: _, ...nobodys } = passedOn;
  return [
    ...[deal, taken, lost, passedOn, nobodys].map((one) =>
      newOwnerMessage({ deal: one, contacts: threeContacts(text) }, entryId, house, voice),
    ),
    ...[priya, maria].map((reader) => dealDetails(deal, [], house, voice, { reader })),
    dealDetails(taken, [], house, voice),
    ownerQuestion(deal, text, sam, text),
  ];
}
