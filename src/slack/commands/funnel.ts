import { attemptsOf } from '../../domain/attempts.ts';
import { cohort } from '../../domain/cohort.ts';
import { funnel } from '../../domain/funnel.ts';
import { snapshotRow } from '../../domain/snapshot.ts';
import { workingCalendar } from '../../domain/working-calendar.ts';
import { refuse } from '../change-deal.ts';
import { voiceFor } from '../people.ts';
import { funnelMessage } from '../views/funnel.ts';
import type { Command } from './command.ts';
import { periodInWords } from './period-in-words.ts';

export const funnelCommand: Command = {
  name: 'funnel',
  usage: 'funnel [all | this quarter | last month | 2026-03]',
  summary: 'Deals by step now, and what a period brought.',
  who: 'everyone',
  async run(words, caller, context) {
    const { house, workspaceId, act } = caller;
    const { settings, pipeline } = house;
    const period = periodInWords(words, settings.zone, act.at);
    if (period === undefined) {
      const say =
        'Name a period like this month, last quarter, march, 2026-03 or 2026; or all for everything.';
      return refuse({ kind: 'bad-input', field: 'Period', say }, caller, context);
    }
    const { numbers } = context.stores;
    await numbers.settle(workspaceId);
    const [open, transitions, voice] = await Promise.all([
      numbers.openDeals(workspaceId, pipeline.id),
      numbers.transitions(workspaceId, pipeline.id, {}),
      voiceFor(caller, context),
    ]);
    const attempts = attemptsOf(transitions);
    const rows = open.map(snapshotRow);
    const calendar = workingCalendar(settings);
    // Stuck is what is stuck now, also when an earlier period is asked for.
    const now = funnel(pipeline, rows, attempts, calendar, { from: period.from, to: act.at });
    const { closed } = funnel(pipeline, [], attempts, calendar, period);
    const facts = { ...now, closed, steps: cohort(pipeline, attempts, period) };
    return { kind: 'message', message: funnelMessage(facts, period.label, house, voice) };
  },
};
