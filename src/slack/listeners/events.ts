import { createWordsWay } from '../answers/words-way.ts';
import { homeEvent, joinEvent, mentionEvent, messageEvent } from '../payloads.ts';
import type { Heard } from '../surface.ts';
import { mentionedWords } from '../typed-words.ts';
import type { Listening } from './listening.ts';

interface Said {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly user: ReturnType<typeof mentionEvent.parse>['user'];
  readonly text: string;
}

/** Events are acknowledged before they are handled, and lost in downtime: they are only the fast path. */
export function listenToEvents(listening: Listening): void {
  const { app, answering, publishHome, botUserId, context } = listening;

  app.event('app_mention', ({ event }) => answerWords(listening, mentionEvent.parse(event)));

  app.event('app_home_opened', async ({ event }) => {
    const opened = homeEvent.parse(event);
    if (opened.tab === 'home') await publishHome(opened.user);
  });

  app.event('message', async ({ event }) => {
    const read = messageEvent.safeParse(event);
    if (!read.success) return;
    const said = saidOf(read.data);
    const isDm = said.what === 'said' && said.channel.startsWith('D');
    if (isDm) return answerWords(listening, said);
    if (said.thread_ts === undefined || said.text.startsWith(`<@${botUserId}`)) return;
    await hear(listening, { ...said, thread_ts: said.thread_ts });
  });

  app.event('member_joined_channel', async ({ event, context: { teamId } }) => {
    if (joinEvent.parse(event).user !== botUserId || teamId === undefined) return;
    await answering.quietly('joined', async () => {
      await listening.retryStranded();
      context.nudge();
    });
  });

  app.event(/^(tokens_revoked|app_uninstalled)$/, async ({ event }) => {
    context.log.error(
      { event: event.type },
      'Slack has withdrawn the token; install the app again',
    );
    listening.revoked();
  });
}

/** The same parser as behind /deal; where a modal is needed it answers with a button. */
async function answerWords(listening: Listening, said: Said): Promise<void> {
  const { answering, dispatch, context, mouth, botUserId } = listening;
  const words = mentionedWords(said.text, botUserId);
  const origin = {
    channel: said.channel,
    ...(said.thread_ts === undefined ? {} : { threadTs: said.thread_ts }),
  };
  const to = { userId: said.user, origin };
  const reads = dispatch.reads(words);
  await answering.answer(
    { kind: 'mention', key: `m:${said.channel}:${said.ts}`, reads, ...to },
    createWordsWay({ mouth, to, words, reads, speaksInAck: false }),
    (caller) => dispatch.words(words, caller, context),
  );
}

async function hear(
  { answering, surface, context }: Listening,
  said: Said & { readonly what: Heard['what']; readonly thread_ts: string },
): Promise<void> {
  await answering.quietly('heard', async () => {
    const { channel, ts, thread_ts: threadTs, user, text, what } = said;
    const welcomed = await answering.welcome({
      kind: 'heard',
      userId: user,
      origin: { channel, threadTs },
      key: `h:${channel}:${ts}:${what}`,
    });
    if (!('caller' in welcomed)) return;
    await surface.heard({ what, threadTs, ts, text }, welcomed.caller, context);
  });
}

function saidOf(
  event: ReturnType<typeof messageEvent.parse>,
): Said & { readonly what: Heard['what'] } {
  const { channel } = event;
  if ('message' in event) return { ...event.message, channel, what: 'edited' };
  if ('previous_message' in event) {
    return { ...event.previous_message, channel, text: '', what: 'deleted' };
  }
  return { ...event, what: 'said' };
}
