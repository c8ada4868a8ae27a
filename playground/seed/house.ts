import { IsoDate, instantOf } from '../../src/domain/dates.ts';
import type { House } from '../../src/domain/house.ts';
import { ChoiceId, UserId, type WorkspaceId } from '../../src/domain/ids.ts';
import type { Settings } from '../../src/domain/settings.ts';
import type { Stores } from '../../src/ports.ts';
import { admin, manager, reps, staff, support } from './staff.ts';
import { zone } from './start.ts';

/* What the team had set up long before the playground opens. */

const setUpAt = instantOf(IsoDate.parse('2025-09-01'), zone, 11);

const playbook = [
  'We sell shift planning to teams of 10 to 500 people who do not sit at desks.',
  'Ask in the first call who makes the plan today and how long it takes.',
  'Show the app on their own roster, never on ours.',
].join('\n');

const profiles: Settings['profiles'] = [
  ['care', 'Care and clinics', 'Rosters with rest times and night bonuses'],
  ['hospitality', 'Hotels and restaurants', 'Seasonal staff, open shifts, tips'],
  ['logistics', 'Warehouses and delivery', 'Several sites, driver hours, changing tours'],
  ['retail', 'Shops with branches', 'Branches that lend each other people'],
].map(([id = '', label = '', description = '']) => ({
  id: ChoiceId.parse(id),
  label,
  description,
  active: true,
}));

const holidays: Settings['holidays'] = [
  ['2025-10-03', 'German Unity Day'],
  ['2025-12-25', 'Christmas Day'],
  ['2025-12-26', 'Boxing Day'],
  ['2026-01-01', "New Year's Day"],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-05-01', 'Labour Day'],
  ['2026-05-14', 'Ascension Day'],
  ['2026-05-25', 'Whit Monday'],
].map(([date, name = '']) => ({ date: IsoDate.parse(date), name }));

/** Settings, roles and welcomes of a team that has used Milepost for months. */
export async function furnish(stores: Stores, workspaceId: WorkspaceId): Promise<House> {
  const { settings } = await stores.workspaces.house(workspaceId);
  const { currency } = settings;
  const saved = await stores.workspaces.saveSettings({
    ...settings,
    setUpAt,
    playbook,
    profiles,
    holidays,
    holidayPlace: { country: 'DE', region: 'BE', label: 'Germany: Berlin', toYear: 2026 },
    adminIds: [UserId.parse(admin)],
    managerIds: [UserId.parse(manager)],
    supportIds: [UserId.parse(support)],
    goal: {
      label: 'Q1',
      from: IsoDate.parse('2026-01-01'),
      to: IsoDate.parse('2026-03-31'),
      minor: 24_000_000,
      currency,
    },
  });
  if (!saved) throw new Error('The settings of the playground were changed by somebody else');
  for (const id of staff) await introduce(stores, workspaceId, id);
  return await stores.workspaces.house(workspaceId);
}

async function introduce(stores: Stores, workspaceId: WorkspaceId, id: string): Promise<void> {
  await stores.members.edit(workspaceId, UserId.parse(id), {
    welcomedAt: setUpAt,
    ...(reps.includes(id) ? { managerId: UserId.parse(manager) } : {}),
  });
}
