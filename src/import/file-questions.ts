import { createHash } from 'node:crypto';
import { UserId } from '../domain/ids.ts';
import { type ImportAnswers, type ImportQuestion, LEAVE_OUT } from '../domain/import-questions.ts';
import { dateOrders } from './date-order.ts';
import { given } from './given.ts';
import { type LegacyEncoding, waysToRead } from './legacy-letters.ts';
import { labelKey, lookUp } from './look-up.ts';
import { Mapping } from './mapping.ts';
import type { KnownStage } from './stage-labels.ts';
import type { Survey, WordFound } from './survey.ts';

export interface FileFound {
  /** As it was handed in, or as files of its kind are read. */
  readonly mapping: Mapping;
  readonly survey: Survey;
  /** In which the file was read; absent: it is Unicode. */
  readonly letters?: LegacyEncoding;
  /** Whom its words for owners name for certain. */
  readonly owners: ReadonlyMap<string, UserId>;
  readonly stages: readonly KnownStage[];
}

/** As many as a form holds: further steps are refused row by row, further owners come in unclaimed. */
const mostAsked = { step: 30, outcome: 10, owner: 40 } as const;

/** What a file leaves open, with the answers that are there; one that makes no sense is none. */
export function questionsOf(found: FileFound, answers: ImportAnswers): readonly ImportQuestion[] {
  const { survey, mapping, owners } = found;
  const steps = stepOptions(found.stages);
  const answerTo = (id: string, makesSense: (answer: string) => boolean) => {
    const answer = answers[id];
    return { id, ...given('answer', answer && makesSense(answer) ? answer : undefined) };
  };
  const stepAnswers = new Set<string>([...steps.map(({ value }) => value), LEAVE_OUT]);
  const strangers = survey.owners.filter(
    ({ word }) => !owners.has(word) && lookUp(mapping.owners, word) === undefined,
  );
  return [
    ...lettersQuestion(found),
    ...survey.steps.slice(0, mostAsked.step).map((step) => ({
      ...{ kind: 'step' as const, word: step.word, rows: step.rows, needed: step.ofOpen, steps },
      ...answerTo(idOf('step', step), (answer) => stepAnswers.has(answer)),
    })),
    ...survey.outcomes.slice(0, mostAsked.outcome).map((outcome) => ({
      ...{ kind: 'outcome' as const, word: outcome.word, rows: outcome.rows },
      ...answerTo(idOf('outcome', outcome), (answer) => outcomeAnswers.has(answer)),
    })),
    ...datesQuestion(
      found,
      answerTo('dates', (answer) => dateOrders.some((one) => one === answer)),
    ),
    ...amountsQuestion(
      found,
      answerTo('amounts', (answer) => answer === '.' || answer === ','),
    ),
    ...mostFirst(strangers)
      .slice(0, mostAsked.owner)
      .map((owner) => ({
        ...{ kind: 'owner' as const, word: owner.word, rows: owner.rows },
        ...answerTo(idOf('owner', owner), (answer) => UserId.safeParse(answer).success),
      })),
  ];
}

type Answered = Pick<ImportQuestion, 'id' | 'answer'>;

const outcomeAnswers: ReadonlySet<string> = new Set([
  ...['open', 'won', 'lost', 'unqualified'],
  LEAVE_OUT,
]);

function idOf(kind: string, { word }: WordFound): string {
  const digest = createHash('sha256').update(labelKey(word)).digest('hex');
  return `${kind}-${digest.slice(0, 16)}`;
}

/** Where deals may go: open steps in order, then those that close them. */
function stepOptions(stages: readonly KnownStage[]) {
  const live = stages.filter(({ archived }) => archived === undefined);
  return live.map(({ id, name }) => ({ value: id, label: name }));
}

function mostFirst(words: readonly WordFound[]): readonly WordFound[] {
  return words.toSorted((a, b) => b.rows - a.rows);
}

/** Which it is cannot be known, so that it can always be changed; until then it is what it was read in. */
function lettersQuestion({ survey, mapping, letters }: FileFound): readonly ImportQuestion[] {
  if (letters === undefined || mapping.encoding !== undefined) return [];
  const ways = waysToRead(survey.letters, letters);
  return ways.length < 2 ? [] : [{ kind: 'letters', id: 'letters', answer: letters, ways }];
}

function datesQuestion({ survey, mapping }: FileFound, own: Answered): readonly ImportQuestion[] {
  const { isOpen, samples } = survey.dates;
  if (!isOpen || mapping.dates.formats.length > 0) return [];
  const ways = dateOrders.flatMap((value) => {
    const sample = samples[value];
    return sample === undefined ? [] : [{ value, ...sample }];
  });
  return [{ kind: 'dates', ways, ...own }];
}

function amountsQuestion({ survey, mapping }: FileFound, own: Answered): readonly ImportQuestion[] {
  const { isOpen, samples } = survey.amounts;
  if (!isOpen || mapping.numbers.decimal !== undefined) return [];
  const ways = (['.', ','] as const).flatMap((value) => {
    const sample = samples[value];
    return sample === undefined ? [] : [{ value, ...sample }];
  });
  return [{ kind: 'amounts', ways, ...own }];
}

/** The mapping by which the rows are read: as given, with what the file decides and what was answered. */
export function mappingBy(found: FileFound, questions: readonly ImportQuestion[]): Mapping {
  const { mapping, survey, letters, owners } = found;
  const words = (kind: ImportQuestion['kind']) =>
    Object.fromEntries(
      questions.flatMap((one) =>
        one.kind === kind && 'word' in one && one.answer !== undefined
          ? [[one.word, one.answer]]
          : [],
      ),
    );
  const answer = (kind: ImportQuestion['kind']) =>
    questions.find((one) => one.kind === kind)?.answer;
  const order = dateOrders.find((one) => one === (answer('dates') ?? survey.dates.order));
  const formats = order === undefined ? [] : survey.dates.formats[order];
  const { dates, numbers } = mapping;
  return Mapping.parse({
    ...mapping,
    ...given('encoding', letters),
    stages: { ...mapping.stages, ...words('step') },
    outcomes: { ...mapping.outcomes, ...words('outcome') },
    owners: { ...Object.fromEntries(owners), ...mapping.owners, ...words('owner') },
    dates: dates.formats.length > 0 ? dates : { ...dates, formats },
    numbers: {
      ...numbers,
      ...given('decimal', numbers.decimal ?? answer('amounts') ?? survey.amounts.decimal),
    },
  });
}
