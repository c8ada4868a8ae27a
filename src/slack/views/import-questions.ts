import { type ImportQuestion, LEAVE_OUT } from '../../domain/import-questions.ts';
import { type AnyBlock, section } from './blocks.ts';
import { personSelect, select } from './elements.ts';
import { field } from './form.ts';
import { plainLine } from './mrkdwn.ts';
import { day, money, type Voice, whole } from './voice.ts';

type Of<Kind extends ImportQuestion['kind']> = Extract<ImportQuestion, { kind: Kind }>;

/** What a file leaves open, a field each under the question's id; what was chosen stays chosen. */
export function questionBlocks(
  questions: readonly ImportQuestion[],
  voice: Voice,
): readonly AnyBlock[] {
  const of = <Kind extends ImportQuestion['kind']>(kind: Kind) =>
    questions.filter((one): one is Of<Kind> => one.kind === kind);
  const owners = of('owner');
  return [
    ...of('known').map((one) => knownField(one, voice)),
    ...of('letters').map(lettersField),
    ...of('dates').map((one) => datesField(one, voice)),
    ...of('amounts').map((one) => amountsField(one, voice)),
    ...of('step').map((one) => stepField(one, voice)),
    ...of('outcome').map((one) => outcomeField(one, voice)),
    ...(owners.length === 0
      ? []
      : [section('*Who is meant by these owners?* Without an answer, nobody owns their deals.')]),
    ...owners.map((one) =>
      field(one.id, `Owner ${wordOf(one, voice)}`, personSelect('answer', one.answer), {
        optional: true,
      }),
    ),
  ];
}

function wordOf({ word, rows }: { readonly word: string; readonly rows: number }, voice: Voice) {
  return `“${plainLine(word, 120)}” (${whole(rows, voice)} ${rows === 1 ? 'row' : 'rows'})`;
}

const leaveOut = { value: LEAVE_OUT, label: 'None: leave these rows out' };

function stepField(question: Of<'step'>, voice: Voice): AnyBlock {
  // One place of a menu's hundred is for leaving them out.
  const options = [...question.steps.slice(0, 99), leaveOut];
  const { answer, needed } = question;
  return field(
    question.id,
    `Step ${wordOf(question, voice)}`,
    select('answer', options, { initial: answer, placeholder: 'Which of our steps?' }),
    needed ? {} : { optional: true, hint: 'Only closed deals say it; it tells where they were' },
  );
}

function outcomeField(question: Of<'outcome'>, voice: Voice): AnyBlock {
  const options = [
    { value: 'open', label: 'Open' },
    { value: 'won', label: 'Won' },
    { value: 'lost', label: 'Lost' },
    { value: 'unqualified', label: 'Not a fit' },
    leaveOut,
  ];
  const menu = select('answer', options, { initial: question.answer, placeholder: 'What is it?' });
  return field(question.id, `Outcome ${wordOf(question, voice)}`, menu);
}

const dateWords = { 'day-first': 'the day comes first', 'month-first': 'the month comes first' };

function datesField({ id, ways, answer }: Of<'dates'>, voice: Voice): AnyBlock {
  const options = ways.map(({ value, text, on }) => ({
    value,
    label: `${plainLine(text, 25)} is ${day(on, voice)}: ${dateWords[value]}`,
  }));
  return field(
    id,
    'Dates',
    select('answer', options, { initial: answer, placeholder: 'Which way round?' }),
  );
}

function amountsField({ id, ways, answer }: Of<'amounts'>, voice: Voice): AnyBlock {
  const options = ways.map(({ value, text, amount }) => ({
    value,
    label: `${plainLine(text, 25)} is ${money(amount, voice)}`,
  }));
  const menu = select('answer', options, { initial: answer, placeholder: 'How much is it?' });
  return field(id, 'Amounts', menu);
}

function lettersField({ id, ways, answer }: Of<'letters'>): AnyBlock {
  const options = ways.map(({ value, name, text }) => ({
    value,
    label: plainLine(text, 50),
    description: name,
  }));
  return field(id, 'Letters', select('answer', options, { initial: answer }), {
    hint: 'The file does not say in which alphabet it was written',
  });
}

function knownField({ id, deals, what, answer }: Of<'known'>, voice: Voice): AnyBlock {
  const they = deals === 1 ? '1 deal is here' : `${whole(deals, voice)} deals are here`;
  const options = [
    { value: 'leave', label: deals === 1 ? 'Leave it as it is' : 'Leave them as they are' },
    {
      value: 'apply',
      label: deals === 1 ? 'Make it what the file says' : 'Make them what the file says',
    },
  ];
  return field(
    id,
    `${they}, and the file says otherwise: ${what.join(', ')}`,
    select('answer', options, { initial: answer }),
  );
}
