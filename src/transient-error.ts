const transientNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoPoolClearedError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
]);

/** The database was away or too slow: the same work under the same key may be tried again. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return transientNames.has(error.name) || isLabelled(error) || isTransient(error.cause);
}

function isLabelled(error: Error): boolean {
  if (!('hasErrorLabel' in error) || typeof error.hasErrorLabel !== 'function') return false;
  return (
    error.hasErrorLabel('RetryableWriteError') === true ||
    error.hasErrorLabel('TransientTransactionError') === true ||
    error.hasErrorLabel('RetryableError') === true
  );
}
