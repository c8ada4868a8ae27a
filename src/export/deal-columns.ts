import { dateIn } from '../domain/dates.ts';
import type { Deal, Standing } from '../domain/deal.ts';
import { type Closed, closeOf } from '../domain/history.ts';
import type { House } from '../domain/house.ts';
import type { ChoiceId, UserId } from '../domain/ids.ts';
import { decimalsOf, toMajor } from '../domain/money.ts';
import { stageRef } from '../domain/pipeline.ts';
import type { Choice } from '../domain/settings.ts';

/** What the columns are written from. */
export interface ExportSetting {
  readonly house: House;
  readonly nameOf: (userId: UserId) => string;
}

type Cell = (deal: Deal, setting: ExportSetting) => string | number | undefined;

/**
 * The columns of an export, in order. Their names are read back by our own import and by people's
 * formulas, so they stay as they are; a new column goes to the end.
 */
export const dealColumns: Readonly<Record<string, Cell>> = {
  'Deal ID': ({ externalId, id }) => externalId ?? id,
  Number: ({ number }) => number,
  Name: ({ name }) => name,
  Account: ({ account }) => account,
  Contact: ({ contact }) => contact,
  Owner: ({ ownerId }, { nameOf }) => (ownerId === undefined ? undefined : nameOf(ownerId)),
  'Owner ID': ({ ownerId }) => ownerId,
  Step: (deal, { house }) => stageRef(house.pipeline, closing(deal)?.from.id ?? deal.stageId).label,
  Outcome: ({ standing }) => outcomeWords[standing.kind],
  Amount: ({ amount }) =>
    amount === undefined ? undefined : toMajor(amount).toFixed(decimalsOf(amount.currency)),
  Currency: ({ amount }) => amount?.currency,
  'Created on': ({ createdAt }, setting) => dayOf(createdAt, setting),
  'In step since': (deal, setting) => {
    const closed = closing(deal);
    if (closed !== undefined) return dayOf(closed.before.enteredStageAt, setting);
    return deal.standing.kind === 'open' ? dayOf(deal.enteredStageAt, setting) : undefined;
  },
  'Closed on': ({ standing }, setting) =>
    standing.kind === 'open' ? undefined : dayOf(standing.at, setting),
  'Expected close': ({ expectedClose }) => expectedClose,
  Reason: ({ standing }, { house }) => reasonOf(standing, house),
  Source: ({ facts }, { house }) =>
    facts.source && labelOf(house.settings.sources, facts.source.id),
  'Next step': ({ nextStep }) => nextStep?.text,
  'Next step on': ({ nextStep }) => nextStep?.on,
  'Wait until': ({ waiting }) => waiting?.until,
  'Last contact on': ({ lastContact }, setting) => lastContact && dayOf(lastContact.at, setting),
  Try: ({ attempt }) => attempt,
};

const outcomeWords = {
  open: 'Open',
  won: 'Won',
  lost: 'Lost',
  unqualified: 'Not a fit',
  withdrawn: 'Taken back',
} as const;

/** How the running attempt was closed: it knows the step the deal was in until then. */
function closing({ standing, history, attempt }: Deal): Closed | undefined {
  if (standing.kind === 'open') return undefined;
  return closeOf({ history }, attempt);
}

function dayOf(at: Date, { house }: ExportSetting): string {
  return dateIn(house.settings.zone, at);
}

function reasonOf(standing: Standing, { settings }: House): string | undefined {
  switch (standing.kind) {
    case 'open':
    case 'withdrawn':
      return undefined;
    case 'won':
      return standing.decidedBy.map((id) => labelOf(settings.winReasons, id)).join(', ');
    case 'lost':
      return labelOf(settings.lossReasons, standing.reason);
    case 'unqualified':
      return labelOf(settings.unqualifiedReasons, standing.reason);
  }
}

function labelOf(choices: readonly Choice[], id: ChoiceId): string {
  return choices.find((choice) => choice.id === id)?.label ?? id;
}
