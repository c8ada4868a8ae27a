import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { announce } from '../../src/domain/announcement.ts';
import { close } from '../../src/domain/closing.ts';
import { correct } from '../../src/domain/correcting.ts';
import { createDeal } from '../../src/domain/create-deal.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { ChoiceId, DealId, StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import type { Retro } from '../../src/domain/retro.ts';
import {
  addAction,
  addLesson,
  finishAction,
  retroId,
  vote,
} from '../../src/domain/retro-changes.ts';
import { undo } from '../../src/domain/undoing.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { aHouse, aMember, anAct, maria, priya, sam, team } from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { scriptedMessenger } from '../support/scripted-messenger.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const house = aHouse();
const lostOnPrice = {
  kind: 'lost',
  reason: ChoiceId.parse('price'),
  missedAt: StageId.parse('qualified'),
  lesson: 'Ask the budget first',
} as const;

let open: TestStores;
beforeEach(async () => {
  open = await openTestStores();
});
afterEach(async () => {
  await open.close();
});

async function qualified(): Promise<Deal> {
  const asked = createDeal(DealId.parse('d-1'), house, aMember(), anAct(), {
    account: 'Acme GmbH',
    ownerId: sam,
  });
  if (!asked.ok) throw new Error('the draft was refused');
  const { deal } = await open.stores.deals.create(asked.draft);
  return change(deal, (now) =>
    move(now, house, aMember(), anAct(), { version: now.version, moveAnyway: 'told' }),
  );
}

async function change(deal: Deal, decide: (now: Deal) => Decision): Promise<Deal> {
  const changed = await open.stores.deals.change(team, deal.id, anAct().key, decide);
  if (!changed.ok) throw new Error(`refused: ${changed.refusal.kind}`);
  return changed.deal;
}

function lose(deal: Deal): Promise<Deal> {
  return change(deal, (now) =>
    close(now, house, aMember(), anAct(), { version: now.version, outcome: lostOnPrice }),
  );
}

/** Everything that outboxes hold, said to a Slack that takes it all. */
async function relayed(): Promise<readonly string[]> {
  const messenger = scriptedMessenger();
  const relay = createRelay({
    workspaceId: team,
    outbox: open.stores.outbox,
    messenger,
    log: noLog,
    meter: countingMeter(),
  });
  await relay.drain();
  return messenger.posts.map(({ entry }) => entry.facts.kind);
}

async function retroOf(deal: Deal): Promise<Retro> {
  const retro = await open.stores.retros.get(team, retroId(deal, 1));
  if (retro === undefined) throw new Error('there is no retro');
  return retro;
}

describe('the retro of a closed attempt', () => {
  it('is there once the close was relayed, says its own prompt and remembers where', async () => {
    const deal = await lose(await qualified());
    await relayed();

    const retro = await retroOf(deal);
    expect(retro).toMatchObject({ outcome: 'lost', answers: [{ by: sam, reasons: ['price'] }] });
    expect(retro.message).toBeDefined();
    expect(await open.stores.retros.ofDeal(team, deal.id)).toEqual([retro]);
  });

  it('shows many taps in one edit of its prompt, and the deal itself posts nothing for it', async () => {
    const deal = await lose(await qualified());
    expect(await relayed()).not.toContain('retro');
    for (const by of [sam, priya, maria]) {
      await open.stores.retros.change(team, retroId(deal, 1), `tap-${by}`, (retro) => {
        const act = anAct({ by });
        const next = vote(retro, act, { fault: 'badly' });
        const say = announce(
          `tap-${by}`,
          { to: 'thread' },
          { kind: 'retro-prompt' },
          open.clock.now,
        );
        return next === undefined ? undefined : { retro: next, say: [say] };
      });
    }
    expect(await relayed()).toEqual(['retro-prompt']);
    expect((await retroOf(deal)).answers).toHaveLength(3);
  });

  it('is withdrawn without a word of its own when the close is undone, and its lesson leaves', async () => {
    const lost = await lose(await qualified());
    await relayed();
    await change(lost, (now) => undo(now, aMember(), anAct()));
    const said = await relayed();

    expect(said).toContain('retro-prompt');
    expect(await retroOf(lost)).toMatchObject({
      withdrawnAt: open.clock.now,
      closedAt: open.clock.now,
    });
    expect(await open.stores.retros.openOnes(team)).toEqual([]);
    expect(await open.stores.retros.lessons(team, undefined, 5)).toEqual([]);
  });

  it('is never made when the close was undone before anything was said', async () => {
    const lost = await lose(await qualified());
    await change(lost, (now) => undo(now, aMember(), anAct()));
    const said = await relayed();

    expect(said).not.toContain('retro-prompt');
    expect(await open.stores.retros.ofDeal(team, lost.id)).toEqual([]);
  });

  it('comes back with the new answer and what others had added when it is closed again', async () => {
    const lost = await lose(await qualified());
    await relayed();
    await open.stores.retros.change(team, retroId(lost, 1), 'by-priya', (retro) => {
      const next = addLesson(retro, anAct({ by: priya }), 'Meet the CFO', undefined);
      return next === undefined ? undefined : { retro: next, say: [] };
    });
    const back = await change(lost, (now) => undo(now, aMember(), anAct()));
    await relayed();
    await change(back, (now) =>
      close(now, house, aMember(), anAct(), {
        version: now.version,
        outcome: { ...lostOnPrice, reason: ChoiceId.parse('timing'), lesson: 'Ask when' },
      }),
    );
    await relayed();

    const retro = await retroOf(lost);
    expect(retro.withdrawnAt).toBeUndefined();
    expect(retro.closedAt).toBeUndefined();
    expect(retro.answers.map((one) => one.reasons)).toEqual([['timing']]);
    expect(retro.lessons.map((one) => one.text)).toEqual(['Ask when', 'Meet the CFO']);
    expect(await open.stores.retros.openOnes(team)).toHaveLength(1);
  });

  it('follows a correction of the outcome, and leaves when it becomes Not a fit', async () => {
    const lost = await lose(await qualified());
    await relayed();
    const manager = aMember({ userId: maria, roles: ['manager'] });
    const won = await change(lost, (now) =>
      correct(now, house, manager, anAct({ by: maria }), {
        version: now.version,
        outcome: { kind: 'won', at: open.clock.now, signedOn: anAct().on, decidedBy: [] },
        why: 'They signed after all',
      }),
    );
    await relayed();
    expect(await retroOf(lost)).toMatchObject({ outcome: 'won', entryId: won.history.at(-1)?.id });

    await change(won, (now) =>
      correct(now, house, manager, anAct({ by: maria }), {
        version: now.version,
        outcome: { kind: 'unqualified', at: open.clock.now, reason: ChoiceId.parse('no-need') },
        why: 'A test account',
      }),
    );
    await relayed();
    expect((await retroOf(lost)).withdrawnAt).toEqual(open.clock.now);
  });
});

describe('a retro store', () => {
  it('finds what somebody still has to do, and not what is done', async () => {
    const lost = await lose(await qualified());
    await relayed();
    const id = retroId(lost, 1);
    const added = await open.stores.retros.change(team, id, 'one', (retro) => {
      const next = addAction(retro, anAct(), { text: 'Write the price guide', ownerId: priya });
      return next === undefined ? undefined : { retro: next, say: [] };
    });
    expect(await open.stores.retros.withActionsOf(team, priya)).toEqual([added]);
    expect(await open.stores.retros.withActionsOf(team, sam)).toEqual([]);

    await open.stores.retros.change(team, id, 'two', (retro) => {
      const next = finishAction(retro, retro.actions[0]?.id ?? '', open.clock.now);
      return next === undefined ? undefined : { retro: next, say: [] };
    });
    expect(await open.stores.retros.withActionsOf(team, priya)).toEqual([]);
  });

  it('gives the newest lessons of a step first', async () => {
    const lost = await lose(await qualified());
    await relayed();
    open.clock.now = new Date(open.clock.now.getTime() + 60_000);
    await open.stores.retros.change(team, retroId(lost, 1), 'later', (retro) => {
      const act = anAct({ by: priya, at: open.clock.now });
      const next = addLesson(retro, act, 'Name the next step', StageId.parse('qualified'));
      return next === undefined ? undefined : { retro: next, say: [] };
    });

    const found = await open.stores.retros.lessons(team, StageId.parse('qualified'), 5);
    expect(found.map(({ lesson }) => lesson.text)).toEqual([
      'Name the next step',
      'Ask the budget first',
    ]);
    expect(await open.stores.retros.lessons(team, StageId.parse('quote'), 5)).toEqual([]);
  });
});
