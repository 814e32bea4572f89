/** The tab dies while the network is away: what was typed comes back in the next tab, to this person alone, marked as not saved until it is. */
import type { BrowserContext, Page, Request, Route } from '@playwright/test';
import { makeOffice, PASSWORD } from '../db/test-office';
import { deskReport, openReport } from '../db/reports';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { field, loginAs } from './helpers';
import type { TestServer } from './server';

const PAGE = '/reports/2024/applications';
const FIRST = '/applications/1/naturalPerson', SECOND = '/applications/3.6.3/naturalPerson', THIRD = '/applications/4/enterprise';
const isAct = (request: Request) => request.method() === 'POST' && 'next-action' in request.headers();

/** An office with an empty report and two drafters who may both fill it in. */
async function office(server: TestServer, slug: string): Promise<{ first: string; second: string; typed: () => Promise<Record<string, string>> }> {
  let drafter: Awaited<ReturnType<typeof makeOffice>>['drafter'];
  await withDatabase(server, async () => {
    ({ drafter } = await makeOffice(slug, `新华区${slug}街道办事处`));
    expect(openReport(drafter, 2024)).toMatchObject({ ok: true });
  });
  return {
    first: `${slug}-drafter`, second: `${slug}-drafter2`,
    typed: async () => {
      let cells: Record<string, string> = {};
      await withDatabase(server, async () => { cells = Object.fromEntries(Object.entries(deskReport(drafter, 2024)!.cells).filter(([, cell]) => cell.typed !== '').map(([pointer, cell]) => [pointer, cell.typed])); });
      return cells;
    },
  };
}

async function open(page: Page): Promise<void> {
  await page.goto(PAGE);
  await expect(page.locator('form[data-ready]').first()).toBeAttached();
}

/** Types without a network until the page says that it is not saved. */
async function typeOffline(page: Page, context: BrowserContext): Promise<void> {
  // Somebody is at work in the table when the network goes: what stands beside a cell is there.
  await field(page, FIRST).focus();
  await expect(page.getByLabel(/^备注/)).toBeVisible();
  await context.setOffline(true);
  await page.keyboard.type('31');
  await field(page, SECOND).focus();
  await page.keyboard.type('29');
  await page.getByLabel(/^备注/).fill('含自然失效29件');
  await expect(page.locator('[data-save-state="offline"]')).toContainText('未保存');
}

/** Lets pages come and keeps acts from the server, as a network does that breaks when something is sent. */
async function withoutSaving(context: BrowserContext): Promise<() => Promise<void>> {
  const refuse = (route: Route, request: Request) => (isAct(request) ? route.abort('internetdisconnected') : route.fallback());
  await context.route('**/*', refuse);
  return () => context.unroute('**/*', refuse);
}

const marked = (page: Page) => page.locator('td[data-unsaved]').evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-pointer')));

test('a closed tab: the keys come back marked as not saved, and are saved when the network is back', async ({ page, context, server }) => {
  const { first, typed } = await office(server, 'guanbi');
  await loginAs(page, first, PASSWORD);
  await open(page);
  await typeOffline(page, context);
  await page.close({ runBeforeUnload: false });

  const backAgain = await withoutSaving(context);
  await context.setOffline(false);
  const next = await context.newPage();
  await open(next);
  await expect(field(next, FIRST)).toHaveValue('31');
  await expect(field(next, SECOND)).toHaveValue('29');
  await expect(next.getByText('已恢复上次未保存的2处内容')).toBeVisible();
  await expect(next.locator('[data-save-state="offline"]')).toContainText('未保存');
  expect(await marked(next)).toEqual([FIRST, SECOND]);
  await field(next, SECOND).focus();
  await expect(next.getByLabel(/^备注/)).toHaveValue('含自然失效29件');
  await expect(next.getByRole('complementary', { name: '当前单元格' })).toContainText('尚未保存');
  expect(await typed(), 'nothing has reached the server').toEqual({});

  await backAgain();
  await expect(next.locator('[data-save-state="saved"]')).toBeVisible({ timeout: 30_000 });
  expect(await marked(next)).toEqual([]);
  expect(await typed()).toEqual({ [FIRST]: '31', [SECOND]: '29' });
  await open(next);
  await expect(next.getByText(/已恢复/)).toHaveCount(0);
  await expect(field(next, SECOND)).toHaveValue('29');
  await field(next, SECOND).focus();
  await expect(next.getByLabel(/^备注/)).toHaveValue('含自然失效29件');
});

test('a text left behind comes back with the same mark as a figure, until it is saved', async ({ page, context, server }) => {
  const { first } = await office(server, 'wenzi');
  const TEXT = '/overview/proactive', WORDS = '本年度主动公开政府信息31条。';
  const mark = (on: Page, pointer = TEXT) => on.locator(`[data-unsaved="${pointer}"]`);
  const openTexts = async (on: Page) => { await on.goto('/reports/2024/overview'); await expect(on.locator('form[data-ready]').first()).toBeAttached(); };
  await loginAs(page, first, PASSWORD);
  await openTexts(page);
  await context.setOffline(true);
  await field(page, TEXT).fill(WORDS);
  await expect(mark(page)).toHaveText('本段尚未保存到服务器，内容留在本机');
  await page.close({ runBeforeUnload: false });

  const backAgain = await withoutSaving(context);
  await context.setOffline(false);
  const next = await context.newPage();
  await openTexts(next);
  await expect(field(next, TEXT)).toHaveValue(WORDS);
  await expect(next.getByText('已恢复上次未保存的1处内容')).toBeVisible();
  await expect(next.locator('[data-save-state="offline"]')).toContainText('未保存');
  await expect(mark(next)).toHaveText('本段尚未保存到服务器，内容留在本机');
  await expect(field(next, TEXT)).toHaveAccessibleDescription('本段尚未保存到服务器，内容留在本机');
  await expect(field(next, TEXT)).toHaveCSS('border-bottom-style', 'dashed');
  await expect(next.locator('[data-unsaved]'), 'no other field is marked').toHaveCount(1);
  await expect(field(next, '/overview/onRequest')).toHaveCSS('border-bottom-style', 'solid');

  await backAgain();
  await expect(next.locator('[data-save-state="saved"]')).toBeVisible({ timeout: 30_000 });
  await expect(next.locator('[data-unsaved]')).toHaveCount(0);
  await openTexts(next);
  await expect(field(next, TEXT)).toHaveValue(WORDS);
  await expect(next.getByText(/已恢复/)).toHaveCount(0);
});

test('a tab that crashed: the other drafter at the same browser sees and saves nothing of it, the first one finds it again', async ({ page, context, server }) => {
  const { first, second, typed } = await office(server, 'bengkui');
  await loginAs(page, first, PASSWORD);
  await open(page);
  await typeOffline(page, context);
  // The last key before the crash: kept within some milliseconds, without any save.
  await field(page, THIRD).fill('7');
  await page.waitForFunction((pointer) => Object.values(localStorage).some((kept) => String(kept).includes(pointer)), THIRD);
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();

  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto('/account');
  await next.getByRole('button', { name: '退出' }).click();
  await loginAs(next, second, PASSWORD);
  await open(next);
  for (const pointer of [FIRST, SECOND, THIRD]) await expect(field(next, pointer)).toHaveValue('');
  await expect(next.getByText(/已恢复/)).toHaveCount(0);
  await expect(next.locator('[data-save-state="idle"]')).toBeVisible();
  expect(await next.locator('body').innerText()).not.toContain('含自然失效29件');
  await field(next, '/applications/2/research').fill('4');
  await expect(next.locator('[data-save-state="saved"]')).toBeVisible();
  expect(await typed(), 'only what the second person typed').toEqual({ '/applications/2/research': '4' });
  await next.getByRole('button', { name: '退出' }).click();

  await loginAs(next, first, PASSWORD);
  await open(next);
  await expect(field(next, THIRD)).toHaveValue('7');
  await expect(next.locator('[data-save-state="saved"]')).toBeVisible();
  expect(await typed()).toEqual({ [FIRST]: '31', [SECOND]: '29', [THIRD]: '7', '/applications/2/research': '4' });
});
