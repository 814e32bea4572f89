import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { exportReport } from '../lib/export';
import { balancedFrom } from '../lib/report/arbitrary';
import { runCheck } from './check';
import { runImport } from './import';

let folder: string;
let out: string[], said: string[];
const reports = Array.from({ length: 3 }, (_, number) => ({ ...balancedFrom([number, 2, 5]).document, organ: { name: `${'甲乙丙'[number]}县人民政府` } }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-import-'));
  mkdirSync(join(folder, '报告/下级'), { recursive: true });
  writeFileSync(join(folder, '报告/甲.docx'), await exportReport('docx', reports[0]!));
  writeFileSync(join(folder, '报告/乙.html'), await exportReport('html', reports[1]!));
  writeFileSync(join(folder, '报告/下级/丙.md'), await exportReport('md', reports[2]!));
  writeFileSync(join(folder, '报告/~$甲.docx'), 'lock');
  writeFileSync(join(folder, '报告/照片.png'), 'x');
  out = []; said = [];
  vi.spyOn(console, 'log').mockImplementation((line: unknown) => { out.push(String(line)); });
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => { said.push(String(line)); });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});
const lines = () => out.map((line) => JSON.parse(line) as { file?: string; organ: { name: string }; applications: unknown; error?: string });

it('reads one file to standard output', async () => {
  expect(await runImport([join(folder, '报告/甲.docx')])).toBe(0);
  const [read] = lines();
  expect(read).not.toHaveProperty('file');
  expect(read!.applications).toEqual(reports[0]!.applications);
});

it('reads a whole folder with its folders, a line for each', async () => {
  expect(await runImport([join(folder, '报告')])).toBe(0);
  expect(lines().map((line) => line.organ.name).sort()).toEqual(reports.map((report) => report.organ.name).sort());
  expect(lines().every((line) => line.file!.startsWith(folder))).toBe(true);
  expect(said.at(-1)).toContain('读取3份');
});

it('writes a folder of documents that can be read and checked again; nothing is overwritten', async () => {
  const target = join(folder, '读出');
  expect(await runImport([join(folder, '报告'), '--out', target])).toBe(0);
  expect(readdirSync(target).sort()).toEqual(['下级', '乙.html.json', '甲.docx.json'].sort());
  expect((JSON.parse(readFileSync(join(target, '下级/丙.md.json'), 'utf8')) as { applications: unknown }).applications).toEqual(reports[2]!.applications);
  out = [];
  await runCheck([target, '--partial', '--json']);
  expect(lines().map((line) => line.error)).toEqual([undefined, undefined, undefined]);
  writeFileSync(join(target, '甲.docx.json'), 'mine');
  expect(await runImport([join(folder, '报告/甲.docx'), '--out', target])).toBe(2);
  expect(said.at(-1)).toContain('没有覆盖');
  expect(readFileSync(join(target, '甲.docx.json'), 'utf8')).toBe('mine');
});

it('goes on after a document that cannot be written, and says so', async () => {
  const target = join(folder, '读出');
  mkdirSync(target);
  writeFileSync(join(target, '下级'), 'in the way');
  expect(await runImport([join(folder, '报告'), '--out', target])).toBe(2);
  expect(readdirSync(target).sort()).toEqual(['下级', '乙.html.json', '甲.docx.json'].sort());
  expect(said).toEqual([expect.stringMatching(/丙\.md：没有写入，.*：.+。$/), expect.stringContaining('读取2份，1份没有读成')]);
});

it('goes on after a file that cannot be read, and says so', async () => {
  writeFileSync(join(folder, '报告/坏.pdf'), 'PK');
  expect(await runImport([join(folder, '报告'), join(folder, '没有.docx'), '--json'])).toBe(2);
  expect(lines().filter((line) => line.error).map((line) => line.error)).toEqual([expect.any(String), '没有这个文件。']);
  expect(lines().filter((line) => !line.error)).toHaveLength(3);
  mkdirSync(join(folder, '空'));
  expect(await runImport([join(folder, '空')])).toBe(2);
  expect(said.at(-1)).toContain('没有可以读取的文件');
  expect(await runCheck([join(folder, '空')])).toBe(2);
  expect(existsSync(join(folder, '读出'))).toBe(false);
});

it('an old format in a folder is refused in words, not passed over', async () => {
  writeFileSync(join(folder, '报告/旧.doc'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  writeFileSync(join(folder, '报告/旧.rtf'), '{\\rtf1}');
  expect(await runCheck([join(folder, '报告'), '--json'])).toBe(2);
  expect(lines().flatMap((line) => (line.error ? [line.error] : [])).sort()).toEqual([expect.stringContaining('RTF'), expect.stringContaining('.doc')]);
});

it('tells how far it is on a terminal', async () => {
  const isTTY = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY');
  Object.defineProperty(process.stderr, 'isTTY', { configurable: true, value: true });
  const written: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { written.push(String(text)); return true; });
  await runImport([join(folder, '报告'), '--json']);
  if (isTTY) Object.defineProperty(process.stderr, 'isTTY', isTTY); else Reflect.deleteProperty(process.stderr, 'isTTY');
  expect(written.filter((text) => /读取 \d\/3 /.test(text))).toHaveLength(3);
  expect(written.at(-1)).toBe('\r\u001b[K');
});
