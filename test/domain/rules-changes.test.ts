import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedSince, isMadeBy, noted, type RulesChange } from '../../src/domain/rules-changes.ts';
import { maria, monday, priya, sam } from '../support/build.ts';

interface Doc {
  readonly version: number;
  readonly changes?: readonly RulesChange[];
}

/** As the store does it: what was noted, one version on. */
function saved(doc: Doc, by: RulesChange['by'], parts: readonly string[], key: string): Doc {
  return { ...noted(doc, { by, at: monday, key, parts }), version: doc.version + 1 };
}

const fresh: Doc = { version: 1 };

describe('two people and one version', () => {
  it('finds who changed the same part since, and nobody for another part', () => {
    const doc = saved(saved(fresh, sam, ['quotes'], 'a'), maria, ['goal'], 'b');

    expect(changedSince(doc, 1, ['quotes'])?.by).toBe(sam);
    expect(changedSince(doc, 1, ['goal'])?.by).toBe(maria);
    expect(changedSince(doc, 2, ['quotes'])).toBeUndefined();
    expect(changedSince(doc, 1, ['channels'])).toBeUndefined();
  });

  it('knows a delivery that is in already', () => {
    const doc = saved(fresh, sam, ['goal'], 'k1');
    expect(isMadeBy(doc, 'k1')).toBe(true);
    expect(isMadeBy(doc, 'k2')).toBe(false);
  });

  it('is on the safe side when more happened than is kept', () => {
    const busy = Array.from({ length: 40 }, (_, n) => n).reduce<Doc>(
      (doc, n) => saved(doc, priya, ['goal'], `k${n}`),
      fresh,
    );
    expect(busy.changes).toHaveLength(32);
    expect(changedSince(busy, 1, ['channels'])?.by).toBe(priya);
    expect(changedSince(busy, busy.version, ['channels'])).toBeUndefined();
  });

  it('never misses a change of the part that came after the version seen', () => {
    const parts = fc.constantFrom('goal', 'quotes', 'channels');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), fc.nat(60), parts, (made, seen, mine) => {
        const doc = made.reduce<Doc>((now, part, n) => saved(now, sam, [part], `k${n}`), fresh);
        const later = made.some((part, n) => part === mine && n + 2 > seen + 1);
        const found = changedSince(doc, seen + 1, [mine]) !== undefined;
        if (later) expect(found).toBe(true);
        else if (made.length <= 32) expect(found).toBe(false);
      }),
    );
  });
});
