import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importGuarded } from './guarded';
import { ImportRefused } from './types';

// Below node_modules, so that the packages left outside the bundle are found.
const FOLDER = join(import.meta.dirname, `../../node_modules/.cache/gouji-import-${process.pid}`);
const program = join(FOLDER, 'import-worker.mjs');
const thread = (name: string, source: string) => {
  const file = join(FOLDER, name);
  writeFileSync(file, source);
  return file;
};
beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  await build({ entryPoints: [join(import.meta.dirname, 'worker.ts')], outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' });
});
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const encode = (text: string) => new TextEncoder().encode(text);
const told = (work: Promise<unknown>) => work.then(() => 'read', (error: unknown) => (error instanceof ImportRefused ? error.message : `thrown: ${String(error)}`));

describe('reading in a thread', () => {
  it('gives what reading in place gives', async () => {
    const seed = new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures/seed-report.md')));
    const { importFile } = await import('./index');
    expect(await importGuarded('seed-report.md', seed, { program })).toEqual(await importFile('seed-report.md', seed));
  });
  it('refuses in the same sentences', async () => {
    expect(await told(importGuarded('x', new Uint8Array(), { program }))).toBe('文件是空的。');
    expect(await told(importGuarded('x', encode('{'), { program }))).toBe('不是有效的JSON。');
    expect(await told(importGuarded('x', zipSync({ 'word/document.xml': encode('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>') }), { program }))).toContain('文档类型声明');
    expect(await told(importGuarded('x', new Uint8Array(21 * 1024 * 1024), { program }))).toBe('文件超过20MB，不予读取。');
  });
  it('a swelling archive is refused', async () => {
    expect(await told(importGuarded('x', zipSync({ 'word/document.xml': new Uint8Array(90 * 1024 * 1024) }, { level: 9 }), { program }))).toContain('过大');
  });
  it('a file that takes too long is given up, and the next one is read', async () => {
    const forever = thread('forever.mjs', 'for (;;);');
    expect(await told(importGuarded('x', encode('x'), { program: forever, milliseconds: 300 }))).toContain('没有读完');
    expect(await told(importGuarded('x', encode('{'), { program }))).toBe('不是有效的JSON。');
  });
  it('a file that fills the memory is given up, the server lives on', async () => {
    const greedy = thread('greedy.mjs', 'const kept = []; for (;;) kept.push(new Array(100_000).fill({}));');
    expect(await told(importGuarded('x', encode('x'), { program: greedy, megabytes: 32 }))).toBe('文件占用的内存过大，不予读取。');
  });
  it('an unforeseen failure of a reader is a refusal of the file; a missing thread is not', async () => {
    const failing = thread('failing.mjs', "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ failed: 'TypeError' });");
    expect(await told(importGuarded('x', encode('x'), { program: failing }))).toBe('文件结构异常，无法读取。');
    expect(await told(importGuarded('x', encode('x'), { program: join(FOLDER, 'none.mjs') }))).toContain('thrown');
    expect(await told(importGuarded('x', encode('x'), { program: thread('silent.mjs', 'process.exit(3);') }))).toContain('code 3');
  });
  it('the thread sees no environment', async () => {
    const telling = thread('telling.mjs', "import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ refused: JSON.stringify(Object.keys(process.env)) });");
    expect(await told(importGuarded('x', encode('x'), { program: telling }))).toBe('[]');
  });
  it('only so many wait', async () => {
    const slow = thread('slow.mjs', "import { parentPort } from 'node:worker_threads'; setTimeout(() => parentPort.postMessage({ refused: 'done' }), 50);");
    const all = await Promise.all(Array.from({ length: 5 }, () => told(importGuarded('x', encode('x'), { program: slow, waiting: 3 }))));
    expect(all.filter((one) => one === 'done')).toHaveLength(3);
    expect(all.filter((one) => one.startsWith('正在读取'))).toHaveLength(2);
  });
});
