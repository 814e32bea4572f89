/** From starting the process to its first good answer, and the memory it holds. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { signIn } from '../e2e/http';
import { startServer } from '../e2e/server';
import makeTemplate, { PASSWORD } from '../e2e/template';
import { load, percentile } from './load';
import { figure, report } from './result';

const TIMES = 10;
const clean = makeTemplate();
const server = await startServer({ LOG_LEVEL: 'warn' });
await server.stop();

const coldStarts: number[] = [];
for (let time = 0; time < TIMES; time += 1) {
  const since = performance.now();
  const child = spawn('node', ['dist/server.mjs'], { env: { ...process.env, ...server.env, LOG_LEVEL: 'warn' }, stdio: 'ignore' });
  while (!(await fetch(`${server.address}/login`).then(async (answer) => answer.ok && (await answer.text()).length > 0, () => false))) await new Promise((done) => setTimeout(done, 5));
  coldStarts.push(performance.now() - since);
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
}
coldStarts.sort((a, b) => a - b);

const child = spawn('node', ['dist/server.mjs'], { env: { ...process.env, ...server.env, LOG_LEVEL: 'warn' }, stdio: 'ignore' });
while (!(await fetch(`${server.address}/readyz`).then((answer) => answer.ok, () => false))) await new Promise((done) => setTimeout(done, 20));
const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
const idle = megabytes();
const cookie = await signIn(server.address, 'drafter', PASSWORD);
const port = Number(new URL(server.address).port);
const pages = await load({ port, connections: 16, milliseconds: 15_000, warmup: 1000, next: () => ({ head: `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nAccept-Encoding: gzip\r\n` }) });
const loaded = megabytes();
const ended = new Promise((done) => child.once('exit', done));
child.kill('SIGTERM');
await ended;
await server.remove();
clean();

const median = percentile(coldStarts, 0.5);
report({
  title: '启动与内存',
  method: `冷启动 ${TIMES} 次，从启动进程到 /login 的第一个完整应答；内存为进程常驻内存（VmRSS），“负载后”指 16 个连接连续取工作台 15 秒之后。`,
  columns: ['项目', '数值'],
  rows: [['冷启动 中位数 毫秒', figure(median)], ['冷启动 最长 毫秒', figure(coldStarts.at(-1) ?? 0)], ['空闲内存 MB', figure(idle)], ['负载后内存 MB', figure(loaded)], ['工作台 请求/秒（16 个连接）', figure(pages.perSecond)], ['工作台 p95 毫秒', figure(pages.p95)], ['错误', pages.errors]],
  budgets: [{ text: `冷启动不超过 1 秒：${figure(median)} 毫秒`, met: median <= 1000 }, { text: `负载后内存不超过 250 MB：${figure(loaded)} MB`, met: loaded <= 250 }],
});
