import type { Deal } from '../domain/deal.ts';
import { dueAt } from '../domain/due.ts';
import type { House } from '../domain/house.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { findStage } from '../domain/pipeline.ts';
import type { Settings } from '../domain/settings.ts';
import { type WorkingCalendar, workingCalendar } from '../domain/working-calendar.ts';

export interface Due {
  readonly at: Date | undefined;
  /** The rules' version that `at` was computed by. */
  readonly rules: number;
}

/** When an open deal will need its rep, by the rules of its workspace. */
export type DueOf = (deal: Deal) => Promise<Due>;

export function createDueOf(house: (workspaceId: WorkspaceId) => Promise<House>): DueOf {
  const calendars = new WeakMap<Settings, WorkingCalendar>();
  return async (deal) => {
    const { settings, pipeline } = await house(deal.workspaceId);
    const calendar = calendars.get(settings) ?? workingCalendar(settings);
    calendars.set(settings, calendar);
    const stage = findStage(pipeline, deal.stageId);
    const at = stage === undefined ? undefined : dueAt(deal, stage, calendar);
    return { at, rules: settings.rulesVersion };
  };
}
