import type { CollectionName } from './models.ts';

export interface IndexSpec {
  readonly collection: CollectionName;
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique?: true;
  /** Only documents that have this field are in it. */
  readonly having?: string;
}

const outboxed = ['deals', 'runs', 'retros', 'members'] as const;

/** Every index, each for one question that is asked often. */
export const indexes: readonly IndexSpec[] = [
  {
    collection: 'deals',
    name: 'number',
    key: { workspaceId: 1, number: 1 },
    unique: true,
  },
  {
    collection: 'deals',
    name: 'createKey',
    key: { workspaceId: 1, createKey: 1 },
    unique: true,
    having: 'createKey',
  },
  {
    collection: 'deals',
    name: 'externalId',
    key: { workspaceId: 1, externalId: 1 },
    unique: true,
    having: 'externalId',
  },
  {
    collection: 'deals',
    name: 'funnel',
    key: {
      workspaceId: 1,
      pipelineId: 1,
      'standing.kind': 1,
      stageId: 1,
      'amount.currency': 1,
      'amount.minor': 1,
    },
  },
  {
    collection: 'deals',
    name: 'due',
    key: { workspaceId: 1, dueAt: 1, number: -1 },
    having: 'dueAt',
  },
  {
    collection: 'deals',
    name: 'dueOfOwner',
    key: { workspaceId: 1, ownerId: 1, dueAt: 1, number: -1 },
    having: 'dueAt',
  },
  {
    collection: 'deals',
    name: 'dueRules',
    key: { workspaceId: 1, dueRules: 1 },
    having: 'dueAt',
  },
  {
    collection: 'deals',
    name: 'byOwner',
    key: { workspaceId: 1, ownerId: 1, 'standing.kind': 1, number: -1 },
  },
  {
    collection: 'deals',
    name: 'words',
    key: { workspaceId: 1, 'standing.kind': 1, words: 1 },
  },
  {
    collection: 'deals',
    name: 'thread',
    key: { workspaceId: 1, 'thread.ts': 1, 'thread.channel': 1 },
    having: 'thread.ts',
  },
  {
    collection: 'deals',
    name: 'waiting',
    key: { workspaceId: 1, 'waiting.until': 1 },
    having: 'waiting.until',
  },
  {
    collection: 'deals',
    name: 'lookAgain',
    key: { workspaceId: 1, ownerId: 1, 'standing.lookAgainOn': 1 },
    having: 'standing.lookAgainOn',
  },
  {
    collection: 'deals',
    name: 'cleanUp',
    key: { workspaceId: 1, ownerId: 1, 'standing.kind': 1, 'imported.at': 1 },
    having: 'imported.at',
  },
  {
    collection: 'deals',
    name: 'quotesEnding',
    key: { workspaceId: 1, 'quotes.outcome.kind': 1, 'quotes.validUntil': 1 },
    having: 'quotes.validUntil',
  },
  {
    collection: 'deals',
    name: 'handoffs',
    key: { workspaceId: 1, 'handoff.takenAt': 1, 'standing.kind': 1, number: -1 },
    having: 'handoff.offeredAt',
  },
  {
    collection: 'deals',
    name: 'acceptances',
    key: { workspaceId: 1, ownerId: 1, 'acceptance.takenAt': 1, number: -1 },
    having: 'acceptance.askedAt',
  },
  {
    collection: 'deals',
    name: 'changed',
    key: { workspaceId: 1, changedAt: 1 },
    having: 'changedAt',
  },
  {
    collection: 'deals',
    name: 'derive',
    key: { workspaceId: 1, 'derive.at': 1 },
    having: 'derive.at',
  },
  ...outboxed.flatMap((collection): readonly IndexSpec[] => [
    {
      collection,
      name: 'outbox',
      key: { workspaceId: 1, outboxDueAt: 1 },
      having: 'outboxDueAt',
    },
    {
      collection,
      name: 'stranded',
      key: { workspaceId: 1, 'outbox.state': 1 },
      having: 'outbox.state',
    },
  ]),
  { collection: 'runs', name: 'ofJob', key: { workspaceId: 1, job: 1, at: -1 } },
  {
    collection: 'retros',
    name: 'open',
    key: { workspaceId: 1, open: 1, closesAt: 1 },
    having: 'open',
  },
  {
    collection: 'retros',
    name: 'closed',
    key: { workspaceId: 1, closedAt: -1 },
    having: 'closedAt',
  },
  {
    collection: 'retros',
    name: 'lessons',
    key: { workspaceId: 1, 'lessons.at': -1 },
    having: 'lessons.at',
  },
  { collection: 'retros', name: 'ofDeal', key: { workspaceId: 1, dealId: 1, attempt: 1 } },
  {
    collection: 'retros',
    name: 'actions',
    key: { workspaceId: 1, 'actions.ownerId': 1 },
    having: 'actions.ownerId',
  },
  { collection: 'members', name: 'people', key: { workspaceId: 1, userId: 1 }, unique: true },
  { collection: 'pipelines', name: 'pipelines', key: { workspaceId: 1, id: 1 }, unique: true },
  {
    collection: 'transitions',
    name: 'byTime',
    key: { workspaceId: 1, pipelineId: 1, at: 1, dealId: 1, seq: 1 },
  },
  {
    collection: 'transitions',
    name: 'ofDeal',
    key: { workspaceId: 1, dealId: 1, seq: 1 },
  },
  {
    collection: 'activities',
    name: 'byKind',
    key: { workspaceId: 1, 'what.kind': 1, at: 1 },
  },
  {
    collection: 'activities',
    name: 'ofDeal',
    key: { workspaceId: 1, dealId: 1, at: -1 },
  },
];
