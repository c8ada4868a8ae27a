import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChoiceId } from '../../src/domain/ids.ts';
import type { Choice } from '../../src/domain/settings.ts';
import { choiceFor, withChoices } from '../../src/import/choice-for.ts';

const list: readonly Choice[] = [
  { id: ChoiceId.parse('price'), label: 'Price', active: true },
  { id: ChoiceId.parse('timing'), label: 'Bad timing', active: false },
];

describe('entries of a list that a file names', () => {
  it('are found by id or label, whatever their case', () => {
    expect(choiceFor(list, 'price')?.id).toBe('price');
    expect(choiceFor(list, ' BAD TIMING ')?.id).toBe('timing');
    expect(choiceFor(list, 'colour')).toBeUndefined();
  });

  it('are added once, inactive, under an id of their own', () => {
    const more = withChoices(list, ['Wrong colour', 'wrong COLOUR', 'Wrong-colour!']);

    expect(more.slice(2)).toEqual([
      { id: 'wrong-colour', label: 'Wrong colour', active: false },
      { id: 'wrong-colour-2', label: 'Wrong-colour!', active: false },
    ]);
  });

  it('leave the list itself alone when nothing is missing', () => {
    expect(withChoices(list, ['price', 'Bad timing'])).toBe(list);
  });

  it('are found by labels longer than what is kept of them', () => {
    const long = '🙂'.repeat(500);

    expect(choiceFor(withChoices([], [long]), long)?.label).toHaveLength(400);
  });

  it('can all be found afterwards, with ids that differ', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' })),
        (labels) => {
          const more = withChoices(list, labels);
          expect(new Set(more.map((one) => one.id)).size).toBe(more.length);
          for (const label of labels) expect(choiceFor(more, label)).toBeDefined();
        },
      ),
    );
  });
});
