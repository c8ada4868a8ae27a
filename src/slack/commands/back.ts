import type { Deal } from '../../domain/deal.ts';
import { findStageByName, openStages, type Pipeline, type Stage } from '../../domain/pipeline.ts';
import { refuse } from '../change-deal.ts';
import { openAdvance } from '../modals/advance.ts';
import { namedDeal } from '../named-deal.ts';
import type { Command } from './command.ts';
import { refuseOpenDealModal } from './may-open.ts';

export const backCommand: Command = {
  name: 'back',
  usage: 'back 42 [step]',
  summary: 'Move a deal back, with a reason.',
  who: 'everyone',
  reads: true,
  async run(words, caller, context) {
    const named = await namedDeal(words, 'back', caller, context);
    if (!named.ok) return named.reply;
    const { pipeline } = caller.house;
    const refusal = refuseOpenDealModal(named.deal, caller.member, 'move');
    if (refusal !== undefined) return refuse(refusal, caller, context);
    const asked = named.rest;
    const stage =
      asked === '' ? stageBefore(pipeline, named.deal) : findStageByName(pipeline, asked);
    if (stage === undefined) {
      const known = openStages(pipeline).map((one) => one.name);
      const where = asked === '' ? 'before the first' : asked;
      return refuse({ kind: 'no-such-stage', asked: where, known }, caller, context);
    }
    if (stage.kind !== 'open') {
      const say = `${stage.name} closes a deal, so none goes back to it. Name an earlier step.`;
      return refuse({ kind: 'bad-input', field: 'Move to', say }, caller, context);
    }
    if (stage.id === named.deal.stageId) {
      const { number } = named.deal;
      return refuse({ kind: 'already-there', number, stage: stage.name }, caller, context);
    }
    const view = await openAdvance(named.deal, { to: stage.id }, caller, context);
    return { kind: 'open', view };
  },
};

function stageBefore(pipeline: Pipeline, deal: Deal): Stage | undefined {
  const position = pipeline.stages.findIndex((stage) => stage.id === deal.stageId);
  return pipeline.stages
    .slice(0, position)
    .findLast((stage) => stage.kind === 'open' && stage.archived === undefined);
}
