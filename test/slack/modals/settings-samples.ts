import type { ModalView } from '@slack/types';
import { IsoDate } from '../../../src/domain/dates.ts';
import { ChoiceId } from '../../../src/domain/ids.ts';
import type { ImportQuestion } from '../../../src/domain/import-questions.ts';
import type { ImportRehearsal } from '../../../src/domain/import-result.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import { importGoView, importView } from '../../../src/slack/modals/rules/import.ts';
import { inviteView } from '../../../src/slack/modals/rules/invite.ts';
import {
  setUpChannelsView,
  setUpLookView,
  setUpRolesView,
} from '../../../src/slack/modals/rules/set-up.ts';
import { settingsForms } from '../../../src/slack/modals/rules/settings/forms.ts';
import { settingsView } from '../../../src/slack/modals/rules/settings-form.ts';
import { teamView } from '../../../src/slack/modals/rules/team.ts';
import { message, section } from '../../../src/slack/views/blocks.ts';
import { line } from '../../../src/slack/views/mrkdwn.ts';
import { euros, maria, sam, someSettings } from '../../support/build.ts';
import { aVoice } from '../../support/hostile.ts';

/** Settings with one text wherever an admin types. */
export function hostileSettings(text: string): Settings {
  const label = text.slice(0, 75);
  const choices = ['a', 'b'].map((id) => ({ id: ChoiceId.parse(id), label, active: true }));
  const date = IsoDate.parse('2026-12-24');
  return someSettings({
    sources: choices,
    lossReasons: choices,
    winReasons: choices,
    unqualifiedReasons: choices,
    profiles: choices.map((choice) => ({ ...choice, description: text })),
    playbook: text,
    quoteTerms: { months: 12, payment: text, access: text },
    holidays: [{ date, name: text, own: true }],
    holidayPlace: { country: 'DE', region: 'BE', label: text, toYear: 2027 },
    goal: { ...euros(400_000), label: text, from: date, to: date },
    adminIds: [sam],
    managerIds: [maria],
    supportIds: [maria],
  });
}

/** A file with everything to be said of it, whose every word is this text. */
export function aRehearsal(text: string, rows = 30): ImportRehearsal {
  const refused = Array.from({ length: rows }, (_, at) => ({
    row: at + 2,
    column: text,
    sentence: text,
  }));
  const columns = Array.from({ length: 17 }, () => ({ field: 'Name', from: text }));
  const unknownOwners = Array.from({ length: 9 }, () => ({ name: text, deals: 2 }));
  return {
    result: {
      rowsRead: 1_234,
      created: 1_200,
      unchanged: 3,
      changed: [{ what: ['amount', text] }],
      updated: false,
      refused,
      unknownOwners,
    },
    questions: everyQuestion(text),
    vendor: text,
    examples: {
      date: { text, on: IsoDate.parse('2026-03-04') },
      amount: { text, amount: euros(12_000) },
    },
    columns,
    unused: Array.from({ length: 30 }, () => text),
  };
}

const aLook = { chosen: { csv: 'F1', mapping: 'F2' }, asked: true, close: 'Back' };

/** Nothing can be said before it is answered. */
function asked(text: string): ImportRehearsal {
  const { result: _, ...rehearsal } = aRehearsal(text);
  return rehearsal;
}

const steps = Array.from({ length: 120 }, (_, at) => ({ value: `s-${at}`, label: `Step ${at}` }));

/** As many as a file can leave open, each of them answered or not. */
function everyQuestion(text: string): readonly ImportQuestion[] {
  const of = (kind: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${kind}-${at}`, word: text, rows: at + 1 }));
  return [
    { kind: 'known', id: 'known', deals: 3, what: ['amount', text], answer: 'leave' },
    {
      ...{ kind: 'letters', id: 'letters', answer: 'windows-1252' },
      ways: [
        { value: 'windows-1252', name: 'Western European', text },
        { value: 'windows-1250', name: 'Central European', text },
      ],
    },
    {
      ...{ kind: 'dates', id: 'dates' },
      ways: [
        { value: 'day-first', text, on: IsoDate.parse('2026-04-03') },
        { value: 'month-first', text, on: IsoDate.parse('2026-03-04') },
      ],
    },
    {
      ...{ kind: 'amounts', id: 'amounts', answer: ',' },
      ways: [
        { value: '.', text, amount: euros(1.23) },
        { value: ',', text, amount: euros(1_234) },
      ],
    },
    ...of('step', 30).map((one) => ({
      kind: 'step' as const,
      needed: one.rows > 1,
      steps,
      ...one,
    })),
    ...of('outcome', 10).map((one) => ({ kind: 'outcome' as const, ...one })),
    ...of('owner', 40).map((one) => ({ kind: 'owner' as const, answer: sam, ...one })),
  ];
}

/** Every form of the settings by its callback id. */
export const settingsSamples: Readonly<Record<string, (text: string) => readonly ModalView[]>> = {
  ...Object.fromEntries(
    settingsForms.map((form) => [
      `settings-${form.part}`,
      (text: string) => [
        settingsView(form, someSettings(), aVoice()),
        settingsView(form, hostileSettings(text), aVoice({ nameOf: () => text })),
      ],
    ]),
  ),
  team: () => [teamView()],
  invite: () => [inviteView()],
  import: () => [importView()],
  'import-go': (text) => [
    importGoView({ ...aLook, rehearsal: aRehearsal(text) }, aVoice()),
    importGoView({ ...aLook, rehearsal: { ...aRehearsal(text), questions: [] } }, aVoice()),
    importGoView({ ...aLook, rehearsal: asked(text) }, aVoice()),
  ],
  'set-up-channels': (text) => [setUpChannelsView(hostileSettings(text))],
  'set-up-roles': (text) => [setUpRolesView(someSettings(), hostileSettings(text))],
  'set-up-look': (text) => [
    setUpLookView(hostileSettings(text), message(line(text), [section(line(text))])),
  ],
};
