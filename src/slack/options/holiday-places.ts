import { HOLIDAY_PLACES, nowhere, placeValue } from '../modals/rules/settings/holidays.ts';
import { option } from '../views/elements.ts';
import type { OptionsHandler } from './options-handler.ts';

const shown = 60;

/** Countries and their regions by name; with nothing typed, also none at all. */
export const holidayPlacesOptions: OptionsHandler = {
  actionId: HOLIDAY_PLACES,
  async suggest({ query }, _, { holidays }) {
    const found = await holidays.search(query, shown);
    const places = found.map((place) => ({ value: placeValue(place), label: place.label }));
    return (query.trim() === '' ? [nowhere, ...places] : places).map(option);
  },
};
