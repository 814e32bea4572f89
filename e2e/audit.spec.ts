/** The trail belongs to the auditor: who gets it, what stands in it, and that what is taken away can be checked without the product. */
import { createHash } from 'node:crypto';
import { AUDIT_GROUPS } from '../components/desk/audit-groups';
import { canonicalJson } from '../lib/canonical';
import { expect, test } from './fixtures';
import { actionId, callAction, signIn } from './http';
import { PASSWORD } from './template';

const YEAR = 2024;
const DESK_ACTIONS = 'app/(desk)/actions.ts';
const REPORT_ACTIONS = 'app/(desk)/reports/[year]/actions.ts';

const page = async (address: string, cookie: string, path: string) => {
  const answer = await fetch(`${address}${path}`, { redirect: 'manual', headers: { Cookie: cookie } });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', disposition: answer.headers.get('content-disposition') ?? '', body: (await answer.text()).replaceAll('<!-- -->', '') };
};

/** The fields of a CSV text, line by line. */
function csvLines(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)!.push(quoted === undefined ? plain ?? '' : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines.filter((line) => line.length > 1);
}

interface Entry { seq: number; act: string; name: string; details: Record<string, unknown>; sentence: string; hash: string; prevHash: string; whole: boolean }

/** What the auditor may take away, each entry's digest made again from its own line. */
async function exported(address: string, cookie: string, query = ''): Promise<Entry[]> {
  const { status, type, disposition, body } = await page(address, cookie, `/audit/export${query}`);
  expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(disposition).toMatch(/^attachment; filename="gouji-audit-\d{4}-\d\d-\d\d\.csv"/);
  return csvLines(body).slice(1).map(([seq, at, actorId, actorName, organId, act, subject, details, prevHash, hash, sentence]) => {
    const content = { seq: Number(seq), at, actorId: actorId === '' ? null : Number(actorId), actorName, organId: organId === '' ? null : Number(organId), act, subject, details, prevHash };
    return { seq: Number(seq), act: act!, name: actorName!, details: JSON.parse(details!) as Record<string, unknown>, sentence: sentence!, hash: hash!, prevHash: prevHash!, whole: createHash('sha256').update(canonicalJson(content)).digest('hex') === hash };
  });
}

test('only the auditor sees and takes away the trail; whoever else asks is written down', async ({ server }) => {
  const auditor = await signIn(server.address, 'auditor', PASSWORD);
  for (const [who, name] of [['admin', '赵强'], ['drafter', '李敏'], ['leader', '张伟']] as const) {
    const cookie = await signIn(server.address, who, PASSWORD);
    const shown = await page(server.address, cookie, '/audit');
    expect(shown.body, who).toContain('需审计员办理');
    expect(shown.body, who).not.toContain('校验完整性');
    expect((await page(server.address, cookie, '/')).body, who).not.toContain('href="/audit"');
    const file = await page(server.address, cookie, '/audit/export');
    expect([file.status, file.body.includes('链值')], who).toEqual([403, false]);
    const mine = (await exported(server.address, auditor, `?q=${encodeURIComponent(name)}`)).filter((entry) => entry.act === 'audit.refused');
    expect(mine.map((entry) => entry.sentence), who).toEqual([`${name} 要查看或导出审计记录，未获准`]);
  }
  const shown = await page(server.address, auditor, '/audit');
  expect(shown.body).toContain('张伟 要查看或导出审计记录，未获准');
  expect((await page(server.address, auditor, '/')).body).toContain('href="/audit"');
});

test('the administrator sees a report’s versions, not what is recorded of it; the drafter does', async ({ server }) => {
  const admin = await page(server.address, await signIn(server.address, 'admin', PASSWORD), '/reports/2023/history');
  expect(admin.body).toContain('系统管理员不能查看');
  expect(admin.body).not.toContain('开始填报2023年报告');
  expect((await page(server.address, await signIn(server.address, 'drafter', PASSWORD), '/reports/2023/history')).body).toContain('开始填报2023年报告');
});

test('what is taken away holds the whole chain', async ({ server }) => {
  // An auditor of one office gets the office's entries; together with those of the other the chain has no gap but the system's own.
  const entries = (await exported(server.address, await signIn(server.address, 'auditor', PASSWORD))).reverse();
  expect(entries.length).toBeGreaterThan(20);
  expect(entries.filter((entry) => !entry.whole)).toEqual([]);
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]));
  const joined = entries.filter((entry) => bySeq.has(entry.seq - 1));
  expect(joined.length).toBeGreaterThan(10);
  for (const entry of joined) expect(entry.prevHash).toBe(bySeq.get(entry.seq - 1)!.hash);
});

test('log-in, failure, log-out, readings, print, download and refusals stand in it, without what was typed', async ({ server }) => {
  const auditor = await signIn(server.address, 'auditor', PASSWORD);
  const before = (await exported(server.address, auditor))[0]!.seq;
  await expect(signIn(server.address, 'director', 'wrong-password-1')).rejects.toThrow('登录');
  const director = await signIn(server.address, 'director', PASSWORD);
  const save = actionId(REPORT_ACTIONS, 'saveSection');
  const input = { year: YEAR, section: 'problems', edits: [{ pointer: '/problems', base: '', typed: '不该留在记录里的话' }] };
  for (let i = 0; i < 4; i += 1) expect((await callAction(server.address, director, `/reports/${YEAR}/problems`, save, [input])).result).toMatchObject({ ok: false });
  const step = { year: YEAR, action: 'publish', digest: '0'.repeat(64), remark: '也不该留下的意见', idempotencyKey: 'audit-spec-publish' };
  expect((await callAction(server.address, director, `/reports/${YEAR}/review`, actionId(REPORT_ACTIONS, 'step'), [step])).result).toMatchObject({ ok: false });
  expect((await page(server.address, director, `/reports/${YEAR}/print`)).status).toBe(200);
  expect((await page(server.address, director, `/reports/${YEAR}/import/blank`)).status).toBe(200);
  expect((await page(server.address, await signIn(server.address, 'admin', PASSWORD), `/reports/${YEAR}`)).status).toBe(200);
  expect((await page(server.address, auditor, `/reports/${YEAR}`)).status).toBe(200);
  await callAction(server.address, director, '/', actionId(DESK_ACTIONS, 'logout'), []);

  const entries = (await exported(server.address, auditor)).filter((entry) => entry.seq > before).reverse();
  const said = entries.map((entry) => entry.sentence);
  for (const sentence of [
    '未登录者 以用户名 director 登录，未成：密码不对', '王建国 登录', `王建国 打开未公开的${YEAR}年报告打印全文`, `王建国 下载未公开的${YEAR}年报告的空白表（Excel）`,
    `赵强 查看新华区西市场街道办事处未公开的${YEAR}年报告`, `陈静 查看新华区西市场街道办事处未公开的${YEAR}年报告`, '王建国 退出',
  ]) expect(said, sentence).toContain(sentence);
  expect(said.filter((sentence) => sentence.startsWith(`王建国 办理${YEAR}年报告“保存填报内容”未成：`))).toHaveLength(1);
  expect(said.filter((sentence) => sentence.startsWith(`王建国 办理${YEAR}年报告“签发并发布”未成：`))).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toMatch(/不该留/);
});

test('every kind can be filtered, on the page as in the file', async ({ server }) => {
  const auditor = await signIn(server.address, 'auditor', PASSWORD);
  for (const group of AUDIT_GROUPS) {
    const entries = await exported(server.address, auditor, `?act=${group.value}`);
    expect(entries.filter((entry) => !group.acts.some((act) => entry.act.startsWith(act))), group.value).toEqual([]);
    const shown = await page(server.address, auditor, `/audit?act=${group.value}`);
    expect(shown.body, group.value).toContain(`<option value="${group.value}" selected="">`);
    if (entries[0]) expect(shown.body.replaceAll('&quot;', '"'), group.value).toContain(entries[0].sentence.slice(0, 20));
  }
  expect((await page(server.address, auditor, '/audit?verify=1')).body).toMatch(/全部\d+条记录完整/);
});

test('another office gets nothing of an unpublished report, and the attempt is written down', async ({ server }) => {
  const drafter = await signIn(server.address, 'drafter', PASSWORD);
  const users = (await page(server.address, drafter, '/handover')).body;
  const successor = Number(/<option value="(\d+)"[^>]*>王建国/.exec(users)?.[1]);
  const made = await callAction(server.address, drafter, '/handover', actionId(DESK_ACTIONS, 'makeHandover'), [{ role: 'drafter', toUserId: successor, note: '' }]);
  expect(made.result).toMatchObject({ ok: true });
  const { id } = made.result as { id: number };
  expect((await page(server.address, drafter, `/handover/${id}`)).body).toContain('工作交接清单');
  for (const who of ['drafter2', 'leader2']) {
    const cookie = await signIn(server.address, who, PASSWORD);
    for (const path of ['', '/overview', '/review', '/history', '/print']) {
      const shown = await page(server.address, cookie, `/reports/${YEAR}${path}`);
      expect(shown.body, `${who} ${path}`).not.toContain('西市场');
    }
    const list = await page(server.address, cookie, `/handover/${id}`);
    expect(list.body, who).not.toContain('工作交接清单');
  }
  const refused = (await exported(server.address, await signIn(server.address, 'auditor', PASSWORD), '?act=reads')).filter((entry) => entry.act === 'handover.readRefused');
  expect(refused.map((entry) => entry.sentence).sort()).toEqual(['刘洋', '周明'].map((name) => `${name} （新华区东风路街道办事处）要查看新华区西市场街道办事处的交接清单，未获准`));
});
