import type { House } from '../domain/house.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { Settings } from '../domain/settings.ts';
import type { WorkspaceStore } from '../ports.ts';
import { withChoices } from './choice-for.ts';
import type { ImportedDeal } from './imported-deal.ts';

const tries = 5;

/**
 * The house with every reason and source that these rows name in its lists, so that each imported
 * deal refers to an entry with a stable id.
 * @throws Error when other people's changes of the settings leave no gap
 */
export async function completeLists(
  workspaces: WorkspaceStore,
  workspaceId: WorkspaceId,
  rows: readonly ImportedDeal[],
): Promise<House> {
  for (let left = tries; left > 0; left -= 1) {
    const house = await workspaces.house(workspaceId);
    const settings = completed(house.settings, rows);
    if (settings === house.settings) return house;
    await workspaces.saveSettings(settings);
  }
  throw new Error('The settings are being changed by somebody else; run the import again.');
}

function completed(settings: Settings, rows: readonly ImportedDeal[]): Settings {
  const reasonsOf = (kind: 'lost' | 'unqualified') =>
    labels(rows.filter((row) => row.stage.kind === kind).map((row) => row.lostReason));
  const next = {
    lossReasons: withChoices(settings.lossReasons, reasonsOf('lost')),
    unqualifiedReasons: withChoices(settings.unqualifiedReasons, reasonsOf('unqualified')),
    sources: withChoices(settings.sources, labels(rows.map((row) => row.source))),
  };
  const same =
    next.lossReasons === settings.lossReasons &&
    next.unqualifiedReasons === settings.unqualifiedReasons &&
    next.sources === settings.sources;
  return same ? settings : { ...settings, ...next };
}

function labels(said: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(said.filter((one) => one !== undefined && one !== ''))].flatMap((one) =>
    one === undefined ? [] : [one],
  );
}
