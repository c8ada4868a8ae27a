import { type Announcement, announce } from './announcement.ts';
import { askedOf, type Handing, sayNewOwner } from './assigning.ts';
import type { Deal } from './deal.ts';
import { type Act, type Done, type Refusal, refused } from './decision.ts';
import type { Facts } from './facts.ts';
import { given } from './given.ts';
import type { HistoryEntry } from './history.ts';
import type { House } from './house.ts';
import { type DealId, type DealNumber, EntryId, type UserId } from './ids.ts';
import type { Member } from './member.ts';
import type { Money } from './money.ts';
import { outsider } from './permits.ts';
import { firstStage, stageRef } from './pipeline.ts';

export interface DealInput {
  readonly account: string;
  readonly name?: string | undefined;
  readonly contact?: string | undefined;
  readonly amount?: Money | undefined;
  /** Absent: unclaimed. */
  readonly ownerId?: UserId | undefined;
  readonly facts?: Facts | undefined;
  /** How an owner who is somebody else is asked to accept it; without it nobody is asked. */
  readonly handing?: Handing | undefined;
}

/** A deal that is to be: everything but its number, which the store gives. */
export interface DealDraft {
  readonly deal: Omit<Deal, 'number'>;
  readonly key: string;
  readonly done: (number: DealNumber) => Done;
  readonly say: readonly Announcement[];
}

/** A new deal in the first open stage. Only the account is needed; the name is derived from it. */
export function createDeal(
  id: DealId,
  house: House,
  member: Member,
  act: Act,
  input: DealInput,
):
  | { readonly ok: true; readonly draft: DealDraft }
  | { readonly ok: false; readonly refusal: Refusal } {
  if (member.standing !== 'full') return refused(outsider(member));
  const account = input.account.trim();
  if (account === '') {
    return refused({ kind: 'bad-input', field: 'Account', say: 'Which company is it?' });
  }
  const deal = draftDeal(id, house, act, { ...input, account });
  return {
    ok: true,
    draft: {
      deal,
      key: act.key,
      say: [
        announce(`${id}.1/card`, { to: 'deals' }, { kind: 'card' }, act.at),
        ...(deal.acceptance === undefined || input.handing === undefined
          ? []
          : [sayNewOwner(deal.acceptance, input.handing)]),
      ],
      done: (number) => ({
        kind: 'created',
        number,
        name: deal.name,
        at: act.at,
        undoId: createdId(id),
        stage: firstStage(house.pipeline).name,
        ...(input.amount === undefined ? {} : { amount: input.amount }),
        ...(input.ownerId === undefined ? {} : { ownerId: input.ownerId }),
      }),
    },
  };
}

function createdId(id: DealId): EntryId {
  return EntryId.parse(`${id}.1`);
}

function draftDeal(id: DealId, house: House, act: Act, input: DealInput): Omit<Deal, 'number'> {
  const stage = firstStage(house.pipeline);
  const name = input.name?.trim() ?? '';
  const contact = input.contact?.trim() ?? '';
  const created: HistoryEntry = {
    id: createdId(id),
    at: act.at,
    by: act.by,
    attempt: 1,
    type: 'created',
    stage: stageRef(house.pipeline, stage.id),
    ...(input.amount === undefined ? {} : { amount: input.amount }),
  };
  const { handing, ownerId } = input;
  const acceptance =
    handing === undefined
      ? undefined
      : askedOf({ id: created.id, ...given('to', ownerId) }, act, handing);
  return {
    id,
    workspaceId: house.settings.workspaceId,
    pipelineId: house.pipeline.id,
    name: name === '' ? input.account : name,
    account: input.account,
    ...(contact === '' ? {} : { contact }),
    ...given('ownerId', input.ownerId),
    ...given('acceptance', acceptance),
    createdBy: act.by,
    createdAt: act.at,
    ...(input.amount === undefined ? {} : { amount: input.amount }),
    stageId: stage.id,
    standing: { kind: 'open' },
    attempt: 1,
    version: 1,
    revision: 1,
    enteredStageAt: act.at,
    facts: input.facts ?? {},
    quotes: [],
    waitingOn: 'us',
    history: [created],
  };
}
