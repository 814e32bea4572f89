/** 授权代审 by the leader who goes away: who may stand in, who may not, and what the records say of it. */
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { personOf, press, stateIs } from './helpers';
import { withDatabase } from './database';
import { bringAgain, OFFICE_PASSWORD, officeInState } from './office';
import { delegate } from '../db/delegations';
import { todayInChina } from '../db/client';

const REVIEW = '/reports/2024/review';
/** A day in China, `shift` days from now. */
const day = (shift: number) => new Date(Date.now() + 8 * 3_600_000 + shift * 86_400_000).toISOString().slice(0, 10);

async function grant(page: Page, deputy: string, from: string, to: string): Promise<void> {
  await page.goto('/delegation');
  await page.getByLabel('代审人').selectOption({ label: deputy });
  await page.getByLabel('开始日期').fill(from);
  await page.getByLabel('结束日期').fill(to);
  await page.getByLabel('原因').fill('赴省委党校学习');
  await press(page, '授权代审');
}

test('the leader authorises a stand-in; whoever acted on the version cannot be it', async ({ browser, server, request }) => {
  await officeInState(server, 'daishen', '新华区代审街道办事处', 'secondReview');
  const [leader, director, drafter, deputy] = await Promise.all(['leader', 'director', 'drafter', 'drafter2'].map((name) => personOf(browser, server.address, `daishen-${name}`, OFFICE_PASSWORD)));

  await test.step('a period that is over or longer than three months is not taken', async () => {
    await grant(leader!.page, '周宁（经办人）', day(-9), day(-2));
    await expect(leader!.page.getByText('授权期限不对，请核对起止日期。')).toBeVisible();
    await grant(leader!.page, '周宁（经办人）', day(0), day(120));
    await expect(leader!.page.getByText('一次授权不超过三个月。')).toBeVisible();
    await expect(leader!.page.getByText('还没有授权记录。')).toBeVisible();
  });

  await test.step('before the authority begins the stand-in cannot sign', async () => {
    await grant(leader!.page, '周宁（经办人）', day(1), day(3));
    await expect(leader!.page.getByText('未开始', { exact: true })).toBeVisible();
    await expectAccessible(leader!.page);
    await deputy!.page.goto(REVIEW);
    await expect(deputy!.page.getByRole('button', { name: '签发并发布', exact: true })).toBeDisabled();
    await expect(deputy!.page.getByText('需分管领导张伟签发。')).toBeVisible();
  });

  await test.step('who passed or submitted this version cannot sign it, whatever authority they hold', async () => {
    for (const [person, label, done] of [[director!, '王建国（党政办主任）', '初审通过'], [drafter!, '李敏（经办人）', '提交初审']] as const) {
      await grant(leader!.page, label, day(0), day(2));
      await expect(leader!.page.getByRole('row').filter({ hasText: label.slice(0, label.indexOf('（')) }).getByText('有效', { exact: true })).toBeVisible();
      await person.page.goto(REVIEW);
      await expect(person.page.getByRole('button', { name: '签发并发布', exact: true })).toBeDisabled();
      await expect(person.page.getByText(`您已在本版办理过“${done}”，同一人不能再办理“签发并发布”，须由另一人办理。`)).toBeVisible();
    }
  });

  await test.step('the authority taken back ends at once; a new one counts from today', async () => {
    const rows = leader!.page.getByRole('row').filter({ hasText: '周宁' });
    await leader!.page.goto('/delegation');
    await rows.getByRole('button', { name: '收回', exact: true }).click();
    await expect(rows.getByText('已收回', { exact: true })).toBeVisible();
    await grant(leader!.page, '周宁（经办人）', day(0), day(2));
    await expect(rows.getByText('有效', { exact: true })).toBeVisible();
  });

  await test.step('the stand-in is told, signs with the own password, and every record names both', async () => {
    const { page } = deputy!;
    await page.goto('/');
    await expect(page.getByText(`张伟授权您自${day(0)}至${day(2)}代行分管领导审核。`)).toBeVisible();
    await page.goto(REVIEW);
    await page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
    await press(page, '签发并发布');
    await stateIs(page, '已发布');
    await expect(page.locator('section[aria-labelledby="trail"] li').filter({ hasText: '签发并发布' })).toContainText('分管领导 周宁（受张伟授权）');
    await leader!.page.goto('/reports/2024/history');
    await expect(leader!.page.locator('section[aria-labelledby="trail"]')).toContainText('周宁（受张伟授权）');
    await expect(leader!.page.locator('section[aria-labelledby="audit"]')).toContainText('张伟');
    const packed = await request.get('/open/daishen/2024/report.zip');
    expect(packed.status()).toBe(200);
    const sheet = unzipSync(new Uint8Array(await packed.body()))['审签单.html'];
    expect(strFromU8(sheet!)).toMatch(/周宁（分管领导，代张伟，授权期限\d{4}-\d{2}-\d{2}至\d{4}-\d{2}-\d{2}）/);
  });
  for (const person of [leader!, director!, drafter!, deputy!]) await person.context.close();
});

test('who typed a figure of this version cannot stand in for the leader on it', async ({ browser, server }) => {
  const office = await officeInState(server, 'tianxie', '新华区填写街道办事处', 'returned');
  const [leader, deputy] = await Promise.all(['leader', 'drafter2'].map((name) => personOf(browser, server.address, `tianxie-${name}`, OFFICE_PASSWORD)));
  const { page } = deputy!;

  await test.step('the second drafter saves one text, and another hands the report in', async () => {
    await page.goto('/reports/2024/problems');
    await expect(page.locator('form[data-ready]')).toBeAttached();
    const text = page.locator('[name="/problems"]');
    await text.fill((await text.inputValue()).replace('按月检查', '每月检查一次'));
    await press(page, '保存');
    await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
    await withDatabase(server, () => Promise.resolve(bringAgain(office, 2024)));
  });

  await test.step('with the authority of the leader, the writer can neither sign nor return it, and reads why', async () => {
    await grant(leader!.page, '周宁（经办人）', day(0), day(2));
    await expect(leader!.page.getByText('有效', { exact: true })).toBeVisible();
    await page.goto(REVIEW);
    for (const action of ['签发并发布', '退回修改']) {
      await expect(page.getByRole('button', { name: action, exact: true })).toBeDisabled();
      await expect(page.getByText(`您填写过本版的数据或文字，不能再办理“${action}”，须由另一人办理。`)).toBeVisible();
    }
  });

  await test.step('the leader in person signs', async () => {
    await leader!.page.goto(REVIEW);
    await leader!.page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
    await press(leader!.page, '签发并发布');
    await stateIs(leader!.page, '已发布');
  });
  for (const person of [leader!, deputy!]) await person.context.close();
});

test('whoever stands in finds the work on the workbench and in the inbox, and does it; a stand-in who had a part in the version does not', async ({ browser, server }) => {
  const office = await officeInState(server, 'daiban', '新华区代办街道办事处', 'returned');
  // The director and the leader are away; the first drafter, who wrote the version, and the second are authorised for both.
  await withDatabase(server, async () => {
    for (const [role, from] of [['director', office.director], ['leader', office.leader]] as const) for (const to of [office.drafter, office.drafter2]) {
      expect(delegate(from, { role, toUserId: to.userId, fromDate: todayInChina(), toDate: todayInChina(), reason: '赴省委党校学习' })).toMatchObject({ ok: true });
    }
    bringAgain(office, 2024);
    await Promise.resolve();
  });
  const [deputy, drafter] = await Promise.all(['drafter2', 'drafter'].map((name) => personOf(browser, server.address, `daiban-${name}`, OFFICE_PASSWORD)));
  const { page } = deputy!;

  await test.step('the drafter of the version finds neither task nor notice, and has no word of a reviewer', async () => {
    const { page: own } = drafter!;
    await own.goto('/');
    await expect(own.getByText('目前没有等您办理的事。')).toBeVisible();
    await expect(own.getByRole('link', { name: /^代/ })).toHaveCount(0);
    await expect(own.locator('section[aria-labelledby="notices"]')).not.toContainText('请复审签发');
    await own.goto(REVIEW);
    await expect(own.getByRole('button', { name: '签发并发布', exact: true })).toBeDisabled();
    await own.getByText('添加意见', { exact: true }).first().click();
    await expect(own.locator('#comment-text')).toBeVisible();
    await expect(own.locator('#comment-must')).toHaveCount(0);
  });

  await test.step('the stand-in is led from the notice to the report; the notice counts as read', async () => {
    await page.goto('/');
    await expect(page.getByText('有1件事等您办理。')).toBeVisible();
    await expect(page.getByRole('link', { name: '代张伟复审签发2024年报告', exact: true })).toHaveAttribute('href', REVIEW);
    const notices = page.locator('section[aria-labelledby="notices"]');
    const unread = Number(/(\d+)条未读/.exec(await notices.innerText())![1]);
    await notices.getByRole('link', { name: '2024年度报告已由王建国初审通过，请复审签发。' }).click();
    await expect(page).toHaveURL(REVIEW);
    await page.goto('/');
    await expect(notices).toContainText(`${unread - 1}条未读`);
    await expectAccessible(page);
  });

  await test.step('from the task to the signature', async () => {
    await page.getByRole('link', { name: '代张伟复审签发2024年报告', exact: true }).click();
    await page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
    await press(page, '签发并发布');
    await stateIs(page, '已发布');
    await page.goto('/');
    await expect(page.getByText('目前没有等您办理的事。')).toBeVisible();
  });
  for (const person of [deputy!, drafter!]) await person.context.close();
});
