/** 表三 as a spreadsheet: blocks through the machine's real clipboard, undo, zeros, remarks and the keys people know from Excel. */
import type { Page } from '@playwright/test';
import { COLUMN_KEYS } from '../lib/report/form/table-three';
import { APPLICATION_ROWS_2021 } from '../lib/report/form/table-three-rows';
import { copyElsewhere, excelHtml, onClipboard, tabSeparated } from './clipboard';
import { expect, test } from './fixtures';
import { cell, field } from './helpers';
import { signIn } from './http';
import { PASSWORD } from './template';

const PAGE = '/reports/2024/applications';
const ROWS = APPLICATION_ROWS_2021.map((row) => row.code);
const at = (row: number, column: number) => `/applications/${ROWS[row]}/${COLUMN_KEYS[column]}`;
const isTotal = (row: number, column: number) => COLUMN_KEYS[column] === 'total' || ROWS[row] === '3.7';
const typedCells = ROWS.flatMap((_, row) => COLUMN_KEYS.flatMap((_key, column) => (isTotal(row, column) ? [] : [{ row, column, pointer: at(row, column) }])));

/** Every figure a block of the whole table holds, as plain figures: row 3 is 10, 11, 12 … and so on; sums in their places. */
const plain: number[][] = ROWS.map((_, row) => COLUMN_KEYS.map((_key, column) => (isTotal(row, column) ? 0 : row * 10 + column)));
plain[ROWS.indexOf('3.7')] = COLUMN_KEYS.map((_, column) => ROWS.reduce((sum, code, row) => sum + (code.startsWith('3.') && code !== '3.7' ? plain[row]![column]! : 0), 0));
for (const row of plain) row[6] = row.slice(0, 6).reduce((sum, value) => sum + value, 0);

const wide = (value: number) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
/** Places where the copied sheet writes something else than a plain figure, and what has to stand in the cell. */
const SPECIAL: Record<string, { copied: string; stands: string }> = {
  [at(0, 0)]: { copied: '1,234', stands: '1234' }, [at(0, 1)]: { copied: '12,345', stands: '12345' }, [at(1, 2)]: { copied: wide(12), stands: '12' },
  [at(2, 3)]: { copied: '23件', stands: '23' }, [at(5, 4)]: { copied: '', stands: '' }, [at(24, 0)]: { copied: ' 7 件 ', stands: '7' },
};
const DASHES = [at(8, 2), at(9, 5)];
const copied = (dashes: boolean) => plain.map((row, y) => row.map((value, x) => (dashes && DASHES.includes(at(y, x)) ? '－' : SPECIAL[at(y, x)]?.copied ?? String(value))));
const standing = (dashes: boolean) => Object.fromEntries(typedCells.map(({ row, column, pointer }) => [pointer, dashes && DASHES.includes(pointer) ? '' : SPECIAL[pointer]?.stands ?? String(plain[row]![column])]));

/** What stands in all cells that are typed. */
const shown = (page: Page) => page.locator('input.cell').evaluateAll((inputs) => Object.fromEntries(inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value])));
const saved = (page: Page) => expect(page.locator('[data-save-state="saved"]')).toBeVisible();
const status = (page: Page) => page.getByRole('status').first();
const focused = (page: Page, row: number, column: number) => expect(field(page, at(row, column))).toBeFocused();
const empty = Object.fromEntries(typedCells.map(({ pointer }) => [pointer, '']));

async function open(page: Page): Promise<void> {
  await page.goto(PAGE);
  await expect(page.locator('form[data-ready]').first()).toBeAttached();
}

// A picture of the whole table at each key would take longer than the stories.
test.use({ trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false } });

let session: { address: string; cookie: string } | null = null;

test.beforeEach(async ({ page, context, server }) => {
  const { address } = server;
  if (session?.address !== address) session = { address, cookie: await signIn(address, 'drafter', PASSWORD) };
  await context.addCookies(session.cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: address })));
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address });
  await open(page);
  // Each story begins with an empty table, whatever the one before it left.
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+S');
  await saved(page);
  expect(await shown(page)).toEqual(empty);
});

test('an Excel block of 25 rows and 7 columns: asked about, filled in, undone whole, redone, saved', async ({ page }) => {
  await field(page, at(0, 0)).fill('3');
  await field(page, at(24, 5)).fill('8');
  await saved(page);
  const before = await shown(page);
  await copyElsewhere(page, { html: excelHtml(copied(true)), text: tabSeparated(copied(true)) }, true);
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+V');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('有2处横线或斜杠');
  await expect(dialog).toContainText('来源中的31个总计不填入');
  expect(await shown(page), 'nothing is written before the person has said yes').toEqual(before);
  await dialog.getByRole('button', { name: '粘贴144格' }).press('Enter');
  await expect(dialog).toBeHidden();
  const after = standing(true);
  expect(await shown(page)).toEqual(after);
  await expect(cell(page, at(0, 6))).toHaveText(String(1234 + 12345 + 2 + 3 + 4 + 5));
  await expect(status(page)).toContainText('来源中有');
  await saved(page);

  await page.keyboard.press('Control+Z');
  expect(await shown(page)).toEqual(before);
  await saved(page);
  await page.keyboard.press('Control+Y');
  expect(await shown(page)).toEqual(after);
  await page.keyboard.press('Control+S');
  await saved(page);
  await open(page);
  expect(await shown(page)).toEqual(after);
});

test('the block without dashes fits and goes in at once; a dash is a zero only when the person says so', async ({ page }) => {
  await copyElsewhere(page, { html: excelHtml(copied(false)), text: '' });
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+V');
  await expect(status(page)).toContainText('已粘贴144格');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await shown(page)).toEqual(standing(false));
  // A small block touches nothing beside and below it.
  await copyElsewhere(page, { html: excelHtml([['901', '902'], ['903', '904']]), text: '' }, true);
  await field(page, at(10, 1)).focus();
  await page.keyboard.press('Control+V');
  await expect(status(page)).toContainText('已粘贴4格');
  expect(await shown(page)).toEqual({ ...standing(false), [at(10, 1)]: '901', [at(10, 2)]: '902', [at(11, 1)]: '903', [at(11, 2)]: '904' });

  await copyElsewhere(page, { html: excelHtml(copied(true)), text: '' });
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+V');
  await page.getByRole('dialog').getByRole('checkbox', { name: /按0填入/ }).check();
  await page.getByRole('button', { name: '粘贴144格' }).press('Enter');
  expect(await shown(page)).toEqual({ ...standing(true), [DASHES[0]!]: '0', [DASHES[1]!]: '0' });
  await saved(page);
});

test('tab-separated text that does not fit is shown first, and refused values are kept out or marked', async ({ page }) => {
  const block = copied(false);
  block[3]![1] = '约10';
  block[4]![2] = '1.5';
  await copyElsewhere(page, { text: tabSeparated(block) });
  await field(page, at(0, 1)).focus();
  await page.keyboard.press('Control+V');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('有25个值超出表格范围，不会填入');
  const refused = dialog.getByRole('table', { name: /不是有效数字的内容/ }), preview = dialog.getByRole('region', { name: '粘贴预览' });
  await expect(refused.getByRole('row', { name: /约10/ })).toContainText('不是有效的整数');
  await expect(refused.getByRole('row', { name: /1\.5/ })).toContainText('不能有小数');
  // The preview shows where each figure would come to lie, and marks in words what would not.
  await expect(preview.getByRole('row', { name: /^本年新收政府信息公开申请数量/ })).toContainText('1,234');
  await expect(preview.getByRole('cell', { name: /^！\s*约10$/ })).toBeVisible();
  await expect(dialog).toContainText('✕ 超出表格，不填入');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await shown(page), 'refused by the person: nothing is written').toEqual(empty);
  await focused(page, 0, 1);

  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+V');
  await expect(dialog).toContainText('不是有效数字的内容（2处）');
  await dialog.getByRole('button', { name: '粘贴142格' }).press('Enter');
  expect(await shown(page)).toEqual({ ...standing(false), [at(3, 1)]: '', [at(4, 2)]: '' });
  await page.keyboard.press('Control+Z');
  expect(await shown(page)).toEqual(empty);

  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+V');
  await dialog.getByRole('checkbox', { name: /按原样填入并标记/ }).check();
  await dialog.getByRole('button', { name: '粘贴144格' }).press('Enter');
  await expect(field(page, at(3, 1))).toHaveValue('约10');
  await expect(field(page, at(3, 1))).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, at(4, 2))).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Control+S');
  await saved(page);
  await open(page);
  expect(await shown(page)).toEqual({ ...standing(false), [at(3, 1)]: '约10', [at(4, 2)]: '1.5' });
  await expect(field(page, at(3, 1))).toHaveAttribute('aria-invalid', 'true');
});

test('the whole official table copied from a page lands by its figures, without its labels', async ({ page }) => {
  await copyElsewhere(page, { text: tabSeparated(copied(false)) });
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+V');
  await expect(status(page)).toContainText('已粘贴144格');
  await saved(page);
  const before = await shown(page);
  await page.goto('/reports/2024/review');
  // Selected and copied as a visitor does it.
  await page.locator('[data-article] table', { has: page.locator(`td[data-cell="${at(0, 0)}"]`) }).evaluate((table) => {
    getSelection()!.selectAllChildren(table.parentElement!);
  });
  await page.keyboard.press('Control+C');
  await open(page);
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  expect(await shown(page)).toEqual(empty);
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+V');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('已略去表头3行、文字列3列');
  await dialog.getByRole('button', { name: '粘贴144格' }).press('Enter');
  expect(Object.fromEntries(Object.entries(await shown(page)).map(([pointer, value]) => [pointer, Number(value || 0)]))).toEqual(Object.fromEntries(Object.entries(before).map(([pointer, value]) => [pointer, Number(value || 0)])));
});

test('a block is copied with its totals, cut, and pasted back', async ({ page }) => {
  const given: [number, number, string][] = [[2, 4, '1'], [2, 5, '2'], [3, 4, '3'], [3, 5, '１２']];
  for (const [row, column, value] of given) await field(page, at(row, column)).fill(value);
  for (let column = 0; column < 4; column += 1) await field(page, at(2, column)).fill('0');
  await field(page, at(2, 4)).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('td[data-selected]')).toHaveCount(6);
  await page.keyboard.press('Control+C');
  const clip = await onClipboard(page);
  expect(clip.text.replaceAll('\r\n', '\n')).toBe('1\t2\t3\n3\t１２\t');
  expect(await page.evaluate((html) => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')].map((row) => [...row.cells].map((part) => part.textContent)), clip.html!))
    .toEqual([['1', '2', '3'], ['3', '１２', '']]);

  // Into an empty corner: the last column of the copy falls on typed cells there.
  await field(page, at(10, 0)).focus();
  await page.keyboard.press('Control+V');
  await expect(field(page, at(10, 2))).toHaveValue('3');
  await expect(field(page, at(11, 1))).toHaveValue('12');

  await field(page, at(2, 4)).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+X');
  await expect(field(page, at(2, 4))).toHaveValue('');
  await expect(field(page, at(2, 5))).toHaveValue('');
  await expect(field(page, at(3, 5))).toHaveValue('１２');
  expect((await onClipboard(page)).text).toBe('1\t2');
  await page.keyboard.press('Control+Z');
  await expect(field(page, at(2, 4))).toHaveValue('1');

  // One value over a selection fills it.
  await copyElsewhere(page, { text: '5' });
  await field(page, at(20, 0)).focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+V');
  for (const [row, column] of [[20, 0], [20, 1], [21, 0], [21, 1]] as const) await expect(field(page, at(row, column))).toHaveValue('5');
  await expect(field(page, at(20, 2))).toHaveValue('');
});

test('zeros into the empty cells are shown, recorded and can be taken back', async ({ page }) => {
  await field(page, at(0, 0)).fill('4');
  await field(page, at(7, 3)).fill('2');
  await saved(page);
  const before = await shown(page);
  await page.getByRole('button', { name: '其余均为0' }).press('Enter');
  await expect(status(page)).toContainText('已将142个空白格填为0');
  expect(await shown(page)).toEqual(Object.fromEntries(Object.entries(before).map(([pointer, value]) => [pointer, value || '0'])));
  await expect(cell(page, at(0, 6))).toHaveText('4');
  await expect(cell(page, at(23, 6))).toHaveText('2');
  await open(page);
  await expect(page.getByText(/声明“其余均为0”（142格）/)).toBeVisible();
  expect(Object.values(await shown(page)).filter((value) => value === '0')).toHaveLength(142);

  // Undone in the visit that filled them.
  await field(page, at(0, 0)).fill('');
  await saved(page);
  await page.getByRole('button', { name: '其余均为0' }).press('Enter');
  await expect(status(page)).toContainText('已将1个空白格填为0');
  await field(page, at(0, 0)).focus();
  await page.keyboard.press('Control+Z');
  await expect(field(page, at(0, 0))).toHaveValue('');
  await expect(status(page)).toContainText('声明已作废');
  await open(page);
  await expect(field(page, at(0, 0))).toHaveValue('');
  await expect(page.getByText(/声明“其余均为0”（1格）/)).toHaveCount(0);
});

test('what stands beside the table is about the cell in focus, however fast one types on', async ({ page }) => {
  await field(page, at(21, 0)).focus();
  await expect(page.getByLabel(/^备注/)).toBeVisible();
  await page.getByLabel(/^备注/).fill('甲');
  const [shown, name, remark] = await field(page, at(22, 0)).evaluate(async (input: HTMLInputElement) => {
    input.focus();
    input.value = '4';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const panel = document.querySelector('aside[aria-label="当前单元格"]')!, remark = panel.querySelector('input')!;
    return [panel.querySelector('p')?.textContent, input.getAttribute('aria-label'), remark.checkVisibility({ visibilityProperty: true }) ? remark.value : ''];
  });
  expect(shown).toBe(name);
  expect(remark, 'nothing of the cell that was left').toBe('');
  // And all of it as soon as one rests.
  await expect(page.getByLabel(/^备注/)).toBeVisible();
  await expect(page.locator('aside[aria-label="当前单元格"]')).toContainText('4件');
  // Straight on to the remark of a cell that was only just reached.
  await field(page, at(21, 0)).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+F2');
  await page.keyboard.type('乙');
  await expect(page.locator(`td[data-pointer="${at(22, 0)}"]`)).toHaveAttribute('data-remark', '');
  await field(page, at(22, 0)).focus();
  await expect(page.getByLabel(/^备注/)).toHaveValue('乙');
});

test('a remark on a figure is saved, marked, shown in the report and undone', async ({ page }) => {
  const pointer = at(22, 0), remark = page.getByLabel(/^备注/);
  await field(page, pointer).fill('41');
  await remark.fill('含自然失效29件');
  await expect(page.locator(`td[data-pointer="${pointer}"]`)).toHaveAttribute('data-remark', '');
  await saved(page);
  await open(page);
  await expect(page.locator(`td[data-pointer="${pointer}"]`)).toHaveAttribute('data-remark', '');
  await field(page, pointer).focus();
  await expect(remark).toHaveValue('含自然失效29件');
  await page.goto('/reports/2024/review');
  await expect(page.locator(`td[data-cell="${pointer}"]`)).toHaveText('41（含自然失效29件）');

  await open(page);
  await field(page, pointer).focus();
  await remark.fill('含自然失效30件');
  await field(page, pointer).focus();
  await page.keyboard.press('Control+Z');
  await expect(remark).toHaveValue('含自然失效29件');
  await page.keyboard.press('Control+Y');
  await expect(remark).toHaveValue('含自然失效30件');
  await page.keyboard.press('Control+S');
  await saved(page);
  await open(page);
  await field(page, pointer).focus();
  await expect(remark).toHaveValue('含自然失效30件');
});

test('arrows, Tab, Enter, F2 and Escape lead where a spreadsheet leads', async ({ page }) => {
  const keys = async (...list: string[]) => { for (const key of list) await page.keyboard.press(key); };
  await field(page, at(2, 0)).focus();
  // A key typed over a marked cell replaces it; an arrow takes it and moves on.
  await keys('7', 'ArrowRight', '8', 'ArrowDown', '9', 'ArrowLeft');
  await focused(page, 3, 0);
  await expect(field(page, at(2, 0))).toHaveValue('7');
  await expect(field(page, at(2, 1))).toHaveValue('8');
  await expect(field(page, at(3, 1))).toHaveValue('9');
  await keys('ArrowUp', '6');
  await expect(field(page, at(2, 0))).toHaveValue('6');
  // Tab along the row, then Enter goes to the next row under the first cell.
  await keys('1', 'Tab', '2', 'Tab', '3', 'Enter');
  await focused(page, 3, 0);
  await expect(field(page, at(2, 0))).toHaveValue('61');
  await expect(field(page, at(2, 1))).toHaveValue('2');
  await expect(field(page, at(2, 2))).toHaveValue('3');
  await keys('Shift+Enter');
  await focused(page, 2, 0);
  await keys('Tab', 'Shift+Tab');
  await focused(page, 2, 0);
  // The total is stepped over, at the end of a row and from above.
  await keys('End');
  await focused(page, 2, 5);
  await keys('ArrowRight');
  await focused(page, 2, 5);
  await keys('Tab');
  await focused(page, 3, 0);
  await keys('Control+End');
  await focused(page, 24, 5);
  await keys('ArrowUp');
  await focused(page, 22, 5);
  await keys('Control+Home');
  await focused(page, 0, 0);
  await keys('Control+ArrowDown');
  await focused(page, 24, 0);
  await keys('Control+ArrowUp', 'ArrowDown', 'ArrowDown');
  await focused(page, 2, 0);
  // F2 edits inside the cell: arrows move the caret there.
  await keys('F2', 'ArrowLeft', '5');
  await focused(page, 2, 0);
  await expect(field(page, at(2, 0))).toHaveValue('651');
  await keys('Home', '4');
  await expect(field(page, at(2, 0))).toHaveValue('4651');
  await keys('Escape');
  await expect(field(page, at(2, 0))).toHaveValue('61');
  await keys('ArrowRight');
  await focused(page, 2, 1);
  await keys('Delete');
  await expect(field(page, at(2, 1))).toHaveValue('');
  await keys('Control+S');
  await saved(page);
  await open(page);
  expect(await shown(page)).toEqual({ ...empty, [at(2, 0)]: '61', [at(2, 2)]: '3', [at(3, 1)]: '9' });
});

test('whoever walks down the table sees the whole of each cell above the row of tie-outs', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await field(page, at(0, 0)).focus();
  for (const row of ROWS.keys()) {
    if (isTotal(row, 0)) continue;
    await focused(page, row, 0);
    const room = await field(page, at(row, 0)).evaluate((cell) => cell.closest('table')!.querySelector('tfoot')!.getBoundingClientRect().top - cell.getBoundingClientRect().bottom);
    expect(room, `row ${ROWS[row]}`).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('ArrowDown');
  }
});

test('on a narrow window the cell in focus stays above what is said of it, from the first one on', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const panel = page.locator('aside[aria-label="当前单元格"]');
  for (const [row, column] of [[0, 4], [2, 0], [20, 6 - 1]] as const) {
    await open(page);
    await field(page, at(row, column)).focus();
    await expect(panel.locator('[data-cell-details]')).toBeVisible();
    const room = await panel.evaluate((panel) => panel.getBoundingClientRect().top - document.activeElement!.getBoundingClientRect().bottom);
    expect(room, `row ${row}`).toBeGreaterThanOrEqual(0);
  }
});
