import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../../src/domain/dates.ts';
import { followUpMessage } from '../../../src/slack/views/follow-up.ts';
import { aDeal, euros } from '../../support/build.ts';
import { aVoice } from '../../support/hostile.ts';

const voice = aVoice();
const date = (text: string): IsoDate => IsoDate.parse(text);

describe('a follow-up to copy', () => {
  it('asks about the quote, or how things stand', () => {
    const quote = {
      id: 'q1',
      n: 1,
      attempt: 1,
      amount: euros(14_300),
      sentOn: date('2026-03-02'),
      validUntil: date('2026-03-31'),
      outcome: { kind: 'open' },
    } as const;
    const { text } = followUpMessage(aDeal({ contact: 'Dana', quotes: [quote] }), 'Sam', voice);
    expect(text).toContain('Hello Dana,');
    expect(text).toContain(
      'I wanted to ask what you think of our quote of 2 Mar for €14,300. It is valid until 31 Mar. Is there anything I can help with?',
    );
    expect(followUpMessage(aDeal(), 'Sam', voice).text).toContain(
      'I wanted to ask how things stand on your side. Is there anything I can help with?',
    );
  });
});
