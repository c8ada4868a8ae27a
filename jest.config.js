/** @type {import('jest').Config} */
export default {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: false }, target: 'es2022' } },
    ],
  },
  globalSetup: './test/support/start-mongo.ts',
  globalTeardown: './test/support/stop-mongo.ts',
  testSequencer: './test/support/longest-first.js',
  // Only against a test that hangs: nothing here is measured by the clock.
  testTimeout: 300_000,
  // Modules of finished files stay in a worker's memory, so it is replaced when it has grown.
  maxWorkers: 3,
  workerIdleMemoryLimit: '2GB',
};
