import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WebClient } from '@slack/web-api';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { clientOf, errorOf } from './a-client.ts';

type Json = Record<string, unknown>;

let slack: StandIn;
let client: WebClient;

beforeAll(async () => {
  slack = await startStandIn({ triggerLifetimeMs: 3000 });
  client = clientOf(slack);
});
afterAll(() => slack.stop());

const trigger = () => slack.triggers.issue('U_SAM');
const x = (length: number) => 'x'.repeat(length);
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const plain = (length: number) => ({ type: 'plain_text', text: x(length) });
const input = (element: Json, more: Json = {}) => ({
  type: 'input',
  label: plain(1),
  element,
  ...more,
});
const typed = (more: Json = {}) => input({ type: 'plain_text_input', ...more });
const modal = (more: Json = {}): Json => ({
  type: 'modal',
  title: plain(5),
  submit: plain(4),
  blocks: [typed()],
  ...more,
});
const open = (view: Json, trigger_id = trigger()) =>
  client.apiCall('views.open', { trigger_id, view });
const publish = (view: Json, more: Json = {}) =>
  client.apiCall('views.publish', { user_id: 'U_SAM', view, ...more });
const viewOf = (answer: object): { id: string; hash: string } => {
  const view: unknown = 'view' in answer ? answer.view : undefined;
  if (typeof view !== 'object' || view === null) throw new Error('No view');
  const { id, hash } = { id: '', hash: '', ...view };
  return { id, hash };
};

const limits: readonly (readonly [string, number, (size: number) => Json])[] = [
  ['the blocks of a modal', 100, (n) => modal({ blocks: many(n, () => typed()) })],
  ['the title', 24, (n) => modal({ title: plain(n) })],
  ['the submit button', 24, (n) => modal({ submit: plain(n) })],
  ['the close button', 24, (n) => modal({ close: plain(n) })],
  ['private_metadata', 3000, (n) => modal({ private_metadata: x(n) })],
  ['callback_id', 255, (n) => modal({ callback_id: x(n) })],
  ['external_id', 255, (n) => modal({ external_id: x(n) })],
  ['a label', 2000, (n) => modal({ blocks: [{ ...typed(), label: plain(n) }] })],
  ['a hint', 2000, (n) => modal({ blocks: [{ ...typed(), hint: plain(n) }] })],
  ['min_length', 3000, (n) => modal({ blocks: [typed({ min_length: n })] })],
  ['max_length', 3000, (n) => modal({ blocks: [typed({ max_length: n })] })],
  ['an initial text', 3000, (n) => modal({ blocks: [typed({ initial_value: x(n) })] })],
  ['a placeholder', 150, (n) => modal({ blocks: [typed({ placeholder: plain(n) })] })],
  ['min_lines', 100, (n) => modal({ blocks: [input({ type: 'rich_text_input', min_lines: n })] })],
  ['max_lines', 100, (n) => modal({ blocks: [input({ type: 'rich_text_input', max_lines: n })] })],
  ['an alert', 200, (n) => modal({ blocks: [{ type: 'alert', text: plain(n) }] })],
  ['max_files', 10, (n) => modal({ blocks: [input({ type: 'file_input', max_files: n })] })],
];

describe('modals', () => {
  it.each(limits)('%s: %d pass, one more does not', async (_what, most, view) => {
    await expect(open(view(most))).resolves.toMatchObject({ ok: true });
    expect(await errorOf(open(view(most + 1)))).toContain('"error":"invalid_arguments"');
  });

  it('say what is wrong and where', async () => {
    expect(await errorOf(open(modal({ title: plain(25) })))).toContain(
      '[ERROR] must be less than 25 characters [json-pointer:/view/title/text]',
    );
  });

  it('need a submit button where there is an input, a title, and a number’s kind', async () => {
    expect(await errorOf(open(modal({ submit: undefined })))).toContain('field: submit');
    expect(await errorOf(open(modal({ title: undefined })))).toContain('field: title');
    expect(await errorOf(open(modal({ blocks: [input({ type: 'number_input' })] })))).toContain(
      'field: is_decimal_allowed',
    );
  });

  it.each([
    [{ initial_value: 'abc' }, 'must be a number'],
    [{ min_value: '1,5' }, 'must be a number'],
    [{ max_value: '' }, 'must be a number'],
    [{ initial_value: '12.5' }, 'must be a whole number'],
    [{ initial_value: '6', max_value: '5' }, 'must be between min_value and max_value'],
    [{ initial_value: '-2', min_value: '-1.5' }, 'must be between min_value and max_value'],
  ])('refuse the number %j', async (more, words) => {
    const number = { type: 'number_input', is_decimal_allowed: false };

    await expect(
      open(
        modal({
          blocks: [input({ ...number, initial_value: '5', min_value: '0', max_value: '5' })],
        }),
      ),
    ).resolves.toMatchObject({ ok: true });
    expect(await errorOf(open(modal({ blocks: [input({ ...number, ...more })] })))).toContain(
      words,
    );
  });

  it('take one focus, and no chart or table', async () => {
    const focus = typed({ focus_on_load: true });

    await expect(open(modal({ blocks: [focus, typed()] }))).resolves.toMatchObject({ ok: true });
    expect(await errorOf(open(modal({ blocks: [focus, focus] })))).toContain('focus_on_load');
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
    expect(await errorOf(open(modal({ blocks: [table] })))).toContain('unsupported type');
  });

  it('are at most 250 kB', async () => {
    const section = (size: number) => ({ type: 'section', text: plain(size) });
    const view = (size: number) =>
      modal({ blocks: [...many(81, () => section(3000)), section(size)] });
    const most = 250_000 - JSON.stringify(view(1)).length + 1;

    await expect(open(view(most))).resolves.toMatchObject({ ok: true });
    expect(await errorOf(open(view(most + 1)))).toContain('view_too_large');
  });

  it('are opened by a trigger that is fresh and unused', async () => {
    const used = trigger();
    await open(modal(), used);
    const impatient = await startStandIn({ triggerLifetimeMs: -1 });

    expect(await errorOf(open(modal(), used))).toContain('exchanged_trigger_id');
    expect(await errorOf(open(modal(), '1.2.abc'))).toContain('invalid_trigger_id');
    const late = clientOf(impatient).apiCall('views.open', {
      trigger_id: impatient.triggers.issue('U_SAM'),
      view: modal(),
    });
    expect(await errorOf(late)).toContain('expired_trigger_id');
    await impatient.stop();
  });

  it('are stacked three deep', async () => {
    await open(modal());
    const push = () => client.apiCall('views.push', { trigger_id: trigger(), view: modal() });
    await push();
    await push();

    expect(await errorOf(push())).toContain('push_limit_reached');
    await slack.person('U_SAM').closes({ all: true });
    expect(await errorOf(push())).toContain('not_found');
  });

  it('are updated by id or external id, on the hash that was seen', async () => {
    const opened = viewOf(await open(modal({ external_id: 'deal-42' })));
    const update = (args: Json) =>
      client.apiCall('views.update', { view: modal({ external_id: 'deal-42' }), ...args });

    const updated = viewOf(await update({ view_id: opened.id, hash: opened.hash }));
    expect(await errorOf(update({ view_id: opened.id, hash: opened.hash }))).toContain(
      'hash_conflict',
    );
    await expect(update({ external_id: 'deal-42' })).resolves.toMatchObject({ ok: true });
    expect(updated.id).toBe(opened.id);
    const other = open(modal({ external_id: 'deal-42' }));
    expect(await errorOf(other)).toContain('duplicate_external_id');
    expect(await errorOf(update({ view_id: 'V_GONE' }))).toContain('not_found');
  });
});

describe('the Home tab', () => {
  const home = (blocks: number): Json => ({
    type: 'home',
    blocks: many(blocks, () => ({ type: 'divider' })),
  });

  it('takes 100 blocks and no more', async () => {
    await expect(publish(home(100))).resolves.toMatchObject({ ok: true });
    expect(await errorOf(publish(home(101)))).toContain('invalid_arguments');
  });

  it('is published over what was seen, and to people who are there', async () => {
    const { hash } = viewOf(await publish(home(1)));
    await publish(home(2), { hash });

    expect(await errorOf(publish(home(3), { hash }))).toContain('hash_conflict');
    expect(
      await errorOf(client.apiCall('views.publish', { user_id: 'U_NOBODY', view: home(1) })),
    ).toContain('user_not_found');
  });
});
