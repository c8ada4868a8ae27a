/*
 * Lets node run the tests' TypeScript as it stands, with Jest's globals for `@jest/globals`. Modules are
 * loaded once per thread instead of once per file: loading them was a quarter of the whole run.
 */
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL('tsconfig.json', import.meta.url));
await import('tsx');
// By itself it serves the main thread alone.
if (!isMainThread) (await import('tsx/esm/api')).register();
