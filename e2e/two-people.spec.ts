/** Nothing typed is lost: two people in one cell, a broken network, a closed page, an ended session. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { field, fillByName, loginAs, personOf, press } from './helpers';
import { PASSWORD } from './template';

const CELL = '/applications/3.1/enterprise', OTHER = '/applications/3.2/enterprise', PAGE = '/reports/2024/applications';

test('the second of two people is told, sees both values and chooses', async ({ browser, baseURL }) => {
  const first = await personOf(browser, baseURL!, 'drafter');
  const second = await personOf(browser, baseURL!, 'drafter');
  for (const { page } of [first, second]) {
    await page.goto(PAGE);
    await expect(page.locator('[data-ready]').first()).toBeAttached();
  }
  await fillByName(first.page, { [CELL]: '7' });
  await press(first.page, '保存');
  await expect(first.page.locator('[data-save-state="saved"]')).toBeVisible();
  // Saved by itself: the dialog would lie over a button pressed now.
  await fillByName(second.page, { [OTHER]: '2', [CELL]: '9' });
  const dialog = second.page.getByRole('dialog');
  await expect(dialog).toContainText('7');
  await expect(dialog).toContainText('9');
  await expect(dialog).toContainText('李敏');
  await dialog.getByRole('button', { name: /用我的/ }).first().click();
  await expect(second.page.locator('[data-save-state="saved"]')).toBeVisible();
  await first.page.reload();
  await expect(field(first.page, CELL)).toHaveValue('9');
  await expect(field(first.page, OTHER)).toHaveValue('2');
  for (const person of [first, second]) await person.context.close();
});

test('two remarks on one figure: both are shown, and the one that is chosen stands', async ({ browser, baseURL }) => {
  test.setTimeout(240_000);
  const MINE = '/applications/3.3.7/naturalPerson', THEIRS = '/applications/3.6.3/naturalPerson';
  const first = await personOf(browser, baseURL!, 'drafter'), second = await personOf(browser, baseURL!, 'drafter');
  const remark = (page: Page) => page.getByLabel(/^备注/), saved = (page: Page) => expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  const opened = async (page: Page) => { await page.goto(PAGE); await expect(page.locator('[data-ready]').first()).toBeAttached(); };
  const write = async (page: Page, pointer: string, words: string) => { await field(page, pointer).focus(); await remark(page).fill(words); };
  await opened(first.page);
  await fillByName(first.page, { [MINE]: '41', [THEIRS]: '8' });
  await saved(first.page);
  // Both see the same figures without remarks.
  await opened(second.page);
  await write(first.page, MINE, '含自然失效29件');
  await write(first.page, THEIRS, '含转办2件');
  await saved(first.page);

  const dialog = second.page.getByRole('dialog');
  const choose = async (pointer: string, words: string, theirs: string, button: RegExp) => {
    await write(second.page, pointer, words);
    const conflict = dialog.locator(`[data-conflict="${pointer}"]`);
    await expect(conflict).toContainText('（备注不同）');
    await expect(conflict).toContainText(`备注：${words}`);
    await expect(conflict).toContainText(`备注：${theirs}`);
    await expect(conflict).toContainText('李敏');
    await conflict.getByRole('button', { name: button }).click();
    await expect(dialog).toHaveCount(0);
    await saved(second.page);
  };
  await choose(MINE, '含撤回1件', '含自然失效29件', /^用我的/);
  await choose(THEIRS, '含咨询5件', '含转办2件', /^用对方的/);
  await field(second.page, THEIRS).focus();
  await expect(remark(second.page), 'the other’s remark has come into this page').toHaveValue('含转办2件');
  // A remark changed again afterwards is no conflict with oneself.
  await remark(second.page).fill('含转办3件');
  await saved(second.page);
  await expect(dialog).toHaveCount(0);

  await opened(first.page);
  for (const [pointer, value, words] of [[MINE, '41', '含撤回1件'], [THEIRS, '8', '含转办3件']] as const) {
    await expect(field(first.page, pointer)).toHaveValue(value);
    await field(first.page, pointer).focus();
    await expect(remark(first.page)).toHaveValue(words);
  }
  await first.page.goto('/reports/2024/review');
  await expect(first.page.locator(`td[data-cell="${MINE}"]`)).toHaveText('41（含撤回1件）');
  for (const person of [first, second]) await person.context.close();
});

test('keys typed without a network come back after the page was closed, and are saved', async ({ page, context, browser, baseURL }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/problems');
  await expect(page.locator('[data-ready]').first()).toBeAttached();
  await context.setOffline(true);
  await field(page, '/problems').fill('断网时写下的话。');
  await expect(page.getByText(/未保存/).first()).toBeVisible({ timeout: 20_000 });
  await context.setOffline(false);
  await page.reload();
  await expect(field(page, '/problems')).toHaveValue('断网时写下的话。');
  // Sent by now or with the page that came back: somebody else reads it.
  const other = await personOf(browser, baseURL!, 'director');
  await expect.poll(async () => { await other.page.goto('/reports/2024/review'); return other.page.locator('main').innerText(); }, { timeout: 30_000 }).toContain('断网时写下的话。');
  await other.context.close();
});

test('an ended session keeps what was typed for the same person', async ({ page, context }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/problems');
  await expect(page.locator('[data-ready]').first()).toBeAttached();
  await context.clearCookies();
  await field(page, '/problems').fill('会话结束后写下的话。');
  await expect(page.getByText(/登录/).first()).toBeVisible({ timeout: 20_000 });
  await loginAs(page, 'drafter', PASSWORD);
  await page.goto('/reports/2024/problems');
  await expect(field(page, '/problems')).toHaveValue('会话结束后写下的话。');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible({ timeout: 20_000 });
});
