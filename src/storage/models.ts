import { type Connection, type Model, Schema, type SchemaDefinition } from 'mongoose';
import type { z } from 'zod';
import { DealShape } from './shapes/deal-shape.ts';
import { MemberShape } from './shapes/member-shape.ts';
import { RetroShape } from './shapes/retro-shape.ts';
import { RunShape } from './shapes/run-shape.ts';

const { Mixed } = Schema.Types;

/** A document as it lies in the database: known to be ours only once a shape has read it. */
export interface Stored {
  readonly _id: string;
  readonly workspaceId: string;
  readonly [field: string]: unknown;
}

/** Shapes are checked by zod on the way out; here it is only checked that no unknown field gets in. */
function schemaOf(fields: SchemaDefinition): Schema<Stored> {
  return new Schema<Stored>(
    { _id: String, workspaceId: String, ...fields },
    { strict: 'throw', strictQuery: 'throw', minimize: false, versionKey: false, id: false },
  );
}

/** Every field of a shape, of any type: the shape knows which. */
function mixed(shape: z.ZodObject): SchemaDefinition {
  const fields = Object.keys(shape.shape).filter((field) => field !== 'workspaceId');
  return Object.fromEntries(fields.map((field) => [field, Mixed]));
}

/** What every document that says something carries. */
const outboxFields = {
  outbox: [Mixed],
  /** When the earliest thing is to be done here; absent: nothing. */
  outboxDueAt: Date,
  claim: Mixed,
  recentKeys: [Mixed],
  revision: Number,
} as const;

const dealSchema = schemaOf({
  ...mixed(DealShape),
  ...outboxFields,
  id: String,
  number: Number,
  pipelineId: String,
  stageId: String,
  ownerId: String,
  externalId: String,
  createdAt: Date,
  history: [Mixed],
  words: [String],
  dueAt: Date,
  dueRules: Number,
  createKey: String,
  createDone: Mixed,
  /** What an imported row said, to tell what a later file changes. */
  importRow: Mixed,
  /** Notes and contacts until they are copied. */
  activities: [Mixed],
  derive: Mixed,
  /** What changes took the place of, and when the last one was. */
  replaced: [Mixed],
  changedAt: Date,
});

const runSchema = schemaOf({
  ...mixed(RunShape),
  ...outboxFields,
  id: String,
  job: String,
  at: Date,
});

const retroSchema = schemaOf({
  ...mixed(RetroShape),
  ...outboxFields,
  id: String,
  dealId: String,
  closesAt: Date,
  closedAt: Date,
  /** Absent once it is closed: a partial index can ask for what is there, not for what is not. */
  open: Boolean,
});

const memberSchema = schemaOf({
  ...mixed(MemberShape),
  ...outboxFields,
  userId: String,
  inManagers: Mixed,
  seenAt: Date,
  awayLog: [Mixed],
});

const workspaceSchema = schemaOf({ settings: Mixed, rulesVersion: Number, lastNumber: Number });

const pipelineSchema = schemaOf({
  id: String,
  name: String,
  stages: [Mixed],
  version: Number,
  changes: [Mixed],
});

export interface Models {
  readonly connection: Connection;
  readonly deals: Model<Stored>;
  readonly runs: Model<Stored>;
  readonly retros: Model<Stored>;
  readonly members: Model<Stored>;
  readonly workspaces: Model<Stored>;
  readonly pipelines: Model<Stored>;
}

/** The models of one connection; asked twice, the same ones. */
export function modelsOn(connection: Connection): Models {
  const model = (name: string, schema: Schema<Stored>): Model<Stored> =>
    connection.models[name] ?? connection.model<Stored>(name, schema, name);
  return {
    connection,
    deals: model('deals', dealSchema),
    runs: model('runs', runSchema),
    retros: model('retros', retroSchema),
    members: model('members', memberSchema),
    workspaces: model('workspaces', workspaceSchema),
    pipelines: model('pipelines', pipelineSchema),
  };
}

export type CollectionName = Exclude<keyof Models, 'connection'> | 'transitions' | 'activities';

/** The driver's own collection: for whole documents, pipelines and bulk writes, which need no casting. */
export function collectionOf(models: Models, name: CollectionName) {
  return models.connection.collection<Stored>(name);
}
