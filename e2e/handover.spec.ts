/** 交接清单 made by the administrator for somebody who leaves: both sign, the old account is closed, the authorship stays. */
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { personOf, press, stateIs } from './helpers';
import { OFFICE_PASSWORD, officeInState } from './office';

test('a drafter hands over, both sign, the account is closed and the work keeps its author', async ({ browser, server }) => {
  await officeInState(server, 'jiaojie', '新华区交接街道办事处', 'firstReview');
  const [leaving, successor, director, admin] = await Promise.all(['drafter', 'drafter2', 'director', 'admin'].map((name) => personOf(browser, server.address, `jiaojie-${name}`, OFFICE_PASSWORD)));

  await test.step('a remark of the review is open', async () => {
    const { page } = director!;
    await page.goto('/reports/2024/review');
    await press(page, '添加一条意见');
    await page.locator('#point-0-pointer').selectOption('/problems');
    await page.locator('#point-0-text').fill('改进措施请写明完成时限。');
    await press(page, '退回修改');
    await stateIs(page, '退回修改');
  });

  await test.step('the administrator makes the list with one press', async () => {
    const { page } = admin!;
    await page.goto('/handover');
    await page.getByLabel('移交人').selectOption({ label: '李敏（经办人）' });
    await page.getByLabel('接收人').selectOption({ label: '周宁（经办人）' });
    await page.getByLabel(/说明/).fill('公章和纸质台账在二楼档案柜。');
    await press(page, '生成交接清单');
    await expect(page.getByText('待移交人签字')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: '李敏向周宁移交经办人工作' }).click();
    await expect(page.getByRole('heading', { name: '经办人工作交接清单' })).toBeVisible();
    await expect(page.getByText('状态：退回修改，第1版')).toBeVisible();
    await expect(page.getByText(/必须改（五、存在的主要问题及改进情况，王建国）：改进措施请写明完成时限。/)).toBeVisible();
    await expect(page.getByText(/数字来源：表二李敏填写\d+格（最后\d{4}\/\d+\/\d+）；表三李敏填写\d+格/)).toBeVisible();
    await expect(page.getByText('公章和纸质台账在二楼档案柜。')).toBeVisible();
    await expect(page.getByText('未签字')).toHaveCount(2);
    await expectAccessible(page);
    await expect(page.getByRole('button', { name: /^签字/ })).toHaveCount(0);
  });

  await test.step('each signs for themselves, once', async () => {
    for (const [person, words] of [[leaving!, '签字移交'], [successor!, '签字接收']] as const) {
      await person.page.goto('/');
      await expect(person.page.getByText('李敏向周宁移交经办人工作，请核对交接清单并签字确认。')).toBeVisible();
      await person.page.goto('/handover');
      await person.page.getByRole('link', { name: '李敏向周宁移交经办人工作' }).click();
      await press(person.page, words);
      await expect(person.page.getByRole('button', { name: words })).toHaveCount(0);
    }
    const { page } = successor!;
    const signatures = page.locator('section[aria-labelledby="signatures"] dd');
    await expect(signatures.nth(0)).toHaveText(/^李敏　\d{4}\/\d{1,2}\/\d{1,2} \d{2}:\d{2}$/);
    await expect(signatures.nth(1)).toHaveText(/^周宁　\d{4}\/\d{1,2}\/\d{1,2} \d{2}:\d{2}$/);
    await expect(signatures.nth(2)).toHaveText(/^[0-9a-f]{64}$/);
    await page.goto('/handover');
    await expect(page.getByText('双方已签字')).toBeVisible();
  });

  await test.step('the old account is closed: its session ends and nobody gets in with it', async () => {
    const { page } = admin!;
    await page.goto('/admin');
    const row = page.getByRole('row').filter({ hasText: 'jiaojie-drafter' }).filter({ hasNotText: 'jiaojie-drafter2' });
    await row.locator('summary').click();
    await row.getByRole('button', { name: '停用', exact: true }).click();
    await expect(row.getByText('已停用', { exact: true })).toBeVisible();
    await leaving!.page.goto('/reports/2024');
    await expect(leaving!.page).toHaveURL(/\/login/);
    await leaving!.page.locator('[name="username"]').fill('jiaojie-drafter');
    await leaving!.page.locator('[name="password"]').fill(OFFICE_PASSWORD);
    await press(leaving!.page, '登录');
    await expect(leaving!.page.locator('main').getByRole('alert')).toBeVisible();
    await expect(leaving!.page).toHaveURL(/\/login/);
  });

  await test.step('what the former drafter wrote stays theirs; the successor goes on with it', async () => {
    const { page } = successor!;
    await page.goto('/reports/2024/review');
    await expect(page.locator('section[aria-labelledby="trail"] li').filter({ hasText: '提交初审' })).toContainText('经办人 李敏');
    await page.goto('/reports/2024/problems');
    await expect(page.locator('[data-ready]').first()).toBeAttached();
    const text = page.locator('[name="/problems"]');
    await text.fill(`${await text.inputValue()}以上措施于2025年6月底前完成。`);
    await press(page, '保存');
    await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
    await page.goto('/reports/2024/review');
    const item = page.locator('section[aria-labelledby="comments"] li').filter({ hasText: '完成时限' });
    await item.getByText('答复', { exact: true }).first().click();
    await item.getByRole('button', { name: '答复', exact: true }).click();
    await expect(item.getByText('已答复')).toBeVisible();
    await press(page, '提交初审');
    await stateIs(page, '待初审');
    const submissions = page.locator('section[aria-labelledby="trail"] li').filter({ hasText: '提交初审' });
    await expect(submissions.first()).toContainText('经办人 李敏');
    await expect(submissions.last()).toContainText('经办人 周宁');
    await page.goto('/reports/2024/history');
    const trail = page.locator('section[aria-labelledby="audit"]');
    await expect(trail).toContainText('李敏');
    await expect(trail).toContainText('周宁');
  });
  for (const person of [leaving!, successor!, director!, admin!]) await person.context.close();
});
