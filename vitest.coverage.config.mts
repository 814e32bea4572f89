/** Branches of what decides: rules, workflow, trail, permissions. Thresholds hold what has been reached (docs/quality.md). */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.mts';

const coverage = mergeConfig(base, defineConfig({}));
coverage.test!.include = ['lib/{report,auth,desk,import,export}/**/*.test.ts', 'db/**/*.test.ts'];
coverage.test!.coverage = {
  provider: 'v8',
  reporter: ['text', 'json-summary'],
  include: ['lib/report/*.ts', 'lib/report/rules/**/*.ts', 'db/audit.ts', 'db/steps.ts', 'lib/auth/*.ts'],
  exclude: ['**/*.test.ts', 'lib/auth/{current-user,next-auth}.ts'],
};

export default coverage;
