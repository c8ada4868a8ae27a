import { z } from 'zod';
import * as el from './elements.ts';
import { richText } from './rich-text.ts';
import * as menu from './selects.ts';
import { dataTable, dataVisualization, table } from './tables.ts';
import { anyText, blockId, mrkdwn, plain, slackFile, url } from './texts.ts';

/* Which blocks each surface takes, and which elements each block takes there. */

export type Surface = 'message' | 'modal' | 'home';

const menus = [
  menu.staticSelect,
  menu.externalSelect,
  menu.usersSelect,
  menu.conversationsSelect,
  menu.channelsSelect,
  menu.multiStaticSelect,
  menu.multiExternalSelect,
  menu.multiUsersSelect,
  menu.multiConversationsSelect,
  menu.multiChannelsSelect,
] as const;
const pickers = [el.datepicker, el.timepicker, el.checkboxes, el.radioButtons] as const;

const accessory = z.discriminatedUnion('type', [
  ...menus,
  ...pickers,
  el.button,
  el.overflow,
  el.image,
]);

const inActions = [...menus, ...pickers, el.button, el.overflow] as const;
const inInput = [...menus, ...pickers, el.plainTextInput] as const;

const actionElement = {
  message: z.discriminatedUnion('type', [...inActions, el.datetimepicker]),
  modal: z.discriminatedUnion('type', [...inActions, el.datetimepicker]),
  home: z.discriminatedUnion('type', inActions),
};
const inputElement = {
  message: z.discriminatedUnion('type', [...inInput, el.datetimepicker]),
  modal: z.discriminatedUnion('type', [
    ...inInput,
    el.datetimepicker,
    el.numberInput,
    el.emailInput,
    el.urlInput,
    el.richTextInput,
    el.fileInput,
  ]),
  home: z.discriminatedUnion('type', [...inInput, el.richTextInput]),
};

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, {
    error: 'missing required field: text',
  });

const imageBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id: blockId,
    image_url: url.optional(),
    slack_file: slackFile.optional(),
    alt_text: z.string().min(1).max(2000),
    title: plain(2000).optional(),
  })
  .refine((it) => (it.image_url === undefined) !== (it.slack_file === undefined), {
    error: 'must have exactly one of image_url, slack_file',
  });

const everywhere = [
  section,
  imageBlock,
  richText,
  z.strictObject({
    type: z.literal('header'),
    block_id: blockId,
    text: plain(150),
    level: z.number().int().min(1).max(4).optional(),
  }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z
      .array(z.discriminatedUnion('type', [plain(3000), mrkdwn(3000), el.image]))
      .min(1)
      .max(10),
  }),
] as const;

const actions = (surface: Surface) =>
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z.array(actionElement[surface]).min(1).max(25),
  });

const input = (surface: Surface) =>
  z
    .strictObject({
      type: z.literal('input'),
      block_id: blockId,
      label: plain(2000),
      hint: plain(2000).optional(),
      optional: z.boolean().optional(),
      dispatch_action: z.boolean().optional(),
      element: inputElement[surface],
    })
    .refine(({ dispatch_action, element }) => !dispatch_action || element.type !== 'file_input', {
      error: 'dispatch_action is not supported for file_input',
    });

const markdown = z.strictObject({
  type: z.literal('markdown'),
  block_id: blockId,
  text: z.string().min(1).max(12_000),
});

const alert = z.strictObject({
  type: z.literal('alert'),
  block_id: blockId,
  text: anyText(200),
  level: z.enum(['default', 'info', 'warning', 'error', 'success']).optional(),
});

const both = (surface: Surface) => [...everywhere, actions(surface), input(surface)] as const;

export const blockOf = {
  message: z.discriminatedUnion('type', [
    ...both('message'),
    markdown,
    table,
    dataTable,
    dataVisualization,
  ]),
  modal: z.discriminatedUnion('type', [...both('modal'), alert]),
  home: z.discriminatedUnion('type', [...both('home'), table, dataTable, dataVisualization]),
};
