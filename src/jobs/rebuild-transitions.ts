import type { DealId } from '../domain/ids.ts';
import type { Job } from './job.ts';
import { type SweepWork, sweepSlot } from './sweep.ts';

const batch = 500;
const name = 'rebuild-transitions';

/** Makes all transitions anew from the deals' history; never due by itself, only by hand. */
export const rebuildTransitionsJob: Job = {
  name,
  oncePer: 'call, by hand only',
  due: async () => [],
  byHand: async (parts, workspace, now) => [
    sweepSlot(name, now.toISOString(), now, parts, workspace, now, rebuild),
  ],
};

const rebuild: SweepWork = async ({ stores }, { id }) => {
  let after: DealId | undefined;
  let touched = 0;
  do {
    after = await stores.numbers.rebuild(id, after, batch);
    touched += batch;
  } while (after !== undefined);
  return { touched, finished: true };
};
