import type { Container } from '../acts.ts';
import type { Core } from '../core.ts';
import type { Outcome } from '../dispatcher.ts';
import { compact, type Json, record, text } from '../json.ts';
import type { Message, OpenView, Person } from '../shapes.ts';
import { elementsOf } from '../view-state.ts';
import { actorJson } from '../wire/people.ts';

/* The parts that interactive payloads share, and the things that a person acts on. */

/** An act that Slack's own client would not let the person do, or could not carry out. */
export class ActError extends Error {}

export function actor({ workspace }: Core, user: string): Person {
  const person = workspace.person(user);
  if (!person) throw new ActError(`There is nobody with the id ${user}`);
  return person;
}

export function teamOf({ workspace }: Core, person: Person) {
  const teams = [workspace.team, ...workspace.otherTeams];
  return teams.find(({ id }) => id === person.teamId) ?? workspace.team;
}

export function basePayload(core: Core, type: string, person: Person): Json {
  const { id, domain } = teamOf(core, person);
  return {
    type,
    team: { id, domain },
    user: actorJson(person),
    api_app_id: core.workspace.app.id,
    token: 'playground',
    is_enterprise_install: false,
    enterprise: null,
  };
}

export function interactive(core: Core, payload: Json, acceptsResponse: boolean): Promise<Outcome> {
  const name = text(payload.type);
  return core.dispatcher.deliver({ kind: 'interactive', name, payload, acceptsResponse });
}

export type Target =
  | { readonly type: 'message'; readonly message: Message }
  | { readonly type: 'view'; readonly view: OpenView };

export function targetOf({ workspace }: Core, user: string, container: Container): Target {
  if (container.type === 'view') {
    const view = workspace.views.byId(container.viewId);
    if (!view || view.user !== user) throw new ActError('That view is not open');
    return { type: 'view', view };
  }
  const message = workspace.messages.get(container.channel, container.ts);
  if (!message || (message.ephemeralTo ?? user) !== user) {
    throw new ActError('That message is not there');
  }
  return { type: 'message', message };
}

export const blocksOf = (target: Target) =>
  target.type === 'view' ? target.view.blocks : target.message.blocks;

export interface Found {
  readonly block: Json;
  readonly element: Json;
}

export function elementIn(target: Target, blockId: string, actionId: string): Found {
  const block = blocksOf(target).find((one) => one.block_id === blockId);
  const element = elementsOf(block ?? {}).find((one) => one.action_id === actionId);
  if (!block || !element) throw new ActError(`Nothing to use at ${blockId} / ${actionId}`);
  return { block, element };
}

/** `container`, and for a message its channel and itself; ephemeral messages are not shown. */
export function placeJson(core: Core, target: Target, viewPart: Json, messagePart: Json): Json {
  if (target.type === 'view') {
    return { container: { type: 'view', view_id: target.view.id }, ...viewPart };
  }
  const { message } = target;
  const isEphemeral = message.ephemeralTo !== undefined;
  const channel = core.workspace.channel(message.channel);
  return compact({
    container: compact({
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: isEphemeral,
      thread_ts: message.threadTs,
    }),
    channel: { id: message.channel, name: channel?.name || 'directmessage' },
    ...(isEphemeral ? {} : messagePart),
  });
}

/** The operation's name in Slack's own complaint about an app. */
export const complaintOf = (outcome: Outcome): string =>
  !outcome.acked && /timeout/.test(outcome.reason) ? 'operation_timeout' : 'dispatch_failed';

export const bodyOf = (outcome: Outcome): Json => (outcome.acked ? record(outcome.body) : {});
