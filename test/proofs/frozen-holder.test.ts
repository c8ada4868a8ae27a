import { afterEach, describe, expect, it } from '@jest/globals';
import { type DealMaker, openDealMaker } from '../support/bots/more-deals.ts';
import { greeted, type ProofTeam, startProofTeam } from '../support/bots/proof-team.ts';
import { nothingLeftToSay } from '../support/bots/stored.ts';
import { report } from '../support/report.ts';
import { until } from '../support/until.ts';

describe('a bot that is frozen in the middle of a document, past its lease', () => {
  let team: ProofTeam | undefined;
  let maker: DealMaker | undefined;
  const end = async () => {
    await maker?.close();
    await team?.stop();
  };
  afterEach(end);

  /** Slack has the card; its answer comes when the bot that posted it is no longer the holder. */
  async function takenOver(habit: string) {
    team = await startProofTeam({ bots: 0, env: { HABIT: habit } });
    const { slack, database } = team;
    const clock = () => new Date(slack.clock.now());
    const first = await team.start();
    await greeted(team, 'U_SAM');
    await until('it is written down', () => nothingLeftToSay(database));
    // Started before, so that the first is not frozen for longer than a call to Slack may take.
    const second = await team.start();
    second.signal('SIGSTOP');
    slack.journal.clear();
    slack.faults.add({ kind: 'slow', method: 'chat.postMessage', channel: 'C_DEALS', ms: 2_500 });
    maker = await openDealMaker(database, clock);
    // Asleep meanwhile, so that it takes card and reply together.
    first.signal('SIGSTOP');
    await maker.makeMoved('U_SAM');
    first.signal('SIGCONT');
    await first.moveClock(0);
    await until('the card is posted', () => slack.journal.postsPer('id').size > 0);
    first.signal('SIGSTOP');
    slack.clock.moveBy(180_000);
    second.signal('SIGCONT');
    await second.moveClock(slack.clock.offsetMs());
    await until('the other has said everything', () => nothingLeftToSay(database));
    const before = [...slack.journal.postsPer('id').values()];
    first.signal('SIGCONT');
    return { slack, first, before };
  }

  it('says nothing more about it when it wakes', async () => {
    const { slack, first, before } = await takenOver('own');
    await until('it finds that it lost the claim', async () => {
      return (await first.counted('relay_lost_claims')) > 0;
    });
    await first.moveClock(slack.clock.offsetMs());
    const after = [...slack.journal.postsPer('id').values()];
    report(
      `frozen past its lease: ${before.length} posted by the time it woke, ${after} afterwards`,
    );

    expect(before).toEqual([1, 1]);
    expect(after).toEqual([1, 1]);
  });

  it('is found out when it takes no notice: the rest is said twice', async () => {
    // One that was frozen for longer than a call may take hears of no answer, and so goes on with nothing.
    for (let round = 1; ; round += 1) {
      const { slack, first, before } = await takenOver('no-fence');
      const most = () => Math.max(...slack.journal.postsPer('id').values());
      await until('it has said it, or has put it off', async () => {
        return most() > 1 || (await first.counted('relay_later')) > 0;
      });
      const doubled = most();
      report(
        `without a fence: ${before.length} posted by the time it woke, then one ${doubled} times`,
      );
      expect(before).toEqual([1, 1]);
      if (doubled === 2 || round === 5) {
        expect(doubled).toBe(2);
        return;
      }
      await end();
    }
  });
});
