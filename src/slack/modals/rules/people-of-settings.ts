import type { Settings } from '../../../domain/settings.ts';

const shown = 10;

/** Whose names a page of settings shows. */
export function peopleOfSettings(settings: Settings): readonly string[] {
  const { adminIds, managerIds = [], supportIds = [] } = settings;
  return [adminIds, managerIds, supportIds].flatMap((ids) => ids.slice(0, shown));
}
