/** The directions of docs/architecture.md §4, as named rules. */

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'web-never-imports-api',
      comment: 'The SPA is a client like any other: it knows the contract, not the server.',
      severity: 'error',
      from: { path: '^apps/web/src' },
      to: { path: '^apps/api' },
    },
    {
      name: 'api-never-imports-web',
      severity: 'error',
      from: { path: '^apps/api' },
      to: { path: '^apps/web' },
    },
    {
      name: 'shared-imports-no-app-and-does-no-io',
      comment: 'Vocabulary, workflow and contract run anywhere.',
      severity: 'error',
      from: { path: '^packages/shared/src', pathNot: '[.]test[.]ts$' },
      to: { path: ['^apps/', '^(node:|fs$|http$|https$|net$|child_process$)'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Platform is below every feature.',
      severity: 'error',
      from: { path: '^apps/api/src/platform', pathNot: '[.]test[.]ts$' },
      to: { path: '^apps/api/src/features' },
    },
    {
      name: 'ui-and-web-api-know-no-feature',
      severity: 'error',
      from: { path: '^apps/web/src/(ui|api)/' },
      to: { path: '^apps/web/src/(features|shell)/' },
    },
    {
      name: 'web-features-stay-apart',
      comment: 'What two features share belongs in ui or shell.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'api-features-meet-at-service-table-policy',
      comment:
        'Another feature offers its service, its table and its policy; queries and routes are its own.',
      severity: 'error',
      from: { path: '^apps/api/src/features/([^/]+)/', pathNot: '[.]test[.]ts$' },
      to: {
        path: '^apps/api/src/features/',
        pathNot: ['^apps/api/src/features/$1/', '[.](service|table|policy)[.]ts$'],
      },
    },
    {
      name: 'sql-only-in-queries-tables-and-platform',
      severity: 'error',
      from: {
        path: '^apps/api/src',
        pathNot: ['[.](queries|table)[.]ts$', '^apps/api/src/platform/', '[.]test[.]ts$', '[.]fixture[.]ts$'],
      },
      to: { path: '(^|/)drizzle-orm(/|$)' },
    },
    {
      name: 'only-http-imports-axios',
      severity: 'error',
      from: { path: '^apps/web/src', pathNot: ['^apps/web/src/api/http[.]ts$', '[.]test[.]ts$'] },
      to: { path: '(^|/)axios(/|$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '[.]gen[.]ts$'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.vue', '.js', '.mjs'],
      conditionNames: ['import', 'default'],
    },
  },
};
