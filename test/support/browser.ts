import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where Chromium is, looked up on PATH like any other program. */
function chromiumPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

/** A browser with a fresh temporary profile, which goes away on close(). */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('There is no Chromium on PATH.');
  return await chromium.launch({ executablePath, args: FLAGS });
}

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
