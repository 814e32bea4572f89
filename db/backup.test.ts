/** A copy is looked through beside the server, not in its way. */
import Database from 'better-sqlite3';
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { backupTo, verifyAside } from './backup';
import { connection } from './client';
import { verifyCopy } from './copy';
import { freshDatabase, makeOffice } from './test-office';

// Below node_modules, so that the packages left outside the bundle are found.
const FOLDER = join(import.meta.dirname, `../node_modules/.cache/gouji-copy-${process.pid}`);
const program = join(FOLDER, 'copy-check.mjs');
let office: ReturnType<typeof freshDatabase>;
let file: string;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  await build({ entryPoints: [join(import.meta.dirname, 'copy-check.ts')], outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' });
  office = freshDatabase();
  await makeOffice();
});
beforeEach(async () => {
  file = join(office.folder, 'copy.db');
  rmSync(`${file}.sha256`, { force: true });
  await connection().backup(file);
});
afterAll(() => {
  office.remove();
  rmSync(FOLDER, { recursive: true, force: true });
});

const told = (work: Promise<unknown>) => work.then(() => 'whole', (error: Error) => error.message);

it('a thread says of a copy what looking at it in place says', async () => {
  const facts = await verifyAside(file, program);
  expect(facts).toEqual(verifyCopy(file));
  expect(facts.auditEntries).toBe(connection().prepare('SELECT count(*) FROM audit').pluck().get());
});

it('while a copy is looked through, everything else goes on', async () => {
  // Some forty megabytes: their digest and their check take a while on any machine.
  const copy = new Database(file);
  copy.exec('CREATE TABLE ballast (row INTEGER PRIMARY KEY, stuff BLOB NOT NULL) STRICT');
  const add = copy.prepare('INSERT INTO ballast (stuff) VALUES (randomblob(1000))');
  copy.transaction(() => { for (let row = 0; row < 40_000; row += 1) add.run(); })();
  copy.close();
  let looking = true, turns = 0;
  const facts = verifyAside(file, program).finally(() => { looking = false; });
  for (; looking; turns += 1) await new Promise((turn) => setImmediate(turn));
  expect(await facts).toEqual(verifyCopy(file));
  expect(turns, 'looked through in this thread, not one would have come').toBeGreaterThan(100);
});

it('a damaged copy, a changed one and a foreign file are refused in words', async () => {
  const broken = join(office.folder, 'broken.db');
  copyFileSync(file, broken);
  truncateSync(broken, 40_000);
  expect(await told(verifyAside(broken, program))).toMatch(/broken\.db (未通过完整性检查|不是本系统的数据库，或已损坏)/);
  writeFileSync(broken, '这不是数据库');
  expect(await told(verifyAside(broken, program))).toContain('broken.db 不是本系统的数据库，或已损坏');
  writeFileSync(`${file}.sha256`, `${'0'.repeat(64)}  copy.db\n`);
  expect(await told(verifyAside(file, program))).toBe('copy.db 与其校验值不符，文件已损坏或被改动。');
});

it('a backup is whole, has its digest beside it, and no part of it is left; without the thread there is none', async () => {
  const target = join(office.folder, 'kept.db');
  const facts = await backupTo(target, program);
  expect(facts).toEqual({ ...verifyCopy(target), file: target });
  expect(await told(backupTo(join(office.folder, 'none.db'), join(FOLDER, 'missing.mjs')))).toContain('missing.mjs');
  expect(readdirSync(office.folder).filter((name) => /^(?:kept|none)\.db/.test(name)).sort()).toEqual(['kept.db', 'kept.db.sha256']);
});
