import { describe, expect, it } from '@jest/globals';
import { problemsOfBlocks } from '../../../playground/limits/check.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import { openHere, unknownCommand } from '../../../src/slack/views/trouble.ts';
import { textsIn } from '../../support/hostile.ts';

const long = `note 42 ${'a line & <more>\n'.repeat(200)}the end`;

describe('words that are too long for a button', () => {
  it.each([
    ['instead of a form', openHere(long)],
    ['in a thread', openHere(long, '1.2')],
    ['behind a word that is not known', unknownCommand('noet', [long])],
  ])('are shown whole %s', (_, { blocks }) => {
    expect(problemsOfBlocks(blocks, 'message')).toEqual([]);
    const shown = textsIn(blocks)
      .filter(({ text }) => text.startsWith('>'))
      .map(({ text }) => text.replaceAll(/^>/gm, '').replaceAll('&lt;', '<'))
      .map((text) => text.replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
    expect(shown.join(' ').replaceAll(/\s+/g, ' ')).toBe(long.replaceAll(/\s+/g, ' '));
  });

  it('are never said cut off', () => {
    const values = ({ blocks }: Message) => JSON.stringify(blocks).match(/(?<="value":")[^"]*/g);
    expect(values(openHere(long))).toEqual(['note 42']);
    expect(values(openHere(long, '1.2'))).toEqual(['note']);
    expect(values(unknownCommand('noet', [long]))).toBeNull();
  });

  it('get a button as long as one can carry them', () => {
    expect(JSON.stringify(openHere('note 42 all is well').blocks)).toContain('note 42 all is well');
  });
});
