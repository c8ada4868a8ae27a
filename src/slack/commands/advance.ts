import type { Deal } from '../../domain/deal.ts';
import { unmet } from '../../domain/gates.ts';
import { move } from '../../domain/moves.ts';
import {
  findStage,
  findStageByName,
  openStages,
  type Stage,
  type StageKind,
  stageAfter,
} from '../../domain/pipeline.ts';
import { changeAndTell, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import { openAdvance } from '../modals/advance.ts';
import { namedDeal } from '../named-deal.ts';
import type { Reply } from '../reply.ts';
import type { Command } from './command.ts';
import { lostCommand } from './lost.ts';
import { refuseOpenDealModal } from './may-open.ts';
import { notAFitCommand } from './not-a-fit.ts';
import { wonCommand } from './won.ts';

export const advanceCommand: Command = {
  name: 'advance',
  aliases: ['next', 'move'],
  usage: 'advance 42 [step]',
  summary: 'Move a deal to the next step, or to the step you name.',
  who: 'everyone',
  first: ['rep'],
  async run(words, caller, context) {
    if (words === '' && caller.threadTs === undefined) {
      return { kind: 'open', view: await openAdvance(undefined, {}, caller, context) };
    }
    const named = await namedDeal(words, 'advance', caller, context);
    if (!named.ok) return named.reply;
    const refusal = refuseOpenDealModal(named.deal, caller.member, 'move');
    if (refusal !== undefined) return refuse(refusal, caller, context);
    return named.rest === ''
      ? toNext(named.deal, caller, context)
      : toNamed(named.deal, named.rest, caller, context);
  },
};

/** A deal is closed with what its outcome has to say, not by moving it. */
const closing: Readonly<Record<Exclude<StageKind, 'open'>, Command>> = {
  won: wonCommand,
  lost: lostCommand,
  unqualified: notAFitCommand,
};

/** From the last open step it is Won or Lost. */
async function toNext(deal: Deal, caller: Caller, context: Context): Promise<Reply> {
  const { pipeline } = caller.house;
  if (stageAfter(pipeline, deal.stageId) === undefined) {
    const stage = findStage(pipeline, deal.stageId)?.name ?? deal.stageId;
    return refuse({ kind: 'last-stage', number: deal.number, stage }, caller, context);
  }
  return { kind: 'open', view: await openAdvance(deal, {}, caller, context) };
}

/** Commits at once when nothing is missing, on the version that was read; else it asks. */
async function toNamed(
  deal: Deal,
  asked: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const { house, member, act } = caller;
  const stage = findStageByName(house.pipeline, asked);
  if (stage === undefined) {
    const known = openStages(house.pipeline).map((one) => one.name);
    return refuse({ kind: 'no-such-stage', asked, known }, caller, context);
  }
  if (stage.kind !== 'open') return closing[stage.kind].run(`#${deal.number}`, caller, context);
  if (stage.id !== deal.stageId && asksSomething(deal, stage, caller)) {
    return { kind: 'open', view: await openAdvance(deal, { to: stage.id }, caller, context) };
  }
  const { version } = deal;
  return changeAndTell(deal, caller, context, (now) =>
    move(now, house, member, act, { version, to: stage.id }),
  );
}

/** Required criteria are open, or a skip or a step back that needs its reason. */
function asksSomething(deal: Deal, to: Stage, { house }: Caller): boolean {
  const here = findStage(house.pipeline, deal.stageId);
  if (stageAfter(house.pipeline, deal.stageId)?.id !== to.id) return true;
  return here !== undefined && unmet(deal, here).required.length > 0;
}
