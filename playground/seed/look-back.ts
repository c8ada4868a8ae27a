import { announce } from '../../src/domain/announcement.ts';
import type { Act } from '../../src/domain/decision.ts';
import type { House } from '../../src/domain/house.ts';
import { StageId, UserId } from '../../src/domain/ids.ts';
import type { Retro } from '../../src/domain/retro.ts';
import {
  addAction,
  addLesson,
  closeRetro,
  finishAction,
  vote,
} from '../../src/domain/retro-changes.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import type { Stores } from '../../src/ports.ts';
import { type Loss, winLessons } from './lessons.ts';
import { dayOf } from './lives.ts';
import { createRandom, type Random } from './random.ts';
import { manager, reps } from './staff.ts';

/* What the others answered in the retros, and what was learned. */

const hour = 3_600_000;

/** Answers the retros opened since, and closes those whose week was over by then. */
export async function lookBack(
  { stores, house }: { readonly stores: Stores; readonly house: House },
  losses: ReadonlyMap<string, Loss>,
  seed: number,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<void> {
  const { workspaceId } = house.settings;
  for (const open of await stores.retros.openOnes(workspaceId)) {
    const key = `seed-answers-${open.id}-${to.getTime()}`;
    await stores.retros.change(workspaceId, open.id, key, (retro) => {
      const answered =
        retro.openedAt >= from ? answer(retro, house, losses.get(retro.dealId), seed) : retro;
      const next =
        retro.closesAt < to ? (closeRetro(answered, retro.closesAt) ?? answered) : answered;
      if (next === retro) return undefined;
      const prompt = announce(`${retro.id}/${key}`, { to: 'thread' }, { kind: 'retro-prompt' }, to);
      return { retro: next, say: [prompt] };
    });
  }
}

function answer(retro: Retro, house: House, loss: Loss | undefined, seed: number): Retro {
  const random = createRandom(seed + retro.number * 7);
  const calendar = workingCalendar(house.settings);
  const act: ActAfter = (by, hours) => {
    const at = new Date(retro.openedAt.getTime() + hours * hour);
    const on = dayOf(calendar, at);
    return { by: UserId.parse(by), at, on, zone: calendar.zone, key: `seed-${by}` };
  };
  const colleague = random.pick(reps.filter((id) => retro.answers.every(({ by }) => by !== id)));
  const voters = [
    ...(random.chance(0.75) ? [act(manager, random.between(2, 20))] : []),
    ...(random.chance(0.4) ? [act(colleague, random.between(3, 30))] : []),
  ];
  const voted = voters.reduce((one, voter) => voteOf(one, voter, random), retro);
  const learned =
    retro.outcome === 'won' && random.chance(0.5)
      ? lessonOf(voted, act(random.chance(0.5) ? manager : colleague, 26), random)
      : voted;
  return loss?.action === undefined ? learned : promise(learned, loss.action, act, random);
}

type ActAfter = (by: string, hours: number) => Act;

/** The same reason as the owner's, and a step of their own. */
function voteOf(retro: Retro, voter: Act, random: Random): Retro {
  const [first] = retro.answers;
  const [reason] = first?.reasons ?? [];
  const step = StageId.parse(random.pick(['prospecting', 'qualified', 'closure']));
  const agreed = reason === undefined ? retro : (vote(retro, voter, { reason }) ?? retro);
  const tap = retro.outcome === 'won' ? { wentWell: step } : { knownAt: first?.knownAt ?? step };
  return vote(agreed, voter, tap) ?? agreed;
}

function lessonOf(retro: Retro, act: Act, random: Random): Retro {
  const { text, stage } = random.pick(winLessons);
  return addLesson(retro, act, text, StageId.parse(stage)) ?? retro;
}

function promise(retro: Retro, text: string, act: ActAfter, random: Random): Retro {
  const ownerId = UserId.parse(manager);
  const promised = addAction(retro, act(manager, 27), { text, ownerId }) ?? retro;
  const [action] = promised.actions;
  if (action === undefined || !random.chance(0.6)) return promised;
  return finishAction(promised, action.id, act(manager, 90).at) ?? promised;
}
