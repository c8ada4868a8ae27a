import type { ActionHandler } from './action.ts';
import { awayAction } from './away.ts';
import { digestActions } from './digest.ts';
import { handoffActions } from './handoff.ts';
import { helpActions } from './help-asked.ts';
import { meetingActions } from './meeting.ts';
import { morningActions } from './morning.ts';
import { newOwnerActions } from './new-owner.ts';
import { retroActions } from './retro.ts';
import { retryStrandedAction } from './retry-stranded.ts';

/** Every button, menu and select that is not a command typed for you. */
export const actions: readonly ActionHandler[] = [
  ...morningActions,
  ...meetingActions,
  ...retroActions,
  ...handoffActions,
  ...newOwnerActions,
  ...helpActions,
  ...digestActions,
  awayAction,
  retryStrandedAction,
];
