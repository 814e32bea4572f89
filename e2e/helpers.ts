/** Acts every story uses, by the names people see and the field names the product promises. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect } from './fixtures';
import { PASSWORD } from './template';

export type Account = 'drafter' | 'director' | 'leader' | 'admin' | 'auditor';

/** Signs in on this page and waits for the workbench. */
export async function loginAs(page: Page, account: Account | string, password = PASSWORD): Promise<void> {
  await page.goto('/login');
  await page.locator('[name="username"]').fill(account);
  await page.locator('[name="password"]').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page).not.toHaveURL(/\/login/);
}

/** A second person at their own machine: a fresh browser context, signed in. Close its context when done. */
export async function personOf(browser: Browser, baseURL: string, account: Account | string, password = PASSWORD): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await loginAs(page, account, password);
  return { page, context };
}

/** The input of a cell or text, by its JSON Pointer. */
export const field = (page: Page, pointer: string) => page.locator(`[name="${pointer}"]`);

/** Types values into fields by their names (JSON Pointers). */
export async function fillByName(page: Page, values: Record<string, string | number>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await field(page, name).fill(String(value));
}

/** What a computed total shows. */
export const cell = (page: Page, pointer: string) => page.locator(`[data-cell="${pointer}"]`);

/** Presses a button by its Chinese name. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** Waits until the head of a report's page shows this state. A publication writes its files before it answers, so it is waited for longer than a save. */
export async function stateIs(page: Page, name: string): Promise<void> {
  await expect(page.locator('main h1 + *')).toHaveText(name, { timeout: 45_000 });
}
