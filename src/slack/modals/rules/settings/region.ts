import { Zone } from '../../../../domain/dates.ts';
import { Currency, isCurrency } from '../../../../domain/money.ts';
import { textInput, typeAhead } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import { chosenIn, typedIn } from '../../submitted.ts';
import type { SettingsForm } from '../settings-form.ts';

export const ZONES = 'zones';

/** A language tag that this runtime knows, in its usual spelling. */
function knownLocale(typed: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(typed)[0];
  } catch {
    return undefined;
  }
}

export const regionForm: SettingsForm = {
  part: 'region',
  title: 'Time and money',
  blocks: ({ zone, currency, locale }) => [
    field('zone', 'Time zone', typeAhead(ZONES, 'Type a city', { value: zone, label: zone }), {
      hint: 'What a day is for deals and the digest. Morning messages go by each person’s own.',
    }),
    field('currency', 'Currency', textInput('currency', { initial: currency, max: 3 }), {
      hint: 'Of amounts typed without one, like EUR. Known amounts keep theirs.',
    }),
    field('locale', 'Language of numbers', textInput('locale', { initial: locale, max: 20 }), {
      hint: 'In shared messages, like en-GB or de-DE. Each person sees their own elsewhere.',
    }),
  ],
  read(state) {
    const zone = Zone.safeParse(chosenIn(state, 'zone'));
    const code = (typedIn(state, 'currency') ?? '').toUpperCase();
    const locale = knownLocale(typedIn(state, 'locale') ?? '');
    const errors = {
      ...(zone.success ? {} : { zone: 'Pick a city of your time zone, like Europe/Berlin.' }),
      ...(isCurrency(code) ? {} : { currency: 'Write its three letters, like EUR or USD.' }),
      ...(locale === undefined ? { locale: 'Write it like en-GB, de-DE or fr-FR.' } : {}),
    };
    if (!zone.success || locale === undefined || !isCurrency(code)) return { errors };
    const currency = Currency.parse(code);
    return { edit: (now) => ({ ...now, zone: zone.data, currency, locale }) };
  },
};
