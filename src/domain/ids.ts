import { z } from 'zod';

/** A Slack workspace (team) id; leads every document, index, store call and unique key. */
export const WorkspaceId = z.string().min(1).max(40).brand<'WorkspaceId'>();
export type WorkspaceId = z.infer<typeof WorkspaceId>;

export const PipelineId = z.string().min(1).max(40).brand<'PipelineId'>();
export type PipelineId = z.infer<typeof PipelineId>;

/** Stable for the life of a stage; its name is free to change. */
export const StageId = z.string().min(1).max(60).brand<'StageId'>();
export type StageId = z.infer<typeof StageId>;

export const DealId = z.string().min(1).max(60).brand<'DealId'>();
export type DealId = z.infer<typeof DealId>;

/** The number people type: `42`, counted up per workspace, with gaps allowed. */
export const DealNumber = z.int().positive().brand<'DealNumber'>();
export type DealNumber = z.infer<typeof DealNumber>;

export const UserId = z
  .string()
  .regex(/^[UW][A-Z0-9_]{1,40}$/)
  .brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;

export const ChannelId = z
  .string()
  .regex(/^[CGD][A-Z0-9_]{1,40}$/)
  .brand<'ChannelId'>();
export type ChannelId = z.infer<typeof ChannelId>;

/** One line of a deal's history, and of everything derived from it. */
export const EntryId = z.string().min(1).max(80).brand<'EntryId'>();
export type EntryId = z.infer<typeof EntryId>;

/** An entry of an editable list (loss reasons, win reasons, sources, profiles). */
export const ChoiceId = z.string().min(1).max(60).brand<'ChoiceId'>();
export type ChoiceId = z.infer<typeof ChoiceId>;

export const CriterionId = z.string().min(1).max(60).brand<'CriterionId'>();
export type CriterionId = z.infer<typeof CriterionId>;
