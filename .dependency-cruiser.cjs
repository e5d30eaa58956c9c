// Which file may need which. Between projects Nx holds the boundaries (eslint.config.mjs); here are the rules within a project.
// Each rule has a planted violation in tools/canaries.
const test = '\\.spec\\.ts$|\\.test-d\\.ts$|^(apps|libs)/[^/]+/test/|^tools/test/';
const slices = '(commands|queries|reactions|deadlines)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'What is true in law and in the office needs no framework: a domain imports itself, the kernel and the statutes.',
      from: { path: '^apps/([^/]+)/src/domain/', pathNot: test },
      to: { pathNot: ['^apps/$1/src/domain/', '^libs/(kernel|statutes)/src/'] },
    },
    {
      name: 'writes-through-ports',
      severity: 'error',
      comment: 'Commands, reactions and deadlines get their store by a port that the module binds; queries may read tables.',
      from: { path: '^apps/([^/]+)/src/(commands|reactions|deadlines)/', pathNot: test },
      to: { path: '^apps/$1/src/persistence/' },
    },
    {
      name: 'slices-are-apart',
      severity: 'error',
      comment: 'One operation, one file: what two need belongs in the domain or in a folder named by its subject.',
      from: { path: `^apps/([^/]+)/src/${slices}/`, pathNot: test },
      to: { path: `^apps/$1/src/${slices}/` },
    },
    {
      name: 'persistence-knows-no-slice',
      severity: 'error',
      comment: 'Storage serves the operations and knows none of them.',
      from: { path: '^apps/([^/]+)/src/persistence/', pathNot: test },
      to: { path: `^apps/$1/src/${slices}/` },
    },
    {
      name: 'apps-are-apart',
      severity: 'error',
      comment: 'Services talk over the wire only.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      comment: 'A library that knows an app is part of it.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Files that need each other are one file, or one of them holds something that is not its own.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-in-source',
      severity: 'error',
      comment: 'What runs must not need what tests it.',
      from: { path: '^(apps|libs)/[^/]+/src/|^tools/src/', pathNot: [test, '^libs/testing/'] },
      to: { path: [test, '^libs/testing/'] },
    },
    {
      name: 'no-development-dependency',
      severity: 'error',
      comment: 'The image is installed without development dependencies. `testing` and `tools` are not in it.',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: [test, '^libs/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'declared-dependency',
      severity: 'error',
      comment: 'What is imported stands in package.json; a package of a package may vanish with its next version.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^(apps|libs|tools)/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'The import names something that is not there.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^tools/canaries/|/node_modules/.*/node_modules/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
