/** After publication: a correction that both versions stay readable for, an absent leader's delegate, a hand-over, and a take-down. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { field, personOf, press } from './helpers';
import { explainWarnings } from './declarations';
import { PASSWORD } from './template';

/** A publication writes its files before it answers, so a state is waited for longer than a save. */
const state = (page: Page, name: string) => expect(page.locator('main').getByText(name, { exact: true }).first()).toBeVisible({ timeout: 45_000 });

/** Writes the reason for each warning whose form stands open, and records the secrecy review of this version. */
async function makeReady(page: Page): Promise<void> {
  await page.goto('/reports/2023');
  await explainWarnings(page, '已与台账核对，情况属实。');
  await page.getByLabel(/审查人/).fill('王建国');
  await page.getByLabel(/日期/).first().fill('2025-02-10');
  await page.getByRole('button', { name: /登记/ }).first().click();
  await expect(page.getByRole('button', { name: '提交初审', exact: true })).toBeEnabled();
}

test('a published report is corrected through the whole chain, a delegate signs, then it is taken down', async ({ browser, baseURL, request }) => {
  const drafter = await personOf(browser, baseURL!, 'drafter');
  const director = await personOf(browser, baseURL!, 'director');
  const leader = await personOf(browser, baseURL!, 'leader');
  const admin = await personOf(browser, baseURL!, 'admin');
  const { page } = drafter;

  await test.step('the drafter begins the correction with its reason', async () => {
    await page.goto('/reports/2023/review');
    await press(page, '发起更正');
    await expect(page.getByText(/更正说明/).first()).toBeVisible();
    await page.locator('#step-remark').fill('第六部分补充说明收费情况的统计口径。');
    await press(page, '发起更正');
    await state(page, '更正中');
    expect((await request.get('/open/xishichang/2023')).status()).toBe(200);
  });

  await test.step('changes the text and sends it', async () => {
    await page.goto('/reports/2023/other');
    const other = field(page, '/otherMatters');
    await other.fill(`${await other.inputValue()}统计范围为街道办事处本级。`);
    await press(page, '保存');
    await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
    await makeReady(page);
    await press(page, '提交初审');
    await state(page, '待初审');
  });

  await test.step('the director passes', async () => {
    await director.page.goto('/reports/2023/review');
    await press(director.page, '初审通过');
    await state(director.page, '待复审');
  });

  await test.step('the administrator appoints a delegate for the absent leader', async () => {
    await admin.page.goto('/admin');
    await admin.page.getByLabel('用户名').first().fill('deputy');
    await admin.page.getByLabel('姓名').last().fill('孙立');
    await admin.page.locator('#new-role').selectOption('drafter');
    await admin.page.locator('#new-organ').selectOption({ label: '新华区西市场街道办事处' });
    await admin.page.locator('#new-password').fill('Linshi-mima-2024');
    await press(admin.page, '添加用户');
    await expect(admin.page.getByText('用户已添加')).toBeVisible();
    await admin.page.goto('/delegation');
    await admin.page.getByLabel('不在岗的人').selectOption({ label: '张伟（分管领导）' });
    await admin.page.getByLabel('代审人').selectOption({ label: '孙立（经办人）' });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await admin.page.getByLabel('开始日期').fill(today);
    await admin.page.getByLabel('结束日期').fill(today);
    await admin.page.getByLabel('原因').fill('外出学习');
    await press(admin.page, '授权代审');
    await expect(admin.page.getByText('有效', { exact: true })).toBeVisible();
  });

  await test.step('the delegate changes the first password and signs', async () => {
    const deputy = await personOf(browser, baseURL!, 'deputy', 'Linshi-mima-2024');
    await deputy.page.goto('/account');
    await deputy.page.getByLabel('现在的密码').fill('Linshi-mima-2024');
    await deputy.page.getByLabel('新密码', { exact: true }).fill('Sunli-zhiyou-2024');
    await deputy.page.getByLabel('再次输入新密码').fill('Sunli-zhiyou-2024');
    await press(deputy.page, '更改密码');
    await expect(deputy.page.getByText('密码已更改')).toBeVisible();
    await deputy.page.goto('/reports/2023/review');
    await deputy.page.getByLabel(/您的密码/).fill('Sunli-zhiyou-2024');
    await press(deputy.page, '签发并发布');
    await state(deputy.page, '已发布');
    await expect(deputy.page.getByText(/受张伟授权/).first()).toBeVisible();
    await deputy.context.close();
  });

  await test.step('the public reads both versions and the difference', async () => {
    const now = await (await request.get('/open/xishichang/2023')).text();
    expect(now).toContain('第六部分补充说明收费情况的统计口径。');
    expect(now).toContain('统计范围为街道办事处本级');
    const first = await (await request.get('/open/xishichang/2023/v1/')).text();
    expect(first).not.toContain('统计范围为街道办事处本级');
  });

  await test.step('the drafter hands over; the successor acknowledges', async () => {
    await page.goto('/handover');
    await page.getByLabel('接收人').selectOption({ label: '孙立（经办人）' });
    await press(page, '生成交接清单');
    await page.getByRole('link', { name: /李敏向孙立移交/ }).click();
    await expect(page.getByRole('heading', { name: '2023年报告' })).toBeVisible();
    await expect(page.getByText('全年工作安排')).toBeVisible();
    const successor = await personOf(browser, baseURL!, 'deputy', 'Sunli-zhiyou-2024');
    await successor.page.goto('/handover');
    await successor.page.getByRole('link', { name: /李敏向孙立移交/ }).click();
    await press(successor.page, '签字接收');
    await expect(successor.page.getByRole('button', { name: '签字接收' })).toHaveCount(0);
    await successor.page.goto('/handover');
    await expect(successor.page.getByText('双方已签字')).toBeVisible();
    await successor.context.close();
  });

  await test.step('the leader takes it down; the public gets a plain notice', async () => {
    await leader.page.goto('/reports/2023/review');
    await leader.page.locator('#step-remark').fill('内容经复核不宜公开。');
    await leader.page.getByLabel(/您的密码/).fill(PASSWORD);
    await press(leader.page, '撤下');
    await state(leader.page, '已撤下');
    const gone = await request.get('/open/xishichang/2023');
    expect(gone.status()).toBe(410);
    expect(await gone.text()).toContain('内容经复核不宜公开。');
    expect((await request.get('/api/v1/reports/xishichang/2023')).status()).toBe(410);
  });

  for (const person of [drafter, director, leader, admin]) await person.context.close();
});
