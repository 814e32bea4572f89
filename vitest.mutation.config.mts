/**
 * The tests that answer for the mutated files (stryker.config.json), and no others: a mutant meets them all many times.
 * `GOUJI_MUTATION_TESTS` names fewer (patterns with blanks between), for one file at a time: see docs/quality.md.
 */
import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vitest/config';
import base from './vitest.config.mts';

const ALL = 'lib/report/{workflow,workflow-sentences,relations,relation-sentences,totals}.test.ts lib/report/rules/*.test.ts lib/report/rules/narrative/{applications,arithmetic,disputes,looks,narrative,percent,readings,structure,wording}.test.ts db/audit*.test.ts lib/report/run-rules.test.ts lib/auth/*.test.ts db/{permissions,delegations,people,sessions,users}.test.ts';

const mutation = mergeConfig(base, { resolve: { alias: [{ find: /^@node-rs\/argon2$/, replacement: fileURLToPath(new URL('lib/auth/quick-argon2.ts', import.meta.url)) }] } });
mutation.test!.include = (process.env.GOUJI_MUTATION_TESTS ?? ALL).split(' ');

export default mutation;
