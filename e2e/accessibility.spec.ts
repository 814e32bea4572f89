/** axe on every page, for every role that may see it, in the states that look different; nothing wider than the window. */
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { fillByName, loginAs, personOf, press } from './helpers';

const DESK = ['/', '/reports/2024', '/reports/2024/overview', '/reports/2024/disclosure', '/reports/2024/applications', '/reports/2024/disputes', '/reports/2024/problems', '/reports/2024/other', '/reports/2024/review', '/reports/2024/history', '/reports/2024/import', '/reports/2024/import/paper', '/reports/2024/print', '/rules', '/words', '/account', '/help', '/help/drafter', '/delegation', '/handover', '/plan'];
const OTHERS: Record<string, string[]> = {
  director: ['/', '/reports/2024', '/reports/2024/applications', '/reports/2023/review', '/reports/2023/history', '/delegation'],
  leader: ['/', '/reports/2024/review', '/reports/2023/review'],
  admin: ['/', '/admin', '/admin/settings', '/admin/calendar', '/audit'],
  auditor: ['/', '/audit', '/reports/2023/history', '/words'],
};
const OPEN = ['/open/', '/open/xishichang', '/open/xishichang/2023', '/open/search?q=公开', '/open/compare', '/api/v1', '/open/nobody/1999'];

test('the drafter’s pages', async ({ page }) => {
  await loginAs(page, 'drafter');
  for (const address of DESK) {
    await page.goto(address);
    await expectAccessible(page);
  }
});

test('a table with errors, and a conflict of totals', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/applications');
  await expect(page.locator('[data-ready]').first()).toBeAttached();
  await fillByName(page, { '/applications/1/naturalPerson': '12件', '/applications/3.1/naturalPerson': '-3', '/applications/4/naturalPerson': '5' });
  await press(page, '保存');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expectAccessible(page);
});

for (const [role, addresses] of Object.entries(OTHERS)) {
  test(`pages of ${role}`, async ({ page }) => {
    await loginAs(page, role);
    for (const address of addresses) {
      await page.goto(address);
      await expectAccessible(page);
    }
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`public pages, ${colorScheme}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL: baseURL!, colorScheme });
    const page = await context.newPage();
    for (const address of OPEN) {
      await page.goto(address);
      await expectAccessible(page);
    }
    await context.close();
  });
}

test('nothing is wider than the window at 1440, 1024 and 390', async ({ browser, baseURL }) => {
  const { page, context } = await personOf(browser, baseURL!, 'drafter');
  for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
    await page.setViewportSize({ width, height });
    for (const address of [...DESK, ...OPEN]) {
      await page.goto(address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${address} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
  await context.close();
});
