import { actions } from './actions/registry.ts';
import { commands } from './commands/registry.ts';
import { showSpokenOf } from './commands/show.ts';
import { greet } from './greet.ts';
import { hearThread } from './hear-thread.ts';
import { modals } from './modals/registry.ts';
import { dealsOptions } from './options/deals.ts';
import { holidayPlacesOptions } from './options/holiday-places.ts';
import { zonesOptions } from './options/zones.ts';
import { readHome } from './read-home.ts';
import { renderEntry } from './render-entry.ts';
import { shortcuts } from './shortcuts/registry.ts';
import type { Surface } from './surface.ts';

/** Everything people can see and touch. */
export const surface: Surface = {
  commands,
  bare: 'list',
  about: showSpokenOf,
  modals,
  actions,
  options: [dealsOptions, zonesOptions, holidayPlacesOptions],
  shortcuts,
  home: readHome,
  greet,
  heard: hearThread,
  render: renderEntry,
};
