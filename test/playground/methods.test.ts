import { describe, expect, it } from '@jest/globals';
import { methods, support } from '../../playground/methods.ts';

describe('the table of methods', () => {
  it('names every method that is answered, and no other', () => {
    const answered = methods.map(({ name }) => name);

    expect([...answered].sort()).toEqual(Object.keys(support).sort());
    expect(new Set(answered).size).toBe(answered.length);
  });

  it('says what is missing of every partial one', () => {
    for (const { status, missing } of Object.values(support)) {
      expect(status === 'partial').toBe(missing !== undefined);
    }
  });
});
