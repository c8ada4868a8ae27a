import { describe, it } from '@jest/globals';
import { chromiumPath } from '../../playground/chromium.ts';

/**
 * A `describe` for tests that need a browser. Without one they are skipped with one line, unless
 * REQUIRE_BROWSER=1, which makes the missing browser a failure.
 */
export function describeInBrowser(name: string, body: () => void): void {
  if (chromiumPath() !== undefined) {
    describe(name, body);
    return;
  }
  if (process.env.REQUIRE_BROWSER === '1') {
    describe(name, () => {
      it('finds Chromium on PATH', () => {
        throw new Error('REQUIRE_BROWSER=1, but there is no Chromium on PATH.');
      });
    });
    return;
  }
  console.log(`Skipped, no Chromium on PATH: ${name}`);
  const describeSkipped = describe.skip;
  describeSkipped(name, body);
}
