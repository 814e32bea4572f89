/** The long measures of docs/quality.md: kill -9, interleavings, fuzzing. Run by `npm run test:long`. */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.mts';

const long = mergeConfig(base, defineConfig({ test: { testTimeout: 3_600_000, hookTimeout: 600_000, fileParallelism: false } }));
long.test!.include = ['**/*.long.test.ts'];
long.test!.exclude = ['node_modules/**', 'dist/**', '.next/**', 'reports-mutation/**'];

export default long;
