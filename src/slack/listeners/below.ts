import type { Deal } from '../../domain/deal.ts';
import type { Run } from '../answer.ts';
import type { Caller } from '../context.ts';
import type { ReturnedModal } from '../modal-view.ts';
import { type Below, type Origin, withOrigin } from '../origin.ts';
import type { Listening } from './listening.ts';

/** The modal as it waits below what is opened from it; undefined when nothing can be lost with it. */
export function waitingBelow(
  { view, metadata }: ReturnedModal,
  id: string,
  { dispatch }: Listening,
): Below | undefined {
  const { callback_id: form = '', blocks } = view;
  const isTypedInto = blocks.some(
    (block) => block.type === 'input' && !('dispatch_action' in block && block.dispatch_action),
  );
  return isTypedInto && dispatch.modals.get(form)?.resume !== undefined
    ? { id, form, own: metadata }
    : undefined;
}

/** Runs a handler and afterwards, when Slack is acknowledged, shows the form below what was changed. */
export function resuming(listening: Listening, below: Below | undefined, from: Origin, run: Run) {
  const after = { resume: async () => {} };
  return {
    async run(caller) {
      const reply = await run(caller);
      if (below !== undefined && 'changed' in reply && reply.changed !== undefined) {
        const { changed } = reply;
        after.resume = () => resume(listening, below, from, changed, caller);
      }
      return reply;
    },
    resume: () => after.resume(),
  } satisfies { readonly run: Run; readonly resume: () => Promise<void> };
}

async function resume(
  { answering, dispatch, context, mouth }: Listening,
  below: Below,
  { below: _, ...from }: Origin,
  deal: Deal,
  caller: Caller,
): Promise<void> {
  await answering.quietly('resume', async () => {
    const view = await dispatch.modals.get(below.form)?.resume?.(below.own, deal, caller, context);
    if (view === undefined) return;
    try {
      await mouth.update(below.id, withOrigin(view, from));
    } catch (error) {
      context.log.info({ error }, 'a form was closed before it could come back');
    }
  });
}
