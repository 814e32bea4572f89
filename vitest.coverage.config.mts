/** Branches of what decides: rules, workflow, trail, permissions. Thresholds hold what has been reached (docs/quality.md). */
import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.mts';

const coverage = mergeConfig(base, defineConfig({}));
coverage.test!.include = ['lib/{report,auth,desk,import,export}/**/*.test.ts', 'db/**/*.test.ts'];
coverage.test!.coverage = {
  provider: 'v8',
  reporter: ['text', 'json-summary'],
  include: ['lib/report/*.ts', 'lib/report/rules/**/*.ts', 'db/{audit,audit-access,audit-counted,delegations,people,sessions,steps,users}.ts', 'lib/auth/*.ts'],
  exclude: ['**/*.test.ts', 'lib/auth/{current-user,next-auth,quick-argon2}.ts'],
  thresholds: {
    // The rules.
    'lib/report/{relations,totals,check,check-tables}.ts': { branches: 100 },
    'lib/report/rules/**/*.ts': { branches: 100 },
    // Who may do which step.
    'lib/report/workflow.ts': { branches: 100 },
    // Who may be who, and do what to accounts and in whose place.
    'lib/auth/*.ts': { branches: 100 },
    'db/{delegations,people,sessions,users}.ts': { branches: 100 },
    // The trail.
    'db/audit*.ts': { branches: 100 },
  },
};

export default coverage;
