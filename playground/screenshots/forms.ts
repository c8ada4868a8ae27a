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
    look: { person, height: 1500 },
    play: async ({ form: open, deal }: Stage) => open(line(deal)),
  };
}

export const dealForms: readonly Scene[] = [
  form('new', 'New deal, filled from the command', () => '/deal new Globus 18k referral'),
  form(
    'advance',
    'Advance, with what is known and what is still open',
    (deal) => `/deal advance ${deal('Qualified (2 of 4)', mine)}`,
  ),
  form('edit', 'Edit a deal', (deal) => `/deal edit ${deal('Quote (3 of 4)', mine)}`),
  form('note', 'A note', (deal) => `/deal note ${deal('Qualified (2 of 4)', mine)}`),
  form('log', 'Log a contact', (deal) => `/deal log ${deal('Qualified (2 of 4)', mine)}`),
  form(
    'todo',
    'The next step with its date',
    (deal) => `/deal todo ${deal('Quote (3 of 4)', mine)}`,
  ),
  form(
    'wait',
    'Wait until a date, with a reason',
    (deal) => `/deal wait ${deal('Qualified (2 of 4)', mine)}`,
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
  form('reopen', 'A second try for a lost deal', (deal) => `/deal reopen ${deal('Lost', mine)}`),
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
];
