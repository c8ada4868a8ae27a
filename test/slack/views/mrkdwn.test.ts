import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cut } from '../../../src/slack/views/limits.ts';
import { bold, line, paragraph, plainLine, quoted } from '../../../src/slack/views/mrkdwn.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

describe('what people typed, inside mrkdwn', () => {
  it('mentions nobody, links nothing and is not formatted', () => {
    expect(line('<!channel> <@U1> <http://evil|good>')).toBe(
      '&lt;!channel&gt; &lt;@U1&gt; &lt;http://evil|good&gt;',
    );
    expect(line('a & b')).toBe('a &amp; b');
    expect(line('*x* _y_ ~z~ `c`')).toBe('\u2060*x* \u2060_y_ \u2060~z~ \u2060`c`');
    expect(line('snake_case 2*3')).toBe('snake_case 2*3');
  });

  it('is bold, unless an asterisk in it would end that before its end', () => {
    expect(bold(line('#58 Acme & Co'))).toBe('*#58 Acme &amp; Co*');
    expect(bold(line('#58 *Acme* 2*3'))).toBe('#58 \u2060*Acme* 2*3');
    expect(bold('')).toBe('');
  });

  it('loses what would turn a sentence round, and lone halves of characters', () => {
    expect(line('abc \u202edcba\u202c')).toBe('abc dcba');
    expect(line('x\ud800y')).toBe('x�y');
    expect(line('a\u0000b')).toBe('a b');
  });

  it('stays on its line, or keeps its lines behind the bar', () => {
    expect(line('one\ntwo\r\nthree')).toBe('one two three');
    expect(quoted('one\ntwo')).toBe('>one\n>two');
  });

  it('never holds a sign that Slack reads, whatever was typed', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const shown of [line(text), paragraph(text)]) {
          expect(shown).not.toMatch(/[<>]/);
          expect(shown).not.toMatch(/&(?!amp;|lt;|gt;)/);
        }
      }),
    );
  });
});

describe('a text that is too long', () => {
  it('is cut between graphemes', () => {
    expect(cut('👩‍💻👩‍💻👩‍💻', 11)).toBe('👩‍💻👩‍💻…');
    expect(cut('short', 5)).toBe('short');
  });

  it('is never longer than allowed, and keeps its beginning', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 100 }), (text, max) => {
        const shown = cut(text, max);
        expect(shown.length).toBeLessThanOrEqual(max);
        expect(text.startsWith(shown.replace(/…$/, ''))).toBe(true);
        expect(plainLine(text, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
