/** Pages, searches and open data with four hundred and with forty thousand offices: each must stay quick, and stay the same. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { signIn } from '../e2e/http';
import { startServer, type TestServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';
import { yearFolder } from '../lib/publish/layout';
import { load } from './load';
import { addOffices } from './many-offices';
import { figure, report } from './result';

const SIZES = [400, Number(process.env.GOUJI_OFFICES ?? 40_000)];
const LIMIT = 50;
const ASKED: { name: string; as: 'drafter' | 'province' | 'inspector' | null; path: (turn: number) => string }[] = [
  { name: '工作台', as: 'drafter', path: () => '/' },
  { name: '报告任务页', as: 'drafter', path: () => '/reports/2024' },
  { name: '单位与用户（全省管理员）', as: 'province', path: () => '/admin' },
  { name: '单位与用户，按名称查找', as: 'province', path: (turn) => `/admin?q=${encodeURIComponent(`第${turn % 400}号`)}` },
  { name: '审计（全省审计员）', as: 'inspector', path: () => '/audit' },
  { name: '公开站首页', as: null, path: () => '/open/' },
  { name: '全文查找，常见词', as: null, path: () => '/open/search?q=主动公开信息'.replace('主动公开信息', encodeURIComponent('主动公开信息')) },
  { name: '全文查找，少见词', as: null, path: (turn) => `/open/search?q=${encodeURIComponent(`第${turn % 400}号`)}` },
  { name: '全文查找，常见词加少见机关', as: null, path: (turn) => `/open/search?q=${encodeURIComponent('主动公开信息')}&organ=${encodeURIComponent(`第${turn % 400}号`)}` },
  { name: '全文查找，两个常见词加机关', as: null, path: (turn) => `/open/search?q=${encodeURIComponent('主动公开 政务公开培训')}&organ=${encodeURIComponent(`第${turn % 400}`)}` },
  { name: '查找机关名称', as: null, path: (turn) => `/open/search?organ=${encodeURIComponent(`第${turn % 400}号`)}` },
  { name: '按层级和年度查找', as: null, path: () => '/open/search?level=township&year=2023' },
  { name: '比较报告', as: null, path: (turn) => `/open/compare?r=office-${turn % 300 + 10}/2022&r=office-${turn % 300 + 10}/2023` },
  { name: '接口：机关', as: null, path: (turn) => `/api/v1/offices?cursor=${Buffer.from(`office-${turn % 300}`).toString('base64url')}` },
  { name: '接口：报告', as: null, path: () => '/api/v1/reports?year=2023' },
  { name: '接口：一格的数', as: null, path: () => '/api/v1/cells?pointer=/applications/1/total&year=2023' },
  { name: '接口：变更', as: null, path: () => '/api/v1/changes' },
];

/** The server writes published files that are gone again when it starts: for these reports their folders stand, or it would write for hours. */
function filesStand({ folder, env }: TestServer): void {
  const database = new SqliteDatabase(join(folder, 'data', 'gouji.db'), { readonly: true });
  for (const { slug, year } of database.prepare("SELECT DISTINCT organ_slug AS slug, year FROM publications WHERE status = 'current'").iterate() as IterableIterator<{ slug: string; year: number }>) mkdirSync(join(env.PUBLIC_DIR!, yearFolder(slug, year)), { recursive: true });
  database.close();
}

/** Milliseconds of processor time the server has used: on a machine with other work these tell more than the clock. */
const processor = (server: TestServer): number => readFileSync(`/proc/${server.pid()}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);

let since = performance.now();
const done = (what: string) => {
  process.stderr.write(`${what}，${((performance.now() - since) / 1000).toFixed(0)} 秒\n`);
  since = performance.now();
};

interface Office { server: TestServer; port: number; cookies: Map<string, string> }

async function officeOf(size: number): Promise<Office> {
  const server = await startServer({ LOG_LEVEL: 'warn', TRUSTED_PROXIES: '127.0.0.1' });
  await server.stop();
  addOffices(join(server.folder, 'data', 'gouji.db'), size);
  filesStand(server);
  await server.start();
  const cookies = new Map<string, string>();
  for (const username of ['drafter', 'province', 'inspector']) cookies.set(username, await signIn(server.address, username, PASSWORD));
  done(`${size.toLocaleString('en-US')} 个机关的服务已启动`);
  return { server, port: Number(new URL(server.address).port), cookies };
}

const clean = makeTemplate();
const offices: Office[] = [];
for (const size of SIZES) offices.push(await officeOf(size));
const times = new Map<string, number[]>();
let errors = 0;
// One size right after the other: the machine's own speed differs from one minute to the next.
for (const { name, as, path } of ASKED) {
  const found: number[] = [];
  for (const { server, port, cookies } of offices) {
    let visitor = 0;
    const before = processor(server);
    const result = await load({
      port, connections: 1, milliseconds: 3000, warmup: 3000,
      // Each request of the open data from another address, so that it is not the rate limit that is measured.
      next: (_connection, turn) => ({ head: `GET ${path(turn)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Forwarded-For: 10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor++ & 255}\r\n${as ? `Cookie: ${cookies.get(as)!}\r\n` : ''}` }),
    });
    errors += result.errors;
    found.push(result.p50, result.p95, (processor(server) - before) / visitor);
  }
  times.set(name, found);
  done(`${name}，p50 ${figure(found[0]!)} 和 ${figure(found[3]!)} 毫秒，p95 ${figure(found[1]!)} 和 ${figure(found[4]!)} 毫秒`);
}
for (const { server } of offices) await server.remove();
clean();

const slow = [...times].filter(([, found]) => found[4]! > LIMIT).map(([name]) => name);
/** Flat: no more than a quarter, or five milliseconds, slower with a hundred times as many offices. */
const grown = [...times].filter(([, found]) => found[3]! > Math.max(found[0]! * 1.25, found[0]! + 5)).map(([name]) => name);
report({
  title: '机关很多时',
  method: `程序生成${SIZES.map((size) => size.toLocaleString('en-US')).join('个、')}个机关，各有四个年度（三份已公布、一份在填）；每个地址由 1 个连接先后向两个服务连续取 3 秒（先预热 3 秒），开放数据的请求各用不同的来源地址。处理器时间为服务进程每个请求所用，含预热。`,
  columns: ['地址', ...SIZES.flatMap((size) => [`${size.toLocaleString('en-US')} 个机关 p50 毫秒`, 'p95 毫秒', '处理器 毫秒'])],
  rows: [...[...times].map(([name, found]) => [name, ...found.map(figure)]), ['错误', errors]],
  budgets: [
    { text: `每个地址 p95 不超过 ${LIMIT} 毫秒${slow.length ? `：超过的有${slow.join('、')}` : ''}`, met: slow.length === 0 && errors === 0 },
    { text: `机关增加一百倍后 p50 基本不变${grown.length ? `：变慢的有${grown.join('、')}` : ''}`, met: grown.length === 0 },
  ],
});
