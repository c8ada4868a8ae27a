/** An instant as the timestamps of messages are written: seconds with six decimals. */
export function slackTs(at: Date): string {
  return (at.getTime() / 1_000).toFixed(6);
}
