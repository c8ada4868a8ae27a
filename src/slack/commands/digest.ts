import { latestDigestSlot } from '../../domain/schedule.ts';
import { workingCalendar } from '../../domain/working-calendar.ts';
import { readDigest } from '../../read-digest.ts';
import { voiceFor } from '../people.ts';
import { digestMessage } from '../views/digest.ts';
import type { Command } from './command.ts';

export const digestCommand: Command = {
  name: 'digest',
  usage: 'digest',
  summary: 'The last weekly digest, for your eyes only.',
  who: 'manager',
  async run(_words, caller, context) {
    const { house, workspaceId, act } = caller;
    const { settings } = house;
    await context.stores.numbers.settle(workspaceId);
    const slot = latestDigestSlot(workingCalendar(settings), settings.digest, act.at);
    const facts = await readDigest(context.stores, house, slot);
    const owners = facts.rows.map((row) => row.ownerId);
    const voice = await voiceFor(caller, context, owners);
    const runId = `${workspaceId}:digest:${slot.week}`;
    return { kind: 'message', message: digestMessage(facts, { runId }, house, voice) };
  },
};
