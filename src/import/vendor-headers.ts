import type { ColumnName, Mapping } from './mapping.ts';
import type { DecimalSign } from './read-amount.ts';

/** How a product spells its columns, most telling first, without case, prefix or punctuation. */
export interface VendorHeaders {
  readonly vendor: string;
  /** Headers that together tell this product from the others; any one group is enough. */
  readonly signatures: readonly (readonly string[])[];
  readonly columns: Readonly<Partial<Record<ColumnName, readonly string[]>>>;
  /** What else such a file means, where it is known for certain. */
  readonly words?: Partial<Pick<Mapping, 'outcomes' | 'stages'>>;
  /** Which sign it writes before decimals; a spreadsheet in between may have changed it. */
  readonly decimal?: DecimalSign;
}

/** Our own: what an export writes, an import reads. */
export const milepost: VendorHeaders = {
  vendor: 'Milepost',
  signatures: [['deal id', 'step', 'outcome']],
  columns: {
    externalId: ['deal id'],
    name: ['name'],
    account: ['account'],
    contact: ['contact'],
    owner: ['owner id', 'owner'],
    stage: ['step'],
    outcome: ['outcome'],
    amount: ['amount'],
    currency: ['currency'],
    enteredAt: ['in step since'],
    createdAt: ['created on'],
    closedAt: ['closed on'],
    expectedClose: ['expected close'],
    lostReason: ['reason'],
    source: ['source'],
    nextStep: ['next step'],
    nextStepOn: ['next step on'],
  },
  words: { outcomes: { 'Not a fit': 'unqualified' } },
  decimal: '.',
};

/** A list that people made in our words, by the habits of whatever they made it with. */
const { decimal: _, ...ours } = milepost;
export const ownList: VendorHeaders = {
  ...ours,
  signatures: [
    ['name', 'step'],
    ['account', 'step'],
  ],
};

/** The two steps that close deals as these products come. */
const closedSteps = {
  stages: { 'Closed Won': 'won', closedwon: 'won', 'Closed Lost': 'lost', closedlost: 'lost' },
} as const;

export const pipedrive: VendorHeaders = {
  vendor: 'Pipedrive',
  signatures: [
    ['deal title', 'deal stage'],
    ['deal title', 'deal value'],
    ['deal id', 'deal stage'],
    // The template of its own import.
    ['deal title', 'deal stage pipeline'],
  ],
  columns: {
    externalId: ['deal id', 'deal pipedrive system id'],
    name: ['deal title'],
    account: ['deal organization', 'organization', 'organization name'],
    contact: ['deal contact person', 'contact person', 'person name'],
    owner: ['deal owner'],
    stage: ['deal stage', 'deal stage pipeline'],
    outcome: ['deal status', 'deal status open won lost'],
    amount: ['deal value'],
    currency: ['deal currency of value', 'deal currency'],
    enteredAt: ['deal last stage change'],
    createdAt: ['deal deal created', 'deal creation date'],
    closedAt: ['deal won time', 'deal lost time', 'deal deal closed on', 'deal closed on'],
    expectedClose: ['deal expected close date'],
    lostReason: ['deal lost reason'],
    source: ['deal source channel', 'deal source origin'],
    nextStepOn: ['deal next activity date'],
  },
};

export const hubspot: VendorHeaders = {
  vendor: 'HubSpot',
  signatures: [
    ['record id', 'deal stage'],
    ['deal name', 'deal stage'],
  ],
  columns: {
    externalId: ['record id'],
    name: ['deal name'],
    account: ['associated company'],
    contact: ['associated contact'],
    owner: ['deal owner'],
    stage: ['deal stage'],
    amount: ['amount'],
    currency: ['currency'],
    enteredAt: ['date entered current stage'],
    createdAt: ['create date'],
    closedAt: ['closed date', 'close date'],
    expectedClose: ['close date'],
    lostReason: ['closed lost reason'],
    source: ['lead source', 'original source'],
    nextStep: ['next step'],
    nextStepOn: ['next activity date'],
  },
  words: closedSteps,
};

export const zendeskSell: VendorHeaders = {
  vendor: 'Zendesk Sell',
  signatures: [
    ['stage id', 'name', 'value'],
    ['deal name', 'stage', 'estimated close date'],
    ['stage', 'loss reason', 'added on'],
  ],
  columns: {
    externalId: ['id'],
    name: ['deal name', 'name'],
    account: ['company', 'organization id'],
    contact: ['contact', 'contact id'],
    owner: ['owner', 'owner id'],
    stage: ['stage', 'stage id'],
    amount: ['value'],
    currency: ['currency'],
    enteredAt: ['last stage change', 'last stage change at'],
    createdAt: ['added on', 'added at', 'created at'],
    closedAt: ['last stage change', 'last stage change at'],
    expectedClose: ['estimated close date'],
    lostReason: ['loss reason', 'loss reason id', 'unqualified reason', 'unqualified reason id'],
    source: ['source', 'source id'],
  },
};

export const salesforce: VendorHeaders = {
  vendor: 'Salesforce',
  signatures: [
    ['stagename', 'closedate'],
    ['opportunity name', 'stage'],
    ['opportunity id', 'stage'],
  ],
  columns: {
    externalId: ['opportunity id', 'id'],
    name: ['opportunity name', 'name'],
    account: ['account name', 'accountname', 'account'],
    owner: ['opportunity owner', 'ownername', 'ownerid'],
    stage: ['stage', 'stagename'],
    amount: ['amount'],
    currency: ['amount currency', 'currencyisocode', 'opportunity currency'],
    enteredAt: ['last stage change date', 'laststagechangedate'],
    createdAt: ['created date', 'createddate'],
    closedAt: ['close date', 'closedate'],
    expectedClose: ['close date', 'closedate'],
    source: ['lead source', 'leadsource'],
    nextStep: ['opportunity next steps', 'next step', 'nextstep'],
  },
  words: closedSteps,
};
