/**
 * Tests run in Node as the program does, each worker's modules loaded once (docs/decisions/0061-tests-in-plain-node.md).
 * TypeScript is compiled by the hook of `npm test`, tools/decorators.ts.
 */
export default {
  rootDir: '.',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  runner: 'jest-light-runner',
  transform: {},
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limit.ts'],
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
};
