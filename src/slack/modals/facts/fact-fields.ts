import type { InputBlock } from '@slack/types';
import type { IsoDate } from '../../../domain/dates.ts';
import type { Facts, YesNo } from '../../../domain/facts.ts';
import type { House } from '../../../domain/house.ts';
import { wrongPast } from '../../../domain/possible-days.ts';
import { datePicker, radios, select, textInput } from '../../views/elements.ts';
import { field } from '../../views/form.ts';
import { profileOptions, yesNoUnsure } from '../gate-fields.ts';
import type { Submitted } from '../modal.ts';
import { profileOf, yesNo } from '../read-fill.ts';
import { chosenIn, dateIn, typedIn } from '../submitted.ts';

/** One fact in a form: its inputs and how they are read. Everything may stay empty. */
export interface FactField {
  readonly fact: keyof Facts;
  blocks(facts: Facts, house: House): readonly InputBlock[];
  /** Undefined: it was left empty. */
  read(
    state: Submitted,
    today: IsoDate,
  ): Partial<Facts> | { readonly at: string; readonly say: string } | undefined;
}

/** What a step asks to be known, as one small form. */
export interface FactForm {
  readonly id: string;
  readonly title: string;
  /** What is typed after `/deal edit 42` to open it; the first one stands on its button. */
  readonly words: readonly [string, ...string[]];
  readonly fields: readonly FactField[];
}

const optional = { optional: true } as const;

export function textFact(
  fact: keyof Facts,
  label: string,
  known: (facts: Facts) => string | undefined,
  made: (text: string) => Partial<Facts>,
  hint?: string,
): FactField {
  return {
    fact,
    blocks: (facts) => [
      field(fact, label, textInput(fact, { initial: known(facts), multiline: true }), {
        ...optional,
        ...(hint === undefined ? {} : { hint }),
      }),
    ],
    read: (state) => {
      const text = typedIn(state, fact);
      return text === undefined ? undefined : made(text);
    },
  };
}

/** The day on which something was. */
export function dateFact(
  fact: keyof Facts,
  label: string,
  known: (facts: Facts) => IsoDate | undefined,
  made: (on: IsoDate) => Partial<Facts>,
): FactField {
  return {
    fact,
    blocks: (facts) => [field(fact, label, datePicker(fact, known(facts)), optional)],
    read: (state, today) => {
      const on = dateIn(state, fact);
      if (on === undefined) return undefined;
      const say = wrongPast(on, today);
      return say === undefined ? made(on) : { at: fact, say };
    },
  };
}

export function yesNoFact(
  fact: keyof Facts,
  label: string,
  known: (facts: Facts) => YesNo | undefined,
  made: (answer: YesNo) => Partial<Facts>,
): FactField {
  return {
    fact,
    blocks: (facts) => [field(fact, label, radios(fact, yesNoUnsure, known(facts)), optional)],
    read: (state) => {
      const answer = yesNo(chosenIn(state, fact));
      return answer === undefined ? undefined : made(answer);
    },
  };
}

export const profileFact: FactField = {
  fact: 'profile',
  blocks: ({ profile }, house) => {
    const initial =
      profile === undefined || profile.fits === 'yes' ? profile?.id : `-${profile.fits}`;
    const input = select('profile', profileOptions(house), { initial });
    return [field('profile', 'Which profile do they fit?', input, optional)];
  },
  read: (state) => {
    const chosen = chosenIn(state, 'profile');
    return chosen === undefined ? undefined : { profile: profileOf(chosen) };
  },
};

/** What the customer is to do next, with the customer's own end date. */
export const callToActionFact: FactField = {
  fact: 'callToAction',
  blocks: ({ callToAction: asked }) => [
    field(
      'cta',
      'What they do next',
      textInput('cta', { initial: asked?.text, placeholder: 'Try it with two of their reps' }),
      {
        ...optional,
        hint: 'A trial, an offer with an end: you hear of it two working days before',
      },
    ),
    field('cta-ends', 'It ends on', datePicker('cta-ends', asked?.endsOn), optional),
  ],
  read: (state) => {
    const [text, endsOn] = [typedIn(state, 'cta'), dateIn(state, 'cta-ends')];
    if (text === undefined && endsOn === undefined) return undefined;
    if (text === undefined) return { at: 'cta', say: 'What are they to do until then?' };
    if (endsOn === undefined) return { at: 'cta-ends', say: 'Until which day can they do it?' };
    return { callToAction: { text, endsOn } };
  },
};
