import { createWordsWay } from '../answers/words-way.ts';
import { sendable } from '../mouth.ts';
import { commandBody } from '../payloads.ts';
import { typedWords } from '../typed-words.ts';
import type { Listening } from './listening.ts';

export function listenToCommands({ app, answering, dispatch, context, mouth }: Listening): void {
  app.command(/.*/, async ({ ack, body }) => {
    const command = commandBody.parse(body);
    const words = typedWords(command.text);
    const reads = dispatch.reads(words);
    const origin = { responseUrl: command.response_url, channel: command.channel_id };
    const to = { userId: command.user_id, origin };
    const way = createWordsWay({
      mouth,
      to,
      triggerId: command.trigger_id,
      words,
      reads,
      speaksInAck: true,
      ack: (message) =>
        message === undefined ? ack() : ack({ ...sendable(message), response_type: 'ephemeral' }),
    });
    await answering.answer(
      {
        kind: 'command',
        teamOfUser: command.team_id,
        key: `c:${command.trigger_id}`,
        reads,
        ...to,
      },
      way,
      (caller) => dispatch.words(words, caller, context),
    );
  });
}
