import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mentionedWords, typedWords } from '../../src/slack/typed-words.ts';

describe('typed words', () => {
  it.each([
    ['assign 42 <@U123|sam>', 'assign 42 <@U123>'],
    ['assign 42 <@U123>', 'assign 42 <@U123>'],
    ['assign 42 <@U123|>', 'assign 42 <@U123>'],
    ['note 42 see <#C1|deals>', 'note 42 see #deals'],
    ['note 42 see <#C1>', 'note 42 see <#C1>'],
    ['note 42 <!here> ask <!subteam^S1|@sales>', 'note 42 @here ask @sales'],
    ['note 42 ask <!subteam^S1>', 'note 42 ask a group'],
    ['note 42 <!date^1772582400^{date}|4 March>', 'note 42 4 March'],
    ['note 42 see <https://acme.com/a?b=1&amp;c=2>', 'note 42 see https://acme.com/a?b=1&c=2'],
    ['new <http://acme.com|acme.com> 12k', 'new acme.com 12k'],
    ['note 42 <http://evil.com|acme.com>', 'note 42 http://evil.com'],
    ['note 42 <mailto:dana@acme.com|dana@acme.com>', 'note 42 dana@acme.com'],
    ['note 42 a &lt; b &amp;&amp; c &gt; d', 'note 42 a < b && c > d'],
    ['note 42 &amp;lt;', 'note 42 &lt;'],
    ['  list\u00a0stuck  ', 'list stuck'],
    ['', ''],
  ])('%j are %j', (given, meant) => {
    expect(typedWords(given)).toBe(meant);
  });

  it('come back as they were typed, whatever was typed', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
        expect(typedWords(escaped(text))).toBe(text.trim());
      }),
    );
  });

  it('of a mention are what stands after the name', () => {
    expect(mentionedWords('<@UBOT> log acme call', 'UBOT')).toBe('log acme call');
    expect(mentionedWords('hey <@UBOT|milepost> won', 'UBOT')).toBe('won');
    expect(mentionedWords('list stuck', 'UBOT')).toBe('list stuck');
    expect(mentionedWords('<@UBOT>', 'UBOT')).toBe('');
  });
});
