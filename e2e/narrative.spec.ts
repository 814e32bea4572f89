/** The texts: proofreading, figures that follow the tables, last year's text beside this year's and as a start with open gaps. */
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { field, fillByName, loginAs, press } from './helpers';

const PROACTIVE = '/overview/proactive', PROBLEMS = '/problems';

test('a text is proofread while it is written; what is ignored stays ignored', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/overview');
  await expect(page.locator('[data-ready]')).toBeAttached();
  await field(page, PROACTIVE).fill('2024年，本街道做为基层单位，建立台帐，主动公开信息13条,接受监督。');
  const hints = page.locator('[data-proofread]').filter({ hasText: '主动公开' });

  await test.step('a hint selects its passage and is taken over with one press', async () => {
    await hints.getByRole('button', { name: '“台帐”', exact: true }).click();
    expect(await field(page, PROACTIVE).evaluate((element: HTMLTextAreaElement) => element.value.slice(element.selectionStart, element.selectionEnd))).toBe('台帐');
    await hints.getByRole('button', { name: /^采用：“台帐”/ }).click();
    await expect(field(page, PROACTIVE)).toHaveValue(/建立台账，/);
    await expect(hints.getByRole('button', { name: '“台帐”', exact: true })).toHaveCount(0);
  });

  await test.step('what is ignored or taken into the list of the office stays so on the next visit', async () => {
    await hints.getByRole('button', { name: /^忽略“做为”/ }).click();
    await expect(page.getByText('已忽略，本单位今后不再提示。')).toBeVisible();
    await expect(hints.getByRole('button', { name: '“做为”', exact: true })).toHaveCount(0);
    await press(page, '保存');
    await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
    await page.reload();
    await expect(hints).toContainText('半角');
    await expect(hints.getByRole('button', { name: '“做为”', exact: true })).toHaveCount(0);
  });

  await test.step('the office sees its list, adds to it by keyboard, and takes the ignored hint back', async () => {
    await hints.getByRole('link', { name: '查看、移除词表和忽略的提示' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '校对词表' })).toBeVisible();
    const words = page.locator('[data-words="word"]'), ignored = page.locator('[data-words="ignore"]');
    await expect(words).toContainText('还没有词语。');
    await expect(ignored.getByRole('row').filter({ hasText: '做为' })).toContainText('易错字词');
    await expect(page.getByRole('button', { name: '加入词表' })).toBeEnabled();
    await page.getByLabel('词语', { exact: true }).fill('镇办动态');
    await page.keyboard.press('Enter');
    await expect(page.getByText('已将“镇办动态”加入本单位词表。')).toBeVisible();
    const row = words.getByRole('row').filter({ hasText: '镇办动态' });
    await expect(row.getByRole('cell').nth(0)).toHaveText(/[一-龥]{2,}/);
    await expect(row.getByRole('cell').nth(1)).toHaveText(/\d{4}\/\d/);
    await expect(page.getByLabel('词语', { exact: true })).toBeFocused();
    await expectAccessible(page);
    await row.getByRole('button', { name: '移除“镇办动态”' }).focus();
    await page.keyboard.press('Enter');
    await expect(words).toContainText('还没有词语。');
    await expect(words.getByText('已移除“镇办动态”，今后照常校对。')).toBeVisible();
    await expect(words.getByRole('heading', { name: /^本单位词语/ })).toBeFocused();
    await ignored.getByRole('button', { name: '重新提示“做为”' }).click();
    await expect(ignored).toContainText('还没有忽略过提示。');
    await page.goto('/reports/2024/overview');
    await expect(hints.getByRole('button', { name: '“做为”', exact: true })).toBeVisible();
  });
});

test('a bound figure is chosen by keyboard and printed as its value', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/applications');
  await expect(page.locator('[data-ready]')).toBeAttached();
  await press(page, '其余均为0');
  await fillByName(page, { '/applications/1/naturalPerson': 7 });
  await press(page, '保存');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();

  await page.goto('/reports/2024/overview');
  await expect(page.locator('[data-ready]')).toBeAttached();
  const text = field(page, '/overview/onRequest');
  await text.fill('2024年收到申请');
  await text.press('End');
  await text.pressSequentially('/');
  const search = page.getByRole('combobox', { name: '按名称查找' });
  await expect(search).toBeFocused();
  await expectAccessible(page);
  await search.fill('表三 新收 自然人');
  await search.press('ArrowDown');
  await search.press('ArrowUp');
  await search.press('Enter');
  await expect(text).toHaveValue('2024年收到申请{{/applications/1/naturalPerson}}');
  await expect(text).toBeFocused();
  await text.pressSequentially('件。网址www.example.gov.cn/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('2024年收到申请7件。')).toBeVisible();
  await press(page, '保存');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await page.goto('/reports/2024/review');
  await expect(page.locator('[data-article]')).toContainText('2024年收到申请7件。');
});

test('last year’s text is compared, and as a start leaves gaps that hold back the submission', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/problems');
  await expect(page.locator('[data-ready]')).toBeAttached();
  const beside = page.locator('[data-last-year]');
  await beside.locator('summary').click();
  await expect(beside).toContainText('2023年');
  await beside.getByRole('button', { name: /以去年文字为底稿$/ }).click();
  await expect(field(page, PROBLEMS)).not.toHaveValue('');

  await page.goto('/reports/2024/overview');
  const sections = page.locator('[data-last-year]');
  await field(page, PROACTIVE).fill('2024年，本街道主动公开信息13条，并在新址设立查阅点。');
  const proactive = sections.filter({ hasText: '“（一）主动公开”' }).or(sections.filter({ hasText: '“主动公开”' })).first();
  await proactive.locator('summary').click();
  await expect(proactive.locator('del').first()).toBeVisible();
  await expect(proactive.locator('ins').first()).toBeVisible();
  await expect(proactive.locator('summary')).toContainText(/相似度\d+%/);
  const start = proactive.getByRole('button', { name: /以去年文字为底稿$/ });
  await test.step('hints that appear meanwhile do not move the button under the pointer', async () => {
    const hints = page.locator('[data-proofread]').filter({ hasText: '主动公开' });
    await start.hover();
    const before = await start.boundingBox();
    await field(page, PROACTIVE).fill('2024年，本街道建立台帐，主动公开信息13条,并在新址设立查阅点。');
    await expect(hints).toBeVisible();
    expect(await start.boundingBox()).toEqual(before);
  });
  await start.press('Enter');
  // The question takes the focus of the button it replaces, and gives it back.
  await expect(proactive.getByRole('button', { name: '替换', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(start).toBeFocused();
  await start.click();
  await proactive.getByRole('button', { name: '替换', exact: true }).click();
  const gaps = page.locator('[data-gaps]').first();
  await expect(gaps).toBeVisible();
  await expectAccessible(page);
  const count = await gaps.locator('[data-gap]').count();
  expect(count).toBeGreaterThan(0);
  await expect(page.locator('[data-finding^="N-19"]').first()).toBeVisible();
  await press(page, '保存');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  await page.goto('/reports/2024');
  await expect(page.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();

  await page.goto('/reports/2024/overview');
  for (let left = count; left > 0; left -= 1) {
    await expect(gaps.locator('[data-gap]')).toHaveCount(left);
    await gaps.getByRole('button', { name: /^确认第1处/ }).click();
  }
  await expect(page.locator('[data-gaps]')).toHaveCount(0);
  await expect(field(page, PROACTIVE)).not.toHaveValue(/待核/);
  await expect(page.locator('[data-finding^="N-19"]')).toHaveCount(0);
});
