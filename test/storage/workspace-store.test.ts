import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { defaultPipeline } from '../../src/domain/default-pipeline.ts';
import { WorkspaceId } from '../../src/domain/ids.ts';
import type { WorkspaceStore } from '../../src/ports.ts';
import { team } from '../support/build.ts';
import { aStoredDeal } from '../support/stored-deals.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
let workspaces: WorkspaceStore;
beforeAll(async () => {
  open = await openTestStores();
  workspaces = open.stores.workspaces;
});
beforeEach(async () => {
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

describe('a workspace store', () => {
  it('seeds an empty workspace once, also when two processes come first', async () => {
    const other = await open.another();

    const [here, there] = await Promise.all([workspaces.house(team), other.workspaces.house(team)]);

    expect(here).toEqual(there);
    expect(here.pipeline).toMatchObject(defaultPipeline(team));
    expect(here.settings).toMatchObject({ currency: 'EUR', channels: { deals: 'CDEALS' } });
    expect(await workspaces.all()).toEqual([team]);
  });

  it('saves settings on the version that was read, and on no other', async () => {
    const { settings } = await workspaces.house(team);

    const first = await workspaces.saveSettings({ ...settings, morningHour: 8 });
    const second = await workspaces.saveSettings({ ...settings, morningHour: 10 });

    const saved = (await workspaces.house(team)).settings;
    expect([first, second]).toEqual([true, false]);
    expect(saved).toMatchObject({ morningHour: 8, version: 2 });
    expect(saved.rulesVersion).toBeGreaterThan(settings.rulesVersion);
  });

  it('writes the whole stage list at once, for one of two who reorder it', async () => {
    const { pipeline, settings } = await workspaces.house(team);
    const reversed = { ...pipeline, stages: [...pipeline.stages].reverse() };
    const renamed = {
      ...pipeline,
      stages: pipeline.stages.map((stage) => ({ ...stage, name: `Our ${stage.name}` })),
    };

    const saved = await Promise.all([
      workspaces.savePipeline(reversed),
      workspaces.savePipeline(renamed),
    ]);

    const now = await workspaces.house(team);
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect([reversed.stages, renamed.stages]).toContainEqual(now.pipeline.stages);
    expect(now.pipeline.version).toBe(pipeline.version + 1);
    expect(now.settings.rulesVersion).toBe(settings.rulesVersion + 1);
  });

  it('keeps a house for a while and drops it on own writes', async () => {
    const { settings } = await workspaces.house(team);
    await open.database.connection
      .collection<{ _id: string }>('workspaces')
      .updateOne({ _id: team }, { $set: { 'settings.morningHour': 7 } });

    const kept = await workspaces.house(team);
    await workspaces.saveSettings({ ...settings, morningHour: 6 });

    expect(kept.settings.morningHour).toBe(settings.morningHour);
    expect((await workspaces.house(team)).settings.morningHour).toBe(6);
  });

  it('keeps workspaces apart', async () => {
    const foreign = WorkspaceId.parse('T2');
    const { settings } = await workspaces.house(team);
    await workspaces.house(foreign);

    await workspaces.saveSettings({ ...settings, playbook: 'ours' });

    expect((await workspaces.house(foreign)).settings.playbook).toBe('');
  });

  it('has due dates worked out again under new rules', async () => {
    const { deals } = open.stores;
    const deal = await aStoredDeal(deals);
    const soon = new Date(open.clock.now.getTime() + 5 * 86_400_000);
    const { pipeline } = await workspaces.house(team);
    const stages = pipeline.stages.map((stage) => ({
      ...stage,
      limits: { ageDays: 1, silenceDays: 1 },
    }));
    const before = await deals.list(team, { dueBy: soon, limit: 10 });

    await workspaces.savePipeline({ ...pipeline, stages });
    const first = await deals.refreshDue(team, 10);
    const second = await deals.refreshDue(team, 10);

    const after = await deals.list(team, { dueBy: soon, limit: 10 });
    expect(before).toEqual([]);
    expect([first, second]).toEqual([1, 0]);
    expect(after.map((one) => one.id)).toEqual([deal.id]);
    expect((await deals.byId(team, deal.id))?.revision).toBe(deal.revision);
  });
});
