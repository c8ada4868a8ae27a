/* Trigger ids: good for one modal, for three seconds of real time. */

export interface Triggers {
  readonly issue: (user: string) => string;
  /** The person whose act it was, or Slack's error. */
  readonly redeem: (triggerId: string) => { readonly user: string } | { readonly error: string };
}

export function createTriggers(lifetimeMs: number, now: () => number): Triggers {
  const issued = new Map<string, { user: string; at: number; used: boolean }>();
  let count = 0;
  return {
    issue: (user) => {
      count += 1;
      const triggerId = `${now()}.${count}.${count.toString(16).padStart(32, '0')}`;
      issued.set(triggerId, { user, at: now(), used: false });
      return triggerId;
    },
    redeem: (triggerId) => {
      const trigger = issued.get(triggerId);
      if (!trigger) return { error: 'invalid_trigger_id' };
      if (trigger.used) return { error: 'exchanged_trigger_id' };
      if (now() - trigger.at > lifetimeMs) return { error: 'expired_trigger_id' };
      trigger.used = true;
      return { user: trigger.user };
    },
  };
}
