import { checkWords } from './check-words.ts';
import { CriterionId, PipelineId, StageId, type WorkspaceId } from './ids.ts';
import type { CheckName, Criterion, Pipeline, Stage, StageKind } from './pipeline.ts';

interface StageSeed {
  readonly id: string;
  readonly name: string;
  readonly kind: StageKind;
  readonly probability: number;
  readonly ageDays?: number;
  readonly silenceDays?: number;
  readonly guidance?: string;
  readonly reopenTarget?: boolean;
  readonly criteria?: readonly (readonly [
    check: Exclude<CheckName, 'custom'>,
    required?: 'required',
  ])[];
}

const seeds: readonly StageSeed[] = [
  {
    id: 'prospecting',
    name: 'Prospecting',
    kind: 'open',
    probability: 10,
    ageDays: 15,
    silenceDays: 10,
    guidance:
      'Is this deal worth it? Check that they look like our customers, could pay, and would gain from us. Good sources: questions people ask in public, groups where they meet, a video with a form, a support conversation, an e-mail course.',
    criteria: [['source'], ['profile-fits'], ['budget'], ['value']],
  },
  {
    id: 'qualified',
    name: 'Qualified',
    kind: 'open',
    probability: 25,
    ageDays: 14,
    silenceDays: 7,
    reopenTarget: true,
    guidance:
      'Who decides, what do they need, what happens next? If your contact cannot sign, find who can and meet them. Tie each need to our answer and to what it is worth in money or time. End with one clear next thing for them to do, with a date.',
    criteria: [
      ['can-sign', 'required'],
      ['next-step', 'required'],
      ['needs'],
      ['first-meeting'],
      ['demo-to-signer'],
    ],
  },
  {
    id: 'quote',
    name: 'Quote',
    kind: 'open',
    probability: 50,
    ageDays: 12,
    silenceDays: 4,
    reopenTarget: true,
    guidance:
      'Are price and terms agreed? Say which features at what price, for how long, how they pay, and what they get access to. A quote opens a negotiation: send it, follow it up, and revise it if that wins the deal.',
    criteria: [
      ['quote-sent', 'required'],
      ['quote-accepted', 'required'],
    ],
  },
  {
    id: 'closure',
    name: 'Closure',
    kind: 'open',
    probability: 80,
    ageDays: 8,
    silenceDays: 4,
    guidance:
      'Will they sign? Send the contract, make sure you have reached the person who truly decides, and say again what they gain. Until it is signed you are still selling.',
    criteria: [['contract-sent'], ['decision-maker'], ['final-terms']],
  },
  { id: 'won', name: 'Won', kind: 'won', probability: 100 },
  { id: 'lost', name: 'Lost', kind: 'lost', probability: 0 },
  { id: 'unqualified', name: 'Not a fit', kind: 'unqualified', probability: 0 },
];

/** The pipeline an empty workspace starts with: the five steps of the sales process. */
export function defaultPipeline(workspaceId: WorkspaceId): Pipeline {
  return {
    id: PipelineId.parse('sales'),
    workspaceId,
    name: 'Sales',
    stages: seeds.map(toStage),
    version: 1,
  };
}

function toStage(seed: StageSeed): Stage {
  return {
    id: StageId.parse(seed.id),
    name: seed.name,
    kind: seed.kind,
    probability: seed.probability,
    limits: { ageDays: seed.ageDays ?? 0, silenceDays: seed.silenceDays ?? 0 },
    criteria: (seed.criteria ?? []).map(toCriterion),
    guidance: seed.guidance ?? '',
    reopenTarget: seed.reopenTarget ?? false,
  };
}

function toCriterion([check, required]: readonly [
  Exclude<CheckName, 'custom'>,
  'required'?,
]): Criterion {
  const label = checkWords[check];
  return { id: CriterionId.parse(check), label, check, required: required !== undefined };
}
