import { describe, expect, it } from '@jest/globals';
import { createFrozenClock } from '../../playground/clock.ts';
import { seed } from '../../playground/team.ts';
import { commandText, messageText } from '../../playground/typed-text.ts';
import { createWorkspace } from '../../playground/workspace.ts';

const workspace = createWorkspace(seed, createFrozenClock(new Date('2026-03-09T08:00:00Z')));

describe('what Slack makes of what is typed', () => {
  it.each([
    ['see https://acme.com/a?b=1&c=2.', 'see <https://acme.com/a?b=1&amp;c=2>.'],
    ['ask dana@acme.com', 'ask <mailto:dana@acme.com|dana@acme.com>'],
    ['(acme.com)', '(<http://acme.com|acme.com>)'],
    ['www.acme.co.uk/prices, or', '<http://www.acme.co.uk/prices|www.acme.co.uk/prices>, or'],
    ['12.5k on 3.3.2026, v1.2, e.g. notes.txt', '12.5k on 3.3.2026, v1.2, e.g. notes.txt'],
    ['a.common b.company', 'a.common b.company'],
    ['@Sam Ortiz & <all>', '<@U_SAM> &amp; &lt;all&gt;'],
  ])('%j becomes %j', (typed, kept) => {
    expect(messageText(workspace, typed)).toBe(kept);
  });

  it('is found in a text of any length', () => {
    for (const piece of ['x', 'a.', 'a@', 'https://', 'a@b.', '.com ']) {
      expect(messageText(workspace, piece.repeat(200_000)).length).toBeGreaterThan(200_000 - 1);
    }
  });

  it('is labelled in a command', () => {
    expect(commandText(workspace, 'assign 42 @Sam Ortiz sam@northwind.com')).toBe(
      'assign 42 <@U_SAM|sam> <mailto:sam@northwind.com|sam@northwind.com>',
    );
  });
});
