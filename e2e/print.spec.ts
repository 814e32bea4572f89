/** The report on paper: printed by the browser on A4, wherever its text happens to end a page. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { exportReport } from '../lib/export';
import type { ReportDocument } from '../lib/report/document';
import { expect, test } from './fixtures';
import { loginAs } from './helpers';
import { ROOT } from './template';

/** The text of every page as printed, without blanks. */
async function printed(page: Page): Promise<string[]> {
  const { status, stdout, stderr, error } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: await page.pdf({ preferCSSPageSize: true }), encoding: 'utf8' });
  if (status !== 0) throw new Error(`pdftotext (poppler-utils): ${error?.message ?? stderr}`);
  return stdout.split('\f').slice(0, -1).map((text) => text.replace(/\s/g, ''));
}

const HEAD = '申请人情况', GROUPS = [
  ['属于国家秘密', '属于行政查询事项'], ['本机关不掌握', '补正后申请内容'], ['信访举报', '重复申请', '要求提供公开出版物'], ['无正当理由逾期不补正', '逾期未按收费通知'], ['（一）予以公开', '（二）部分公开', '属于国家秘密'], ['（七）总计', '四、结转下年度继续办理'],
];
const TABLE_THREE = [...GROUPS.flat(), '本年新收政府信息公开申请数量'];

function expectWellBroken(pages: string[], told: string): void {
  const pageOf = (words: string, from = 0) => pages.findIndex((text, index) => index >= from && text.includes(words));
  for (const [index, text] of pages.entries()) {
    expect(text.length, `${told}, page ${index + 1} of ${pages.length}: ${text.slice(0, 60)}`).toBeGreaterThan(index < pages.length - 1 ? 60 : 5);
    expect(/[一二三四五六]、[^。]{4,24}情况$/.test(text), `${told}, page ${index + 1} ends with a heading`).toBe(false);
    if (TABLE_THREE.some((row) => text.includes(row))) expect(text, `${told}, page ${index + 1}: the heads of table three`).toContain(HEAD);
  }
  const heading = pageOf('三、收到和处理政府信息公开申请情况');
  expect(pageOf('本年新收政府信息公开申请数量'), `${told}: table three begins under its heading`).toBe(heading);
  for (const group of GROUPS) expect([...new Set(group.map((row) => pageOf(row, heading)))], `${told}: ${group.join('、')} stand together`).toHaveLength(1);
}

test('the desk’s print view, the blank form and the published page', async ({ page }) => {
  await loginAs(page, 'drafter');
  for (const path of ['/reports/2023/print', '/reports/2024/import/paper', '/open/xishichang/2023']) {
    await page.goto(path);
    expectWellBroken(await printed(page), path);
  }
});

test('wherever the text ends: fifteen lengths of section one', async ({ page }) => {
  const { report } = JSON.parse(readFileSync(join(ROOT, 'lib/report/fixtures/07_suqian_city_2024.json'), 'utf8')) as { report: ReportDocument };
  for (let lines = 0; lines < 30; lines += 2) {
    const proactive = Array.from({ length: lines + 1 }, (_, line) => `第${line + 1}项工作有序推进，全年没有发生差错。`).join('\n');
    await page.setContent(new TextDecoder().decode(await exportReport('html', { ...report, overview: { ...report.overview, proactive } })));
    expectWellBroken(await printed(page), `${lines + 1} lines`);
  }
});
