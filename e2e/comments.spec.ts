/** Remarks on what was selected in the report: the passage is quoted, found again after edits, and the drafter is led to it. */
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { field, loginAs, personOf, press } from './helpers';

const TEXT = '2024年，本街道主动公开信息13条。在社区公示栏张贴告知36份。';

test('a passage is remarked on, edited, and told as it reads now', async ({ page, browser, baseURL }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/overview');
  await expect(page.locator('form[data-ready]')).toBeAttached();
  await field(page, '/overview/proactive').fill(TEXT);
  await press(page, '保存');
  await expect(page.locator('[data-save-state="saved"]')).toBeVisible();

  const { page: director, context } = await personOf(browser, baseURL!, 'director');
  await test.step('the director selects words in the report and remarks on them', async () => {
    await director.goto('/reports/2024/review');
    await expect(director.getByRole('button', { name: '批注所选文字' })).toBeVisible();
    await director.getByRole('button', { name: '批注所选文字' }).click();
    await expect(director.getByText('请先在全文中选中一段文字')).toBeVisible();
    const select = (chosen: string) => director.locator('[data-article] [data-text="/overview/proactive"] p').evaluate((paragraph, wanted) => {
      const words = paragraph.firstChild!, start = words.textContent!.lastIndexOf(wanted);
      getSelection()!.setBaseAndExtent(words, start, words, start + wanted.length);
    }, chosen);
    // What stands there twice comes with the words around it, so that it is one place.
    await select('公');
    await director.getByRole('button', { name: '批注所选文字' }).click();
    await expect(director.getByLabel('所引原文（可不填）')).toHaveValue('在社区公示栏张贴告知36份。');
    await select('张贴告知36份');
    await director.getByRole('button', { name: '批注所选文字' }).click();
    await expect(director.getByLabel('所引原文（可不填）')).toHaveValue('张贴告知36份');
    await director.locator('#comment-text').fill('请核对份数。');
    await director.getByLabel('必须改（标为已解决前不能通过、签发）').check();
    await director.getByRole('button', { name: '添加意见' }).click();
    await expect(director.locator('[data-passage="there"]')).toContainText('张贴告知36份');
    await expectAccessible(director);
  });

  await test.step('words that do not stand there are refused and nothing is lost', async () => {
    await director.locator('#comment-pointer').selectOption('/problems');
    await director.locator('#comment-quote').fill('没有这句话');
    await director.locator('#comment-text').fill('试试');
    await director.getByRole('button', { name: '添加意见' }).click();
    await expect(director.getByText('中没有所引的文字，请重新选取。')).toBeVisible();
    await expect(director.locator('#comment-text')).toHaveValue('试试');
    await context.close();
  });

  await test.step('the drafter finds it on the task page and is led to the text', async () => {
    await page.goto('/reports/2024');
    const remarks = page.locator('section', { has: page.locator('#remarks') });
    await expect(remarks).toContainText('1条待答复');
    await expect(remarks).toContainText('“张贴告知36份”');
    await expectAccessible(page);
    await remarks.getByRole('link', { name: /主动公开/ }).click();
    await expect(page.locator('form[data-ready]')).toBeAttached();
  });

  await test.step('the remark shows what became of its passage after edits before it, in it, and over it', async () => {
    const before = TEXT.replace('主动公开信息13条', '通过网站主动公开信息15条，其中财政预决算2条');
    for (const [text, state, told] of [[before, 'there', /^“张贴告知36份”$/], [before.replace('在社区公示栏张贴告知36份。', ''), 'gone', /^“张贴告知36份”　（原文已删去）$/], [before.replace('36份', '48份'), 'changed', /^“张贴告知36份”　现为“张贴告知48份”$/]] as const) {
      await page.goto('/reports/2024/overview');
      await expect(page.locator('form[data-ready]')).toBeAttached();
      await field(page, '/overview/proactive').fill(text);
      await press(page, '保存');
      await expect(page.locator('[data-save-state="saved"]')).toBeVisible();
      for (const address of ['/reports/2024', '/reports/2024/review']) {
        await page.goto(address);
        await expect(page.locator(`[data-passage="${state}"]`), address).toHaveText(told);
      }
    }
    // The paragraph links to the remark on it, also now that its words are others.
    await expect(page.locator('[data-article] [data-text="/overview/proactive"] p').getByRole('link', { name: '意见1条' })).toHaveCount(1);
    await page.getByText('答复', { exact: true }).first().click();
    await page.getByRole('button', { name: '答复', exact: true }).click();
    await expect(page.getByText('已答复', { exact: true })).toBeVisible();
    await page.goto('/reports/2024');
    await expect(page.locator('section', { has: page.locator('#remarks') })).toContainText('已答复，待审核人确认');
  });
});

test('a paragraph is remarked on from its own button, with the keyboard, and one tap on a telephone', async ({ browser, baseURL }) => {
  const { page, context } = await personOf(browser, baseURL!, 'leader');
  await page.goto('/reports/2023/review');
  const paragraph = page.locator('[data-article] [data-text="/problems"] p').first();
  const words = (await paragraph.evaluate((element) => element.firstChild!.textContent!)).trim();
  const button = paragraph.getByRole('button', { name: /^批注本段/ });
  await expect(button).toHaveCSS('opacity', '0');
  await paragraph.hover();
  await expect(button).toHaveCSS('opacity', '1');
  await page.mouse.move(0, 0);
  await button.focus();
  await expect(button).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(page.locator('#comment-text')).toBeFocused();
  await expect(page.locator('#comment-pointer')).toHaveValue('/problems');
  expect(words.startsWith(await page.locator('#comment-quote').inputValue())).toBe(true);
  await page.keyboard.type('这一段写得清楚。');
  await page.getByRole('button', { name: '添加意见' }).click();
  const added = page.locator('section[aria-labelledby="comments"] li').filter({ hasText: '这一段写得清楚。' });
  await expect(added.locator('[data-passage="there"]')).toContainText(words.slice(0, 12));
  await expect(paragraph.getByRole('link', { name: '意见1条' })).toHaveAttribute('href', `#${await added.getAttribute('id')}`);
  await page.getByRole('button', { name: '回到这一段' }).click();
  await expect(button).toBeFocused();
  const telephone = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, storageState: await context.storageState() });
  const small = await telephone.newPage();
  await small.goto('/reports/2023/review');
  const first = small.locator('[data-article] [data-text="/problems"]').getByRole('button', { name: /^批注本段/ }).first();
  await expect(first).toHaveCSS('opacity', '1');
  await first.tap();
  await expect(small.locator('#comment-text')).toBeFocused();
  await telephone.close();
  await context.close();
});

test('the sign-off sheet stands on a page of its own', async ({ page }) => {
  await loginAs(page, 'leader');
  await page.goto('/reports/2023/review');
  await page.getByRole('link', { name: '审签单' }).click();
  const sheet = page.locator('[data-signoff]');
  await expect(sheet).toContainText('王建国（党政办主任）');
  await expect(sheet).toContainText('同意发布。');
  await expect(sheet).toContainText(/[0-9a-f]{64}/);
  await expectAccessible(page);
  await page.goto('/reports/2024/signoff');
  await expect(page.locator('[data-signoff] tbody').last().locator('tr')).toHaveCount(3);
});
