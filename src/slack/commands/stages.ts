import { dropCriterion, putCriterion } from '../../domain/criteria-changes.ts';
import type { House } from '../../domain/house.ts';
import { CriterionId } from '../../domain/ids.ts';
import { isAdmin } from '../../domain/member.ts';
import { findStageByName, type Stage } from '../../domain/pipeline.ts';
import { refuse } from '../change-deal.ts';
import { changePipeline } from '../change-rules.ts';
import type { Caller, Context } from '../context.ts';
import { archiveStageView } from '../modals/rules/archive-stage.ts';
import { criterionView } from '../modals/rules/criterion.ts';
import { stageView } from '../modals/rules/stage.ts';
import { stageOrderView } from '../modals/rules/stage-order.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { criteriaList } from '../views/criteria-list.ts';
import { stageList } from '../views/stage-list.ts';
import type { Command } from './command.ts';

type Does = (rest: string, caller: Caller, context: Context) => Promise<Reply>;

/** What an admin can say after `stages`. */
const does: ReadonlyMap<string, Does> = new Map(
  Object.entries<Does>({
    add: async (_, { house }) => ({ kind: 'open', view: stageView(house.pipeline) }),
    order: async (_, { house }) => ({ kind: 'open', view: stageOrderView(house.pipeline) }),
    edit: about(async (stage, _, { house }) => ({
      kind: 'open',
      view: stageView(house.pipeline, stage),
    })),
    archive: about(askArchive),
    before: about(async (stage, _, caller, context) => showCriteria(stage, caller, context)),
    criterion: about(askCriterion),
    require: about((stage, id, caller, context) => weigh(stage, id, true, caller, context)),
    advise: about((stage, id, caller, context) => weigh(stage, id, false, caller, context)),
    drop: about(drop),
  }),
);

export const stagesCommand: Command = {
  name: 'stages',
  aliases: ['steps', 'pipeline'],
  usage: 'stages [add | order | edit step | archive step | before step]',
  summary: 'The steps of a deal; admins change them here.',
  who: 'everyone',
  reads: true,
  async run(words, caller, context) {
    const [verb = '', ...rest] = words.split(/\s+/);
    const isMine = isAdmin(caller.member);
    const act = does.get(verb.toLowerCase());
    if (act === undefined) {
      const voice = await voiceFor(caller, context);
      const message = stageList(caller.house.pipeline, voice, { mayEdit: isMine });
      return { kind: 'message', message };
    }
    if (!isMine) {
      return refuse(
        { kind: 'not-allowed', what: 'change the steps', who: 'admin' },
        caller,
        context,
      );
    }
    return act(rest.join(' '), caller, context);
  },
};

/** Words that begin with a step: its id, as buttons say it, or its name; the last word may be more. */
function about(
  act: (stage: Stage, rest: string, caller: Caller, context: Context) => Promise<Reply>,
): Does {
  return async (words, caller, context) => {
    const { pipeline } = caller.house;
    const whole = findStageByName(pipeline, words);
    if (whole !== undefined) return act(whole, '', caller, context);
    const cutAt = words.lastIndexOf(' ');
    const stage = findStageByName(pipeline, words.slice(0, Math.max(cutAt, 0)));
    if (stage !== undefined) return act(stage, words.slice(cutAt + 1), caller, context);
    const live = pipeline.stages.filter((one) => one.archived === undefined);
    const known = live.map((one) => one.name);
    return refuse({ kind: 'no-such-stage', asked: words, known }, caller, context);
  };
}

async function askArchive(
  stage: Stage,
  _: string,
  { workspaceId, house }: Caller,
  { stores }: Context,
): Promise<Reply> {
  const deals = await stores.deals.count(workspaceId, { stageId: stage.id });
  return { kind: 'open', view: archiveStageView(house.pipeline, stage, deals) };
}

async function askCriterion(
  stage: Stage,
  id: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const criterion = stage.criteria.find((one) => one.id === id);
  const { locale } = await voiceFor(caller, context);
  return { kind: 'open', view: criterionView(caller.house, stage, locale, criterion) };
}

async function showCriteria(
  stage: Stage,
  caller: Caller,
  context: Context,
  said?: string,
): Promise<Reply> {
  const voice = await voiceFor(caller, context);
  const { currency } = caller.house.settings;
  return { kind: 'message', message: criteriaList(stage, voice, currency, said), replaces: true };
}

async function weigh(
  stage: Stage,
  id: string,
  required: boolean,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const changed = await changePipeline(
    {
      parts: [`step:${stage.id}`],
      edit: (now) => {
        const known = criterionIn(now, stage, id);
        if (known === undefined) return { ok: true, next: now };
        const put = putCriterion(now, stage.id, known.id, { ...known, required });
        return put.ok ? { ok: true, next: put.pipeline } : { ok: false, errors: { step: put.say } };
      },
    },
    caller,
    context,
  );
  const said = required ? 'It is required now.' : 'It is only advised now.';
  return told(stage, said, changed.ok ? changed.house : caller.house, caller, context);
}

async function drop(stage: Stage, id: string, caller: Caller, context: Context): Promise<Reply> {
  const label = criterionIn(caller.house.pipeline, stage, id)?.label;
  const changed = await changePipeline(
    {
      parts: [`step:${stage.id}`],
      edit: (now) => ({ ok: true, next: dropCriterion(now, stage.id, CriterionId.parse(id)) }),
    },
    caller,
    context,
  );
  const said = label === undefined ? 'It is gone already.' : `${label} is not asked any more.`;
  return told(stage, said, changed.ok ? changed.house : caller.house, caller, context);
}

function told(stage: Stage, said: string, house: House, caller: Caller, context: Context) {
  const now = house.pipeline.stages.find((one) => one.id === stage.id) ?? stage;
  return showCriteria(now, caller, context, said);
}

function criterionIn({ stages }: House['pipeline'], { id: stageId }: Stage, id: string) {
  return stages.find((one) => one.id === stageId)?.criteria.find((one) => one.id === id);
}
