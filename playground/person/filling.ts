import type { StateValue } from '../acts.ts';
import type { Core } from '../core.ts';
import { labelOf, optionsOf, suggest } from '../interactions/action.ts';
import { type Json, list, records, text } from '../json.ts';
import { fileJson } from '../wire/files.ts';
import { type Control, indexMeant } from './controls.ts';

/* From what a person means ("LinkedIn", "Priya Nair", "2026-03-12") to a field's value. */

interface AttachedFile {
  readonly name: string;
  readonly content: string | Buffer;
}

/** `null` empties a field; several options or people are a list. */
export type Wanted = string | number | null | readonly string[] | AttachedFile;

const isFile = (wanted: Wanted): wanted is AttachedFile =>
  typeof wanted === 'object' && wanted !== null && 'content' in wanted;

const words = (wanted: Wanted): readonly string[] => {
  if (wanted === null || isFile(wanted)) return [];
  return typeof wanted === 'object' ? wanted : [String(wanted)];
};

async function offered(core: Core, user: string, control: Control, query: string) {
  const isExternal = text(control.element.type).includes('external');
  return isExternal
    ? optionsOf(await suggest(core, user, control.act, query))
    : optionsOf(control.element);
}

async function chosen(core: Core, user: string, control: Control, wanted: string): Promise<Json> {
  const options = await offered(core, user, control, wanted);
  const labels = options.map(labelOf);
  const option = options[indexMeant(labels, wanted)];
  if (!option) {
    throw new Error(`"${wanted}" is not among the options: ${labels.join(', ') || '(none)'}`);
  }
  return option;
}

const chosenAll = (core: Core, user: string, control: Control, wanted: Wanted) =>
  Promise.all(words(wanted).map((one) => chosen(core, user, control, one)));

function personMeant({ workspace }: Core, wanted: string): string {
  const people = workspace.people();
  const name = wanted.replace(/^@/, '');
  const byId = people.find(({ id }) => id === wanted);
  const person =
    byId ??
    people[
      indexMeant(
        people.map(({ realName }) => realName),
        name,
      )
    ];
  if (!person) throw new Error(`There is nobody called ${wanted}`);
  return person.id;
}

function channelMeant({ workspace }: Core, wanted: string): string {
  const channel = workspace.findChannel(wanted);
  if (!channel) throw new Error(`There is no channel ${wanted}`);
  return channel.id;
}

function attach(core: Core, user: string, wanted: Wanted): readonly Json[] {
  if (!isFile(wanted)) return [];
  const { files } = core.workspace;
  const { id } = files.reserve({ name: wanted.name, user });
  files.fill(id, Buffer.from(wanted.content));
  const file = files.complete(id, undefined);
  return file ? [fileJson(file, core.url)] : [];
}

type Filler = (core: Core, user: string, control: Control, wanted: Wanted) => Promise<Json> | Json;

const single =
  (key: string, find: (core: Core, wanted: string) => string): Filler =>
  (core, _user, _control, wanted) => ({
    [key]: words(wanted).map((one) => find(core, one))[0] ?? null,
  });
const several =
  (key: string, find: (core: Core, wanted: string) => string): Filler =>
  (core, _user, _control, wanted) => ({ [key]: words(wanted).map((one) => find(core, one)) });
const plain = (key: string) => single(key, (_core, wanted) => wanted);
const option: Filler = async (core, user, control, wanted) => ({
  selected_option: (await chosenAll(core, user, control, wanted))[0] ?? null,
});
const options: Filler = async (core, user, control, wanted) => ({
  selected_options: await chosenAll(core, user, control, wanted),
});

const fillers: Readonly<Record<string, Filler>> = {
  plain_text_input: plain('value'),
  email_text_input: plain('value'),
  url_text_input: plain('value'),
  number_input: plain('value'),
  datepicker: plain('selected_date'),
  timepicker: plain('selected_time'),
  datetimepicker: (_core, _user, _control, wanted) => ({
    selected_date_time: wanted === null ? null : Number(wanted),
  }),
  static_select: option,
  external_select: option,
  radio_buttons: option,
  checkboxes: options,
  multi_static_select: options,
  multi_external_select: options,
  users_select: single('selected_user', personMeant),
  multi_users_select: several('selected_users', personMeant),
  conversations_select: single('selected_conversation', channelMeant),
  multi_conversations_select: several('selected_conversations', channelMeant),
  channels_select: single('selected_channel', channelMeant),
  multi_channels_select: several('selected_channels', channelMeant),
  file_input: (core, user, _control, wanted) => ({ files: attach(core, user, wanted) }),
};

/** Throws an Error that lists the choices when the wanted one is not among them. */
export async function valueFor(
  core: Core,
  user: string,
  control: Control,
  wanted: Wanted,
): Promise<StateValue> {
  const type = text(control.element.type);
  const fill = fillers[type];
  if (!fill) throw new Error(`Nothing can be filled into a ${type}`);
  const value = await fill(core, user, control, wanted);
  const most = Number(control.element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (list(Object.values(value)[0]).length > most) throw new Error(`At most ${most} can be chosen`);
  return { type, ...value };
}

export const optionLabels = (body: Json): readonly string[] =>
  records(optionsOf(body)).map(labelOf);
