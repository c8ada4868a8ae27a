import type { ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import { ChannelId, UserId } from '../../domain/ids.ts';
import type { Submitted } from './modal.ts';

/** Every block of ours holds one element, so its value is found by the block alone. */
function valueIn(state: Submitted, block: string): ViewStateValue | undefined {
  return Object.values(state[block] ?? {})[0];
}

/** What was typed, trimmed; undefined when nothing was. */
export function typedIn(state: Submitted, block: string): string | undefined {
  const text = valueIn(state, block)?.value?.trim();
  return text === '' ? undefined : text;
}

/** What a field holds, as a person reads it; undefined when it is empty. */
export function wordsIn(state: Submitted, block: string): string | undefined {
  const {
    selected_date: date,
    selected_option: one,
    selected_options: many,
  } = valueIn(state, block) ?? {};
  const chosen = (one ? [one] : (many ?? [])).map((option) => option.text.text).join(', ');
  return typedIn(state, block) ?? date ?? (chosen === '' ? undefined : chosen);
}

export function chosenIn(state: Submitted, block: string): string | undefined {
  return valueIn(state, block)?.selected_option?.value;
}

export function allChosenIn(state: Submitted, block: string): readonly string[] {
  return (valueIn(state, block)?.selected_options ?? []).map((option) => option.value);
}

export function dateIn(state: Submitted, block: string): IsoDate | undefined {
  const read = IsoDate.safeParse(valueIn(state, block)?.selected_date);
  return read.success ? read.data : undefined;
}

export function personIn(state: Submitted, block: string): UserId | undefined {
  const read = UserId.safeParse(valueIn(state, block)?.selected_user);
  return read.success ? read.data : undefined;
}

export function peopleIn(state: Submitted, block: string): readonly UserId[] {
  const picked = valueIn(state, block)?.selected_users ?? [];
  return picked.flatMap((id) => UserId.safeParse(id).data ?? []);
}

/** The first file that was put into a file input. */
export function fileIn(state: Submitted, block: string): string | undefined {
  return valueIn(state, block)?.files?.[0]?.id;
}

export function channelIn(state: Submitted, block: string): ChannelId | undefined {
  return ChannelId.safeParse(valueIn(state, block)?.selected_conversation).data;
}

/** A modal's own metadata, checked by its own schema. */
export function readMetadata<Schema extends z.ZodType>(
  schema: Schema,
  metadata: string,
): z.infer<Schema> {
  return schema.parse(z.json().parse(JSON.parse(metadata === '' ? '{}' : metadata)));
}

const Preset = z.object({
  block_id: z.string(),
  element: z.object({
    initial_value: z.string().optional(),
    initial_date: z.string().optional(),
    initial_option: z.object({ value: z.string() }).optional(),
  }),
});

/** What a field was preset with when the modal opened: what its person saw before typing. */
export function presetIn(view: ModalView, block: string): string | undefined {
  for (const candidate of view.blocks) {
    const read = Preset.safeParse(candidate);
    if (read.success && read.data.block_id === block) {
      const { initial_value, initial_date, initial_option } = read.data.element;
      return initial_value ?? initial_date ?? initial_option?.value;
    }
  }
  return undefined;
}
