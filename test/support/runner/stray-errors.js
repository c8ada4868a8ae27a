/* What nobody caught fails the test that runs then, instead of the worker with all its files. */
for (const kind of ['unhandledRejection', 'uncaughtException']) {
  process.on(kind, (error) => globalThis.expect.getState().suppressedErrors?.push(asError(error)));
}

function asError(thrown) {
  return thrown instanceof Error ? thrown : new Error(`thrown: ${String(thrown)}`);
}
