import { attemptsOf } from '../../domain/attempts.ts';
import { likelyOf } from '../../domain/forecast.ts';
import { forecastFacts } from '../../domain/forecast-facts.ts';
import { goalStanding } from '../../domain/goal.ts';
import { leadsApart } from '../../domain/leads.ts';
import { type SnapshotRow, snapshotRow } from '../../domain/snapshot.ts';
import { stageOdds } from '../../domain/stage-odds.ts';
import { voiceFor } from '../people.ts';
import { forecastByRep, forecastMessage } from '../views/forecast.ts';
import type { Command } from './command.ts';

export const forecastCommand: Command = {
  name: 'forecast',
  usage: 'forecast [by rep]',
  summary: 'What open deals are likely to bring, by month or by rep.',
  who: 'everyone',
  reads: true,
  first: ['manager'],
  async run(words, caller, context) {
    const { house, workspaceId, act } = caller;
    const { pipeline, settings } = house;
    const { numbers } = context.stores;
    await numbers.settle(workspaceId);
    const [open, transitions] = await Promise.all([
      numbers.openDeals(workspaceId, pipeline.id),
      numbers.transitions(workspaceId, pipeline.id, {}),
    ]);
    const { counted, leads } = leadsApart(open, transitions);
    const rows = counted.map(snapshotRow).toSorted((a, b) => a.number - b.number);
    const owners = rows.map((row) => row.ownerId);
    const voice = await voiceFor(caller, context, owners);
    const facts = forecastFacts(pipeline, rows, transitions, act.at);
    const attempts = attemptsOf(transitions);
    const goal = goalStanding(settings, pipeline, attempts, rows, act.on);
    const beside = { rows, leads: leads.length, ...(goal === undefined ? {} : { goal }) };
    if (!/\brep/i.test(words)) {
      return { kind: 'message', message: forecastMessage(facts, beside, voice) };
    }
    const odds = stageOdds(pipeline, attempts);
    const reps = byOwner(rows).map(([owner, own]) => ({
      name: owner === undefined ? 'Unclaimed' : voice.nameOf(owner),
      likely: likelyOf(own, odds),
    }));
    return { kind: 'message', message: forecastByRep(reps, facts, beside, voice) };
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
