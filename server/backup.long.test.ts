/**
 * A backup every few seconds from the command line while clients save without a pause; then every backup is put back into an
 * empty installation. Each must be whole, hold everything that was acknowledged before it was asked for, and be as the copy.
 */
import Database from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actionId, callAction, signIn } from '../e2e/http';
import { startServer, type TestServer } from '../e2e/server';
import makeTemplate, { environmentOf, PASSWORD, ROOT } from '../e2e/template';

const BACKUPS = Number(process.env.GOUJI_BACKUPS ?? 20);
const EVERY = Number(process.env.GOUJI_BACKUP_SECONDS ?? 5) * 1000;
const CLIENTS = 8;
const run = promisify(execFile);
let server: TestServer;
let clean: () => void;
let folder: string;

beforeAll(async () => {
  clean = makeTemplate();
  server = await startServer({ LOG_LEVEL: 'warn' });
  folder = mkdtempSync(join(tmpdir(), 'gouji-backups-'));
});
afterAll(async () => {
  await server.remove();
  clean();
  rmSync(folder, { recursive: true, force: true });
});

const gouji = (args: string[], env: Record<string, string>) => run('node', [join(ROOT, 'bin/gouji.mjs'), ...args], { cwd: ROOT, env: { ...process.env, ...env } });
const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

it(`${BACKUPS} backups under load, each put back`, async () => {
  const action = actionId('app/(desk)/reports/[year]/actions.ts', 'saveSection');
  const cookie = await signIn(server.address, 'drafter', PASSWORD);
  const page = '/reports/2024/disputes';
  const pointers = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'].flatMap((block) => ['upheld', 'corrected', 'other'].map((result) => `/disputes/${block}/${result}`)).slice(0, CLIENTS);
  const kept = new Map(pointers.map((pointer) => [pointer, 0]));
  let stop = false, saves = 0;
  const clients = pointers.map(async (pointer) => {
    let base = '';
    while (!stop) {
      const typed = String(kept.get(pointer)! + 1);
      const { result } = await callAction(server.address, cookie, page, action, [{ year: 2024, section: 'disputes', edits: [{ pointer, base, typed }] }]);
      expect(result).toMatchObject({ ok: true, conflicts: [] });
      kept.set(pointer, Number(typed));
      base = typed;
      saves += 1;
    }
  });
  const taken: { file: string; before: Map<string, number> }[] = [];
  for (let number = 0; number < BACKUPS; number += 1) {
    const next = new Promise((done) => setTimeout(done, EVERY));
    const file = join(folder, `${number}.db`), before = new Map(kept);
    await gouji(['backup', file], server.env);
    taken.push({ file, before });
    await next;
  }
  stop = true;
  await Promise.all(clients);

  for (const [number, { file, before }] of taken.entries()) {
    const place = join(folder, `office-${number}`);
    mkdirSync(join(place, 'data'), { recursive: true });
    await gouji(['restore', file], environmentOf(place));
    const restored = join(place, 'data', 'gouji.db');
    expect(digestOf(restored)).toBe(digestOf(file));
    expect((await gouji(['audit', 'verify'], environmentOf(place))).stdout).not.toContain('被改动');
    const db = new Database(restored, { readonly: true });
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    for (const [pointer, value] of before) if (value > 0) expect(db.prepare('SELECT c.value FROM report_cells c JOIN reports r ON r.id = c.report_id WHERE r.year = 2024 AND c.pointer = ?').pluck().get(pointer), `${number} ${pointer}`).toBeGreaterThanOrEqual(value);
    db.close();
    rmSync(place, { recursive: true, force: true });
  }
  console.log(`${BACKUPS} 次备份，其间 ${saves} 次已答复的保存；每份恢复后与备份一致，不缺已答复的内容`);
  expect(saves).toBeGreaterThan(BACKUPS);
});
