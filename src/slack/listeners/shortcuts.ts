import { createWindowWay } from '../answers/window-way.ts';
import { createWordsWay } from '../answers/words-way.ts';
import { shortcutBody } from '../payloads.ts';
import { notKnown } from '../views/trouble.ts';
import type { Listening } from './listening.ts';

export function listenToShortcuts(listening: Listening): void {
  const { app, answering, dispatch, context, mouth } = listening;

  app.shortcut(/.*/, async ({ ack, body }) => {
    const asked = shortcutBody.parse(body);
    const { user, team, trigger_id: triggerId, response_url: responseUrl, message } = asked;
    const origin = {
      ...(responseUrl === undefined ? {} : { responseUrl }),
      ...(asked.channel === undefined ? {} : { channel: asked.channel.id }),
      ...(message?.thread_ts === undefined || message.thread_ts === message.ts
        ? {}
        : { threadTs: message.thread_ts }),
    };
    const to = { userId: user.id, origin };
    const ways = { mouth, to, triggerId, ack: () => ack() };
    await answering.answer(
      {
        kind: 'shortcut',
        teamOfUser: user.team_id ?? team?.id,
        messageTs: message?.ts,
        key: `s:${triggerId}`,
        ...to,
      },
      responseUrl === undefined
        ? createWindowWay(ways)
        : createWordsWay({ ...ways, speaksInAck: false }),
      async (caller) => {
        const shortcut = dispatch.shortcuts.get(asked.callback_id);
        if (shortcut === undefined) return { kind: 'message', message: notKnown('shortcut') };
        return shortcut.run(
          message === undefined ? {} : { message: saidIn(message) },
          caller,
          context,
        );
      },
    );
  });
}

function saidIn({ ts, text, user }: NonNullable<ReturnType<typeof shortcutBody.parse>['message']>) {
  return { ts, text, ...(user === undefined ? {} : { userId: user }) };
}
