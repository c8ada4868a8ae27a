import { z } from 'zod';
import { type Json, records } from '../json.ts';
import { blockOf, type Surface } from './blocks.ts';
import { plain } from './texts.ts';
import { problemsOfAll } from './whole.ts';
import { type Problem, problemsOf } from './words.ts';

/* The one question that chat.*, views.* and blocks.validate ask: what is wrong with this? */

const most: Readonly<Record<Surface, number>> = { message: 50, modal: 100, home: 100 };

export function problemsOfBlocks(
  blocks: unknown,
  surface: Surface,
  root = '/blocks',
): readonly Problem[] {
  const parsed = z.array(blockOf[surface]).max(most[surface]).safeParse(blocks);
  const shape = parsed.success ? [] : problemsOf(parsed.error, root);
  return shape.length > 0 ? shape : problemsOfAll(records(blocks), root);
}

const shared = {
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
const modal = z.strictObject({
  type: z.literal('modal'),
  ...shared,
  title: plain(24),
  submit: plain(24).optional(),
  close: plain(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
  blocks: z.array(z.unknown()).min(1),
});
const home = z.strictObject({ type: z.literal('home'), ...shared, blocks: z.array(z.unknown()) });

function needsSubmit(view: Json): readonly Problem[] {
  const hasInput = records(view.blocks).some(({ type }) => type === 'input');
  return view.type === 'modal' && hasInput && view.submit === undefined
    ? [{ message: 'missing required field: submit', pointer: '/view' }]
    : [];
}

export function problemsOfView(view: Json, allowed: 'modal' | 'home'): readonly Problem[] {
  const parsed = (allowed === 'modal' ? modal : home).safeParse(view);
  const shape = parsed.success ? [] : problemsOf(parsed.error, '/view');
  if (shape.length > 0) return shape;
  return [...problemsOfBlocks(view.blocks, allowed, '/view/blocks'), ...needsSubmit(view)];
}
