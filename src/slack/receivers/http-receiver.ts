import { HTTPReceiver, type Logger } from '@slack/bolt';

/** Bolt's signed HTTP without a server of its own: `requestListener` is served by ours. */
export function createHttpReceiver(signingSecret: string, logger: Logger): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    logger,
    endpoints: '/slack/events',
    dispatchErrorHandler: async ({ response }) => {
      response.writeHead(404).end();
    },
  });
}
