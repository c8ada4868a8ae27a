import { z } from 'zod';
import {
  actionId,
  areAmong,
  confirm,
  overflowOption,
  plain,
  richOption,
  slackFile,
  url,
} from './texts.ts';

/* Buttons, boxes, pickers and inputs; the menus are in selects.ts. */

const focus = z.boolean().optional();
const placeholder = plain(150).optional();
const date = z.iso.date({ error: 'must be a date, YYYY-MM-DD' });
const time = z.iso.time({ precision: -1, error: 'must be a time, HH:mm' });

export const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: actionId,
  url: url.optional(),
  value: z.string().min(1).max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm,
  accessibility_label: z.string().max(75).optional(),
});

export const image = z
  .strictObject({
    type: z.literal('image'),
    image_url: url.optional(),
    slack_file: slackFile.optional(),
    alt_text: z.string().min(1).max(2000),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'must have exactly one of image_url, slack_file',
  });

export const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(overflowOption).min(1).max(5),
  confirm,
});

export const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    action_id: actionId,
    options: z.array(richOption).min(1).max(10),
    initial_options: z.array(richOption).min(1).optional(),
    confirm,
    focus_on_load: focus,
  })
  .refine(({ options, initial_options = [] }) => areAmong(options, initial_options), {
    error: 'initial_options must be among the options',
    path: ['initial_options'],
  });

export const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    action_id: actionId,
    options: z.array(richOption).min(1).max(10),
    initial_option: richOption.optional(),
    confirm,
    focus_on_load: focus,
  })
  .refine(({ options, initial_option: one }) => areAmong(options, one ? [one] : []), {
    error: 'initial_option must be among the options',
    path: ['initial_option'],
  });

export const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  initial_date: date.optional(),
  placeholder,
  confirm,
  focus_on_load: focus,
});

export const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  action_id: actionId,
  initial_time: time.optional(),
  timezone: z.string().optional(),
  placeholder,
  confirm,
  focus_on_load: focus,
});

export const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  initial_date_time: z.number().int().min(1_000_000_000).max(9_999_999_999).optional(),
  confirm,
  focus_on_load: focus,
});

const dispatch = z
  .strictObject({
    trigger_actions_on: z
      .array(z.enum(['on_enter_pressed', 'on_character_entered']))
      .min(1)
      .max(2),
  })
  .optional();

const typed = { action_id: actionId, placeholder, dispatch_action_config: dispatch };

export const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.number().int().min(0).max(3000).optional(),
  max_length: z.number().int().min(1).max(3000).optional(),
  focus_on_load: focus,
});

export const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.string().optional(),
  focus_on_load: focus,
});

export const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.string().optional(),
  focus_on_load: focus,
});

const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, { error: 'must be a number' })
  .optional();

export const numberInput = z
  .strictObject({
    type: z.literal('number_input'),
    ...typed,
    is_decimal_allowed: z.boolean(),
    initial_value: number,
    min_value: number,
    max_value: number,
    focus_on_load: focus,
  })
  .refine(
    ({ is_decimal_allowed, initial_value = '0' }) =>
      is_decimal_allowed || Number.isInteger(Number(initial_value)),
    {
      error: 'must be a whole number',
      path: ['initial_value'],
    },
  )
  .refine(
    ({ initial_value: value, min_value = '-Infinity', max_value = 'Infinity' }) =>
      value === undefined ||
      (Number(value) >= Number(min_value) && Number(value) <= Number(max_value)),
    { error: 'must be between min_value and max_value', path: ['initial_value'] },
  );

export const richTextInput = z.strictObject({
  type: z.literal('rich_text_input'),
  ...typed,
  initial_value: z.looseObject({ type: z.literal('rich_text') }).optional(),
  min_lines: z.number().int().min(1).max(100).optional(),
  max_lines: z.number().int().min(1).max(100).optional(),
  focus_on_load: focus,
});

export const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string()).min(1).optional(),
  max_files: z.number().int().min(1).max(10).optional(),
});
