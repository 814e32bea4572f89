/** A report from a file: compared first, taken over section by section, taken back as a whole. */
import { readFileSync } from 'node:fs';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { field, loginAs } from './helpers';
import { SECTION_IDS } from '../lib/report/form';

const FILE = 'lib/import/fixtures/seed-report.md';
const ROW = '/applications/1/enterprise';

test('a file is compared, taken over by section, and the whole is taken back', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024');
  await page.getByRole('link', { name: '从文件导入、空白表' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('从文件导入');

  await test.step('what is no report is refused in words', async () => {
    await page.getByLabel('选择文件').setInputFiles({ name: '坏.docx', mimeType: 'application/octet-stream', buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0, 0]) });
    await page.getByRole('button', { name: '读取文件' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '没有读取' })).toBeVisible();
  });

  const section = page.locator('[data-import-section="applications"]');
  await test.step('the comparison marks what is doubtful and lists what was not read', async () => {
    await page.getByLabel('选择文件').setInputFiles(FILE);
    await page.getByRole('button', { name: '读取文件' }).click();
    await expect(section).toBeVisible();
    await expect(page.locator('[data-unread]')).toContainText('政府信息公开');
    await expect(page.locator('[data-unread]')).toContainText('没有读到内容');
    await expectAccessible(page);
  });

  await test.step('nothing is written before it is taken over', async () => {
    const other = await page.context().newPage();
    await other.goto('/reports/2024/applications');
    await expect(field(other, ROW)).toHaveValue('');
    await other.close();
  });

  await test.step('two sections are taken over', async () => {
    await page.getByRole('button', { name: /^采用：三、/ }).click();
    await expect(section).toContainText(/已采用\d+处/);
    await page.getByRole('button', { name: /^采用：五、/ }).click();
    await expect(page.locator('[data-import-section="problems"]')).toContainText('已采用1处');
    await page.goto('/reports/2024/applications');
    await expect(field(page, ROW)).toHaveValue('0');
    await page.goto('/reports/2024/history');
    await expect(page.getByText('导入“seed-report.md”到').first()).toBeVisible();
  });

  await test.step('one press takes it all back', async () => {
    await page.goto('/reports/2024/import');
    await page.getByRole('button', { name: '撤销这次导入' }).click();
    await expect(page.getByRole('heading', { name: '已导入' })).toHaveCount(0);
    await page.goto('/reports/2024/applications');
    await expect(field(page, ROW)).toHaveValue('');
    await page.goto('/reports/2024/problems');
    await expect(field(page, '/problems')).toHaveValue('');
  });
});

test('source and result stand in the shape of the table, and what is doubtful can be seen alone, by keyboard', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/import');
  await page.getByLabel('选择文件').setInputFiles(FILE);
  await page.getByLabel('选择文件').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const applications = page.locator('[data-import-section="applications"]'), problems = page.locator('[data-import-section="problems"]');
  const lost = ['1', '3.1', '3.2', '4'].map((row) => `/applications/${row}/naturalPerson`);

  await test.step('the official table holds each figure in its place, the lost ones marked', async () => {
    const table = applications.getByRole('table', { name: /表三/ });
    await expect(table.getByRole('columnheader', { name: '商业企业' })).toBeVisible();
    await expect(table.locator(`[data-place="${ROW}"]`)).toHaveText('文件中0 → ，将填入0');
    for (const pointer of lost) await expect(table.locator(`[data-place="${pointer}"]`)).toHaveText('（空）存疑');
  });

  await test.step('the counts of each table agree with what is shown', async () => {
    for (const id of ['disclosure', 'applications', 'disputes']) {
      const cells = page.locator(`[data-count="${id}"] td`), section = page.locator(`[data-import-section="${id}"]`);
      await expect(cells.nth(2)).toHaveText(String(await section.locator('[data-place][data-doubt]').count()));
      await expect(cells.nth(1)).toHaveText(String(await section.locator('[data-place] strong').count()));
    }
    expect(Number(await page.locator('[data-count="applications"] td').nth(2).textContent())).toBeGreaterThanOrEqual(lost.length);
  });

  await test.step('only the doubtful ones', async () => {
    const filter = page.getByRole('checkbox', { name: /^只看存疑/ });
    await filter.focus();
    await page.keyboard.press('Space');
    await expect(filter).toBeChecked();
    await expect(problems).toBeHidden();
    await expect(applications.getByRole('table', { name: /表三/ })).toHaveCount(0);
    const rows = applications.locator('[data-import-list] tbody tr');
    await expect(rows).toHaveCount(Number(await page.locator('[data-count="applications"] td').nth(2).textContent()));
    await expect(rows.first()).toContainText('存疑：');
    await expectAccessible(page);
    await page.keyboard.press('Space');
    await expect(problems).toBeVisible();
  });

  await test.step('nothing is wider than the window', async () => {
    for (const [width, height] of [[1440, 900], [1024, 768], [390, 844]] as const) {
      await page.setViewportSize({ width, height });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), String(width)).toBeLessThanOrEqual(0);
      if (process.env.GOUJI_SCREENSHOTS) await page.screenshot({ path: `${process.env.GOUJI_SCREENSHOTS}/import-preview-${width}.png`, fullPage: true });
    }
    await page.getByRole('checkbox', { name: /^只看存疑/ }).check();
    if (process.env.GOUJI_SCREENSHOTS) await page.screenshot({ path: `${process.env.GOUJI_SCREENSHOTS}/import-doubts-390.png`, fullPage: true });
  });
});

test('a table copied from a web page is pasted', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/import');
  await page.getByText('从网页或Word复制后粘贴').click();
  const html = '<h2>二、主动公开政府信息情况</h2><table><tr><td colspan="4">第二十条第（五）项</td></tr><tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan="3">２１</td></tr><tr><td colspan="4">第二十条第（六）项</td></tr><tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr><tr><td>行政处罚</td><td colspan="3">1,204</td></tr><tr><td>行政强制</td><td colspan="3">3件</td></tr></table>';
  await page.getByLabel('粘贴到这里').evaluate((element, copied) => {
    const data = new DataTransfer();
    data.setData('text/html', copied);
    data.setData('text/plain', '行政许可 21');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  await page.getByRole('button', { name: '读取粘贴的内容' }).click();
  const section = page.locator('[data-import-section="disclosure"]');
  await expect(section.getByRole('row', { name: /行政许可/ })).toContainText('21');
  await expect(section.getByRole('row', { name: /行政处罚/ })).toContainText('1204');
  await expect(section.getByRole('row', { name: /行政强制/ })).toContainText('3件');
});

test('the blank form is given as a workbook and on paper, and the workbook is read back', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/import');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^下载空白表/ }).click()]);
  expect(download.suggestedFilename()).toContain('空白表');
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  const blank = readFileSync(await download.path());
  await book.xlsx.load(blank as unknown as Parameters<typeof book.xlsx.load>[0]);
  const sheet = book.getWorksheet('表三')!;
  let at = '';
  sheet.eachRow((row) => row.eachCell((cell) => { if (at === '' && cell.text.includes('本年新收政府信息公开申请数量')) at = String(cell.row); }));
  sheet.getCell(`D${at}`).value = 9;
  await page.getByLabel('选择文件').setInputFiles({ name: '离线填写.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await book.xlsx.writeBuffer()) });
  await page.getByRole('button', { name: '读取文件' }).click();
  // The figure stands in the place of the table it was written to.
  await expect(page.locator('[data-import-section="applications"] [data-place="/applications/1/naturalPerson"]')).toHaveText('文件中9 → ，将填入9');

  await page.getByRole('link', { name: '打印空白表（A4）' }).click();
  await expect(page.locator('[data-article] table')).toHaveCount(3);
  await expectAccessible(page);
});

test('beside a cell stand the published figures of earlier years; the whole prints on A4 without the desk around it', async ({ page }) => {
  await loginAs(page, 'drafter');
  await page.goto('/reports/2024/applications');
  await expect(page.locator('[data-ready]')).toBeAttached();
  await field(page, ROW).fill('3');
  await expect(page.locator('[data-history]')).toHaveText(/2023年：0件.*今年多3件/);
  await page.goto('/reports/2024');
  await page.getByRole('link', { name: '打印全文（A4）' }).click();
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印', exact: true })).toBeHidden();
  await expect(page.locator('header.desk-head')).toBeHidden();
  await expect(page.locator('[data-article]')).toBeVisible();
  const overflow = await page.locator('[data-article]').evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('the section pages and the review page lead to the print view, which shows no navigation on paper', async ({ page }) => {
  await loginAs(page, 'drafter');
  for (const from of [...SECTION_IDS, 'review']) {
    await page.goto(`/reports/2024/${from}`);
    await expect(page.getByRole('link', { name: '打印全文（A4）' }), from).toHaveAttribute('href', '/reports/2024/print');
  }
  await page.getByRole('link', { name: '打印全文（A4）' }).click();
  await expect(page.locator('[data-article]')).toBeVisible();
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-article]')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
});
