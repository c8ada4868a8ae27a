import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { announce } from '../../src/domain/announcement.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import { WorkspaceId } from '../../src/domain/ids.ts';
import type { MorningContent, Run } from '../../src/domain/run.ts';
import { monday, sam, team } from '../support/build.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(async () => {
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

const content: MorningContent = {
  kind: 'morning',
  userId: sam,
  date: IsoDate.parse('2026-03-02'),
  rows: [],
  more: 0,
};

function aRun(overrides: Partial<Run> = {}): Run {
  const id = overrides.id ?? `${team}:morning:${sam}:2026-03-02`;
  return { id, workspaceId: team, job: 'morning', at: monday, content, ...overrides };
}

function withOneMore(run: Run, morning: MorningContent): Run {
  return { ...run, content: { ...morning, more: morning.more + 1 } };
}

function words(id: string) {
  return announce(id, { to: 'person', userId: sam }, { kind: 'run' }, monday);
}

describe('a run store', () => {
  it('gives a slot to one of ten processes', async () => {
    const other = await open.another();

    const started = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 === 0 ? open.stores : other).runs.start(aRun(), [words('a')]),
      ),
    );

    expect(started.filter(Boolean)).toHaveLength(1);
    expect(await open.stores.runs.get(team, aRun().id)).toEqual(aRun());
    expect((await open.stores.outbox.claim(team))?.entries).toHaveLength(1);
  });

  it('changes a run once per key, and says one edit for several', async () => {
    const { runs, outbox } = open.stores;
    await runs.start(aRun(), []);
    const more = (key: string) =>
      runs.change(team, aRun().id, key, (run) => ({
        run: { ...run, content: { ...content, more: 1 } },
        say: [words(key)],
      }));

    await Promise.all([more('tap-1'), more('tap-1'), more('tap-2')]);
    const repeated = await more('tap-1');

    expect(repeated?.content).toMatchObject({ more: 1 });
    expect((await outbox.claim(team))?.entries).toHaveLength(1);
    expect(await outbox.claim(team)).toBeUndefined();
  });

  it('keeps all of many changes that two processes make at once', async () => {
    const other = await open.another();
    await open.stores.runs.start(aRun(), []);

    await Promise.all(
      Array.from({ length: 24 }, (_, at) =>
        (at % 2 === 0 ? open.stores : other).runs.change(team, aRun().id, `tap-${at}`, (run) => ({
          run: run.content.kind === 'morning' ? withOneMore(run, run.content) : run,
          say: [],
        })),
      ),
    );

    expect((await open.stores.runs.get(team, aRun().id))?.content).toMatchObject({ more: 24 });
  });

  it('leaves a run alone when there is nothing to change, or no such run', async () => {
    const { runs } = open.stores;
    await runs.start(aRun(), []);

    const unchanged = await runs.change(team, aRun().id, 'tap', () => undefined);
    const absent = await runs.change(team, 'nowhere', 'tap', (run) => ({ run, say: [] }));
    const foreign = await runs.get(WorkspaceId.parse('T2'), aRun().id);

    expect([unchanged, absent, foreign]).toEqual([undefined, undefined, undefined]);
  });

  it('lists the newest runs of a job first', async () => {
    const { runs } = open.stores;
    const at = (day: number) => new Date(monday.getTime() + day * 86_400_000);
    for (const day of [0, 2, 1]) await runs.start(aRun({ id: `run-${day}`, at: at(day) }), []);
    await runs.start(aRun({ id: 'other', job: 'digest' }), []);

    const since = await runs.since(team, 'morning', at(1));

    expect(since.map((run) => run.id)).toEqual(['run-2', 'run-1']);
  });
});
