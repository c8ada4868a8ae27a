import { awayView } from '../modals/away.ts';
import { AWAY } from '../views/morning.ts';
import type { ActionHandler } from './action.ts';

export const awayAction: ActionHandler = {
  actionId: AWAY,
  async act(_acted, { member, act }) {
    return { kind: 'open', view: awayView(member, act.on) };
  },
};
