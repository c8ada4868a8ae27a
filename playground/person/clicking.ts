import type { Container } from '../acts.ts';
import type { Core } from '../core.ts';
import { useElement } from '../interactions/action.ts';
import { isRecord, type Json, record, text } from '../json.ts';
import type { Message, OpenView } from '../shapes.ts';
import { type Control, choiceOf, controlsIn, indexMeant } from './controls.ts';
import { valueFor, type Wanted } from './filling.ts';
import type { Reader } from './mrkdwn.ts';
import { readText } from './reading.ts';

/* Buttons and menus: found by what is written on them, pressed as the person would. */

export interface Place {
  /** In this message. */
  readonly in?: Message;
  readonly home?: boolean;
  readonly modal?: boolean;
}

export interface ClickOptions extends Place {
  /** Needed where a dialog asks "are you sure?": the words of the answer that is given. */
  readonly answer?: string;
}

const inView = (reader: Reader, view: OpenView | undefined): readonly Control[] =>
  view ? controlsIn(reader, { type: 'view', viewId: view.id }, view.blocks) : [];

function inMessage(reader: Reader, { channel, ts }: Message): readonly Control[] {
  const current = reader.workspace.messages.get(channel, ts);
  const container: Container = { type: 'message', channel, ts };
  return current ? controlsIn(reader, container, current.blocks) : [];
}

/** The top modal hides all else; without one, the newest message comes first, then the Home tab. */
function controlsAt({ workspace }: Core, reader: Reader, place: Place): readonly Control[] {
  const user = reader.person.id;
  const top = workspace.views.stack(user).at(-1);
  if (place.in) return inMessage(reader, place.in);
  if (place.home) return inView(reader, workspace.views.home(user));
  if (top || place.modal) return inView(reader, top);
  const messages = workspace
    .channels()
    .filter(({ members, kind }) => kind === 'public' || members.includes(user))
    .flatMap(({ id }) => workspace.messages.seenBy(id, user))
    .sort((a, b) => Number(b.ts) - Number(a.ts));
  return [
    ...messages.flatMap((message) => inMessage(reader, message)),
    ...inView(reader, workspace.views.home(user)),
  ];
}

function missing(label: string, controls: readonly Control[]): Error {
  const there = controls.flatMap(({ labels }) => labels).join(' | ');
  return new Error(`There is no "${label}" here, only: ${there || 'nothing to use'}`);
}

/** A field, menu or picker. */
export function controlNamed(core: Core, reader: Reader, label: string, place: Place): Control {
  const controls = controlsAt(core, reader, place).filter(
    ({ element }) => element.type !== 'button',
  );
  const flat = controls.flatMap((control) => control.labels.map((one) => ({ one, control })));
  const found =
    flat[
      indexMeant(
        flat.map(({ one }) => one),
        label,
      )
    ];
  if (!found) throw missing(label, controls);
  return found.control;
}

function answerConfirm(reader: Reader, dialog: unknown, answer: string | undefined): boolean {
  if (!isRecord(dialog)) return true;
  const asked = `${readText(reader, dialog.title)}: ${readText(reader, dialog.text)}`;
  const [yes, no] = [readText(reader, dialog.confirm), readText(reader, dialog.deny)];
  if (answer === yes) return true;
  if (answer === no) return false;
  throw new Error(`A dialog asks "${asked}" and takes [${yes}] or [${no}] for an answer`);
}

interface Press {
  readonly control: Control;
  readonly option?: Json;
}

function pressNamed(reader: Reader, controls: readonly Control[], label: string): Press {
  const buttons = controls.filter(({ element }) => element.type === 'button');
  const button =
    buttons[
      indexMeant(
        buttons.map(({ labels }) => labels[0] ?? ''),
        label,
      )
    ];
  if (button) return { control: button };
  for (const control of controls) {
    const option = choiceOf(control.element, reader, label);
    if (option) return { control, option };
  }
  throw missing(label, controls);
}

const chosenKey = (element: Json) =>
  text(element.type) === 'checkboxes' ? 'selected_options' : 'selected_option';

/** A button, an entry of an overflow menu, a box or a radio button. */
export async function click(core: Core, reader: Reader, label: string, options: ClickOptions) {
  const { control, option } = pressNamed(reader, controlsAt(core, reader, options), label);
  const { element, act } = control;
  if (!answerConfirm(reader, element.confirm, options.answer)) return;
  const picked = text(element.type) === 'checkboxes' ? [option] : option;
  const value = option === undefined ? {} : { [chosenKey(element)]: picked };
  await useElement(core, reader.person.id, act, { type: text(element.type), ...value });
}

export async function choose(
  core: Core,
  reader: Reader,
  menu: string,
  wanted: Wanted,
  options: ClickOptions,
) {
  const control = controlNamed(core, reader, menu, options);
  const value = await valueFor(core, reader.person.id, control, wanted);
  if (!answerConfirm(reader, record(control.element).confirm, options.answer)) return;
  await useElement(core, reader.person.id, control.act, value);
}
