import { newDealView } from '../modals/new-deal.ts';
import type { Shortcut } from '../shortcut.ts';

export const newDealShortcut: Shortcut = {
  type: 'global',
  callbackId: 'new_deal',
  name: 'New deal',
  description: 'Put a new deal into the pipeline',
  async run(_asked, { house, member, userId }) {
    const preset = { ownerId: userId, sourceId: member.lastSource };
    const locale = member.locale ?? house.settings.locale;
    return { kind: 'open', view: newDealView(preset, house, locale) };
  },
};
