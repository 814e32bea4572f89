/** 年度安排: the office writes its own dates and its routine; they stand on the workbench, in 复审要点 and in the hand-over list. */
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { personOf, press } from './helpers';
import { OFFICE_PASSWORD, officeInState } from './office';

const day = (date: Date) => date.toISOString().slice(0, 10);
const DAY = 86_400_000;

test('the office edits its dates and its routine, and finds them where the work is done', async ({ browser, server }) => {
  // This year's report, whose dates lie in the January to come.
  const today = day(new Date(Date.now() + 8 * 3_600_000)), year = Number(today.slice(0, 4));
  await officeInState(server, 'anpai', '新华区安排街道办事处', 'firstReview', year);
  await officeInState(server, 'linban', '新华区邻办街道办事处', 'drafting', year);
  const [drafter, director, auditor, neighbour] = await Promise.all(['anpai-drafter', 'anpai-director', 'anpai-auditor', 'linban-drafter'].map((name) => personOf(browser, server.address, name, OFFICE_PASSWORD)));
  const { page } = drafter!;

  await test.step('the workbench leads there', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: '内部期限和全年工作安排' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '年度安排' })).toBeVisible();
    await expect(page.getByText('法定公布期限每年1月31日，不能更改。')).toBeVisible();
  });

  await test.step('what is no date and what has no name is not taken, and nothing is lost', async () => {
    await page.locator('#due-0-date').fill('2月30日');
    await page.locator('#due-1-name').fill(' ');
    await press(page, '保存年度安排');
    await expect(page.locator('#due-0-date')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText('写作月-日，如01-15')).toBeVisible();
    await expect(page.getByText('请填写名称')).toBeVisible();
    await expect(page.locator('#due-0-date')).toHaveValue('2月30日');
    await expectAccessible(page);
    await page.locator('#due-0-date').fill('1月8日');
    await page.locator('#due-1-name').fill('提交初审');
  });

  await test.step('a date is added and one taken away; lines are moved, taken away and added', async () => {
    await press(page, '添加期限');
    await page.locator('#due-3-name').fill('报送区政府办');
    await page.locator('#due-3-date').fill('１．２８');
    await page.getByRole('button', { name: /^删除\s?期限2$/ }).click();
    const lines = page.getByRole('textbox', { name: /^第\d+条$/ });
    const [first, second] = await Promise.all([0, 1].map((index) => lines.nth(index).inputValue()));
    await page.getByRole('button', { name: /^上移\s?第2条$/ }).click();
    await expect(lines.nth(0)).toHaveValue(second!);
    await expect(lines.nth(1)).toHaveValue(first!);
    await page.getByRole('button', { name: /^删除\s?第1条$/ }).click();
    await press(page, '添加一条');
    await lines.last().fill('2月：向科室反馈上级的检查意见');
    await press(page, '保存年度安排');
    await expect(page.getByText('年度安排已保存')).toBeVisible();
    await page.reload();
    await expect(page.locator('#due-0-date')).toHaveValue('01-08');
    await expect(page.locator('#due-1-name')).toHaveValue('签发');
    await expect(page.locator('#due-2-date')).toHaveValue('01-28');
    await expect(lines.nth(0)).toHaveValue(first!);
    await expect(lines.last()).toHaveValue('2月：向科室反馈上级的检查意见');
  });

  await test.step('workbench and 复审要点 count by them', async () => {
    const left = Math.round((Date.parse(`${year + 1}-01-28`) - Date.parse(today)) / DAY);
    for (const person of [drafter!, neighbour!]) await person.page.goto('/');
    const dates = page.locator('section[aria-labelledby="deadlines"] li');
    await expect(dates.filter({ hasText: '报送区政府办' })).toContainText(new RegExp(`${year + 1}-01-28\\s*还有${left}天（\\d+个工作日）`));
    await expect(dates.filter({ hasText: '提交初审' })).toHaveCount(0);
    await expect(neighbour!.page.locator('section[aria-labelledby="deadlines"] li')).toHaveCount(4);
    await expect(neighbour!.page.locator('section[aria-labelledby="deadlines"]')).not.toContainText('报送区政府办');
    await director!.page.goto(`/reports/${year}/review`);
    const gist = director!.page.locator('section[aria-labelledby="gist"]');
    await expect(gist).toContainText(`签发 ${year + 1}-01-25`);
    await expect(gist).toContainText(`法定公布期限 ${year + 1}-01-31`);
  });

  await test.step('the director changes it too; what the page showed the drafter is the office’s, and the auditor only reads', async () => {
    await director!.page.goto('/plan');
    await director!.page.locator('#due-1-date').fill('01-24');
    await press(director!.page, '保存年度安排');
    await expect(director!.page.getByText('年度安排已保存')).toBeVisible();
    await auditor!.page.goto('/plan');
    await expect(auditor!.page.getByText('签发：01-24')).toBeVisible();
    await expect(auditor!.page.getByRole('button', { name: '保存年度安排' })).toHaveCount(0);
    await expectAccessible(auditor!.page);
    await auditor!.page.goto('/audit');
    await expect(auditor!.page.getByRole('cell', { name: /王建国.*(年度安排|内部期限)/ })).toBeVisible();
  });

  await test.step('the hand-over list has the routine and the dates', async () => {
    await page.goto('/handover');
    await page.getByLabel('接收人').selectOption({ label: '周宁（经办人）' });
    await press(page, '生成交接清单');
    await page.getByRole('link', { name: '李敏向周宁移交经办人工作' }).click();
    await expect(page.getByText('2月：向科室反馈上级的检查意见')).toBeVisible();
    await expect(page.getByText(/报送区政府办/)).toBeVisible();
  });
  for (const person of [drafter!, director!, auditor!, neighbour!]) await person.context.close();
});
