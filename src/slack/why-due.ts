import type { Deal } from '../domain/deal.ts';
import { type DueReason, dueReason } from '../domain/due.ts';
import { findStage } from '../domain/pipeline.ts';
import { workingCalendar } from '../domain/working-calendar.ts';
import type { Caller } from './context.ts';

/** Why a deal needs its rep now; undefined when it does not. */
export function whyDue(
  deal: Deal,
  { house, act }: Pick<Caller, 'house' | 'act'>,
): DueReason | undefined {
  const stage = findStage(house.pipeline, deal.stageId);
  const calendar = workingCalendar(house.settings);
  return stage === undefined ? undefined : dueReason(deal, stage, calendar, act.at);
}
