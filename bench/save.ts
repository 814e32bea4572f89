/** Saving table three through the real server action: session, check, audit chain, synchronous=FULL; beside a bare write of the same row. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionBody, actionId, signIn } from '../e2e/http';
import { startServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';
import type { Edit } from '../lib/desk/types';
import { load, summary, type LoadResult } from './load';
import { figure, report } from './result';

const MILLISECONDS = 10_000;
/** The machine's speed changes from minute to minute; what disturbs a round only makes it slower. */
const ROUNDS = 3;
/** A server that has worked for a quarter of a minute: the first thousand saves also translate the program. */
const WARM_UP = 15_000;

/** What the page shows in its count inputs, by pointer. */
function inputsOf(html: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [tag] of html.matchAll(/<input\b[^>]*>/g)) {
    const name = /\bname="(\/applications\/[^"]+)"/.exec(tag)?.[1];
    if (name) found.set(name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  return found;
}

const clean = makeTemplate();
const server = await startServer({ LOG_LEVEL: 'warn' });
const port = Number(new URL(server.address).port);
const cookie = await signIn(server.address, 'drafter', PASSWORD);
const home = await (await fetch(`${server.address}/`, { headers: { cookie } })).text();
const year = Math.max(...[...home.matchAll(/\/reports\/(\d{4})/g)].map(([, found]) => Number(found)));
const page = `/reports/${year}/applications`;
const values = inputsOf(await (await fetch(server.address + page, { headers: { cookie } })).text());
const pointers = [...values.keys()];
if (pointers.length < 100) throw new Error(`表三只找到 ${pointers.length} 个填报格`);
const id = actionId('app/(desk)/reports/[year]/actions.ts', 'saveSection');
const head = `POST ${page} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.address}\r\nCookie: ${cookie}\r\nNext-Action: ${id}\r\nAccept: text/x-component\r\nContent-Type: text/plain;charset=UTF-8\r\n`;

/** Each edit names what was last saved there, so that no save is a conflict; each client has cells of its own. */
function saving(cellsOf: (connection: number) => string[]) {
  return (connection: number) => {
    const edits: Edit[] = cellsOf(connection).map((pointer) => {
      const base = values.get(pointer) ?? '';
      const typed = base === '1' ? '2' : '1';
      values.set(pointer, typed);
      return { pointer, base, typed };
    });
    return { head, body: actionBody([{ year, section: 'applications', edits }]) };
  };
}
const good = (status: number, body: string) => status === 200 && body.includes('"ok":true') && body.includes('"conflicts":[]');
const measure = (connections: number, cellsOf: (connection: number) => string[]) => load({ port, connections, milliseconds: MILLISECONDS, warmup: connections === 1 ? WARM_UP : 3000, next: saving(cellsOf), good });

const rounds: { one: LoadResult; sixteen: LoadResult; whole: LoadResult }[] = [];
for (let round = 0; round < ROUNDS; round += 1) rounds.push({
  one: await measure(1, () => [pointers[0]!]),
  sixteen: await measure(16, (connection) => [pointers[connection]!]),
  whole: await measure(1, () => pointers),
});
const best = (of: keyof (typeof rounds)[number]) => rounds.map((round) => round[of]).reduce((a, b) => (b.p50 < a.p50 ? b : a));
const one = best('one'), sixteen = best('sixteen'), whole = best('whole'), errors = rounds.flatMap(Object.values).reduce((sum, result: LoadResult) => sum + result.errors, 0);
await server.remove();
clean();

/** The same row and an audit entry chained by SHA-256, written in this process with nothing around it. */
function bareWrites(): LoadResult {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-bare-'));
  const db = new Database(join(folder, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE cell (report INTEGER, pointer TEXT, typed TEXT NOT NULL, PRIMARY KEY (report, pointer)) STRICT; CREATE TABLE audit (id INTEGER PRIMARY KEY, entry TEXT NOT NULL, hash TEXT NOT NULL) STRICT');
  const write = db.prepare('INSERT INTO cell VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET typed = excluded.typed');
  const append = db.prepare('INSERT INTO audit (entry, hash) VALUES (?, ?)');
  let hash = '';
  const both = db.transaction((typed: string) => {
    write.run(pointers[0], typed);
    const entry = JSON.stringify({ act: 'save', pointer: pointers[0], typed, at: new Date().toISOString() });
    hash = createHash('sha256').update(hash).update(entry).digest('hex');
    append.run(entry, hash);
  });
  const times: number[] = [];
  const end = performance.now() + 5000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    const since = performance.now();
    both.immediate(String(turn % 2));
    times.push(performance.now() - since);
  }
  db.close();
  rmSync(folder, { recursive: true });
  return summary(times, 5);
}
const bare = bareWrites();

const row = (name: string, result: LoadResult) => [name, figure(result.perSecond), figure(result.p50), figure(result.p99), result.errors];
report({
  title: '保存表三',
  method: `登录后经真实的服务端动作保存，含会话核对、勾稽检查、审计链与落盘（WAL，synchronous=FULL）；先预热 ${WARM_UP / 1000} 秒，各测 ${ROUNDS} 轮、每轮 ${MILLISECONDS / 1000} 秒，轮流进行，取各自最好的一轮，错误指未答“已保存”的次数；客户端在同一台机器上。对照为同一进程内以 better-sqlite3 写同样一行与一条审计。`,
  columns: ['情形', '保存/秒', 'p50 毫秒', 'p99 毫秒', '错误'],
  rows: [row('1 个客户端，改一格', one), row('16 个客户端，各改一格', sixteen), row(`1 个客户端，改全表 ${pointers.length} 格`, whole), row('对照：进程内写一行', bare)],
  budgets: [
    { text: `1 个客户端 p50 不超过 3 毫秒：${figure(one.p50)} 毫秒`, met: one.p50 <= 3 && errors === 0 },
    { text: `16 个客户端不低于 400 次/秒：${figure(sixteen.perSecond)} 次/秒`, met: sixteen.perSecond >= 400 && errors === 0 },
  ],
});
