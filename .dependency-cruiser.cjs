/** Who may import whom (docs/architecture.md). */
const TESTS = '\\.(test|long\\.test)\\.tsx?$|^lib/export/golden-pages\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'A circle of modules cannot be understood one at a time.', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'domain-stands-alone', severity: 'error', comment: 'lib/report is pure: it runs in the browser, on the server and on the command line.', from: { path: '^lib/report/', pathNot: TESTS }, to: { pathNot: '^lib/report/|^node_modules/(zod|diff)/' } },
    { name: 'domain-zod-in-schema-only', severity: 'error', comment: 'Everything else in the domain must stay small in the browser.', from: { path: '^lib/report/', pathNot: ['^lib/report/schema\\.ts$', TESTS] }, to: { path: '^node_modules/zod/' } },
    { name: 'files-know-the-domain-only', severity: 'error', from: { path: '^lib/(import|export)/', pathNot: TESTS }, to: { path: '^(app|components|db|server|cli|lib/(auth|open))/' } },
    { name: 'desk-and-auth-below-pages', severity: 'error', from: { path: '^lib/', pathNot: TESTS }, to: { path: '^(app|components|server|cli)/' } },
    { name: 'db-knows-types-of-the-desk', severity: 'error', from: { path: '^db/', pathNot: TESTS }, to: { path: '^(app|components|server|cli)/' } },
    { name: 'components-never-see-the-database', severity: 'error', from: { path: '^components/', pathNot: TESTS }, to: { path: '^(app|db|server|cli|lib/(auth|import))/' } },
    { name: 'sql-stands-in-db', severity: 'error', from: { pathNot: ['^db/', TESTS, '^(bench|e2e|scripts)/'] }, to: { path: '^node_modules/(drizzle-orm|better-sqlite3)/' } },
    { name: 'nothing-imports-pages', severity: 'error', from: { pathNot: '^app/' }, to: { path: '^app/' } },
    { name: 'product-without-test-tools', severity: 'error', from: { path: '^(app|cli|components|db|lib|server)/', pathNot: TESTS }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^server-only$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], mainFields: ['module', 'main', 'types'] },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
