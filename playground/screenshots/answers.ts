import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/* What the bot answers to a command, for the eyes of one person. */

type Words = readonly string[];
type Line = (deal: (...words: Words) => number) => string;

const mine = 'Owner: Sam Ortiz';
const quoted: Words = ['Quote (3 of 4)', mine, 'valid until'];

function answer(name: string, alt: string, line: Line, person = 'U_SAM'): Scene {
  return {
    name: `answer-${name}`,
    alt,
    look: { person, height: 1400 },
    play: async ({ answer: said, deal }: Stage) => await said(line(deal)),
  };
}

export const answers: readonly Scene[] = [
  answer('mine', 'My deals', () => '/deal'),
  answer('list-all', 'All deals', () => '/deal list all'),
  answer('list-none', 'A list without a deal', () => '/deal list zzzz'),
  answer('stuck', 'Deals that need their rep', () => '/deal stuck all', 'U_MARIA'),
  answer('waiting', 'Deals that wait', () => '/deal list waiting', 'U_MARIA'),
  answer('unclaimed', 'Deals without an owner', () => '/deal list unclaimed'),
  answer('show', 'A deal with everything known', (deal) => `/deal show ${deal(...quoted)}`),
  answer('show-won', 'A won deal', (deal) => `/deal show ${deal('· Won', mine)}`),
  answer('quotes', 'Quotes to follow up', () => '/deal quote'),
  answer('follow-up', 'A follow-up to copy', (deal) => `/deal follow-up ${deal(...quoted)}`),
  answer('retro', 'What was learned of a deal', (deal) => `/deal retro ${deal('· Lost', mine)}`),
  answer('lessons', 'Lessons', () => '/deal lessons'),
  answer('playbook', 'The map', () => '/deal playbook'),
  answer('playbook-step', 'One step of it', () => '/deal playbook quote'),
  answer('funnel', 'The funnel', () => '/deal funnel', 'U_MARIA'),
  answer('funnel-month', 'A month’s funnel', () => '/deal funnel last month', 'U_MARIA'),
  answer('forecast', 'The forecast', () => '/deal forecast', 'U_MARIA'),
  answer('forecast-reps', 'The forecast by rep', () => '/deal forecast by rep', 'U_MARIA'),
  answer('digest', 'The digest as of now', () => '/deal digest', 'U_MARIA'),
  answer('digest-reps', 'The digest by rep', () => '/deal digest by rep', 'U_MARIA'),
  answer('digest-month', 'A month looked back on', () => '/deal digest month', 'U_MARIA'),
  answer('digest-quarter', 'The map of a quarter', () => '/deal digest quarter', 'U_MARIA'),
  answer('stages', 'The steps', () => '/deal stages', 'U_ADA'),
  answer('before', 'Before you move on', () => '/deal stages before quote', 'U_ADA'),
  answer('settings', 'The settings', () => '/deal settings', 'U_ADA'),
  answer('export', 'An export', () => '/deal export', 'U_MARIA'),
  answer('help', 'Help for a rep', () => '/deal help'),
  answer('help-more', 'All of it', () => '/deal help more'),
  answer('help-admin', 'Help for an admin', () => '/deal help', 'U_ADA'),
  answer('unknown', 'A word it does not know', () => '/deal advnce 42'),
  answer('no-such-deal', 'A number it does not know', () => '/deal show 9999'),
  answer('several', 'Words that fit several deals', () => '/deal show gmbh'),
  answer('nothing-to-undo', 'Nothing to undo', (deal) => `/deal undo ${deal('· Lost', mine)}`),
  answer('not-admin', 'Settings for who is no admin', () => '/deal settings week'),
  answer(
    'not-yours',
    'Somebody else’s deal',
    (deal) => `/deal advance ${deal('Quote (3 of 4)', mine)}`,
    'U_LEE',
  ),
  answer('guest', 'A guest', () => '/deal', 'U_GUS'),
];
