import { isAdmin } from '../../../domain/member.ts';
import { refuse } from '../../change-deal.ts';
import type { Modal } from '../modal.ts';

/** A form that was opened before its person ceased to be an admin changes nothing. */
export function adminsOnly(what: string, submit: Modal['submit']): Modal['submit'] {
  return async (submitted, caller, context) =>
    isAdmin(caller.member)
      ? submit(submitted, caller, context)
      : refuse({ kind: 'not-allowed', what, who: 'admin' }, caller, context);
}
