import type { RequestListener } from 'node:http';
import type { Receiver } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { Threads } from '../outbox-ports.ts';
import type { Directory, Log } from '../ports.ts';
import type { Channels, Files, PeopleSource } from '../slack-ports.ts';
import { createChannels } from './channels.ts';
import { createDirectMessages, type DirectMessages } from './direct-messages.ts';
import { createDirectory } from './directory.ts';
import { createFiles } from './files.ts';
import { askWhoWeAre, type SlackIdentity } from './identity.ts';
import { createMouth, type Mouth } from './mouth.ts';
import { createPeopleSource } from './people-source.ts';
import { createHttpReceiver } from './receivers/http-receiver.ts';
import { createSocketReceiver } from './receivers/socket-receiver.ts';
import { boltLogger, clientOptions, createSlackClient, type SlackClient } from './slack-client.ts';
import { createThreads } from './threads.ts';

/** Everything that speaks to Slack, and the way Slack speaks to us. */
export interface SlackSide {
  readonly identity: SlackIdentity;
  readonly client: SlackClient;
  readonly people: PeopleSource;
  readonly directory: Directory;
  readonly directMessages: DirectMessages;
  readonly threads: Threads;
  readonly files: Files;
  readonly channels: Channels;
  readonly mouth: Mouth;
  readonly receiver: Receiver;
  /** How many sockets can take something; undefined: Slack comes by HTTP. */
  readonly sockets: () => number | undefined;
  /** Serves `POST /slack/events`; absent in Socket Mode. */
  readonly requestListener?: RequestListener;
}

/** @throws Error with one sentence for the operator when Slack does not know the token */
export async function openSlack(config: SlackConfig, log: Log): Promise<SlackSide> {
  const client = createSlackClient(config, log);
  const identity = await askWhoWeAre(client);
  const directMessages = createDirectMessages(client);
  const host = config.apiUrl === undefined ? {} : { apiHost: new URL(config.apiUrl).host };
  return {
    identity,
    client,
    directMessages,
    people: createPeopleSource(client),
    directory: createDirectory(client, log),
    threads: createThreads(client),
    // A file takes longer on its way than a message may.
    files: createFiles(createSlackClient(config, log, 60_000), directMessages, config.botToken),
    channels: createChannels(client),
    mouth: createMouth({ client, log, ...host }),
    ...wayIn(config, log),
  };
}

function wayIn({ way, apiUrl }: SlackConfig, log: Log) {
  const logger = boltLogger(log);
  if (way.kind === 'http') {
    const receiver = createHttpReceiver(way.signingSecret, logger);
    return { receiver, sockets: () => undefined, requestListener: receiver.requestListener };
  }
  const receiver = createSocketReceiver({
    appToken: way.appToken,
    logger,
    log,
    clientOptions: () => clientOptions(apiUrl, log),
    pongWithinMs: 5_000,
    helloWithinMs: 10_000,
  });
  return { receiver, sockets: () => receiver.connected };
}
