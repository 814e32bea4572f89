/**
 * `npx tsx bench/sqlmap.ts [SECONDS] [NAME]`: sqlmap (Debian package) against the built product on a database of its own,
 * bounded in time for each address (or those whose name holds NAME): public pages and data, the log-in form, pages and
 * actions behind the log-in. Ends with 1 when it finds anything, and prints one line an address.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { actionBody, actionId, signIn } from '../e2e/http';
import { startServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';

const SECONDS = Number(process.argv[2] ?? 300);
const NAMED = process.argv[3] ?? '';
if (spawnSync('sqlmap', ['--version']).status !== 0) throw new Error('没有 sqlmap，请先运行 apt-get install -y sqlmap。');
const clean = makeTemplate();
const server = await startServer({ LOG_LEVEL: 'error', TRUSTED_PROXIES: '127.0.0.1' });
const target = new URL(server.address);

/** Every request from another address, so that the rate limit does not hide a hole. */
let visitor = 0;
const proxy = createServer((incoming, outgoing) => {
  visitor += 1;
  const passed = request({ host: target.hostname, port: target.port, method: incoming.method, path: incoming.url, headers: { ...incoming.headers, host: target.host, 'x-forwarded-for': `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}` } }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
});
await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
const front = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

const drafter = await signIn(server.address, 'drafter', PASSWORD);
const auditor = await signIn(server.address, 'auditor', PASSWORD);
const admin = await signIn(server.address, 'admin', PASSWORD);
const html = await (await fetch(`${server.address}/login`)).text();
const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)].map(([, name, value = '']) => `${encodeURIComponent(name!)}=${encodeURIComponent(value.replaceAll('&quot;', '"'))}`);

interface Case {
  name: string;
  path: string;
  cookie?: string;
  data?: string;
  headers?: string[];
  /** Stands in the answer as long as the parameters mean what they say: for pages that tell of the requests themselves, or are too long to be compared whole. */
  shows?: string;
}
const action = (name: string, file: string, exported: string, path: string, cookie: string, args: unknown[]): Case => ({ name, path, cookie, data: actionBody(args), headers: [`Next-Action: ${actionId(file, exported)}`, 'Content-Type: text/plain;charset=UTF-8', 'Accept: text/x-component'] });
const ACTIONS = 'app/(desk)/reports/[year]/actions.ts';
const CASES: Case[] = [
  { name: '公开：全文查找', path: '/open/search?q=a&organ=b&level=county&year=2024&page=1' },
  { name: '公开：比较', path: '/open/compare?r=xishichang/2023&name=a&level=county&only=1' },
  { name: '接口：机关', path: '/api/v1/offices?limit=5&cursor=YQ' },
  { name: '接口：报告', path: '/api/v1/reports?organ=xishichang&year=2023&level=subdistrict&limit=5' },
  { name: '接口：一格', path: '/api/v1/cells?pointer=/applications/1/total&organ=xishichang&year=2023' },
  { name: '接口：变更', path: '/api/v1/changes?since=2024-01-01T00:00:00Z&limit=5' },
  { name: '接口：一份报告', path: '/api/v1/reports/xishichang*/2023*?version=1' },
  { name: '公开页地址', path: '/open/xishichang*/2023*' },
  { name: '登录表单', path: '/login', data: [...hidden, 'username=drafter*', 'password=x*', 'code='].join('&') },
  { name: '审计筛选', path: `/audit?act=fill&q=${encodeURIComponent('李敏')}&from=2020-01-01&to=2099-12-31&before=13`, cookie: auditor, shows: '>12</td>' },
  { name: '帮助查找', path: '/help?q=a', cookie: drafter },
  { name: '规则说明（不读参数）', path: '/rules?q=a&section=applications&severity=error', cookie: drafter, shows: 'C-01' },
  { name: '版本对照', path: '/reports/2023/history?a=1&b=2', cookie: drafter },
  { name: '单位与用户查找', path: '/admin?q=a', cookie: admin },
  action('动作：保存', ACTIONS, 'saveSection', '/reports/2024/applications', drafter, [{ year: 2024, section: 'applications', edits: [{ pointer: '/applications/1/naturalPerson', base: '', typed: '1*' }] }]),
  action('动作：说明提示', ACTIONS, 'explain', '/reports/2024', drafter, [{ year: 2024, rule: 'Y-03*', instance: 'Y-03*', reason: 'a*', text: 'b*' }]),
];

let found = 0;
/** Fewer requests than this: the tool gave up. */
const LEAST = 30;
const folder = mkdtempSync(join(tmpdir(), 'gouji-sqlmap-'));
const asked = CASES.filter(({ name }) => name.includes(NAMED));
for (const { name, path, cookie, data, headers = [], shows } of asked) {
  if (shows && !(await (await fetch(front + path, { headers: cookie ? { cookie } : {} })).text()).includes(shows)) throw new Error(`${name}：页面上没有“${shows}”。`);
  const args = ['-u', front + path, '--batch', '--level', '2', '--risk', '1', '--threads', '2', '--timeout', '10', '--retries', '1', '--flush-session', '--disable-coloring', '--dbms', 'sqlite', '--output-dir', folder,
    '--headers', [`Origin: ${server.address}`, ...headers].join('\n'), ...(cookie ? ['--cookie', cookie, '--param-exclude', 'authjs.*'] : []), ...(data ? ['--data', data] : []), // A body of an action is JSON: encoded, it would never reach the SQL; an address not encoded is no HTTP.
    ...(data ? ['--skip-urlencode'] : []), '--ignore-code', '400,401,403,404,405,410,503', ...(shows ? ['--string', shows] : [])];
  const before = visitor;
  const said = await new Promise<string>((done) => {
    const child = spawn('sqlmap', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (chunk) => { text += chunk; });
    child.stderr.on('data', (chunk) => { text += chunk; });
    const limit = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000);
    child.on('exit', () => { clearTimeout(limit); done(text); });
  });
  const hit = /is vulnerable|identified the following injection point|appears to be '[^']*' injectable/.test(said);
  if (hit) found += 1;
  const sent = visitor - before;
  console.log(`${hit ? '发现' : '未发现'}　${name}：${sent} 次请求${/do not appear to be injectable/.test(said) ? '，全部参数试完' : `，到时为止${sent < LEAST ? `；sqlmap 没有试下去：${said.split('\n').filter((line) => /CRITICAL|ERROR/.test(line)).join(' ').slice(0, 300)}` : ''}`}`);
  // A run that came to nothing proves nothing.
  if (sent < LEAST) found += 1;
}
rmSync(folder, { recursive: true, force: true });
proxy.close();
await server.remove();
clean();
console.log(`${asked.length} 个入口，发现 ${found} 个。`);
process.exit(found === 0 ? 0 : 1);
