import type { Condition } from '../changes.ts';
import type { Core } from '../core.ts';
import { optionsOf, suggest, useElement } from '../interactions/action.ts';
import { typeCommand } from '../interactions/command.ts';
import { actor } from '../interactions/payload.ts';
import { edit, remove, say } from '../interactions/say.ts';
import { openHome, useGlobalShortcut, useMessageShortcut } from '../interactions/shortcuts.ts';
import { closeView, type SubmitOutcome, submitView } from '../interactions/submit.ts';
import type { Channel, Message } from '../shapes.ts';
import { type ClickOptions, choose, click, controlNamed, type Place } from './clicking.ts';
import { optionLabels, valueFor, type Wanted } from './filling.ts';
import type { Reader } from './mrkdwn.ts';
import { type Appearance, lastOnWire, noticing } from './noticing.ts';
import { readMessage } from './reading.ts';
import { channelText, threadText, type ViewSight, viewSight } from './sights.ts';

/* A person at the keyboard: does what people do, and sees what they would see. */

export interface PersonDriver {
  readonly id: string;
  /** A slash command; resolves with what appears, throws when nothing does. */
  readonly types: (channel: string, line: string) => Promise<Appearance>;
  readonly says: (channel: string, text: string, options?: { thread?: Message }) => Message;
  readonly edits: (message: Message, text: string) => void;
  /** Also dismisses an ephemeral message. */
  readonly deletes: (message: Message) => void;
  readonly clicks: (label: string, options?: ClickOptions) => Promise<Appearance>;
  /** Picks from a menu or picker outside of a form, by its placeholder or the text beside it. */
  readonly chooses: (menu: string, wanted: Wanted, options?: ClickOptions) => Promise<Appearance>;
  /** What an external menu offers for these letters. */
  readonly suggestions: (field: string, query: string, place?: Place) => Promise<readonly string[]>;
  readonly fills: (values: Readonly<Record<string, Wanted>>) => Promise<void>;
  readonly submits: () => Promise<Appearance & { readonly outcome: SubmitOutcome }>;
  readonly closes: (options?: { all?: boolean }) => Promise<void>;
  /** A shortcut, by its name or callback id; `on` makes it a message shortcut. */
  readonly uses: (shortcut: string, on?: Message) => Promise<Appearance>;
  readonly opensHome: () => Promise<Appearance>;
  readonly modal: () => ViewSight;
  readonly hasModal: () => boolean;
  readonly home: () => string;
  readonly sees: (channel: string) => string;
  readonly thread: (parent: Message) => string;
  /** The conversation with the bot. */
  readonly dm: () => string;
  readonly messages: (channel?: string) => readonly Message[];
  /** The newest visible message with these words in it. */
  readonly message: (words: string | RegExp, channel?: string) => Message;
  readonly reads: (message: Message) => string;
  readonly waits: <T>(condition: Condition<T>, timeoutMs?: number) => Promise<T>;
}

const INSIST = { waitMs: 60_000, insist: true };
const HOPE = { waitMs: 20_000, insist: false };

/** Throws an ActError when nobody has that id. */
export function createPerson(core: Core, id: string): PersonDriver {
  actor(core, id);
  const reader = (): Reader => ({ workspace: core.workspace, person: actor(core, id) });
  return {
    id,
    ...createHands(core, id, reader),
    ...createForms(core, id, reader),
    ...createEyes(core, id, reader),
  };
}

function createHands(core: Core, id: string, reader: () => Reader) {
  const where = (channel: string) => roomOf(core, id, channel).id;
  const shortcut = (nameOrId: string) =>
    core.manifest.shortcuts.find(({ name }) => name === nameOrId)?.callbackId ?? nameOrId;
  return {
    types: (channel: string, line: string) =>
      noticing(core, reader(), where(channel), INSIST, () =>
        typeCommand(core, id, where(channel), line),
      ),
    says: (channel: string, text: string, { thread }: { thread?: Message } = {}) => {
      const message = say(core, id, where(channel), text, thread?.threadTs ?? thread?.ts);
      if (!message) throw new Error('Slash commands do not work in threads');
      return message;
    },
    edits: (message: Message, text: string) => edit(core, id, message.channel, message.ts, text),
    deletes: (message: Message) => remove(core, id, message.channel, message.ts),
    clicks: (label: string, options: ClickOptions = {}) =>
      noticing(core, reader(), options.in?.channel, HOPE, () =>
        click(core, reader(), label, options),
      ),
    chooses: (menu: string, wanted: Wanted, options: ClickOptions = {}) =>
      noticing(core, reader(), options.in?.channel, HOPE, () =>
        choose(core, reader(), menu, wanted, options),
      ),
    uses: (name: string, on?: Message) =>
      noticing(core, reader(), on?.channel, INSIST, () =>
        on
          ? useMessageShortcut(core, id, shortcut(name), on.channel, on.ts)
          : useGlobalShortcut(core, id, shortcut(name)),
      ),
    opensHome: () => noticing(core, reader(), undefined, HOPE, () => openHome(core, id, 'home')),
  };
}

function createForms(core: Core, id: string, reader: () => Reader) {
  const top = () => topModal(core, id);
  const inModal = (label: string) => controlNamed(core, reader(), label, { modal: true });
  return {
    modal: () => viewSight(reader(), top()),
    hasModal: () => core.workspace.views.stack(id).length > 0,
    fills: async (values: Readonly<Record<string, Wanted>>) => {
      top();
      for (const [label, wanted] of Object.entries(values)) {
        const control = inModal(label);
        await useElement(core, id, control.act, await valueFor(core, id, control, wanted));
      }
    },
    suggestions: async (field: string, query: string, place: Place = {}) => {
      const { act, element } = controlNamed(core, reader(), field, place);
      const isExternal = String(element.type).includes('external');
      return optionLabels(
        isExternal ? await suggest(core, id, act, query) : { options: optionsOf(element) },
      );
    },
    submits: async () => {
      let outcome: SubmitOutcome = 'failed';
      const appearance = await noticing(core, reader(), undefined, HOPE, async () => {
        outcome = await submitView(core, id, top().id, {});
      });
      return { ...appearance, outcome };
    },
    closes: ({ all = false }: { all?: boolean } = {}) => closeView(core, id, top().id, all),
  };
}

function createEyes(core: Core, id: string, reader: () => Reader) {
  const { workspace: started } = core;
  const seen = (channel?: string): readonly Message[] => {
    const rooms = channel === undefined ? myRooms(core, id) : [roomOf(core, id, channel)];
    const all = rooms.flatMap((room) => core.workspace.messages.seenBy(room.id, id));
    return all.sort((a, b) => Number(a.ts) - Number(b.ts));
  };
  const find = (words: string | RegExp, channel?: string) =>
    seen(channel).findLast((message) => {
      const text = readMessage(reader(), message);
      return typeof words === 'string' ? text.includes(words) : words.test(text);
    });
  return {
    home: () => {
      const home = core.workspace.views.home(id);
      return home ? viewSight(reader(), home).text : '';
    },
    sees: (channel: string) => channelText(core, reader(), roomOf(core, id, channel)),
    thread: (parent: Message) => threadText(core, reader(), parent),
    dm: () => channelText(core, reader(), botDm(core, id)),
    messages: seen,
    message: (words: string | RegExp, channel?: string) => {
      const found = find(words, channel);
      if (found) return found;
      throw new Error(`${id} sees no message with ${words}`);
    },
    reads: (message: Message) => {
      const current = core.workspace.messages.get(message.channel, message.ts);
      return current ? readMessage(reader(), current) : '';
    },
    waits: <T>(condition: Condition<T>, timeoutMs = 90_000) =>
      started.changes.until(
        condition,
        timeoutMs,
        () => `${id} waited for ${condition}; last on the wire: ${lastOnWire(core)}`,
      ),
  };
}

const botDm = ({ workspace }: Core, id: string) => workspace.dm([id, workspace.app.botUserId]);

const myRooms = ({ workspace }: Core, id: string): readonly Channel[] =>
  workspace.channels().filter(({ members, kind }) => kind === 'public' || members.includes(id));

/** By `#name`, id, or `dm` for the conversation with the bot. */
function roomOf(core: Core, id: string, channel: string): Channel {
  const room = channel === 'dm' ? botDm(core, id) : core.workspace.findChannel(channel);
  if (!room) throw new Error(`There is no channel ${channel}`);
  return room;
}

function topModal({ workspace }: Core, id: string) {
  const view = workspace.views.stack(id).at(-1);
  if (!view) throw new Error(`${id} has no modal open`);
  return view;
}
