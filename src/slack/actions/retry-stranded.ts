import { isAdmin } from '../../domain/member.ts';
import { refuse } from '../change-deal.ts';
import { RETRY_STRANDED } from '../views/home-admin.ts';
import { plainMessage } from '../views/trouble.ts';
import type { ActionHandler } from './action.ts';

/** What waits for a channel goes out, now that the admin has made one usable; so does what was given up. */
export const retryStrandedAction: ActionHandler = {
  actionId: RETRY_STRANDED,
  async act(_, caller, context) {
    if (!isAdmin(caller.member)) {
      return refuse({ kind: 'not-allowed', what: 'do that', who: 'admin' }, caller, context);
    }
    const tried = await context.stores.outbox.retryStranded(caller.workspaceId, 'all');
    context.nudge();
    const say =
      tried === 0
        ? 'Nothing waits any more.'
        : 'It is tried again now. What may stand in its channel already is looked for first.';
    return { kind: 'message', message: plainMessage(say) };
  },
};
