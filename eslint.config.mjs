import js from '@eslint/js';
import { readCachedProjectGraph } from '@nx/devkit';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { house } from './tools/lint/house.mjs';

// Without a project graph the boundary rule would be skipped in silence. Nx makes the graph before it starts eslint.
try {
  readCachedProjectGraph();
} catch {
  throw new Error(
    'There is no project graph, so the boundaries could not be checked: lint with `npm run lint` or `npx nx lint <project>`.',
  );
}

const tests = ['**/*.spec.ts', '**/*.test-d.ts', '{apps,libs}/*/test/**/*.ts', 'tools/test/**/*.ts'];
const may = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });
const libs = ['lib:kernel', 'lib:statutes', 'lib:contracts', 'lib:credential', 'lib:platform'];

const boundaries = (allow, ...tested) => [
  'error',
  {
    allow,
    // Tests need `testing`, which needs what is tested: a cycle of projects but none of files (those are for .dependency-cruiser.cjs).
    ignoredCircularDependencies: [
      ['testing', 'tag:lib:*'],
      ['testing', 'tag:app:*'],
      ['testing', 'tools'],
      ['tools', 'tag:lib:*'],
      ['tools', 'tag:app:*'],
    ],
    // A test may take its own project by the front door.
    allowCircularSelfDependency: tested.length > 0,
    checkDynamicDependenciesExceptions: ['.*'],
    depConstraints: [
      may('app:*', ...libs, ...tested),
      may('lib:kernel', ...tested),
      may('lib:statutes', 'lib:kernel', ...tested),
      may('lib:contracts', 'lib:kernel', ...tested),
      may('lib:credential', 'lib:kernel', ...tested),
      may('lib:sdk', ...tested),
      may('lib:platform', 'lib:kernel', 'lib:contracts', ...tested),
      may('testing', 'lib:kernel', 'lib:contracts', 'lib:platform', 'tools'),
      may('tools', ...libs, 'lib:sdk', ...tested),
    ],
  },
];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '.data/', '.nx/', 'coverage/', 'tools/canaries/*/', 'libs/sdk/src/generated.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    // What a page carries along runs in a browser.
    files: ['apps/*/src/pages/*.js'],
    languageOptions: { globals: Object.fromEntries(['document', 'fetch', 'crypto', 'location', 'navigator', 'addEventListener'].map(name => [name, 'readonly'])) },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        module: 'writable',
        globalThis: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': boundaries([]),
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    plugins: { house },
    rules: {
      'house/personal-identifiers': 'error',
      'house/constructor-dependencies': 'error',
      'house/folder-names': 'error',
      'house/inner-barrel': 'error',
      // Blank lines and comments are free, so that nobody cuts an explanation to stay within.
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.ts'],
    rules: { 'house/clock': 'error', 'house/environment': 'error', 'house/contract-literals': 'error' },
  },
  {
    // The path of a trace collector is its standard's (OTLP/HTTP), not ours.
    files: ['libs/contracts/src/**', 'libs/platform/src/runtime/traces.ts'],
    rules: { 'house/contract-literals': 'off' },
  },
  { files: ['**/*.config.ts', 'apps/*/src/main.ts'], rules: { 'house/environment': 'off' } },
  {
    // The stories, the benchmarks and the sample data call from outside, as a partner who has only the address does.
    files: ['tools/src/stories/**', 'tools/src/bench/**', 'tools/src/platform/sample-data.ts', 'tools/src/samples/load.ts', 'tools/src/start.ts'],
    rules: { 'house/contract-literals': 'off' },
  },
  {
    // Development and test machinery runs on the machine's own time and environment.
    files: ['tools/**', 'libs/testing/**'],
    plugins: { '@nx': nx },
    rules: { 'house/clock': 'off', 'house/environment': 'off' },
  },
  {
    // The composition root migrates the databases of all services: that, and nothing else of an app, it may import.
    files: ['tools/src/**/*.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries(['^@counterless/[a-z]+/migrations$']) },
  },
  {
    files: ['libs/kernel/src/clock.ts'],
    rules: { 'house/clock': 'off' },
  },
  {
    // Not legal time: how long somebody waits on the wire, when to try again, when a token, a proof or a sealing key of this machine ends, when a service was seen to be away.
    files: [
      'libs/platform/src/{wire/bus,wire/dispatcher,facts/deadlines,security/field-cipher}.ts',
      'apps/gateway/src/{routes/operation-routes,access/proofs,access/rate-limits,access/tokens,status/status-watch}.ts',
      'apps/identity/src/oidc/exchange/proof.ts',
      'libs/sdk/src/{proof,token}.ts',
    ],
    rules: { 'house/clock': 'off' },
  },
  {
    files: tests,
    rules: {
      '@nx/enforce-module-boundaries': boundaries([], 'testing', 'tools'),
      'house/clock': 'off',
      'house/environment': 'off',
      'house/contract-literals': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The census asks the gateway itself which routes it has.
    files: ['tools/test/census.spec.ts'],
    rules: { '@nx/enforce-module-boundaries': boundaries(['^\\.\\./\\.\\./apps/gateway/src/'], 'testing', 'tools') },
  },
  {
    // Built once, by serve(): what they join is the whole of the runtime.
    files: ['libs/platform/src/facts/{consumer,deadlines}.ts'],
    rules: { 'house/constructor-dependencies': 'off' },
  },
  {
    // Declarations and tables: long because the matter is, with nothing to follow from line to line.
    files: [
      'libs/contracts/src/*.ts',
      'apps/*/src/persistence/**/*migrations*.ts',
      'tools/src/samples/objects-*.ts',
      // The life of a child process and of the stack: one story each, worse to read in two places.
      'tools/src/stack/kept-process.ts',
      'tools/src/stack/stack.ts',
    ],
    rules: { 'max-lines': 'off' },
  },
  prettier,
);
