/** Slack's own three seconds are tested elsewhere; a busy machine may take longer. */
export const patient = { ackTimeoutMs: 20_000, triggerLifetimeMs: 20_000 } as const;

/** As long as that stand-in waits for a bot, less what the way takes. */
export const deadlineMs = 15_000;
