import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editList, type ListEntry } from '../../src/domain/choice-changes.ts';
import { ChoiceId } from '../../src/domain/ids.ts';

const price: ListEntry = { id: ChoiceId.parse('price'), label: 'Price', active: true };
const timing: ListEntry = { id: ChoiceId.parse('timing'), label: 'Bad timing', active: true };
const both = [price, timing];
const atLeastOne = { mayBeEmpty: false };

function edited(edit: Parameters<typeof editList>[1], entries = both) {
  const result = editList(entries, edit, atLeastOne);
  if (!result.ok) throw new Error(result.say);
  return result.entries;
}

describe('an editable list', () => {
  it('renames without touching the id that deals point at', () => {
    const entries = edited({
      offered: ['price', 'timing'],
      add: [],
      rename: { id: 'price', label: 'Too expensive' },
    });
    expect(entries[0]).toEqual({ id: 'price', label: 'Too expensive', active: true });
  });

  it('switches off what is not offered, and back on', () => {
    const off = edited({ offered: ['price'], add: [] });
    expect(off[1]).toEqual({ ...timing, active: false });
    expect(edited({ offered: ['price', 'timing'], add: [] }, [...off])[1]).toEqual(timing);
  });

  it('gives a new entry an id of its own, also when its name is one of old', () => {
    const off = edited({ offered: ['timing'], add: [{ label: 'Price' }] });
    expect(off.map(({ id }) => id as string)).toEqual(['price', 'timing', 'price-2']);
    expect(off.map(({ active }) => active)).toEqual([false, true, true]);
  });

  it.each([
    [
      'the same name twice',
      { offered: ['price', 'timing'], add: [{ label: 'bad TIMING' }] },
      'add',
    ],
    ['nothing left to pick', { offered: [], add: [] }, 'offered'],
    ['a name that is too long', { offered: ['price'], add: [{ label: 'x'.repeat(76) }] }, 'add'],
    [
      'a new name that is taken',
      { offered: ['price', 'timing'], add: [], rename: { id: 'price', label: 'Bad timing' } },
      'rename',
    ],
  ])('refuses %s at its field', (_, edit, field) => {
    expect(editList(both, edit, atLeastOne)).toMatchObject({ ok: false, field });
  });

  it('never loses or repeats an id', () => {
    const labels = fc.string({ minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.array(labels, { maxLength: 4 }), { maxLength: 6 }), (rounds) => {
        let entries: readonly ListEntry[] = both;
        for (const round of rounds) {
          const offered = entries.map((entry) => entry.id);
          const add = round.map((label) => ({ label }));
          const result = editList(entries, { offered, add }, { mayBeEmpty: true });
          if (!result.ok) continue;
          const ids = result.entries.map((entry) => entry.id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids).toEqual(expect.arrayContaining([...offered]));
          entries = result.entries;
        }
      }),
    );
  });
});
