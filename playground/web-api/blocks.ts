import { isRecord } from '../json.ts';
import { problemsOfBlocks, problemsOfView } from '../limits/check.ts';
import type { Problem } from '../limits/words.ts';
import { json } from './args.ts';
import { defineMethod, SlackError } from './method.ts';

const refuse = (code: string, problems: readonly Problem[]) => {
  if (problems.length === 0) return {};
  throw new SlackError(code, {
    errors: problems.map(({ message, pointer }) => ({ code: 'invalid', message, pointer })),
  });
};

export const blocksValidate = defineMethod({
  name: 'blocks.validate',
  token: 'none',
  args: { blocks: json.optional(), message: json.optional(), view: json.optional() },
  run: (_call, { blocks, message, view }) => {
    const given = [blocks, message, view].filter((one) => one !== undefined);
    if (given.length !== 1) throw new SlackError('invalid_arguments');
    if (isRecord(view)) {
      return refuse('invalid_view', problemsOfView(view, view.type === 'home' ? 'home' : 'modal'));
    }
    return isRecord(message)
      ? refuse('invalid_message', problemsOfBlocks(message.blocks, 'message', '/message/blocks'))
      : refuse('invalid_blocks', problemsOfBlocks(blocks, 'message', ''));
  },
});
