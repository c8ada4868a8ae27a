const SENTENCES: Readonly<Record<string, string>> = {
  not_in_channel: 'You are not in that channel.',
  channel_not_found: 'There is no such channel.',
  is_archived: 'That channel is archived.',
  unknown_command: 'There is no such command. Try /deal.',
  dispatch_failed: 'The app did not answer in time.',
  operation_timeout: 'The app did not answer in time.',
};

/** An act's error as a sentence; an error without one is shown as it is. */
export function refusalText(error: string): string {
  return SENTENCES[error] ?? error;
}
