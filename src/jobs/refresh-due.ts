import type { Job } from './job.ts';
import { sweepSlot } from './sweep.ts';

const batch = 500;
const batchesPerTick = 20;
const name = 'refresh-due';

/** Works out anew when open deals are due, once for every version of the rules. */
export const refreshDueJob: Job = {
  name,
  oncePer: 'version of the settings and stages',
  due: async (parts, workspace, now) => {
    const { settings, pipeline } = workspace.house;
    const key = `${settings.rulesVersion}.${pipeline.version}`;
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
