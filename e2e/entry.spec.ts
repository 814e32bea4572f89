/** What a spreadsheet does not do: it leads through the cells of a sum that does not hold, offers a figure without taking it, and asks again when an explained figure has moved. */
import type { Locator, Page } from '@playwright/test';
import { enterPreviousReport, setTotalsMode } from '../db/declarations';
import { openReport } from '../db/reports';
import { makeOffice } from '../db/test-office';
import { cellAt } from '../lib/report/form';
import { formVersionForYear } from '../lib/report/document';
import { expectAccessible } from './axe';
import { copyElsewhere, tabSeparated } from './clipboard';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { cell, field } from './helpers';
import { signIn } from './http';
import { Keyboard } from './keyboard';
import { bring, OFFICE_PASSWORD, officeInState } from './office';

const nameOf = (pointer: string) => cellAt(formVersionForYear(2024), pointer)!.name;
const saved = (page: Page) => expect(page.locator('[data-save-state="saved"]')).toBeVisible();
const finding = (page: Page, instance: string) => page.locator(`[data-finding="${instance}"]`);

async function enter(page: Page, address: string, slug: string, section: string): Promise<void> {
  const cookie = await signIn(address, `${slug}-drafter`, OFFICE_PASSWORD);
  await page.context().addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: address })));
  await open(page, section);
}

async function open(page: Page, section: string): Promise<void> {
  await page.goto(`/reports/2024/${section}`);
  await expect(page.locator('[data-ready]').first()).toBeAttached();
}

const COLUMN = 'naturalPerson', PARTIES = ['1', '2', '3.7', '4'].map((row) => `/applications/${row}/${COLUMN}`);

/** The place of a cell of table three that takes the focus: its input, or where the total is computed the cell itself. */
const place = (page: Page, pointer: string) => (pointer.includes('/3.7/') ? page.locator(`td[data-pointer="${pointer}"]`) : field(page, pointer));

/** The name of what has the focus as the browser itself tells it to a screen reader. */
async function announced(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const { result } = await client.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await client.send('Accessibility.getPartialAXTree', { objectId: result.objectId!, fetchRelatives: false });
  await client.detach();
  return String(nodes[0]?.name?.value ?? '');
}

async function arrivesAt(page: Page, pointer: string): Promise<void> {
  const here = place(page, pointer);
  await expect(here).toBeFocused();
  await expect(here).toBeInViewport();
  // A computed total is told with what it comes to; the value of an input comes with the input.
  expect(await announced(page)).toBe(pointer.includes('/3.7/') ? '三、本年度办理结果 （七）总计 申请人情况 自然人 0' : nameOf(pointer));
  await expect(page.locator('td[data-party="here"]')).toHaveAttribute('data-pointer', pointer);
  await expect(page.getByRole('complementary', { name: '当前单元格' }).locator('p').first()).toHaveText(nameOf(pointer));
}

test('a sum that does not hold leads through its cells, with the mouse and with the keyboard', async ({ page, server }) => {
  await officeInState(server, 'tiaozhuan', '新华区跳转街道办事处', 'drafting');
  await enter(page, server.address, 'tiaozhuan', 'applications');
  await field(page, PARTIES[0]!).fill('5');
  const tie = page.locator(`td[headers="t3-c-${COLUMN}"] [data-state="failed"]`);

  await test.step('with the mouse: each press goes one cell on, and round again', async () => {
    await expect(tie).toHaveCount(1);
    for (const pointer of [...PARTIES, PARTIES[0]!]) {
      await tie.click();
      await arrivesAt(page, pointer);
      await expect(page.locator('td[data-party]')).toHaveCount(PARTIES.length);
    }
    // Going on in another cell takes the outlines away.
    await field(page, '/applications/3.1/enterprise').click();
    await expect(page.locator('td[data-party]')).toHaveCount(0);
  });

  await test.step('with the keyboard: from the sentence under the table, then from the list beside the cell', async () => {
    await page.reload();
    await expect(page.locator('[data-ready]').first()).toBeAttached();
    const keys = new Keyboard(page);
    await keys.tabTo(/^自然人.*逐格查看$/, { kind: 'button' });
    await keys.press('Enter');
    await arrivesAt(page, PARTIES[0]!);
    await keys.look();
    const beside = page.getByRole('complementary', { name: '当前单元格' });
    await expect(beside.locator('.chip').first()).toBeVisible();
    await keys.press('Shift+F2');
    await expect(page.getByLabel(/^备注/)).toBeFocused();
    await keys.tabTo(/^结转下年度继续办理/, { back: true, kind: 'button', most: PARTIES.length + 1 });
    await keys.press('Enter');
    await arrivesAt(page, PARTIES[3]!);
    await keys.look();
    keys.expectEverythingSeen();
    await expectAccessible(page);
  });

  await test.step('mended, nothing leads anywhere', async () => {
    await field(page, PARTIES[3]!).fill('5');
    await expect(tie).toHaveCount(0);
    await expect(page.getByRole('button', { name: /逐格查看/ })).toHaveCount(0);
    await saved(page);
  });
});

test('an explanation lapses with the figure it explains, and holds back the submission until it is confirmed again', async ({ page, server }) => {
  const LICENSING = '/disclosure/licensing', instance = `Y-03-${LICENSING}`;
  await withDatabase(server, async () => {
    const office = await makeOffice('shixiao', '新华区说明街道办事处');
    bring(office, 'published', 2023);
    bring(office, 'drafting', 2024);
  });
  await enter(page, server.address, 'shixiao', 'disclosure');
  const warning = finding(page, instance), given = warning.locator('[data-explanation]'), submit = page.getByRole('button', { name: '提交初审', exact: true });
  await field(page, LICENSING).fill('25');
  await saved(page);
  await warning.getByRole('button', { name: '写说明' }).click();
  await warning.getByRole('textbox', { name: '说明' }).fill('许可事项自本年起下放街道，台账共25件。');
  await warning.getByRole('button', { name: '保存说明' }).click();
  await expect(given).toHaveAttribute('data-explanation', 'current');

  await page.goto('/reports/2024');
  await expect(submit).toBeEnabled();

  await test.step('another figure: asked again at once, and by the server', async () => {
    await open(page, 'disclosure');
    await expect(given).toHaveAttribute('data-explanation', 'current');
    await field(page, LICENSING).fill('26');
    await expect(given).toHaveAttribute('data-explanation', 'lapsed');
    await expect(given).toContainText('须重新确认');
    await expect(given).toContainText('台账共25件');
    await saved(page);
    await page.goto('/reports/2024');
    await expect(given).toHaveAttribute('data-explanation', 'lapsed');
    await expect(warning).toContainText('说明之后相关数字已改变');
    await expect(submit).toBeDisabled();
    await page.goto('/reports/2024/review');
    await expect(page.getByText('数字已变，须重新确认')).toHaveCount(1);
  });

  await test.step('the figure put back is the figure that was explained', async () => {
    await open(page, 'disclosure');
    await field(page, LICENSING).fill('25');
    await saved(page);
    await page.goto('/reports/2024');
    await expect(given).toHaveAttribute('data-explanation', 'current');
    await open(page, 'disclosure');
    await field(page, LICENSING).fill('26');
    await saved(page);
  });

  await test.step('confirmed again with what holds now, it is submitted', async () => {
    await page.goto('/reports/2024');
    const text = warning.getByRole('textbox', { name: '说明' });
    await expect(text).toHaveValue('许可事项自本年起下放街道，台账共25件。');
    await text.fill('许可事项自本年起下放街道，台账共26件。');
    await warning.getByRole('button', { name: '重新确认', exact: true }).click();
    await expect(given).toHaveAttribute('data-explanation', 'current');
    await expect(given).toContainText('台账共26件');
    await submit.click();
    await expect(page.getByText('待初审').first()).toBeVisible();
  });
});

test('last year’s carry-over is offered, taken by one press and given back by undo', async ({ page, server }) => {
  const CARRIED = '/applications/2/naturalPerson', offer = finding(page, 'Y-01-naturalPerson');
  const take = offer.getByRole('button', { name: '采用：改为去年的结转数3' });
  const office = await withDatabase(server, async () => {
    const made = await makeOffice('chengjie', '新华区承接街道办事处');
    openReport(made.drafter, 2024);
    return made;
  });
  await enter(page, server.address, 'chengjie', 'applications');
  await field(page, CARRIED).fill('5');
  await saved(page);
  await withDatabase(server, async () => {
    const answer = enterPreviousReport(office.drafter, { year: 2024, figures: {
      ...Object.fromEntries(['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'].map((key) => [`/applications/4/${key}`, key === 'naturalPerson' ? '3' : '0'])),
      '/disclosure/regulations/inForce': '0', '/disclosure/normativeDocuments/inForce': '0',
    } });
    expect(answer).toMatchObject({ ok: true });
  });

  await open(page, 'applications');
  await expect(field(page, CARRIED), 'what the person wrote stays').toHaveValue('5');
  await expect(field(page, '/applications/2/enterprise'), 'a blank is filled with last year’s, and says so').toHaveValue('0');
  await expect(page.locator('td[data-pointer="/applications/2/enterprise"]')).toHaveClass(/carried/);
  await expect(offer).toContainText('去年3，今年5');
  await expect(take).toBeVisible();
  // Offered over saves and visits, never taken by itself.
  await field(page, '/applications/1/naturalPerson').fill('1');
  await saved(page);
  await expect(take).toBeVisible();
  await expect(field(page, CARRIED)).toHaveValue('5');

  await take.click();
  await expect(field(page, CARRIED)).toHaveValue('3');
  await expect(field(page, CARRIED), 'the button is gone; who pressed it stands at the cell').toBeFocused();
  await expect(offer).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(field(page, CARRIED)).toHaveValue('5');
  await saved(page);
  await expect(take).toBeVisible();
  await take.press('Enter');
  await expect(field(page, CARRIED)).toHaveValue('3');
  await expect(field(page, CARRIED)).toBeFocused();
  await saved(page);
  await open(page, 'applications');
  await expect(field(page, CARRIED)).toHaveValue('3');
  await expect(offer).toHaveCount(0);
});

test('a total typed as 0 is offered its sum and never put right by itself', async ({ page, server }) => {
  const TOTAL = '/applications/3.1/total', offer = finding(page, 'T3-ROW-3.1');
  await withDatabase(server, async () => {
    const { drafter } = await makeOffice('zongji', '新华区总计街道办事处');
    openReport(drafter, 2024);
    expect(setTotalsMode(drafter, { year: 2024, totals: 'typed' })).toMatchObject({ ok: true });
  });
  await enter(page, server.address, 'zongji', 'applications');
  for (const key of ['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation']) await field(page, `/applications/3.1/${key}`).fill(key === 'naturalPerson' ? '2' : '0');
  await field(page, TOTAL).fill('0');
  await saved(page);
  await expect(cell(page, TOTAL), 'nothing is computed where totals are typed').toHaveCount(0);
  await expect(page.locator(`td[data-pointer="${TOTAL}"]`)).toContainText('算得2');
  const take = offer.getByRole('button', { name: '采用：总计改为算得的2' });
  await expect(take).toBeVisible();
  await open(page, 'applications');
  await expect(field(page, TOTAL)).toHaveValue('0');
  await take.click();
  await expect(field(page, TOTAL)).toHaveValue('2');
  await expect(field(page, TOTAL)).toBeFocused();
  await expect(offer).toHaveCount(0);
  await saved(page);
  await open(page, 'applications');
  await expect(field(page, TOTAL)).toHaveValue('2');
});

test('at 200 % the cell, what is told about it, and the save button lie clear of one another, and a question keeps its answers in sight', async ({ page, server }) => {
  await officeInState(server, 'fangda', '新华区放大街道办事处', 'drafting');
  await page.setViewportSize({ width: 720, height: 450 });
  await enter(page, server.address, 'fangda', 'disputes');
  const box = async (what: Locator) => (await what.boundingBox())!;
  const panel = page.getByRole('complementary', { name: '当前单元格' }), bar = page.locator('form [data-save-state]').locator('..');
  for (const [section, pointers] of [['disputes', ['/disputes/reconsideration/upheld', '/disputes/litigationAfterReconsideration/pending']], ['applications', [PARTIES[0]!, '/applications/3.3.1/research', '/applications/4/otherOrganisation']]] as const) {
    await open(page, section);
    for (const pointer of pointers) {
      await field(page, pointer).focus();
      await expect(panel.locator('[data-cell-details]')).toContainText(nameOf(pointer));
      await expect(field(page, pointer)).toBeInViewport({ ratio: 1 });
      const [cellBox, panelBox, barBox] = await Promise.all([box(field(page, pointer)), box(panel), box(bar)]);
      expect(cellBox.y + cellBox.height, `${pointer}: above the panel`).toBeLessThanOrEqual(panelBox.y + 1);
      expect(panelBox.y + panelBox.height, `${pointer}: the panel above the save button`).toBeLessThanOrEqual(barBox.y + 1);
      expect(barBox.y + barBox.height).toBeLessThanOrEqual(451);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(720);
    }
  }
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
  await copyElsewhere(page, { text: tabSeparated(Array.from({ length: 12 }, () => ['约3', '#REF!', '—'])) });
  await field(page, PARTIES[0]!).focus();
  await page.keyboard.press('Control+V');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: '粘贴前请核对' })).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole('button', { name: /^粘贴/ })).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(field(page, PARTIES[0]!)).toBeFocused();
});
