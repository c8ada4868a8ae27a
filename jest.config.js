/** @type {import('jest').Config} */
export default {
  runner: './test/support/runner/runner.js',
  setupFilesAfterEnv: ['./test/support/runner/stray-errors.js'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: './test/support/start-mongo.ts',
  globalTeardown: './test/support/stop-mongo.ts',
  testSequencer: './test/support/longest-first.js',
  maxWorkers: 3,
};
