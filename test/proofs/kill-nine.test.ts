import { describe, expect, it } from '@jest/globals';
import { isClean } from '../support/bots/kill-check.ts';
import { type Slaughter, slaughter } from '../support/bots/killing.ts';
import { report } from '../support/report.ts';

describe('two bots, killed with -9 while they post and people work', () => {
  it('lose nothing that was confirmed, and say everything once', async () => {
    const run = await slaughter({ hits: 20, days: ['2027-03-08', '2027-03-15'] });
    say('this bot', run);

    expect(run.hits).toBeGreaterThanOrEqual(20);
    expect(run.runHits).toBeGreaterThan(0);
    expect(run.findings).toMatchObject({ lost: [], doubled: [], missing: [], flagged: [] });
    expect(run.findings?.confirmed).toBeGreaterThan(run.hits);
    expect(run.findings?.digests).toBe(2);
    expect(run.findings?.mornings).toBe(16);
  });

  it('are found out when they acknowledge first', async () => {
    const run = await slaughter({ habit: 'ack-first', hits: 2, roundsAtRuns: 0, onceTold: true });
    say('a bot that acknowledges first', run);

    expect(run.findings?.lost).not.toEqual([]);
  });

  it('are found out when they post again without looking', async () => {
    const run = await slaughter({ habit: 'blind', hits: 4, roundsAtRuns: 3, onceSeen: true });
    say('a bot that posts blindly', run);

    expect(run.findings?.doubled).not.toEqual([]);
    expect(run.findings?.lost).toEqual([]);
  });
});

function say(who: string, { seed, kills, hits, runHits, findings }: Slaughter): void {
  if (findings === undefined) throw new Error('the run came to no end');
  const { confirmed, lost, doubled, missing, flagged, posts, digests, mornings } = findings;
  report(
    `${who}: seed ${seed}, ${kills} kills, ${hits} hit work in flight (${runHits} a digest or morning), ${posts} posts (${digests} digests, ${mornings} mornings), ${confirmed} confirmed, ${lost.length} lost, ${doubled.length} doubled, ${missing.length} missing, ${flagged.length} flagged`,
  );
  if (!isClean(findings))
    report(JSON.stringify({ lost, doubled, missing, flagged }).slice(0, 2_000));
}
