import { describe, expect, it } from '@jest/globals';
import { createTurns } from '../../src/storage/in-turn.ts';

describe('turns', () => {
  it('let one work at a time per key, in the order they came', async () => {
    const turns = createTurns();
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      return name;
    };

    const results = await Promise.all(
      ['a', 'b', 'c'].map((name) => turns.take('deal', work(name))),
    );

    expect(results).toEqual(['a', 'b', 'c']);
    expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('go on after one that failed, and leave nothing behind', async () => {
    const turns = createTurns();

    const failed = turns.take('deal', () => Promise.reject(new Error('no')));
    const next = turns.take('deal', async () => 'yes');

    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await Promise.resolve();
    expect(turns.isBusy('deal')).toBe(false);
  });

  it('do not make one key wait for another', async () => {
    const turns = createTurns();
    let finish = () => {};
    const slow = turns.take('one', () => new Promise<void>((resolve) => (finish = resolve)));

    await expect(turns.take('other', async () => 'done')).resolves.toBe('done');
    expect(turns.isBusy('one')).toBe(true);

    finish();
    await slow;
  });
});
