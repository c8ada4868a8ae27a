/* Every block and element that a pipeline bot uses, as such a bot would use it. */

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true }) as const;
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
const option = (text: string, value: string, description?: string) => ({
  text: plain(text),
  value,
  ...(description === undefined ? {} : { description: plain(description) }),
});
const button = (text: string, action: string, more: object = {}) => ({
  type: 'button',
  text: plain(text),
  action_id: action,
  value: '42',
  ...more,
});

const STAGES = [
  option('Prospecting', 'prospecting'),
  option('Qualified', 'qualified'),
  option('Quote', 'quote'),
  option('Closure', 'closure'),
];

export const confirmLost = {
  title: plain('Mark as lost?'),
  text: mrkdwn('*#42 Acme* will be closed.'),
  confirm: plain('Yes, lost'),
  deny: plain('Keep it open'),
  style: 'danger',
};

export const dealCard = [
  {
    type: 'section',
    block_id: 'card',
    text: mrkdwn('*#42 Acme: 25 seats*\n€48,000 · Acme GmbH · Owner: <@U_SAM>'),
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [
        option('Log contact', 'contact'),
        option('Wait until', 'wait'),
        option('Ask for help', 'help'),
      ],
    },
  },
  {
    type: 'section',
    block_id: 'facts',
    fields: [
      mrkdwn('*Stage*\nQuote (3 of 4)'),
      mrkdwn('*Expected close*\n<!date^1774915200^{date_short}|31 Mar 2026>'),
      mrkdwn('*Can sign*\nDana Weiss (met 24 Feb)'),
      mrkdwn('*Next*\ncall Dana about payment terms'),
    ],
  },
  {
    type: 'context',
    block_id: 'last',
    elements: [mrkdwn(':hourglass: waiting on them · last contact: quote sent, 5 Mar')],
  },
  {
    type: 'actions',
    block_id: 'do',
    elements: [
      button('Advance', 'advance', { style: 'primary' }),
      button('Note', 'note'),
      button('Won', 'won'),
      button('Lost', 'lost', { style: 'danger', confirm: confirmLost }),
      { type: 'static_select', action_id: 'stage', placeholder: plain('Move to'), options: STAGES },
      { type: 'users_select', action_id: 'owner', placeholder: plain('New owner') },
      { type: 'datepicker', action_id: 'until', placeholder: plain('Wait until') },
    ],
  },
];

const cell = (text: string) => ({ type: 'raw_text', text });
const amount = (value: number) => ({
  type: 'raw_number',
  value,
  text: `€${value.toLocaleString('en-GB')}`,
});

export const digest = [
  { type: 'header', block_id: 'h', text: plain('Week 2–8 Mar: 4 won, €58k') },
  {
    type: 'rich_text',
    block_id: 'rich',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Needs you', style: { bold: true } },
          { type: 'text', text: ' by ' },
          { type: 'user', user_id: 'U_MARIA' },
          { type: 'text', text: ' ' },
          { type: 'emoji', name: 'tada' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: ['Acme €48k', 'Initech €31k'].map((text) => ({
          type: 'rich_text_section',
          elements: [{ type: 'text', text }],
        })),
      },
      {
        type: 'rich_text_quote',
        elements: [{ type: 'text', text: 'Ask who signs before the demo' }],
      },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '61 → 63 deals' }] },
    ],
  },
  { type: 'divider', block_id: 'd' },
  {
    type: 'table',
    block_id: 't',
    column_settings: [{}, { align: 'right' }, { align: 'right' }],
    rows: [
      [cell('Stage'), cell('Deals'), cell('Amount')],
      [cell('Prospecting'), cell('24'), cell('€210k')],
      [cell('Qualified'), cell('19'), cell('€268k')],
      [cell('Quote'), cell('14'), cell('€247k')],
    ],
  },
  {
    type: 'section',
    block_id: 's',
    text: mrkdwn(
      'Lost: ~2~ 3 at _Quote_ (`price`) · <https://example.com/guide|Quote guide> · <#C_DEALS>\n&gt; said &lt;b&gt;late&lt;/b&gt;\n<javascript:alert(1)|not a link>',
    ),
    accessory: {
      type: 'image',
      image_url: 'https://images.example/funnel.png',
      alt_text: 'Funnel',
    },
  },
  {
    type: 'actions',
    block_id: 'a',
    elements: [button('Meeting list', 'meeting'), button('By rep', 'reps')],
  },
];

export const dataTable = [
  {
    type: 'data_table',
    block_id: 'dt',
    caption: 'Open deals',
    page_size: 3,
    rows: [
      [cell('Deal'), cell('Amount')],
      [cell('Acme'), amount(48_000)],
      [cell('Soylent'), amount(9_000)],
      [cell('Hooli'), amount(131_000)],
      [cell('Initech'), amount(31_000)],
    ],
  },
];

export const notDrawn = [
  { type: 'section', block_id: 'intro', text: mrkdwn('A chart:') },
  {
    type: 'data_visualization',
    block_id: 'chart',
    title: 'Won by reason',
    chart: { type: 'pie', segments: [{ label: 'Price', value: 2 }] },
  },
];

const input = (id: string, label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { action_id: 'value', ...element },
  ...more,
});
const optional = { optional: true };

export const dealForm = {
  type: 'modal',
  callback_id: 'deal',
  title: plain('New deal'),
  submit: plain('Create'),
  close: plain('Cancel'),
  notify_on_close: true,
  blocks: [
    { type: 'alert', block_id: 'alert', level: 'info', text: plain('Only Account is required.') },
    input('account', 'Account', {
      type: 'external_select',
      min_query_length: 2,
      placeholder: plain('Search accounts'),
    }),
    input('name', 'Deal name', { type: 'plain_text_input', max_length: 80 }, optional),
    input('amount', 'Amount', { type: 'number_input', is_decimal_allowed: true }, optional),
    input('email', 'Contact e-mail', { type: 'email_text_input' }, optional),
    input('link', 'Link', { type: 'url_text_input' }, optional),
    input(
      'source',
      'Lead source',
      {
        type: 'static_select',
        option_groups: [
          {
            label: plain('Online'),
            options: [option('LinkedIn', 'linkedin'), option('Quora', 'quora')],
          },
          { label: plain('People'), options: [option('Referral', 'referral')] },
        ],
      },
      optional,
    ),
    input(
      'people',
      'Team',
      { type: 'multi_users_select', max_selected_items: 2, placeholder: plain('Add people') },
      optional,
    ),
    input(
      'channel',
      'Channel',
      { type: 'conversations_select', filter: { include: ['public', 'private'] } },
      optional,
    ),
    input('rooms', 'Public channel', { type: 'channels_select' }, optional),
    input(
      'tags',
      'Tags',
      { type: 'multi_static_select', options: STAGES, initial_options: STAGES.slice(0, 1) },
      optional,
    ),
    input(
      'facts',
      'What is known',
      {
        type: 'checkboxes',
        options: [option('Budget', 'budget', 'They said a number'), option('Need', 'need')],
      },
      optional,
    ),
    input(
      'met',
      'Met',
      {
        type: 'radio_buttons',
        options: [option('Met', 'met'), option('Not yet', 'not-yet')],
        initial_option: option('Not yet', 'not-yet'),
      },
      optional,
    ),
    input('close', 'Expected close', { type: 'datepicker', initial_date: '2026-03-31' }, optional),
    input('at', 'Call at', { type: 'timepicker' }, optional),
    input('demo', 'Demo on', { type: 'datetimepicker' }, optional),
    input(
      'note',
      'Note',
      { type: 'plain_text_input', multiline: true },
      {
        ...optional,
        hint: plain('Kept with the deal'),
      },
    ),
  ],
};

export const shortForm = {
  type: 'modal',
  callback_id: 'advance',
  title: plain('Advance deal'),
  submit: plain('Advance'),
  close: plain('Cancel'),
  blocks: [
    input('signer', 'Who can sign?', { type: 'plain_text_input' }),
    input('worth', 'Worth to them', { type: 'plain_text_input' }, optional),
    {
      type: 'actions',
      block_id: 'extra',
      elements: [button('Add a person', 'add_person'), button('Show guide', 'guide')],
    },
  ],
};

export const personForm = {
  type: 'modal',
  callback_id: 'person',
  title: plain('Add a person'),
  submit: plain('Add'),
  close: plain('Back'),
  blocks: [input('full', 'Full name', { type: 'plain_text_input' })],
};

export const home = {
  type: 'home',
  blocks: [
    { type: 'header', block_id: 'hh', text: plain('My deals') },
    ...dealCard,
    { type: 'divider', block_id: 'hd' },
    {
      type: 'context',
      block_id: 'hc',
      elements: [mrkdwn('3 deals need you today. 4 more can wait.')],
    },
  ],
};
