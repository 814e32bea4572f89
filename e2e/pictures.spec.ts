/**
 * The pictures of the handbooks and the README, from one report on its way through the office: `npm run pictures` writes them
 * to docs/screenshots. An ordinary run leaves this file out (playwright.config.ts); that none is missing is a test of the handbooks.
 */
import type { Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { makeOffice } from '../db/test-office';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { field, loginAs, personOf, press, stateIs } from './helpers';
import { bring, bringAgain, OFFICE_PASSWORD } from './office';

const FOLDER = process.env.GOUJI_PICTURES!;
const SIZES = { 1440: { width: 1440, height: 900 }, 390: { width: 390, height: 844 } } as const;
const REVIEW = '/reports/2024/review';

async function picture(page: Page, name: string, width: keyof typeof SIZES = 1440): Promise<void> {
  await page.setViewportSize(SIZES[width]);
  await page.screenshot({ path: `${FOLDER}/${name}-${width}.png` });
}

/** The picture begins at this place of the page. */
const from = (page: Page, selector: string) => page.locator(selector).evaluate((element) => element.scrollIntoView({ block: 'start' }));

test('pictures of a report that is returned, answered and signed', async ({ browser, server }) => {
  mkdirSync(FOLDER, { recursive: true });
  const office = await withDatabase(server, async () => {
    const made = await makeOffice('shouce', '新华区西市场街道办事处');
    bring(made, 'published', 2023);
    bring(made, 'firstReview', 2024);
    return made;
  });
  const [drafter, director, leader, admin] = await Promise.all(['drafter', 'director', 'leader', 'admin'].map((role) => personOf(browser, server.address, `shouce-${role}`, OFFICE_PASSWORD)));

  await test.step('the director reads and returns it', async () => {
    const { page } = director!;
    await page.goto(REVIEW);
    await picture(page, 'director-review');
    for (const [index, place, text] of [[0, '/applications/3.1/enterprise', '予以公开的商业企业一格请与台账再核对。'], [1, '/problems', '改进措施太笼统，请写明完成时限。']] as const) {
      await press(page, '添加一条意见');
      await page.locator(`#point-${index}-pointer`).selectOption(place);
      await page.locator(`#point-${index}-text`).fill(text);
    }
    await from(page, '#steps');
    await picture(page, 'director-points');
    await press(page, '退回修改');
    await stateIs(page, '退回修改');
  });

  await test.step('the drafter mends it', async () => {
    const { page } = drafter!;
    await page.goto('/');
    await picture(page, 'drafter-workbench');
    await page.goto('/reports/2024');
    await picture(page, 'drafter-returned');
    for (const section of ['applications', 'overview']) {
      await page.goto(`/reports/2024/${section}`);
      await expect(page.locator('[data-ready]').first()).toBeAttached();
      await picture(page, `drafter-${section}`);
    }
    await page.goto('/reports/2024/problems');
    await expect(page.locator('[data-ready]').first()).toBeAttached();
    const text = field(page, '/problems');
    await text.fill((await text.inputValue()).replace('按月检查', '自2025年3月起按月检查'));
    await press(page, '保存');
    await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
    await page.goto(REVIEW);
    for (const [words, kind, reason] of [['与台账再核对', '不改（说明原因）', '全年没有企业申请，台账无登记。'], ['改进措施太笼统', '已改', '已写明开始时间。']] as const) {
      const item = page.locator('section[aria-labelledby="comments"] li').filter({ hasText: words });
      await item.getByText('答复', { exact: true }).first().click();
      await item.getByLabel('办理情况').selectOption({ label: kind });
      await item.getByLabel('说明').fill(reason);
      await item.getByRole('button', { name: '答复', exact: true }).click();
      await expect(item.getByText('已答复')).toBeVisible();
    }
  });

  await test.step('the director sees what changed since', async () => {
    const { page } = director!;
    await page.goto(REVIEW);
    await from(page, 'section[aria-labelledby="changes"]');
    await picture(page, 'director-since');
    for (const words of ['改进措施太笼统', '与台账再核对']) {
      const item = page.locator('section[aria-labelledby="comments"] li').filter({ hasText: words });
      await item.getByRole('button', { name: /^标为已解决/ }).click();
      await expect(item).toContainText(/^已解决/);
    }
    await withDatabase(server, () => Promise.resolve(bringAgain(office, 2024)));
  });

  await test.step('the leader signs on a telephone', async () => {
    const { page } = leader!;
    await page.goto(REVIEW);
    await picture(page, 'leader-review', 390);
    await page.getByLabel(/您的密码/).fill(OFFICE_PASSWORD);
    await press(page, '签发并发布');
    await stateIs(page, '已发布');
    await page.goto('/reports/2024/signoff');
    await picture(page, 'signoff');
    await page.goto('/delegation');
    await page.getByLabel('代审人').selectOption({ label: '周宁（经办人）' });
    await page.getByLabel('结束日期').fill(new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10));
    await page.getByLabel('原因').fill('赴省委党校学习');
    await press(page, '授权代审');
    await expect(page.getByText('有效', { exact: true })).toBeVisible();
    await picture(page, 'delegation');
  });

  await test.step('hand-over, plan, settings', async () => {
    const { page } = admin!;
    await page.goto('/handover');
    await page.getByLabel('移交人').selectOption({ label: '李敏（经办人）' });
    await page.getByLabel('接收人').selectOption({ label: '周宁（经办人）' });
    await press(page, '生成交接清单');
    await page.getByRole('link', { name: '李敏向周宁移交经办人工作' }).click();
    await expect(page.getByRole('heading', { name: '签字' })).toBeVisible();
    await picture(page, 'handover-list');
    for (const [address, name] of [['/plan', 'plan'], ['/admin', 'admin'], ['/admin/calendar', 'admin-calendar']] as const) {
      await page.goto(address);
      await picture(page, name);
    }
  });
  for (const person of [drafter!, director!, leader!, admin!]) await person.context.close();
});

test('pictures of the demo office', async ({ page, browser, baseURL }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024');
  await picture(page, 'drafter-report');
  const auditor = await personOf(browser, baseURL!, 'auditor');
  await auditor.page.goto('/audit');
  await picture(auditor.page, 'audit');
  await auditor.context.close();
});
