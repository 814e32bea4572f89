import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // A marker package that only Next.js resolves.
      { find: /^server-only$/, replacement: `${root}node_modules/next/dist/compiled/server-only/empty.js` },
    ],
  },
  test: {
    include: ['{app,cli,components,db,lib,server,scripts}/**/*.test.{ts,tsx,mjs}'],
    exclude: [...configDefaults.exclude, '**/*.long.test.ts'],
    // Left to itself it keeps one core of two idle.
    maxWorkers: '100%',
    // Nothing takes this long but on a machine that is busy with other work.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: { provider: 'v8', include: ['lib/**', 'db/**', 'server/**', 'cli/**'], exclude: ['**/*.test.ts'] },
  },
});
