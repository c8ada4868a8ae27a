import { describe, expect, it } from '@jest/globals';
import { problemsOfBlocks } from '../../../playground/limits/check.ts';
import type { NotPosted } from '../../../src/domain/announcement.ts';
import { DealNumber } from '../../../src/domain/ids.ts';
import { notPosted } from '../../../src/slack/views/not-posted.ts';
import { hostile, long } from '../../support/hostile.ts';

const facts = (more: Partial<NotPosted> = {}): NotPosted => ({
  ...{ number: DealNumber.parse(42), name: 'Acme', where: 'deals', why: 'unset' },
  ...more,
});

describe('what is said when a change cannot be posted', () => {
  it.each([
    ['unset', 'no support channel is chosen yet'],
    ['archived', 'the support channel is archived'],
    ['not-in-it', 'Milepost is not in the support channel'],
    ['closed', 'Milepost may not post in the support channel'],
  ] as const)('%s', (why, words) => {
    const { text } = notPosted(facts({ why, where: 'support' }), false);
    expect(text).toContain(`*#42 Acme* is saved, but ${words}`);
    expect(text).toContain('posted by itself');
  });

  it.each([hostile, long])('fits Slack and mentions nobody', (name) => {
    const { text, blocks } = notPosted(facts({ name }), true);
    expect(problemsOfBlocks(blocks, 'message')).toEqual([]);
    expect(text).not.toMatch(/<!channel>|<@U1>/);
  });
});
