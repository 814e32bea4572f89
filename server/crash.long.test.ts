/**
 * kill -9 during saves: sixteen clients save through the real server action and keep a journal of what was acknowledged;
 * the server is killed at a random moment and started again. Nothing acknowledged may be missing, the file must be whole,
 * and the first good answer must come within two seconds.
 */
import Database from 'better-sqlite3';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actionId, callAction, signIn } from '../e2e/http';
import { startServer, type TestServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';

const KILLS = Number(process.env.GOUJI_KILLS ?? 200);
const CLIENTS = 16;
let server: TestServer;
let clean: () => void;

beforeAll(async () => {
  clean = makeTemplate();
  server = await startServer({ LOG_LEVEL: 'warn' });
});
afterAll(async () => {
  await server.remove();
  clean();
});

const inputsOf = (html: string) => new Map([...html.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
  const name = /\bname="(\/applications\/[^"]+)"/.exec(tag)?.[1];
  return name ? [[name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''] as const] : [];
}));

it(`loses nothing acknowledged in ${KILLS} kills`, async () => {
  const action = actionId('app/(desk)/reports/[year]/actions.ts', 'saveSection');
  let cookie = await signIn(server.address, 'drafter', PASSWORD);
  const home = await (await fetch(`${server.address}/`, { headers: { cookie } })).text();
  const year = Math.max(...[...home.matchAll(/\/reports\/(\d{4})/g)].map(([, found]) => Number(found)));
  const page = `/reports/${year}/applications`;
  const shown = async () => inputsOf(await (await fetch(server.address + page, { headers: { cookie } })).text());
  let values = await shown();
  const pointers = [...values.keys()].slice(0, CLIENTS);
  let acknowledged = 0;
  let lost = 0;
  const restarts: number[] = [];

  for (let round = 0; round < KILLS; round += 1) {
    /** Last acknowledged value of each cell, and the one that was on its way when the server died. */
    const journal = new Map(pointers.map((pointer) => [pointer, { kept: values.get(pointer) ?? '', sent: null as string | null }]));
    let stop = false;
    const clients = pointers.map(async (pointer) => {
      const entry = journal.get(pointer)!;
      for (let turn = 0; !stop; turn += 1) {
        const typed = String(((Number(entry.kept) || 0) + 1) % 1000);
        entry.sent = typed;
        const answer = await callAction(server.address, cookie, page, action, [{ year, section: 'applications', edits: [{ pointer, base: entry.kept, typed }] }]).catch(() => null);
        if (answer === null) return;
        expect(answer.result).toMatchObject({ ok: true, conflicts: [] });
        entry.kept = typed;
        entry.sent = null;
        acknowledged += 1;
      }
    });
    await new Promise((done) => setTimeout(done, randomInt(50, 400)));
    await server.stop('SIGKILL');
    stop = true;
    await Promise.all(clients);

    const since = performance.now();
    await server.start();
    if (!(await fetch(`${server.address}/login`)).ok) throw new Error('no good answer after the restart');
    restarts.push(performance.now() - since);
    const file = new Database(join(server.folder, 'data', 'gouji.db'), { readonly: true });
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    file.close();
    values = await shown();
    if (values.size === 0) {
      cookie = await signIn(server.address, 'drafter', PASSWORD);
      values = await shown();
    }
    for (const [pointer, { kept, sent }] of journal) if (values.get(pointer) !== kept && values.get(pointer) !== sent) lost += 1;
  }
  restarts.sort((a, b) => a - b);
  console.log(`${KILLS} 次强行终止，${acknowledged} 次已答复的保存，丢失 ${lost} 次；重启到第一个应答 中位数 ${Math.round(restarts[Math.floor(KILLS / 2)] ?? 0)} 毫秒，最长 ${Math.round(restarts.at(-1) ?? 0)} 毫秒`);
  expect(lost).toBe(0);
  expect(restarts.at(-1)).toBeLessThanOrEqual(2000);
});
