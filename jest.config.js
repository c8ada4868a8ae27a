/** @type {import('jest').Config} */
export default {
  runner: 'jest-light-runner/child-process',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: './test/support/start-mongo.ts',
  globalTeardown: './test/support/stop-mongo.ts',
  testSequencer: './test/support/longest-first.js',
  maxWorkers: 3,
};
