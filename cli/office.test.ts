import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { closeDatabase, connection } from '../db/client';
import { organBySlug } from '../db/organs';
import { userByName } from '../db/users';
import { publishSample, sampleReport } from '../db/test-publications';
import { forgetEnvironment } from '../lib/env';
import { runAudit } from './audit';
import { runBackup, runRestore } from './backup';
import { main } from './main';
import { runUser } from './user';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-cli-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'gouji.db')}`);
  vi.stubEnv('GOUJI_PASSWORD', 'Guanli-mima-1');
  forgetEnvironment();
  said = [];
  for (const way of ['log', 'error'] as const) vi.spyOn(console, way).mockImplementation((line: unknown) => { said.push(String(line)); });
});
afterEach(() => {
  closeDatabase();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  forgetEnvironment();
  rmSync(folder, { recursive: true, force: true });
});

it('makes the first administrator and office, lists, disables, resets', async () => {
  expect(await runUser(['add', '--username', 'boss', '--role', 'admin', '--name', '管理员', '--new-organ', '某某街道办事处', '--slug', 'moumou'])).toBe(0);
  expect(await runUser(['add', '--username', 'boss', '--role', 'admin', '--name', '又一个'])).toBe(1);
  expect(said.at(-1)).toContain('已被使用');
  expect(await runUser(['add', '--username', 'li', '--role', 'drafter', '--name', '李'])).toBe(1);
  expect(await runUser(['add', '--username', 'li', '--role', 'drafter', '--name', '李', '--organ', 'moumou'])).toBe(0);
  expect(await runUser(['add', '--username', 'shen', '--role', 'auditor', '--name', '沈', '--organ', 'moumou'])).toBe(0);
  expect(said.at(-1)).toBe('已建立审计员账号 shen。');
  expect(await runUser(['list'])).toBe(0);
  expect(said.filter((line) => line.includes('某某街道办事处') && line.includes('在用'))).toHaveLength(3);
  expect(await runUser(['disable', 'li'])).toBe(0);
  expect(await runUser(['reset', 'boss'])).toBe(0);
  expect(await runUser(['disable', 'nobody'])).toBe(1);
  expect(await runUser(['wrong'])).toBe(2);
  expect(await runAudit(['verify'])).toBe(0);
});

it('an account that is refused leaves no new office behind', async () => {
  const add = (name: string) => runUser(['add', '--username', name, '--role', 'admin', '--name', '管理员', '--new-organ', '某某街道办事处', '--slug', 'moumou']);
  expect(await runUser(['add', '--username', 'boss', '--role', 'admin', '--name', '管理员'])).toBe(0);
  vi.stubEnv('GOUJI_PASSWORD', 'short');
  expect(await add('second')).toBe(1);
  vi.stubEnv('GOUJI_PASSWORD', 'Guanli-mima-1');
  expect(await add('boss')).toBe(1);
  expect(said.at(-1)).toBe('没有办理：用户名“boss”已被使用。');
  expect(organBySlug('moumou')).toBeNull();
  expect(await runUser(['add', '--username', 'second', '--role', 'admin', '--name', '管理员', '--new-organ', '某某街道办事处', '--slug', 'search'])).toBe(1);
  expect(said.at(-1)).toBe('没有办理：这个代号是公开页面的固定网址，请换一个。');
  expect(await add('second')).toBe(0);
  expect(userByName('second')?.organId).toBe(organBySlug('moumou')?.id);
  expect(await add('third')).toBe(1);
  expect(said.at(-1)).toBe('没有办理：网址部分“moumou”已被使用。');
  expect(userByName('third')).toBeUndefined();
});

it('backs up while the database is open, and restores only a whole copy into a database nobody uses', async () => {
  await runUser(['add', '--username', 'boss', '--role', 'admin', '--name', '管理员']);
  const copy = join(folder, 'copy', 'a.db');
  connection();
  expect(await runBackup([copy])).toBe(0);
  expect(readFileSync(`${copy}.sha256`, 'utf8')).toMatch(/^[0-9a-f]{64} {2}a\.db/);
  connection();
  expect(await runRestore([copy])).toBe(1);
  expect(said.at(-1)).toContain('正在使用');
  closeDatabase();
  await runUser(['add', '--username', 'second', '--role', 'admin', '--name', '第二人']);
  expect(await runRestore([copy])).toBe(0);
  await runUser(['list']);
  expect(said.some((line) => line.startsWith('second'))).toBe(false);
  const bytes = readFileSync(copy);
  bytes[5000] = (bytes[5000] ?? 0) ^ 255;
  writeFileSync(copy, bytes);
  expect(await runRestore([copy])).toBe(1);
  expect(said.at(-1)).toContain('校验值不符');
  expect(existsSync(join(folder, 'gouji.db'))).toBe(true);
  writeFileSync(join(folder, 'junk.db'), 'not a database at all, not in the least');
  expect(await runRestore([join(folder, 'junk.db')])).toBe(1);
});

it('a database that is not there is told, not made: a copy of nothing would pass for a backup', async () => {
  const there = join(folder, 'gouji.db');
  expect(await runBackup([join(folder, 'copy.db')])).toBe(1);
  for (const args of [['audit', 'verify'], ['publish'], ['user', 'list'], ['user', 'disable', 'li'], ['export', '--from-database', '--to', 'pdf', '--out', folder]]) expect(await main(args), args.join(' ')).toBe(2);
  expect(said).toHaveLength(6);
  for (const sentence of said) expect(sentence).toContain(`没有找到数据文件 ${there}。`);
  expect(existsSync(there)).toBe(false);
  expect(existsSync(join(folder, 'copy.db'))).toBe(false);
});

it('what is put back belongs to whom the database belonged, with its rights', async () => {
  await runUser(['add', '--username', 'boss', '--role', 'admin', '--name', '管理员']);
  const copy = join(folder, 'copy.db'), live = join(folder, 'gouji.db');
  expect(await runBackup([copy])).toBe(0);
  chmodSync(live, 0o640);
  chmodSync(copy, 0o600);
  if (process.getuid?.() === 0) chownSync(live, 65534, 65534);
  const { uid, gid } = statSync(live);
  expect(await runRestore([copy])).toBe(0);
  const now = statSync(live);
  expect([now.uid, now.gid, now.mode & 0o777]).toEqual([uid, gid, 0o640]);
  // Into an empty installation: the folder's owner, and nobody else reads it.
  rmSync(live);
  if (process.getuid?.() === 0) chownSync(folder, 65534, 65534);
  expect(await runRestore([copy])).toBe(0);
  expect([statSync(live).uid, statSync(live).mode & 0o777]).toEqual([statSync(folder).uid, 0o600]);
});

it('a published page without its required tags is exported, and the missing ones are named (D-09)', async () => {
  connection();
  publishSample('xishichang', sampleReport('新华区西市场街道办事处', 2024));
  publishSample('chengguan', sampleReport('新华区城关街道办事处', 2024), { site: { siteIdCode: ' ', columnType: '' } });
  said.length = 0;
  const out = join(folder, 'out');
  expect(await main(['export', '--from-database', '--to', 'html', '--out', out])).toBe(0);
  expect(said.filter((line) => line.includes('D-09'))).toEqual(['chengguan-2024：已导出，但缺少必选的页面标签SiteIDCode、ColumnType；请管理员在“单位与用户”中补填网站信息（规则 D-09）。']);
  expect(readFileSync(join(out, 'chengguan-2024.html'), 'utf8')).not.toContain('SiteIDCode');
  expect(readFileSync(join(out, 'xishichang-2024.html'), 'utf8')).toContain('<meta name="SiteIDCode" content="4104020001">');
});

it('names the first broken entry of the trail', async () => {
  await runUser(['add', '--username', 'boss', '--role', 'admin', '--name', '管理员']);
  connection().exec('DROP TRIGGER audit_no_update');
  connection().exec("UPDATE audit SET actor_name = '别人' WHERE seq = 1");
  expect(await runAudit(['verify'])).toBe(1);
  expect(said.at(-1)).toContain('第1条');
});
