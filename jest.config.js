/** Tests run as native ES modules, TypeScript stripped by SWC with the decorators that type-graphql needs. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  /* Against what hangs; a busy machine takes its time. */
  testTimeout: 60_000,
  maxWorkers: 2,
  /* Modules of a test file that has ended stay in memory. */
  workerIdleMemoryLimit: '1GB',
};
