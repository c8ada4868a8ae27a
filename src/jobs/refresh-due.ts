import type { Job } from './job.ts';
import { sweepSlot } from './sweep.ts';

const batch = 500;
const batchesPerTick = 20;
const name = 'refresh-due';

/**
 * Works out anew when open deals are due, at once after every change of the rules and every hour:
 * a process that had not heard of the change yet may have stamped a deal by the old ones.
 */
export const refreshDueJob: Job = {
  name,
  oncePer: 'version of the settings and steps, and hour',
  due: async (parts, workspace, now) => {
    const key = `${workspace.house.settings.rulesVersion}@${now.toISOString().slice(0, 13)}`;
    return [
      sweepSlot(name, key, now, parts, workspace, now, async () => {
        let touched = 0;
        for (let round = 0; round < batchesPerTick; round += 1) {
          const done = await parts.stores.deals.refreshDue(workspace.id, batch);
          touched += done;
          if (done < batch) return { touched, finished: true };
        }
        return { touched, finished: false };
      }),
    ];
  },
};
