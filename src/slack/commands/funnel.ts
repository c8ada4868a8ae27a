import { type Attempt, attemptsOf } from '../../domain/attempts.ts';
import { funnel } from '../../domain/funnel.ts';
import { leadsApart } from '../../domain/leads.ts';
import { type SnapshotRow, snapshotRow } from '../../domain/snapshot.ts';
import { workingCalendar } from '../../domain/working-calendar.ts';
import { refuse } from '../change-deal.ts';
import { voiceFor } from '../people.ts';
import { funnelMessage } from '../views/funnel.ts';
import { choiceLabel } from '../views/words.ts';
import type { Command } from './command.ts';
import { type FunnelAsk, funnelInWords } from './funnel-words.ts';

export const funnelCommand: Command = {
  name: 'funnel',
  usage: 'funnel [all | this quarter | last month | 2026-03] [@person] [source]',
  summary: 'Deals by step now, and what a period brought.',
  who: 'everyone',
  reads: true,
  first: ['manager', 'admin'],
  async run(words, caller, context) {
    const { house, workspaceId, act } = caller;
    const { settings, pipeline } = house;
    const ask = funnelInWords(words, settings, act.at);
    if (ask === undefined) {
      const say =
        'Name a period like this month, last quarter, march, 2026-03 or 2026, or all for everything; and, if you like, a person and a lead source.';
      return refuse({ kind: 'bad-input', field: 'Funnel', say }, caller, context);
    }
    const { numbers } = context.stores;
    await numbers.settle(workspaceId);
    const [open, transitions, voice] = await Promise.all([
      numbers.openDeals(workspaceId, pipeline.id),
      numbers.transitions(workspaceId, pipeline.id, {}),
      voiceFor(caller, context, [ask.ownerId]),
    ]);
    const { counted, leads } = leadsApart(open, transitions);
    const rows = counted.map(snapshotRow).filter(isAsked(ask));
    const attempts = attemptsOf(transitions).filter(isAsked(ask));
    const calendar = workingCalendar(settings);
    const facts = funnel(pipeline, rows, attempts, calendar, { at: act.at, period: ask.period });
    const of = [
      ...(ask.ownerId === undefined ? [] : [voice.nameOf(ask.ownerId)]),
      ...(ask.source === undefined ? [] : [choiceLabel(settings.sources, ask.source)]),
    ];
    const unclaimed = leads.map(snapshotRow).filter(isAsked(ask)).length;
    const asked = { period: ask.period.label, of, leads: unclaimed };
    return { kind: 'message', message: funnelMessage(facts, asked, house, voice) };
  },
};

function isAsked({ ownerId, source }: FunnelAsk) {
  return (one: Pick<Attempt | SnapshotRow, 'ownerId' | 'source'>): boolean =>
    (ownerId === undefined || one.ownerId === ownerId) &&
    (source === undefined || one.source === source);
}
