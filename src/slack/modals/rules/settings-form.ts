import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Settings } from '../../../domain/settings.ts';
import { changeSettings, type Edited } from '../../change-rules.ts';
import type { Caller, Context } from '../../context.ts';
import { voiceFor } from '../../people.ts';
import type { Reply } from '../../reply.ts';
import { answerRules } from '../../told-first.ts';
import type { AnyBlock } from '../../views/blocks.ts';
import { modalView } from '../../views/form.ts';
import { settingsList } from '../../views/settings-list.ts';
import type { Voice } from '../../views/voice.ts';
import type { Modal, Submitted } from '../modal.ts';
import { readMetadata } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';
import { peopleOfSettings } from './people-of-settings.ts';

/** What was typed, as a change of the settings, or sentences by block. */
export type ReadForm =
  | { readonly edit: (now: Settings) => Settings | Edited<Settings> }
  | { readonly errors: Readonly<Record<string, string>> };

/** One small group of settings: what is asked, and what the answers make of them. */
export interface SettingsForm {
  /** As typed after `/deal settings`. */
  readonly part: string;
  readonly title: string;
  blocks(settings: Settings, voice: Voice): readonly AnyBlock[];
  /** May ask Slack; nothing is kept before it answers. */
  read(state: Submitted, caller: Caller, context: Context): ReadForm | Promise<ReadForm>;
  /** What follows once it is kept. */
  after?(caller: Caller, context: Context): Promise<void>;
}

const Metadata = z.object({ version: z.int() });

export function settingsView(
  form: Pick<SettingsForm, 'part' | 'title' | 'blocks'>,
  settings: Settings,
  voice: Voice,
): ModalView {
  return modalView({
    callbackId: `settings-${form.part}`,
    title: form.title,
    submit: 'Save',
    metadata: { version: settings.version },
    blocks: form.blocks(settings, voice),
  });
}

/** The form's modal: keeps what was typed, tells who was first, and shows the settings afterwards. */
export function settingsModal(form: SettingsForm): Modal {
  return {
    callbackId: `settings-${form.part}`,
    submit: adminsOnly(
      'change the settings',
      async ({ state, metadata, view }, caller, context) => {
        const read = readMetadata(Metadata, metadata);
        const typed = await form.read(state, caller, context);
        if ('errors' in typed) return { kind: 'errors', errors: typed.errors };
        const changed = await changeSettings(
          { seen: read.version, parts: [form.part], edit: (now) => edited(typed.edit(now)) },
          caller,
          context,
        );
        return answerRules(
          changed,
          { view, state, metadata: read },
          async ({ settings }) => {
            await form.after?.(caller, context);
            return showSettings(settings, caller, context, `${form.title}: saved.`);
          },
          caller,
          context,
        );
      },
    ),
  };
}

function edited(next: Settings | Edited<Settings>): Edited<Settings> {
  return 'ok' in next ? next : { ok: true, next };
}

export async function showSettings(
  settings: Settings,
  caller: Caller,
  context: Context,
  said?: string,
): Promise<Reply> {
  const voice = await voiceFor(caller, context, peopleOfSettings(settings));
  const message = settingsList(settings, voice, said);
  return said === undefined ? { kind: 'message', message } : { kind: 'close', message };
}
