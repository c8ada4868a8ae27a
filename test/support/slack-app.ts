import type { ModalView } from '@slack/types';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import type { Member } from '../../src/domain/member.ts';
import { type HttpServer, startHttpServer } from '../../src/http-server.ts';
import { createInFlight, type InFlight } from '../../src/in-flight.ts';
import type { House, Log, MemberStore, Stores, WorkspaceStore } from '../../src/ports.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import type { Command } from '../../src/slack/commands/command.ts';
import type { Context } from '../../src/slack/context.ts';
import { askWhoWeAre } from '../../src/slack/identity.ts';
import type { Modal } from '../../src/slack/modals/modal.ts';
import { createMouth } from '../../src/slack/mouth.ts';
import { createHttpReceiver } from '../../src/slack/receivers/http-receiver.ts';
import {
  createSocketReceiver,
  type SocketReceiver,
} from '../../src/slack/receivers/socket-receiver.ts';
import { boltLogger, clientOptions, createSlackClient } from '../../src/slack/slack-client.ts';
import type { Surface } from '../../src/slack/surface.ts';
import { message } from '../../src/slack/views/blocks.ts';
import { aHouse, aMember } from './build.ts';
import { patient } from './patient.ts';

export interface LogLine {
  readonly level: string;
  readonly facts: object;
  readonly message: string;
}

/** Keeps what was logged. */
export function keepLog(): Log & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const say = (level: string) => (facts: object, text: string) =>
    void lines.push({ level, facts, message: text });
  return {
    lines,
    debug: say('debug'),
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
  };
}

export function aCommand(name: string, run: Command['run'], more: Partial<Command> = {}): Command {
  return { name, usage: name, summary: name, who: 'everyone', run, ...more };
}

export function says(text: string) {
  return { kind: 'message', message: message(text) } as const;
}

/** A modal with one field, Name. */
export function aForm(callbackId: string): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: { type: 'plain_text', text: 'A form' },
    submit: { type: 'plain_text', text: 'Save' },
    private_metadata: '{"deal":42}',
    blocks: [
      {
        type: 'input',
        block_id: 'name',
        label: { type: 'plain_text', text: 'Name' },
        element: { type: 'plain_text_input', action_id: 'name' },
      },
    ],
  };
}

export function aModal(callbackId: string, submit: Modal['submit']): Modal {
  return { callbackId, submit };
}

/** Stores of which only these parts are there; anything else is a mistake of the test. */
export function someStores(parts: {
  readonly house?: () => Promise<House>;
  readonly member?: (userId: string) => Promise<Member>;
}): Stores {
  const workspaces: Pick<WorkspaceStore, 'house'> = {
    house: parts.house ?? (async () => aHouse()),
  };
  const members: Pick<MemberStore, 'member'> = {
    member: async (workspaceId, userId) =>
      (await parts.member?.(userId)) ?? aMember({ workspaceId, userId }),
  };
  return { workspaces, members } as unknown as Stores;
}

export interface TestApp {
  readonly slack: StandIn;
  readonly app: SlackApp;
  readonly receiver: SocketReceiver | undefined;
  readonly http: HttpServer | undefined;
  readonly inFlight: InFlight;
  readonly log: ReturnType<typeof keepLog>;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  readonly surface: Partial<Surface>;
  readonly stores?: Stores;
  readonly way?: 'socket' | 'http';
  readonly deadlineMs?: number;
  readonly links?: number;
  readonly staggerMs?: number;
}

const bare = aCommand('list', async () => says('My deals.'));

export function aSurface(parts: Partial<Surface>): Surface {
  return {
    bare: 'list',
    about: async () => undefined,
    modals: [],
    actions: [],
    options: [],
    shortcuts: [],
    home: async () => ({
      type: 'home',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Home of deals' } }],
    }),
    heard: async () => undefined,
    render: async () => undefined,
    ...parts,
    commands: [bare, ...(parts.commands ?? [])],
  };
}

/** The app as it runs, in front of the stand-in, with handlers of the test's own. */
export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const slack = await startStandIn(patient);
  const log = keepLog();
  const inFlight = createInFlight();
  const isHttp = options.way === 'http';
  const config = {
    botToken: slack.tokens.bot,
    apiUrl: slack.apiUrl,
    way: isHttp
      ? ({ kind: 'http', signingSecret: slack.tokens.signingSecret } as const)
      : ({ kind: 'socket', appToken: slack.tokens.app } as const),
  };
  const client = createSlackClient(config, log);
  const socket = isHttp
    ? undefined
    : createSocketReceiver({
        appToken: slack.tokens.app,
        logger: boltLogger(log),
        log,
        clientOptions: () => clientOptions(slack.apiUrl, log),
        pongWithinMs: 5_000,
        helloWithinMs: 5_000,
        links: options.links ?? 1,
        staggerMs: options.staggerMs ?? 10,
        firstBackOffMs: 20,
      });
  const httpReceiver = createHttpReceiver(slack.tokens.signingSecret, boltLogger(log));
  const context = {
    stores: options.stores ?? someStores({}),
    now: () => new Date(slack.clock.now()),
    log,
    nudge: () => undefined,
  } as unknown as Context;
  const app = await createSlackApp({
    config,
    identity: await askWhoWeAre(client),
    receiver: socket ?? httpReceiver,
    surface: aSurface(options.surface),
    context,
    mouth: createMouth({ client, log, apiHost: new URL(slack.apiUrl).host }),
    inFlight,
    revoked: () => log.error({}, 'revoked'),
    ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
  });
  const http = isHttp
    ? await startHttpServer({
        port: 0,
        log,
        readiness: async () => [],
        metrics: { contentType: 'text/plain', text: async () => '' },
        slackEvents: httpReceiver.requestListener,
      })
    : undefined;
  if (http === undefined) await app.start();
  else slack.deliverTo(`http://127.0.0.1:${http.port}/slack/events`);
  return {
    slack,
    app,
    receiver: socket,
    http,
    inFlight,
    log,
    async stop() {
      if (http === undefined) await app.stop();
      await http?.close();
      await slack.stop();
    },
  };
}
