/** Somebody changes the database below the product: the reader is told on every page, the check of the trail names the version, and the way out is a return. */
import { execFile } from 'node:child_process';
import SqliteDatabase from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { personOf, press, stateIs } from './helpers';
import { OFFICE_PASSWORD, officeInState } from './office';
import type { TestServer } from './server';

const CHANGED = '行政许可', TOLD = '签名与现在的内容不符';

/** Takes the guards of the file away and runs the statements, while nobody else has it. */
async function tamper(server: TestServer, statements: string[]): Promise<void> {
  await server.stop();
  const file = new SqliteDatabase(server.env.DATABASE_URL!.slice('file:'.length));
  for (const { name } of file.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as { name: string }[]) file.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) expect(file.prepare(statement).run().changes, statement).toBeGreaterThan(0);
  file.close();
  await server.start();
}

const verify = (server: TestServer) => new Promise<{ code: number | string | null | undefined; said: string }>((done) => {
  execFile('node', ['bin/gouji.mjs', 'audit', 'verify'], { env: { ...process.env, ...server.env } }, (error, out, err) => done({ code: error ? error.code : 0, said: out + err }));
});

/** The warning at the top of a page of the report. */
const warning = (page: Page) => page.locator('main').getByText(`错误：${TOLD}`);

test('a figure changed under a passed report is told to everybody, and the report can only be returned', async ({ browser, server }) => {
  const office = await officeInState(server, 'qianming', '新华区签名街道办事处', 'secondReview');
  expect(await verify(server)).toMatchObject({ code: 0, said: expect.stringContaining('份报告的签名与内容相符。') as unknown as string });
  const [leader, auditor] = await Promise.all(['leader', 'auditor'].map((name) => personOf(browser, server.address, `qianming-${name}`, OFFICE_PASSWORD)));
  const { page } = leader!;

  await test.step('as signed, no page warns', async () => {
    for (const address of ['', '/review', '/signoff', '/history']) {
      await page.goto(`/reports/2024${address}`);
      await expect(warning(page), address).toHaveCount(0);
    }
  });

  await tamper(server, [`UPDATE report_cells SET typed = '7', value = 7 WHERE pointer = '/disclosure/licensing' AND report_id = (SELECT id FROM reports WHERE organ_id = ${office.organId} AND year = 2024)`]);

  await test.step('the leader reads whose signatures no longer hold, and what differs from what was signed', async () => {
    for (const address of ['', '/review', '/history', '/disclosure']) {
      await page.goto(`/reports/2024${address}`);
      await expect(warning(page), address).toBeVisible();
      await expect(page.locator('main'), address).toContainText(/李敏的“提交初审”（.+）、王建国的“初审通过”（.+）签署的不是现在这份内容/);
      await expect(page.locator('main'), address).toContainText(new RegExp(`与签署时不同的有1处：[^。]*${CHANGED}[^。]*（0→7）。`));
    }
    await page.goto('/reports/2024/review');
    await expect(page.locator('section[aria-labelledby="trail"] [data-signature="broken"]')).toHaveText(['签署后报告内容有改动，签名已失效', '签署后报告内容有改动，签名已失效']);
    await expect(page.getByRole('button', { name: '签发并发布', exact: true })).toBeDisabled();
    await expect(page.getByText('报告内容与提交初审时不一致')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the versions say which content no longer is the signed one, and show the difference', async () => {
    await page.goto('/reports/2024/history');
    const rows = page.locator('section[aria-labelledby="versions"] tbody tr');
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: '第1版提交' })).not.toContainText('与签名不符');
    await expect(rows.filter({ hasText: '现在的内容' })).toContainText('与签名不符');
    await expect(page.locator('section[aria-labelledby="differences"] tbody tr').filter({ hasText: CHANGED })).toContainText('7');
    await expectAccessible(page);
  });

  await test.step('the sign-off sheet says it on screen and on paper', async () => {
    await page.goto('/reports/2024/signoff');
    await expect(page.locator('[data-signoff] tr').filter({ hasText: '初审通过' })).toContainText('签名已失效');
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(`错误：${TOLD}`).and(page.locator(':visible'))).toHaveCount(1);
    await page.emulateMedia({ media: null });
  });

  await test.step('the command names office, year, version and signatures; the auditor reads the same', async () => {
    const fault = '新华区签名街道办事处2024年度报告第1版：现在的内容与签名不符：李敏的“提交初审”、王建国的“初审通过”之后有改动。';
    const { code, said } = await verify(server);
    expect(code).toBe(1);
    expect(said).toContain(fault);
    await auditor!.page.goto('/audit?verify=1');
    await expect(auditor!.page.getByText('错误：1处签名与内容不符')).toBeVisible();
    await expect(auditor!.page.getByRole('listitem').filter({ hasText: fault })).toBeVisible();
    await expectAccessible(auditor!.page);
  });

  await test.step('the leader returns it; what is handed in again carries new signatures', async () => {
    await page.goto('/reports/2024/review');
    await page.locator('#step-remark').fill('行政许可一格与提交时不同，请核对。');
    await press(page, '退回修改');
    await stateIs(page, '退回修改');
    await expect(warning(page)).toHaveCount(0);
    expect(await verify(server)).toMatchObject({ code: 0 });
  });
  for (const person of [leader!, auditor!]) await person.context.close();
});

test('a published report changed in its kept content and in the file of the public is found', async ({ browser, server }) => {
  const office = await officeInState(server, 'gongbu', '新华区公布街道办事处', 'published');
  const report = `(SELECT id FROM reports WHERE organ_id = ${office.organId} AND year = 2024)`;
  await tamper(server, [
    `UPDATE snapshots SET content = replace(content, '主动公开信息13条', '主动公开信息31条') WHERE kind = 'publication' AND report_id = ${report}`,
    `UPDATE publications SET content = replace(content, '主动公开信息13条', '主动公开信息31条') WHERE report_id = ${report}`,
  ]);
  const { code, said } = await verify(server);
  expect(code).toBe(1);
  for (const what of ['留存的签发内容与签名不符', '公开的内容与签名不符']) expect(said).toContain(`新华区公布街道办事处2024年度报告第1版：${what}。`);
  const { page, context } = await personOf(browser, server.address, 'gongbu-drafter', OFFICE_PASSWORD);
  await page.goto('/reports/2024/history');
  const row = page.locator('section[aria-labelledby="versions"] tbody tr').filter({ hasText: '第1版签发' });
  await expect(row).toContainText('与签名不符');
  await expect(row).toContainText('公开');
  await context.close();
});
