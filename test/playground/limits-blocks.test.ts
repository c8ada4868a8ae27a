import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { clientOf, errorOf } from './a-client.ts';

type Json = Record<string, unknown>;

let slack: StandIn;
let client: WebClient;

beforeAll(async () => {
  slack = await startStandIn();
  client = clientOf(slack);
});
afterAll(() => slack.stop());

const post = (blocks: unknown) =>
  client.apiCall('chat.postMessage', { channel: 'C_DEALS', text: 'fallback', blocks });

const x = (length: number) => 'x'.repeat(length);
const address = (length: number) => `https://a.b/${x(length - 12)}`;
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: x(length) });
const section = (more: Json = {}) => ({ type: 'section', text: mrkdwn(1), ...more });
const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const button = (more: Json = {}) => ({ type: 'button', text: plain(1), ...more });
const option = (index: number, more: Json = {}) => ({
  text: { type: 'plain_text', text: `Option ${index}` },
  value: `v${index}`,
  ...more,
});
const renamed = option(1, { text: plain(1) });
const select = (more: Json) => actions({ type: 'static_select', ...more });
const boxes = (count: number) => actions({ type: 'checkboxes', options: many(count, option) });
const box = (type: string, more: Json) => actions({ type, options: [option(1, more)] });
const rich = (...elements: Json[]) => ({ type: 'rich_text', elements });
const list = (more: Json) =>
  rich({ type: 'rich_text_list', style: 'bullet', elements: [], ...more });
const confirm = (more: Json) =>
  actions(
    button({
      confirm: {
        title: plain(1),
        text: plain(1),
        confirm: plain(1),
        deny: plain(1),
        ...more,
      },
    }),
  );
const group = (index: number, label = 1) => ({ label: plain(label), options: [option(index)] });
const cell = (length = 1) => ({ type: 'raw_text', text: x(length) });
const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => cell())),
});
const dataTable = (rows: number, columns: number) => ({
  type: 'data_table',
  caption: 'Funnel',
  rows: many(rows, () => many(columns, () => cell())),
});
const pie = (count: number, more: Json = {}, label = 'a') => ({
  type: 'data_visualization',
  title: 'Funnel',
  chart: { type: 'pie', segments: many(count, (value) => ({ label, value: value + 1 })) },
  ...more,
});
const bars = (series: number, points: number) => ({
  type: 'data_visualization',
  title: 'Funnel',
  chart: {
    type: 'bar',
    series: many(series, (index) => ({
      name: `s${index}`,
      data: many(points, (point) => ({ label: `c${point}`, value: point })),
    })),
    axis_config: { categories: many(points, (point) => `c${point}`) },
  },
});

const named = (more: Json) => {
  const { chart, ...block } = bars(1, 1);
  return { ...block, chart: { ...chart, axis_config: { ...chart.axis_config, ...more } } };
};

/** What is measured, how many are allowed, and the blocks with so many. */
const limits: readonly (readonly [string, number, (size: number) => readonly Json[]])[] = [
  ['blocks of a message', 50, (n) => many(n, () => ({ type: 'divider' }))],
  ['a section’s text', 3000, (n) => [section({ text: mrkdwn(n) })]],
  ['a section’s fields', 10, (n) => [{ type: 'section', fields: many(n, () => mrkdwn(1)) }]],
  ['a field', 2000, (n) => [{ type: 'section', fields: [mrkdwn(n)] }]],
  ['a header', 150, (n) => [{ type: 'header', text: plain(n) }]],
  [
    'the elements of a context',
    10,
    (n) => [{ type: 'context', elements: many(n, () => plain(1)) }],
  ],
  ['a context’s plain text', 3000, (n) => [{ type: 'context', elements: [plain(n)] }]],
  ['a context’s formatted text', 3000, (n) => [{ type: 'context', elements: [mrkdwn(n)] }]],
  ['a header’s level', 4, (level) => [{ type: 'header', text: plain(1), level }]],
  ['the elements of an actions block', 25, (n) => [actions(...many(n, () => button()))]],
  ['a block_id', 255, (n) => [{ type: 'divider', block_id: x(n) }]],
  ['an action_id', 255, (n) => [actions(button({ action_id: x(n) }))]],
  ['a button’s text', 75, (n) => [actions(button({ text: plain(n) }))]],
  ['a button’s value', 2000, (n) => [actions(button({ value: x(n) }))]],
  ['a button’s url', 3000, (n) => [actions(button({ url: address(n) }))]],
  ['a button’s accessibility label', 75, (n) => [actions(button({ accessibility_label: x(n) }))]],
  ['a dialog’s title', 100, (n) => [confirm({ title: plain(n) })]],
  ['a dialog’s text', 300, (n) => [confirm({ text: plain(n) })]],
  ['a dialog’s yes', 30, (n) => [confirm({ confirm: plain(n) })]],
  ['a dialog’s no', 30, (n) => [confirm({ deny: plain(n) })]],
  ['the options of a menu', 100, (n) => [select({ options: many(n, option) })]],
  ['the groups of a menu', 100, (n) => [select({ option_groups: many(n, (i) => group(i)) })]],
  [
    'the options of a group',
    100,
    (n) => [select({ option_groups: [{ label: plain(1), options: many(n, option) }] })],
  ],
  ['a group’s label', 75, (n) => [select({ option_groups: [group(1, n)] })]],
  ['an option’s text', 75, (n) => [select({ options: [option(1, { text: plain(n) })] })]],
  ['an option’s value', 150, (n) => [select({ options: [option(1, { value: x(n) })] })]],
  [
    'an option’s description',
    75,
    (n) => [select({ options: [option(1, { description: plain(n) })] })],
  ],
  ['a menu’s placeholder', 150, (n) => [select({ options: [option(1)], placeholder: plain(n) })]],
  ['a picker’s placeholder', 150, (n) => [actions({ type: 'datepicker', placeholder: plain(n) })]],
  [
    'a moment in seconds',
    9_999_999_999,
    (n) => [actions({ type: 'datetimepicker', initial_date_time: n })],
  ],
  [
    'the entries of an overflow',
    5,
    (n) => [actions({ type: 'overflow', options: many(n, option) })],
  ],
  ['the boxes of one element', 10, (n) => [boxes(n)]],
  ['a box’s text', 75, (n) => [box('checkboxes', { text: mrkdwn(n) })]],
  ['a box’s description', 75, (n) => [box('checkboxes', { description: mrkdwn(n) })]],
  ['a radio button’s text', 75, (n) => [box('radio_buttons', { text: mrkdwn(n) })]],
  [
    'an image’s alt text',
    2000,
    (n) => [{ type: 'image', image_url: 'https://a.b/c', alt_text: x(n) }],
  ],
  [
    'an image’s title',
    2000,
    (n) => [{ type: 'image', image_url: 'https://a.b/c', alt_text: 'x', title: plain(n) }],
  ],
  ['an image’s url', 3000, (n) => [{ type: 'image', image_url: address(n), alt_text: 'x' }]],
  ['a rich text’s block_id', 255, (n) => [{ ...rich(), block_id: x(n) }]],
  ['a list’s indent', 8, (indent) => [list({ indent })]],
  ['a markdown block', 12_000, (n) => [{ type: 'markdown', text: x(n) }]],
  ['the rows of a table', 100, (n) => [table(n, 1)]],
  ['the columns of a table', 20, (n) => [table(1, n)]],
  [
    'the settings of a table’s columns',
    20,
    (n) => [{ ...table(1, 1), column_settings: many(n, () => ({ is_wrapped: true })) }],
  ],
  ['the characters of a table', 10_000, (n) => [{ type: 'table', rows: [[cell(n)]] }]],
  ['the rows of a data table', 201, (n) => [dataTable(n, 1)]],
  ['the columns of a data table', 20, (n) => [dataTable(2, n)]],
  ['a data table’s page', 100, (page_size) => [{ ...dataTable(2, 1), page_size }]],
  [
    'the column that heads a data table’s rows',
    19,
    (row_header_column_index) => [{ ...dataTable(2, 20), row_header_column_index }],
  ],
  [
    'the characters of a data table',
    20_000,
    (n) => [{ type: 'data_table', caption: 'c', rows: [[cell()], [cell(n - 1)]] }],
  ],
  ['the charts of a message', 2, (n) => many(n, () => pie(1))],
  ['a chart’s title', 50, (n) => [pie(1, { title: x(n) })]],
  ['the segments of a pie', 12, (n) => [pie(n)]],
  ['a segment’s label', 20, (n) => [pie(1, {}, x(n))]],
  ['the series of a chart', 12, (n) => [bars(n, 1)]],
  ['the points of a series', 20, (n) => [bars(1, n)]],
  ['the name of an axis', 50, (n) => [named({ x_label: x(n) })]],
];

describe('blocks of a message', () => {
  it.each(limits)('%s: %d pass, one more does not', async (_what, most, blocks) => {
    await expect(post(blocks(most))).resolves.toMatchObject({ ok: true });
    expect(await errorOf(post(blocks(most + 1)))).toContain('"error":"invalid_blocks"');
  });

  it('say what is wrong and where, as Slack does', async () => {
    const answer = await errorOf(post([section(), { type: 'section', fields: [mrkdwn(2001)] }]));

    expect(JSON.parse(answer)).toMatchObject({
      ok: false,
      error: 'invalid_blocks',
      errors: ['must be less than 2001 characters [json-pointer:/blocks/1/fields/0/text]'],
      response_metadata: {
        messages: [
          '[ERROR] must be less than 2001 characters [json-pointer:/blocks/1/fields/0/text]',
        ],
      },
    });
  });

  it('hold at most 13,200 characters together', async () => {
    const blocks = (last: number) => [
      ...many(4, () => section({ text: mrkdwn(3000) })),
      section({ text: mrkdwn(last) }),
    ];

    await expect(post(blocks(1200))).resolves.toMatchObject({ ok: true });
    expect(await errorOf(post(blocks(1201)))).toContain('msg_blocks_too_long');
  });

  it.each<[string, unknown[], string]>([
    ['an unknown block', [{ type: 'banner' }], 'unsupported type'],
    ['a block of another surface', [{ type: 'alert', text: plain(1) }], 'unsupported type'],
    ['an element of another block', [actions({ type: 'plain_text_input' })], 'unsupported type'],
    ['an unknown property', [section({ colour: 'red' })], 'invalid additional property: colour'],
    ['a section without text', [{ type: 'section' }], 'missing required field: text'],
    ['an empty text', [section({ text: mrkdwn(0) })], 'must be more than 0 characters'],
    ['the same block_id twice', many(2, () => section({ block_id: 'a' })), 'already exists'],
    [
      'the same action_id twice',
      [actions(...many(2, () => button({ action_id: 'a' })))],
      'already exists',
    ],
    ['a dialog without an answer', [confirm({ deny: undefined })], 'missing required field: deny'],
    ['a menu without options', [select({})], 'exactly one of options, option_groups'],
    [
      'an initial option of its own',
      [select({ options: [option(1)], initial_option: option(2) })],
      'among the options',
    ],
    [
      'an initial option in other words',
      [actions({ type: 'radio_buttons', options: [option(1)], initial_option: renamed })],
      'initial_option must be among the options',
    ],
    [
      'an initial box in other words',
      [actions({ type: 'checkboxes', options: [option(1)], initial_options: [renamed] })],
      'initial_options must be among the options',
    ],
    ['an address that is none', [actions(button({ url: 'not a url' }))], 'must be a valid URL'],
    [
      'a chart with a point too few',
      [{ ...bars(1, 2), chart: { ...bars(1, 2).chart, axis_config: { categories: ['c0'] } } }],
      'one point per category',
    ],
    [
      'a pie with nothing in it',
      [pie(1, { chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] } })],
      'must be',
    ],
    [
      'rows of different lengths',
      [{ type: 'data_table', caption: 'c', rows: [[cell()], [cell(), cell()]] }],
      'same number of cells',
    ],
  ])('refuse %s', async (_what, blocks, words) => {
    expect(await errorOf(post(blocks))).toContain(words);
  });

  it('hold one table', async () => {
    expect(await errorOf(post([table(1, 1), dataTable(2, 1)]))).toContain('only_one_table_allowed');
  });

  it('are judged alike by blocks.validate', async () => {
    const validate = (blocks: unknown) => client.apiCall('blocks.validate', { blocks });

    await expect(validate([section()])).resolves.toMatchObject({ ok: true });
    expect(JSON.parse(await errorOf(validate([section({ text: mrkdwn(3001) })])))).toMatchObject({
      error: 'invalid_blocks',
      errors: [{ message: 'must be less than 3001 characters', pointer: '/0/text/text' }],
    });
  });
});
