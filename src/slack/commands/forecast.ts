import { attemptsOf } from '../../domain/attempts.ts';
import { forecast, likelyOf } from '../../domain/forecast.ts';
import { goalStanding } from '../../domain/goal.ts';
import { type SnapshotRow, snapshotRow } from '../../domain/snapshot.ts';
import { stageOdds } from '../../domain/stage-odds.ts';
import { voiceFor } from '../people.ts';
import { forecastMessage } from '../views/forecast.ts';
import type { Command } from './command.ts';

export const forecastCommand: Command = {
  name: 'forecast',
  usage: 'forecast [by rep]',
  summary: 'What open deals are likely to bring, by month or by rep.',
  who: 'everyone',
  async run(words, caller, context) {
    const { house, workspaceId, act } = caller;
    const { pipeline, settings } = house;
    const { numbers } = context.stores;
    await numbers.settle(workspaceId);
    const [open, transitions] = await Promise.all([
      numbers.openDeals(workspaceId, pipeline.id),
      numbers.transitions(workspaceId, pipeline.id, {}),
    ]);
    const rows = open.map(snapshotRow);
    const attempts = attemptsOf(transitions);
    const odds = stageOdds(pipeline, attempts);
    const owners = rows.map((row) => row.ownerId);
    const voice = await voiceFor(caller, context, owners);
    const goal = goalStanding(settings, pipeline, attempts, rows, act.on);
    const byRep = /\brep/i.test(words);
    const groups = byRep
      ? byOwner(rows).map(([owner, inIt]) => ({
          label: owner === undefined ? 'Unclaimed' : voice.nameOf(owner),
          likely: likelyOf(inIt, odds),
        }))
      : forecast(rows, odds).map(({ month, likely }) => ({ label: month, likely }));
    const facts = {
      groups: byRep ? groups.toSorted((a, b) => a.label.localeCompare(b.label)) : groups,
      byRep,
      withoutAmount: rows.filter((row) => row.amount === undefined).length,
      ...(goal === undefined ? {} : { goal }),
    };
    return { kind: 'message', message: forecastMessage(facts, voice) };
  },
};

function byOwner(rows: readonly SnapshotRow[]) {
  const owners = new Map<SnapshotRow['ownerId'], SnapshotRow[]>();
  for (const row of rows) {
    const known = owners.get(row.ownerId);
    if (known === undefined) owners.set(row.ownerId, [row]);
    else known.push(row);
  }
  return [...owners];
}
