import { ZONES } from '../modals/rules/settings/region.ts';
import { option } from '../views/elements.ts';
import type { OptionsHandler } from './options-handler.ts';

const shown = 50;

/** Time zones by the letters of their city or region. */
export const zonesOptions: OptionsHandler = {
  actionId: ZONES,
  async suggest({ query }, { house }) {
    const asked = query.trim().toLowerCase().replaceAll(' ', '_');
    const found = Intl.supportedValuesOf('timeZone').filter((zone) =>
      asked === '' ? zone === house.settings.zone : zone.toLowerCase().includes(asked),
    );
    return found.slice(0, shown).map((zone) => option({ value: zone, label: zone }));
  },
};
