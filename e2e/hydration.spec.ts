/** The browser takes over what the server rendered without finding a difference, at every width and however slow the machine is. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { loginAs, press } from './helpers';

const SECTIONS = ['disclosure', 'applications', 'disputes', 'overview', 'problems', 'other'];
const WIDTHS = [1440, 1024, 390];

/** Everything the page says to the console or throws. React tells of a difference as a thrown error, also in a built product. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') said.push(message.text()); });
  page.on('pageerror', (error) => said.push(error.message));
  return said;
}

async function openYear(page: Page): Promise<string> {
  await page.goto('/');
  const address = await page.locator('a[href^="/reports/"]').first().getAttribute('href');
  return address!.match(/^\/reports\/\d{4}/)![0];
}

test('no section differs between server and browser at any width', async ({ page }) => {
  await loginAs(page, 'drafter');
  const report = await openYear(page);
  const said = complaints(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const section of SECTIONS) {
      await page.goto(`${report}/${section}`);
      await expect(page.locator('form[data-ready]')).toBeAttached();
      expect(said, `${section}，宽 ${width}`).toEqual([]);
    }
  }
});

/** Opens a page whose scripts wait until `use` is done with it. */
async function openBeforeScripts(page: Page, address: string, use: () => Promise<void>, takenOver = () => expect(page.locator('form[data-ready]')).toBeAttached()): Promise<void> {
  let release = () => {};
  const used = new Promise<void>((done) => { release = done; });
  await page.route('**/_next/static/**/*.js', async (route) => { await used; await route.continue(); });
  await page.goto(address, { waitUntil: 'commit' });
  await use();
  release();
  await takenOver();
  await page.unroute('**/_next/static/**/*.js');
}

test('figures typed and guidance opened before the scripts run make no difference and are saved', async ({ page }) => {
  await loginAs(page, 'drafter');
  const report = await openYear(page);
  const said = complaints(page);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const input = page.locator('input.cell').nth(3);
    await openBeforeScripts(page, `${report}/applications`, async () => {
      await input.fill(String(width));
      await page.locator('main summary').first().click();
    });
    await expect(input).toHaveValue(String(width));
    await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
    expect(said, `宽 ${width}`).toEqual([]);
  }
});

test('a text changed before the scripts run stays and is saved', async ({ page }) => {
  await loginAs(page, 'drafter');
  const report = await openYear(page);
  const said = complaints(page);
  const text = page.locator('textarea[data-field]').last();
  for (const words of ['本年度公开工作平稳。', '本年度公开工作平稳，群众满意。']) {
    await openBeforeScripts(page, `${report}/overview`, () => text.fill(words));
    await expect(text).toHaveValue(words);
    await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
    await page.reload();
    await expect(text).toHaveValue(words);
  }
  expect(said).toEqual([]);
});

test('a form shows its values before the scripts run, and what is typed or chosen meanwhile stays and is saved', async ({ page }) => {
  await loginAs(page, 'admin');
  const said = complaints(page);
  const idle = page.getByLabel('空闲多久自动退出（分钟）'), kept = page.getByLabel('每日备份保留份数'), profile = page.getByLabel('密码要求'), factor = page.getByRole('checkbox');
  await openBeforeScripts(page, '/admin/settings', async () => {
    await expect(idle).toHaveValue('30');
    await expect(profile).toHaveValue('length');
    await idle.fill('25');
    await profile.selectOption('classes');
    await factor.check();
    // A field that the page's program has taken over carries its mark.
  }, () => expect.poll(() => idle.evaluate((field) => Object.keys(field).some((key) => key.startsWith('__reactProps')))).toBe(true));
  await expect(idle).toHaveValue('25');
  await expect(profile).toHaveValue('classes');
  await expect(factor).toBeChecked();
  const others = await kept.inputValue();
  await factor.uncheck();
  await press(page, '保存设置');
  await expect(page.getByText('设置已保存')).toBeVisible();
  await page.reload();
  await expect(idle).toHaveValue('25');
  await expect(profile).toHaveValue('classes');
  await expect(factor).not.toBeChecked();
  await expect(kept).toHaveValue(others);
  expect(said).toEqual([]);
});

test('a form sent before the scripts run puts nothing that was typed into the address', async ({ page, browser, baseURL }) => {
  await loginAs(page, 'drafter');
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL!, storageState: await page.context().storageState() });
  const early = await context.newPage();
  for (const [address, field] of [['/account', 'current'], ['/reports/2024/overview', '/overview/proactive']] as const) {
    await early.goto(address);
    const form = early.locator('form', { has: early.locator(`[name="${field}"]`) });
    await form.locator(`[name="${field}"]`).fill('bu-gei-bie-ren-kan-1');
    await form.locator('button[type="submit"]').first().click();
    await early.waitForLoadState();
    expect(early.url(), address).not.toContain('bu-gei');
    expect(await early.locator('h1').count(), `${address} is shown again`).toBe(1);
  }
  await context.close();
});

test('a file chosen before the scripts run stays, and can be read only once they do', async ({ page }) => {
  await loginAs(page, 'drafter');
  const report = await openYear(page), read = page.getByRole('button', { name: '读取文件' }), chosen = page.getByLabel('选择文件');
  await openBeforeScripts(page, `${report}/import`, async () => {
    await chosen.setInputFiles({ name: '报告.txt', mimeType: 'text/plain', buffer: Buffer.from('无') });
    await expect(read).toBeDisabled();
  }, () => expect(read).toBeEnabled());
  await read.click();
  await expect(page.getByRole('alert').filter({ hasText: '没有读取' })).toBeVisible();
});
