import type { SettingsForm } from '../settings-form.ts';
import { channelsForm } from './channels.ts';
import { goalForm } from './goal.ts';
import { holidaysForm } from './holidays.ts';
import { listForms } from './lists.ts';
import { playbookForm } from './playbook.ts';
import { policiesForm } from './policies.ts';
import { quotesForm } from './quotes.ts';
import { regionForm } from './region.ts';
import { rolesForm } from './roles.ts';
import { timesForm } from './times.ts';
import { weekForm } from './week.ts';

/** Every group of settings. To add one: write its file, list it here, give it a tile. */
export const settingsForms: readonly SettingsForm[] = [
  channelsForm,
  rolesForm,
  regionForm,
  weekForm,
  holidaysForm,
  timesForm,
  policiesForm,
  quotesForm,
  goalForm,
  ...listForms,
  playbookForm,
];
