import { holidayBook } from '../holidays.ts';
import { closeRetrosJob } from './close-retros.ts';
import { expireQuotesJob } from './expire-quotes.ts';
import type { Job } from './job.ts';
import { knowOwnersJob } from './know-owners.ts';
import { learnLimitsJob } from './learn-limits.ts';
import { morningJob } from './morning.ts';
import { moveArchivedJob } from './move-archived.ts';
import { nextHolidaysJob } from './next-holidays.ts';
import { rebuildTransitionsJob } from './rebuild-transitions.ts';
import { refreshDueJob } from './refresh-due.ts';
import { remindHandoffsJob } from './remind-handoffs.ts';
import { wakeWaitingJob } from './wake-waiting.ts';
import { weeklyDigestJob } from './weekly-digest.ts';

/** Everything that happens by itself, in the order of a tick: rules and sweeps before what is said. */
export const jobs: readonly Job[] = [
  nextHolidaysJob(holidayBook),
  moveArchivedJob,
  learnLimitsJob,
  refreshDueJob,
  expireQuotesJob,
  wakeWaitingJob,
  closeRetrosJob,
  knowOwnersJob,
  remindHandoffsJob,
  // One thread to read, before mornings read as many as Slack lets them.
  weeklyDigestJob,
  morningJob,
  rebuildTransitionsJob,
];
