/** Script, formulas and SQL in every text a person can leave: kept as the words they are, in every page and every file. */
import { strFromU8, unzipSync, zipSync, strToU8 } from 'fflate';
import { addComment } from '../db/comments';
import { connection } from '../db/client';
import { deskReport, saveSection } from '../db/reports';
import { applyStep } from '../db/steps';
import { explainAll, fillReport, makeOffice, type TestOffice } from '../db/test-office';
import type { SignedIn } from '../lib/desk/types';
import type { StepAction } from '../lib/report/states';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { loginAs, personOf } from './helpers';
import { nextKey, OFFICE_PASSWORD } from './office';

const SCRIPT = '<script>window.hacked=1</script>';
const HOSTILE = `${SCRIPT}<img src=x onerror="window.hacked=1"><a href="javascript:window.hacked=1">点此</a>"'><svg onload=window.hacked=1>'; DROP TABLE reports; --`;
const FORMULA = '=HYPERLINK("http://example.org";"点此")';
const SLUG = 'eyi', NAME = '新华区尖括号街道办事处';

test('hostile words run in no page, and reach the public as words', async ({ page, browser, baseURL, server }) => {
  let office: TestOffice | undefined;
  await withDatabase(server, async () => {
    office = await makeOffice(SLUG, NAME);
    const { drafter, director, leader } = office;
    const must = <T extends { ok: boolean }>(answer: T): T => { if (!answer.ok) throw new Error(JSON.stringify(answer)); return answer; };
    const step = (user: SignedIn, action: StepAction, remark: string, confirmed = false) => must(applyStep(user, { year: 2024, action, digest: deskReport(user, 2024)!.digest, remark, idempotencyKey: nextKey(), ...(confirmed ? { password: OFFICE_PASSWORD } : {}) }, confirmed));
    connection().prepare('UPDATE users SET display_name = ? WHERE id = ?').run(`王${SCRIPT}`, director.userId);
    fillReport(drafter, 2024);
    const now = deskReport(drafter, 2024)!;
    const text = (pointer: string, words: string) => ({ pointer, base: now.texts[pointer]?.typed ?? '', typed: `${now.texts[pointer]?.typed ?? ''}\n${words}` });
    must(saveSection(drafter, { year: 2024, section: 'overview', edits: [text('/overview/proactive', HOSTILE), text('/overview/platform', FORMULA)] }));
    const first = Object.entries(now.cells).find(([pointer]) => pointer.startsWith('/disclosure/'))!;
    must(saveSection(drafter, { year: 2024, section: 'disclosure', edits: [{ pointer: first[0], base: first[1].typed, typed: first[1].typed, baseRemark: '', remark: FORMULA }] }));
    explainAll(drafter, 2024);
    step(drafter, 'submit', HOSTILE);
    must(addComment({ ...director, displayName: `王${SCRIPT}` }, { year: 2024, pointer: '/overview/proactive', must: false, text: HOSTILE }));
    step({ ...director, displayName: `王${SCRIPT}` }, 'pass', HOSTILE);
    step(leader, 'publish', HOSTILE, true);
  });

  const seen: string[] = [];
  const visit = async (who: typeof page, paths: string[]) => {
    who.on('dialog', (dialog) => { seen.push(dialog.message()); void dialog.dismiss(); });
    for (const path of paths) {
      await who.goto(path);
      expect(await who.evaluate(() => (window as unknown as { hacked?: number }).hacked), path).toBeUndefined();
      expect(await who.locator('img[src="x"], svg[onload], a[href^="javascript"]').count(), path).toBe(0);
    }
  };
  await test.step('no page of the desk runs any of it', async () => {
    await loginAs(page, `${SLUG}-drafter`, OFFICE_PASSWORD);
    await visit(page, ['/', '/reports/2024', '/reports/2024/overview', '/reports/2024/disclosure', '/reports/2024/history', '/reports/2024/signoff', '/handover', '/reports/2024/review']);
    await expect(page.getByText(SCRIPT).first()).toBeAttached();
    for (const [account, paths] of [['director', ['/', '/reports/2024/review']], ['admin', ['/admin', `/admin?q=${encodeURIComponent(HOSTILE)}`]], ['auditor', ['/audit', `/audit?text=${encodeURIComponent(HOSTILE)}`]]] as const) {
      const { page: other, context } = await personOf(browser, baseURL!, `${SLUG}-${account}`, OFFICE_PASSWORD);
      await visit(other, [...paths]);
      await context.close();
    }
  });
  await test.step('nor a page of the public', async () => {
    // Signed past the server: its files are written when the server looks for work next.
    await expect.poll(async () => (await fetch(`${baseURL!}/open/${SLUG}/2024/`)).status, { timeout: 30_000 }).toBe(200);
    await visit(page, [`/open/${SLUG}/2024/`, `/open/${SLUG}/`, `/open/search?q=${encodeURIComponent(HOSTILE)}`, `/open/compare?name=${encodeURIComponent(HOSTILE)}`]);
    await page.goto(`/open/${SLUG}/2024/`);
    await expect(page.getByText(SCRIPT).first()).toBeVisible();
    expect(seen).toEqual([]);
  });
  await test.step('nor a file: no formula, no link, no script', async () => {
    const links = await page.locator('a[href*="/v1/"], a[href*="report."]').evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
    const file = async (extension: string) => {
      const address = links.find((link) => link.endsWith(`.${extension}`));
      expect(address, extension).toBeTruthy();
      return new Uint8Array(await (await fetch(address!)).arrayBuffer());
    };
    const csv = strFromU8(await file('csv'));
    expect(csv).toContain('HYPERLINK');
    expect(csv.split(/\r?\n/).flatMap((line) => line.split(',')).filter((value) => /^"?[=+@]/.test(value))).toEqual([]);
    const sheets = Object.entries(unzipSync(await file('xlsx'))).filter(([name]) => name.startsWith('xl/worksheets/')).map(([, content]) => strFromU8(content)).join('');
    expect([...sheets.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula!).filter((formula) => !/^[SUM()A-Z0-9+,:]+$/.test(formula))).toEqual([]);
    const word = unzipSync(await file('docx'));
    expect(strFromU8(word['word/document.xml']!)).toContain('&lt;script&gt;');
    expect(Object.entries(word).filter(([name]) => name.endsWith('.rels')).map(([, content]) => strFromU8(content)).join('')).not.toContain('External');
    expect(strFromU8(await file('pdf')).slice(0, 5)).toBe('%PDF-');
    expect(Buffer.from(await file('pdf')).toString('latin1')).not.toMatch(/\/JavaScript|\/URI\b/);
  });
});

test('hostile files are refused in a sentence and change nothing', async ({ page, server }) => {
  await withDatabase(server, async () => { const office = await makeOffice('ruku', '新华区入库街道办事处'); fillReport(office.drafter, 2024); });
  await loginAs(page, 'ruku-drafter', OFFICE_PASSWORD);
  const types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  const xxe = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>';
  const files: [string, Uint8Array][] = [
    ['../../<img src=x onerror=window.hacked=1>.docx', zipSync({ '../../etc/cron.d/x': strToU8('* * * * * root true'), '[Content_Types].xml': strToU8(types) })],
    ['外部实体.docx', zipSync({ '[Content_Types].xml': strToU8(types), 'word/document.xml': strToU8(xxe) })],
    ['膨胀.xlsx', zipSync({ '[Content_Types].xml': strToU8(types), 'xl/workbook.xml': strToU8(types), 'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024) }, { level: 9 })],
    ['两种格式.pdf', new Uint8Array([...strToU8('%PDF-1.7\n'), ...zipSync({ 'word/document.xml': strToU8(xxe) })])],
  ];
  for (const [name, bytes] of files) {
    await page.goto('/reports/2024/import');
    await page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: '读取文件' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '没有读取' }), name).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/root:x|at .*\.js:/), name).toHaveCount(0);
    expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked), name).toBeUndefined();
  }
  await withDatabase(server, async () => {
    expect(connection().prepare('SELECT count(*) FROM imports').pluck().get()).toBe(0);
  });
});
