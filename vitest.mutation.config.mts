/** The tests that answer for the mutated files (stryker.config.json), and no others: a mutant meets them all many times. */
import { mergeConfig } from 'vitest/config';
import base from './vitest.config.mts';

const mutation = mergeConfig(base, {});
mutation.test!.include = ['lib/report/{workflow,workflow-sentences,relations,relation-sentences}.test.ts', 'lib/report/rules/*.test.ts', 'db/audit*.test.ts'];

export default mutation;
