const swc = { jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2024',
  transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false }, keepClassNames: true }, module: { type: 'es6' }, sourceMaps: 'inline' };
export default {
  globalSetup: '<rootDir>/tools/jest-setup.mjs',
  globalTeardown: '<rootDir>/tools/jest-teardown.mjs',
  setupFiles: ['<rootDir>/tools/jest-properties.mjs'],
  testSequencer: '<rootDir>/tools/jest-sequencer.mjs',
  // Two, as there are cores: jest by itself would take one.
  maxWorkers: 2,
  // jest cannot give back the modules of an ES module file that is done: a worker that holds too many of them collects garbage for a tenth of its time.
  // The sizes in the command of package.json have it collect less often as well.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
  // A timer left behind by one spec must not keep the run from ending; jest-teardown.mjs says what was.
  forceExit: true,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{apps,libs}/*/{src,test}/**/*.spec.ts', '<rootDir>/tools/{src,test}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false }] },
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/.data/'],
};
