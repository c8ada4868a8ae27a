import type { Locator } from 'playwright-core';
import { inFull } from './forms.ts';
import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/* Forms that were sent with something wrong in them, as they come back. */

type Line = (deal: (...words: readonly string[]) => number) => string;
type Fill = Readonly<Record<string, string>>;

const mine = 'Owner: Sam Ortiz';

function refused(name: string, line: Line, fill: Fill, person = 'U_SAM'): Scene {
  return {
    name: `refused-${name}`,
    alt: `Refused: ${name}`,
    look: { person, height: 1700 },
    play: async ({ form, deal }: Stage) => {
      const dialog = await inFull(await form(line(deal)));
      for (const [label, value] of Object.entries(fill)) await write(dialog, label, value);
      await dialog.locator('button[type=submit]').click();
      const wrong = dialog.locator('[aria-invalid=true], [role=alert]');
      await wrong.or(dialog.getByText('Move anyway because')).first().waitFor();
      return dialog;
    },
  };
}

async function write(dialog: Locator, label: string, value: string): Promise<void> {
  await dialog.getByLabel(label).first().fill(value);
}

export const refusals: readonly Scene[] = [
  refused('new', () => '/deal new', {}),
  refused('advance', (deal) => `/deal advance ${deal('Before Quote', mine)}`, {}),
  refused('advance-quote', (deal) => `/deal advance ${deal('Before Closure', mine)}`, {}),
  refused('edit', (deal) => `/deal edit ${deal('Quote (3 of 4)', mine)}`, { Amount: 'a lot' }),
  refused('note', (deal) => `/deal note ${deal('Quote (3 of 4)', mine)}`, {}),
  refused('wait', (deal) => `/deal wait ${deal('Quote (3 of 4)', mine)}`, {
    'Wait until': '2026-03-02',
  }),
  refused('todo', (deal) => `/deal todo ${deal('Quote (3 of 4)', mine)}`, { On: '2026-03-02' }),
  refused('quote', (deal) => `/deal quote ${deal('Quote (3 of 4)', mine)} new`, { Amount: 'half' }),
  refused('won', (deal) => `/deal won ${deal('Closure (4 of 4)', mine)}`, {
    'Final amount': 'plenty',
  }),
  refused('lost', (deal) => `/deal lost ${deal('Quote (3 of 4)', mine)}`, {}),
  refused('not-a-fit', (deal) => `/deal not-a-fit ${deal('Prospecting (1 of 4)', mine)}`, {}),
  refused('back', (deal) => `/deal back ${deal('Quote (3 of 4)', mine)}`, {}),
  refused('reopen', (deal) => `/deal reopen ${deal('· Lost', mine)}`, {}),
  refused('goal', () => '/deal settings goal', { 'Amount to win': 'much' }, 'U_ADA'),
  refused('stage', () => '/deal stages add', {}, 'U_ADA'),
];
