import next from 'eslint-config-next/core-web-vitals';
import typescript from 'eslint-config-next/typescript';

const config = [
  { ignores: ['.next/**', '.next-*/**', 'dist/**', 'node_modules/**', 'coverage/**', 'test-results/**', 'playwright-report/**', 'reports-mutation/**', 'data/**', 'next-env.d.ts'] },
  ...next,
  ...typescript,
  // The React plugin's version detection calls a function that ESLint 10 no longer has.
  { settings: { react: { version: '19.3' } } },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  // React has no part in these: a Playwright fixture hands itself over by `use`, a database function may begin with it.
  { files: ['e2e/**', 'db/**', 'lib/**', 'server/**', 'cli/**'], rules: { 'react-hooks/rules-of-hooks': 'off', 'no-empty-pattern': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // What runs on the server writes to the log, so that every line has its request; commands and tests talk to people.
  { files: ['app/**', 'components/**', 'lib/**', 'db/**', 'server/**'], ignores: ['**/*.test.ts', '**/*.test.tsx', 'server/demo.ts'], rules: { 'no-console': 'error' } },
];

export default config;
