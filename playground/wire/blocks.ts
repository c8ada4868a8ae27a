import type { Ids } from '../ids.ts';
import { isRecord, type Json, records } from '../json.ts';
import type { Block } from '../protocol.ts';

/* Blocks as Slack echoes them: ids given to what has none, text objects filled up. */

const ACTIONABLE = /^(button|overflow|checkboxes|radio_buttons|.*picker|.*_select|.*_input)$/;

function complete(value: unknown, ids: Ids): unknown {
  if (Array.isArray(value)) return value.map((one) => complete(one, ids));
  if (!isRecord(value)) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, complete(one, ids)]),
  );
  if (value.type === 'plain_text') return { emoji: true, ...inner };
  if (value.type === 'mrkdwn') return { verbatim: false, ...inner };
  if (typeof value.type === 'string' && ACTIONABLE.test(value.type)) {
    return value.action_id ? inner : { ...inner, action_id: ids.blockId() };
  }
  return inner;
}

/** The blocks must have passed the checks of `limits/`. */
export function echoBlocks(blocks: unknown, ids: Ids): readonly Block[] {
  return records(blocks).map((block: Json) => {
    const { type, block_id, ...rest } = block;
    const inner = complete(rest, ids);
    const id = typeof block_id === 'string' && block_id !== '' ? block_id : ids.blockId();
    return { type: String(type), block_id: id, ...(isRecord(inner) ? inner : {}) };
  });
}
