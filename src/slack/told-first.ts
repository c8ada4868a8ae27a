import type { ModalView } from '@slack/types';
import type { RulesChange } from '../domain/rules-changes.ts';
import { refill } from './answers/refill.ts';
import type { RulesChanged } from './change-rules.ts';
import type { Caller, Context } from './context.ts';
import type { Submitted } from './modals/modal.ts';
import { voiceFor } from './people.ts';
import type { Reply } from './reply.ts';
import { section } from './views/blocks.ts';
import { line } from './views/mrkdwn.ts';
import { plainMoment } from './views/voice.ts';

const TOLD = 'told-first';

interface SubmittedView {
  readonly view: ModalView;
  readonly state: Submitted;
  /** The modal's own, whose `version` is what its person saw. */
  readonly metadata: object;
}

/** What a modal about the rules answers: what comes after, errors at its fields, or who was first. */
export async function answerRules(
  changed: RulesChanged,
  submitted: SubmittedView,
  after: (house: Extract<RulesChanged, { ok: true }>['house']) => Reply | Promise<Reply>,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  if (changed.ok) return after(changed.house);
  if ('errors' in changed) return { kind: 'errors', errors: changed.errors };
  const { conflict, version } = changed;
  return { kind: 'update', view: await toldFirst(submitted, conflict, version, caller, context) };
}

/** The modal as it was submitted, saying who was first; submitted again, it replaces theirs. */
async function toldFirst(
  { view, state, metadata }: SubmittedView,
  change: RulesChange,
  version: number,
  caller: Caller,
  context: Context,
): Promise<ModalView> {
  const voice = await voiceFor(caller, context, [change.by]);
  const who = change.by === caller.userId ? 'You' : line(voice.nameOf(change.by), 80);
  const said = `:warning: ${who} changed this ${plainMoment(change.at, voice)}, after you opened it. What you typed is still here and not saved. Save again to put it in place of theirs, or cancel to keep theirs.`;
  const filled = refill(view, state, {});
  const blocks = filled.blocks.filter((block) => block.block_id !== TOLD);
  return {
    ...filled,
    private_metadata: JSON.stringify({ ...metadata, version }),
    blocks: [{ ...section(said), block_id: TOLD }, ...blocks],
  };
}
