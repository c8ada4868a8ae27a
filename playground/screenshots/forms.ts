import type { Locator } from 'playwright-core';
import { settingsForms } from '../../src/slack/modals/rules/settings/forms.ts';
import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/* Every form that a command opens. */

type Words = readonly string[];
type Line = (deal: (...words: Words) => number) => string;

const mine = 'Owner: Sam Ortiz';

function form(name: string, alt: string, line: Line, person = 'U_SAM'): Scene {
  return {
    name: `form-${name}`,
    alt,
    look: { person, height: 1700 },
    play: async ({ form: open, deal }: Stage) => inFull(await open(line(deal))),
  };
}

/** A form that a button of another one opens on top of it. */
function deeper(name: string, alt: string, line: Line, button: string): Scene {
  return {
    name: `form-${name}`,
    alt,
    look: { person: 'U_SAM', height: 1700 },
    play: async ({ form: open, deal, page }: Stage) => {
      await (await open(line(deal))).getByRole('button', { name: button, exact: true }).click();
      await page.getByRole('button', { name: 'Back' }).waitFor();
      return inFull(page.getByRole('dialog').last());
    },
  };
}

/** A picture does not scroll. */
export async function inFull(dialog: Locator): Promise<Locator> {
  await dialog.evaluate((box) => {
    if (box instanceof HTMLElement) box.style.maxHeight = 'none';
  });
  return dialog;
}

export const dealForms: readonly Scene[] = [
  form('new', 'New deal, filled from the command', () => '/deal new Globus 18k referral'),
  form(
    'advance',
    'Advance, with what is known and what is still open',
    (deal) => `/deal advance ${deal('Qualified (2 of 4)', mine, 'Can sign')}`,
  ),
  form('edit', 'Edit a deal', (deal) => `/deal edit ${deal('Quote (3 of 4)', mine)}`),
  form('note', 'A note', (deal) => `/deal note ${deal('Qualified (2 of 4)', mine, 'Can sign')}`),
  form(
    'log',
    'Log a contact',
    (deal) => `/deal log ${deal('Qualified (2 of 4)', mine, 'Can sign')}`,
  ),
  form(
    'todo',
    'The next step with its date',
    (deal) => `/deal todo ${deal('Quote (3 of 4)', mine)}`,
  ),
  form(
    'wait',
    'Wait until a date, with a reason',
    (deal) => `/deal wait ${deal('Qualified (2 of 4)', mine, 'Can sign')}`,
  ),
  form('assign', 'A new owner', (deal) => `/deal assign ${deal('Quote (3 of 4)', mine)}`),
  form('ask', 'Ask for help', (deal) => `/deal ask ${deal('Quote (3 of 4)', mine)}`),
  form(
    'quote',
    'A quote, with the terms of the last one',
    (deal) => `/deal quote ${deal('Quote (3 of 4)', mine)} new`,
  ),
  form(
    'declined',
    'A quote was declined: what next',
    (deal) => `/deal quote ${deal('Quote (3 of 4)', mine, 'valid until')} declined`,
  ),
];

const facts: Line = (deal) => `/deal edit ${deal('Quote (3 of 4)', mine, 'Can sign')}`;

export const factForms: readonly Scene[] = [
  deeper('people', 'The people of a deal: who can sign, who saw the demo', facts, 'People'),
  deeper('needs', 'What they need, our answer and what it is worth', facts, 'Needs'),
  deeper('fit', 'Is it worth it?', facts, 'Fit'),
  deeper('case', 'Their case', facts, 'Case'),
  deeper('terms', 'Contract and terms', facts, 'Terms'),
];

export const closureForms: readonly Scene[] = [
  form(
    'won',
    'Won: terms from the accepted quote, signed today',
    (deal) => `/deal won ${deal('Closure (4 of 4)', mine)}`,
  ),
  form(
    'lost',
    'Lost: why, and at which step it could have been known',
    (deal) => `/deal lost ${deal('Quote (3 of 4)', mine)}`,
  ),
  form('not-a-fit', 'Not a fit', (deal) => `/deal not-a-fit ${deal('Prospecting (1 of 4)', mine)}`),
  form(
    'back',
    'Back a step, with a reason',
    (deal) => `/deal back ${deal('Quote (3 of 4)', mine)}`,
  ),
  form('reopen', 'A second try for a lost deal', (deal) => `/deal reopen ${deal('· Lost', mine)}`),
];

export const teamForms: readonly Scene[] = [
  form('away', 'Away until a date, and who stands in', () => '/deal away'),
  form('stage-new', 'A new step', () => '/deal stages add', 'U_ADA'),
  form(
    'stage-edit',
    'A step: its question, limits and what it asks for',
    () => '/deal stages edit quote',
    'U_ADA',
  ),
  form('stage-order', 'The order of the steps', () => '/deal stages order', 'U_ADA'),
  form('stage-archive', 'Archive a step', () => '/deal stages archive closure', 'U_ADA'),
  form('team', 'Who reports to whom', () => '/deal settings team', 'U_ADA'),
  form('invite', 'Invite people', () => '/deal settings invite', 'U_ADA'),
  form('set-up', 'The set-up, first of three steps', () => '/deal settings setup', 'U_ADA'),
  ...settingsForms.map(({ part, title }) =>
    form(`settings-${part}`, `Settings: ${title}`, () => `/deal settings ${part}`, 'U_ADA'),
  ),
];
