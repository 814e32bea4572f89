/**
 * The figures of 宿迁 2024, with carry-over from 2023, typed through the forms: each broken tie-out stops the submission
 * with its message, and the report ties out once it is mended.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { cellsOf } from '../lib/report/form';
import { valueAt, type ReportDocument } from '../lib/report/document';
import { explainWarnings, recordSecrecyReview } from './declarations';
import { expect, test } from './fixtures';
import { cell, field, fillByName, loginAs, press } from './helpers';
import { actionId, callAction } from './http';

const load = (name: string): ReportDocument => (JSON.parse(readFileSync(`lib/report/fixtures/${name}`, 'utf8')) as { report: ReportDocument }).report;
const last = load('06_suqian_city_2023.json');
const report = load('07_suqian_city_2024.json');
const typed = (section: string): Record<string, string> => Object.fromEntries(cellsOf('2021').filter((item) => item.pointer.startsWith(`/${section}/`) && !item.sumOf).map((item) => [item.pointer, String(valueAt(report, item.pointer))]));
/** Words that say what the figures say. */
const TEXTS: Record<string, Record<string, string>> = {
  overview: {
    '/overview/proactive': '2024年，全市依托政府门户网站和政务新媒体主动公开政府信息，内容涵盖重点项目建设、财政预决算、社会救助、公共卫生、安全生产等领域；制发行政规范性文件50件，现行有效420件，全部在政府网站集中公开。',
    '/overview/onRequest': '2024年，全市共收到政府信息公开申请3525件，上年结转121件；全年办结3521件，结转下年度继续办理125件。',
    '/overview/management': '健全政府信息发布审核制度，落实先审查、后公开，定期清理行政规范性文件，全年组织政府信息公开业务培训3次。',
    '/overview/platform': '优化政府信息公开专栏，完善检索、查询、下载功能；加强政务新媒体矩阵建设，做好集约化管理和日常监测。',
    '/overview/supervision': '将政务公开纳入年度综合考核，按季度通报检查结果；开展社会评议1次，群众总体满意；2024年度无责任追究情况。',
  },
  problems: { '/problems': '存在的主要问题：一是部分单位依申请公开答复的规范性有待提高，二是政策解读形式不够丰富。改进情况：一是组织全市依申请公开业务培训，印发答复文书示范文本；二是明确政策解读与文件同步起草、同步审批、同步发布的要求，按季度检查落实情况。' },
  other: { '/otherMatters': '按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，本年度没有产生政府信息公开处理费。', '/informationFees/notices': '0', '/informationFees/chargedYuan': '0', '/informationFees/collectedYuan': '0' },
};
const FIRST = 'Hongzehu-first-2024', OWN = 'Hongzehu-own-2024';

const saved = (page: Page) => expect(page.locator('[data-save-state="saved"]')).toBeVisible();

let submissions = 0;
/** Sends the step past the disabled button, the way a hand-made request would; answers what the product says. */
async function submitOverHttp(page: Page, address: string): Promise<unknown> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const digest = await page.locator('[name="digest"]').inputValue();
  submissions += 1;
  const input = { year: 2024, action: 'submit', digest, remark: '', idempotencyKey: `suqian-key-${submissions}` };
  return (await callAction(address, cookie, '/reports/2024', actionId('app/(desk)/reports/[year]/actions.ts', 'step'), [input])).result;
}
/** Types one cell, saves, and answers what the task page says of the tie-out and of the submission. */
async function typeAndAsk(page: Page, section: string, values: Record<string, string>): Promise<void> {
  await page.goto(`/reports/2024/${section}`);
  await expect(page.locator('[data-ready]').first()).toBeAttached();
  await fillByName(page, values);
  await press(page, '保存');
  await saved(page);
}

test('宿迁 2024 ties out only when every relation holds', async ({ page, server }) => {
  execFileSync('node', ['bin/gouji.mjs', 'user', 'add', '--username', 'suqian', '--role', 'drafter', '--name', '赵静', '--new-organ', '宿迁市人民政府', '--slug', 'suqian', '--level', 'city'], { env: { ...process.env, ...server.env, GOUJI_PASSWORD: FIRST }, stdio: 'pipe' });
  await loginAs(page, 'suqian', FIRST);

  await test.step('a first password must be changed', async () => {
    await page.goto('/account');
    await page.getByLabel('现在的密码').fill(FIRST);
    await page.getByLabel('新密码', { exact: true }).fill(OWN);
    await page.getByLabel('再次输入新密码').fill(OWN);
    await press(page, '更改密码');
    await expect(page.getByText('密码已更改')).toBeVisible();
  });

  await test.step('the year is opened, last year is entered', async () => {
    await page.goto('/');
    await page.getByLabel('报告年度').selectOption('2024');
    await press(page, '开始填报');
    await expect(page).toHaveURL(/\/reports\/2024/);
    await page.getByText('录入2023年的数字').click();
    const tied = [...['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'].map((key) => `/applications/4/${key}`), '/disclosure/regulations/inForce', '/disclosure/normativeDocuments/inForce'];
    for (const [index, pointer] of tied.entries()) await page.locator(`#previous-${index}`).fill(String(valueAt(last, pointer)));
    await press(page, '保存去年的数字');
    await expect(page.getByText('2023年的数由经办人录入')).toBeVisible();
  });

  await test.step('the tables are typed and tie out', async () => {
    for (const section of ['disclosure', 'applications', 'disputes']) await typeAndAsk(page, section, typed(section));
    await page.goto('/reports/2024/applications');
    await expect(cell(page, '/applications/3.7/total')).toHaveText(/3521/);
    await expect(page.locator('[data-tie-summary]')).toContainText('46通过');
    await page.goto('/reports/2024');
    await expect(page.locator('[data-tie-out]')).toContainText('51项勾稽，51通过');
  });

  const broken: { section: string; pointer: string; wrong: string; says: RegExp; failed: string }[] = [
    { section: 'applications', pointer: '/applications/4/naturalPerson', wrong: '115', says: /差额3：本年新收\+上年结转=3558，办理结果总计\+结转下年度=3555/, failed: '2不符' },
    { section: 'applications', pointer: '/applications/2/enterprise', wrong: '8', says: /与去年“结转下年度”不一致：去年3，今年8/, failed: '4不符' },
    { section: 'applications', pointer: '/applications/3.4.1/legalService', wrong: '30', says: /差额27/, failed: '2不符' },
    { section: 'disclosure', pointer: '/disclosure/normativeDocuments/inForce', wrong: '402', says: /现行有效填402件/, failed: '1不符' },
  ];
  for (const { section, pointer, wrong, says, failed } of broken) {
    await test.step(`${pointer} = ${wrong} is told`, async () => {
      await typeAndAsk(page, section, { [pointer]: wrong });
      await page.goto('/reports/2024');
      await expect(page.locator('[data-tie-out]')).toContainText(failed);
      await expect(page.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();
      expect(await submitOverHttp(page, server.address)).toMatchObject({ ok: false, code: 'blocked', message: expect.stringMatching(/^还有[1-9]\d*处错误未改正，不能提交初审。/) as unknown });
      await page.goto(`/reports/2024/${section}`);
      await expect(page.getByText(says).first()).toBeVisible();
      await typeAndAsk(page, section, { [pointer]: String(valueAt(report, pointer)) });
    });
  }

  for (const [wrong, says] of [['12件', '只填数字，不要带单位'], ['-3', '不能为负数'], ['1.5', '件数应为整数']] as const) {
    await test.step(`「${wrong}」 is kept as typed and marked`, async () => {
      await typeAndAsk(page, 'disputes', { '/disputes/reconsideration/other': wrong });
      await page.reload();
      await expect(field(page, '/disputes/reconsideration/other')).toHaveValue(wrong);
      await expect(page.getByText(says).first()).toBeVisible();
      await page.goto('/reports/2024');
      await expect(page.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();
    });
  }

  await test.step('full-width digits are understood and shown so', async () => {
    await typeAndAsk(page, 'disputes', { '/disputes/reconsideration/other': '２８' });
    await expect(cell(page, '/disputes/reconsideration/total')).toHaveText(/170/);
    await expect(field(page, '/disputes/reconsideration/other')).toHaveValue('２８');
    await page.goto('/reports/2024');
    await expect(page.locator('[data-tie-out]')).toContainText('51项勾稽，51通过');
  });

  await test.step('a totals column typed by hand is checked', async () => {
    await press(page, '改为手工填写总计');
    await typeAndAsk(page, 'disputes', { '/disputes/litigationDirect/upheld': '7', '/disputes/litigationDirect/total': '0' });
    await expect(page.getByText(/填0.*算得25|算得 ?25/).first()).toBeVisible();
    await page.goto('/reports/2024');
    await expect(page.locator('[data-tie-out]')).toContainText(/[1-9]\d*不符/);
    await expect(page.getByRole('button', { name: '提交初审', exact: true })).toBeDisabled();
  });

  await test.step('the finished report is handed over and locked', async () => {
    await typeAndAsk(page, 'disputes', { '/disputes/litigationDirect/upheld': typed('disputes')['/disputes/litigationDirect/upheld']! });
    await page.goto('/reports/2024');
    await press(page, '改为系统计算总计');
    await expect(page.getByRole('button', { name: '改为手工填写总计', exact: true })).toBeVisible();
    for (const [section, values] of Object.entries(TEXTS)) await typeAndAsk(page, section, values);
    await page.goto('/reports/2024');
    await expect(page.locator('[data-tie-out]')).toContainText('51项勾稽，51通过');
    await expect(page.getByText(/处错误，改正后才能提交/)).toHaveCount(0);
    await explainWarnings(page, '已与各县区、各部门台账逐项核对，情况属实。');
    await recordSecrecyReview(page);
    await press(page, '提交初审');
    await expect(page.locator('main').getByText('待初审', { exact: true }).first()).toBeVisible();
    await expect(page.locator('section[aria-labelledby="trail"] li')).toContainText('经办人 赵静');
    await page.goto('/reports/2024/applications');
    await expect(field(page, '/applications/1/naturalPerson')).toHaveAttribute('readonly');
    await page.goto('/reports/2024/history');
    await expect(page.locator('section[aria-labelledby="versions"] tbody tr').filter({ hasText: '提交' })).toHaveCount(1);
  });
});
