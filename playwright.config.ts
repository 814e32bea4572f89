import { defineConfig } from '@playwright/test';
import { testBrowser } from './scripts/browser.mjs';

export default defineConfig({
  testDir: 'e2e',
  // Makes the pictures of the handbooks: `npm run pictures`.
  testIgnore: process.env.GOUJI_PICTURES ? [] : ['pictures.spec.ts'],
  globalSetup: './e2e/template.ts',
  outputDir: 'test-results/e2e',
  // A file is one story told in order on its own server and database; files run beside one another.
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Nothing waits this long but on a machine that is busy with other work.
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    // Recording takes a third of the time: GOUJI_TRACE=1 when a failure has to be looked into.
    trace: process.env.GOUJI_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: testBrowser(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
