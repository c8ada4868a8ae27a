import { textInput } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import { typedIn } from '../../submitted.ts';
import type { SettingsForm } from '../settings-form.ts';

export const playbookForm: SettingsForm = {
  part: 'playbook',
  title: 'Playbook',
  blocks: ({ playbook }) => [
    field(
      'text',
      'What everybody should know',
      textInput('text', { initial: playbook, multiline: true, max: 3_000 }),
      {
        optional: true,
        hint: 'Stands above the steps. What belongs to one step is its guidance, under /deal stages.',
      },
    ),
  ],
  read(state) {
    const playbook = typedIn(state, 'text') ?? '';
    return { edit: (now) => ({ ...now, playbook }) };
  },
};
