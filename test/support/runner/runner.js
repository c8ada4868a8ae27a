import { createRunner } from 'jest-light-runner';

const quietMs = 600_000;
const LightRunner = createRunner({ runtime: 'worker_threads' });

/** The light runner, that gives up what hangs or was lost with its worker: after ten minutes without a result. */
export default class Runner extends LightRunner {
  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const open = new Set(tests);
    let timer;
    const quiet = new Promise((resolve) => {
      timer = setTimeout(resolve, quietMs);
    });
    const ending = (report) => async (test, outcome) => {
      open.delete(test);
      timer.refresh();
      await report(test, outcome);
    };
    const all = super.runTests(tests, watcher, onStart, ending(onResult), ending(onFailure));
    await Promise.race([all, quiet]);
    clearTimeout(timer);
    if (open.size === 0) return;
    // Long enough to tell; a worker that hangs would keep Jest from its end.
    setTimeout(() => process.exit(1), 30_000).unref();
    for (const test of open) await onFailure(test, new Error('it came to no end'));
  }
}
