import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Fill } from '../../domain/fill.ts';
import type { Criterion } from '../../domain/pipeline.ts';
import { sameName } from '../../domain/text.ts';
import type { AnyBlock } from '../views/blocks.ts';
import { radios, select, textInput } from '../views/elements.ts';
import { field } from '../views/form.ts';
import type { Submitted } from './modal.ts';
import { chosenIn, typedIn } from './submitted.ts';

type BlockOf = (name: string) => string;

/** Values of the select that are no person's id. */
const SOMEBODY_NEW = '+new';
const NOT_KNOWN_YET = '+later';
/** What follows is the name of somebody who is not among the people of the deal yet. */
const NAMED = '+name:';

/** The people of the deal, its contact, a name, or that it is not known yet. */
export function signerFields(deal: Deal, blockOf: BlockOf): readonly AnyBlock[] {
  const people = (deal.facts.people ?? [])
    .slice(0, 90)
    .map((person) => ({ value: person.id, label: person.name }));
  const options = [
    ...people,
    ...contactOption(deal),
    { value: SOMEBODY_NEW, label: 'Somebody else: name below' },
    { value: NOT_KNOWN_YET, label: 'Don’t know yet: ask as the next step' },
  ];
  const meetNext = deal.nextStep === undefined ? ': meet them as the next step' : '';
  const met = [
    { value: 'met', label: 'Met' },
    { value: 'not-yet', label: `Not yet${meetNext}` },
  ];
  const optional = { optional: true } as const;
  return [
    field(blockOf('signer'), 'Who can sign?', select('signer', options), optional),
    field(blockOf('signer-name'), 'Their name', textInput('signer-name', { max: 150 }), {
      ...optional,
      hint: 'Only for somebody who is not in the list yet',
    }),
    field(blockOf('signer-met'), 'Have you met?', radios('signer-met', met), optional),
  ];
}

/** The contact of the deal is the likeliest new name. */
function contactOption({ contact, facts }: Deal) {
  const isKnown = (facts.people ?? []).some((person) => sameName(person.name, contact ?? ''));
  return contact === undefined || contact.length > 140 || isKnown
    ? []
    : [{ value: `${NAMED}${contact}`, label: contact }];
}

interface Said {
  readonly picked: string | undefined;
  readonly name: string | undefined;
  readonly met: string | undefined;
}

function saidIn(state: Submitted, blockOf: BlockOf): Said {
  return {
    picked: chosenIn(state, blockOf('signer')),
    name: typedIn(state, blockOf('signer-name')),
    met: chosenIn(state, blockOf('signer-met')),
  };
}

/** Nothing that was said is passed over: what does not go together is asked about at its field. */
export function signerErrors(state: Submitted, blockOf: BlockOf): Readonly<Record<string, string>> {
  const { picked, name, met } = saidIn(state, blockOf);
  if (name !== undefined && picked !== undefined && picked !== SOMEBODY_NEW) {
    const say = 'Above you picked another answer. Pick “Somebody else” there, or leave this empty.';
    return { [blockOf('signer-name')]: say };
  }
  if (name === undefined && picked === SOMEBODY_NEW) {
    return { [blockOf('signer-name')]: 'What is their name?' };
  }
  const isNobody = name === undefined && (picked === undefined || picked === NOT_KNOWN_YET);
  return isNobody && met === 'met'
    ? { [blockOf('signer')]: 'Whom have you met? Pick them, or write their name below.' }
    : {};
}

/** Who can sign. `nextDay`: when somebody is to be met, and when it is asked who it is. */
export function readSigner(
  state: Submitted,
  blockOf: BlockOf,
  criteria: readonly Criterion[],
  nextDay: IsoDate,
): Pick<Fill, 'signer' | 'signerMet' | 'meetOn' | 'later'> {
  const { picked, name, met } = saidIn(state, blockOf);
  if (picked === NOT_KNOWN_YET) {
    const criterion = criteria.find((one) => one.check === 'can-sign');
    return criterion === undefined ? {} : { later: [{ criterion: criterion.id, on: nextDay }] };
  }
  const signer = signerOf(picked, name);
  if (signer === undefined) return {};
  return {
    signer,
    ...(met === 'met' ? { signerMet: true } : {}),
    ...(met === 'not-yet' ? { meetOn: nextDay } : {}),
  };
}

/** A name alone is enough: nobody has to pick "somebody else" first. */
function signerOf(picked: string | undefined, name: string | undefined): Fill['signer'] {
  if (picked?.startsWith(NAMED)) return { name: picked.slice(NAMED.length) };
  if (picked !== undefined && picked !== SOMEBODY_NEW) return { personId: picked };
  return name === undefined ? undefined : { name };
}
