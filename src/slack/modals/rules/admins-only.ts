import { isAdmin } from '../../../domain/member.ts';
import { refuse, refuseAt } from '../../change-deal.ts';
import type { Modal } from '../modal.ts';

/** A form that was opened before its person ceased to be an admin changes nothing. */
export function adminsOnly(what: string, submit: Modal['submit']): Modal['submit'] {
  return async (submitted, caller, context) => {
    if (isAdmin(caller.member)) return submit(submitted, caller, context);
    const first = submitted.view.blocks.find((block) => block.type === 'input');
    const refusal = { kind: 'not-allowed', what, who: 'admin' } as const;
    const block = first?.block_id;
    return block === undefined
      ? refuse(refusal, caller, context)
      : refuseAt(refusal, block, caller, context);
  };
}
