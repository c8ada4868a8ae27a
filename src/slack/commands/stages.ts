import {
  type CriteriaChanged,
  dropCriterion,
  putCriterion,
} from '../../domain/criteria-changes.ts';
import { isAdmin } from '../../domain/member.ts';
import {
  type Criterion,
  findStage,
  findStageByName,
  type Pipeline,
  type Stage,
} from '../../domain/pipeline.ts';
import { refuse } from '../change-deal.ts';
import { changePipeline } from '../change-rules.ts';
import type { Caller, Context } from '../context.ts';
import { archiveStageView, twinsOf } from '../modals/rules/archive-stage.ts';
import { criterionView } from '../modals/rules/criterion.ts';
import { stageView } from '../modals/rules/stage.ts';
import { stageOrderView } from '../modals/rules/stage-order.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { criteriaList } from '../views/criteria-list.ts';
import { kindWords, stageList } from '../views/stage-list.ts';
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
    require: about((...asked) => changeCriterion(weighed(true), ...asked)),
    advise: about((...asked) => changeCriterion(weighed(false), ...asked)),
    drop: about((...asked) => changeCriterion(dropped, ...asked)),
  }),
);

export const stagesCommand: Command = {
  name: 'stages',
  aliases: ['steps', 'pipeline'],
  usage: 'stages [add | order | edit step | archive step | before step]',
  summary: 'The steps of a deal; admins change them here.',
  who: 'everyone',
  first: ['admin'],
  async run(words, caller, context) {
    const [verb = '', ...rest] = words.split(/\s+/);
    const act = does.get(verb.toLowerCase());
    if (act === undefined) return showStages(caller, context);
    if (!isAdmin(caller.member)) {
      return refuse(
        { kind: 'not-allowed', what: 'change the steps', who: 'admin' },
        caller,
        context,
      );
    }
    return act(rest.join(' '), caller, context);
  },
};

async function showStages(caller: Caller, context: Context, said?: string): Promise<Reply> {
  const voice = await voiceFor(caller, context);
  const mayEdit = isAdmin(caller.member);
  return { kind: 'message', message: stageList(caller.house.pipeline, voice, { mayEdit, said }) };
}

/** Words that begin with a step: its id, as buttons say it, or its name; what follows may be more. */
function about(
  act: (stage: Stage, rest: string, caller: Caller, context: Context) => Promise<Reply>,
): Does {
  return async (words, caller, context) => {
    const { pipeline } = caller.house;
    const typed = words.split(/\s+/);
    for (let count = typed.length; count > 0; count -= 1) {
      const stage = findStageByName(pipeline, typed.slice(0, count).join(' '));
      if (stage !== undefined) return act(stage, typed.slice(count).join(' '), caller, context);
    }
    if (words === '') return showStages(caller, context, 'Which step?');
    const live = pipeline.stages.filter((one) => one.archived === undefined);
    const known = live.map((one) => one.name);
    return refuse({ kind: 'no-such-stage', asked: words, known }, caller, context);
  };
}

async function askArchive(
  stage: Stage,
  _: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const { workspaceId, house } = caller;
  if (twinsOf(house.pipeline, stage).length === 0) {
    const kind = stage.kind === 'open' ? 'open step' : `step that ${kindWords[stage.kind]}`;
    const say = `${stage.name} is the only ${kind}, so it stays. Add another one first.`;
    return refuse({ kind: 'bad-input', field: 'step', say }, caller, context);
  }
  const deals = await context.stores.deals.count(workspaceId, { stageId: stage.id });
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
  return { kind: 'message', message: criteriaList(stage, voice, said), replaces: true };
}

interface CriterionChange {
  readonly edit: (now: Pipeline, stage: Stage, known: Criterion) => CriteriaChanged;
  readonly done: (known: Criterion) => string;
}

function weighed(required: boolean): CriterionChange {
  return {
    edit: (now, stage, known) => putCriterion(now, stage.id, known.id, { ...known, required }),
    done: ({ label }) => `“${label}” is ${required ? 'required' : 'only advised'} now.`,
  };
}

const dropped: CriterionChange = {
  edit: (now, stage, { id }) => ({ ok: true, pipeline: dropCriterion(now, stage.id, id) }),
  done: ({ label }) => `“${label}” is not asked any more.`,
};

/** Changes the line of a step that is named, and shows what the step asks then. */
async function changeCriterion(
  { edit, done }: CriterionChange,
  stage: Stage,
  typed: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const none = typed === '' ? 'Which one?' : `${stage.name} does not ask for “${typed}”.`;
  const known = criterionIn(stage, typed);
  if (known === undefined) return showCriteria(stage, caller, context, none);
  const changed = await changePipeline(
    {
      parts: [`step:${stage.id}`],
      edit(now) {
        const live = findStage(now, stage.id)?.criteria.find(({ id }) => id === known.id);
        if (live === undefined) return { ok: false, errors: { step: none } };
        const next = edit(now, stage, live);
        return next.ok
          ? { ok: true, next: next.pipeline }
          : { ok: false, errors: { step: next.say } };
      },
    },
    caller,
    context,
  );
  const { pipeline } = changed.ok ? changed.house : caller.house;
  const said = 'errors' in changed ? Object.values(changed.errors).join(' ') : done(known);
  return showCriteria(findStage(pipeline, stage.id) ?? stage, caller, context, said);
}

/** By its id, as buttons say it, or by words of it that no other has. */
function criterionIn({ criteria }: Stage, typed: string): Criterion | undefined {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return undefined;
  const exact = criteria.find(({ id, label }) => id === typed || label.toLowerCase() === wanted);
  const [only, ...others] = criteria.filter(({ label }) => label.toLowerCase().includes(wanted));
  return exact ?? (others.length === 0 ? only : undefined);
}
