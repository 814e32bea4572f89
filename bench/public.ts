/** A published report page from our own server, beside a bare node:http server and nginx handing out the same bytes. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { startServer } from '../e2e/server';
import makeTemplate from '../e2e/template';
import { load, type LoadResult } from './load';
import { figure, report } from './result';
import { hasWrk, runWrk } from './wrk';

const CONNECTIONS = 16;
const SECONDS = 5;
const ROUNDS = 3;

function* pagesUnder(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* pagesUnder(path);
    else if (/^\d{4}$/.test(folder.split('/').at(-1) ?? '') && name === 'index.html') yield path;
  }
}

const freePort = () => new Promise<number>((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const { port } = probe.address() as AddressInfo;
    probe.close(() => done(port));
  });
});

async function until(port: number, path: string): Promise<void> {
  while (!(await fetch(`http://127.0.0.1:${port}${path}`).then((answer) => answer.ok, () => false))) await new Promise((done) => setTimeout(done, 20));
}

/** nginx with one worker, gzip_static, no access log: the plain web server of deploy/nginx.conf without TLS. */
async function startNginx(publicDir: string, path: string): Promise<{ port: number; child: ChildProcess; folder: string } | null> {
  if (spawnSync('sh', ['-c', 'command -v nginx']).status !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'gouji-nginx-'));
  mkdirSync(join(folder, 'tmp'));
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr warn; user ${process.getuid?.() === 0 ? 'root' : 'nobody'};
events { worker_connections 256; }
http { access_log off; include /etc/nginx/mime.types; sendfile on; keepalive_requests 1000000; client_body_temp_path ${folder}/tmp; proxy_temp_path ${folder}/tmp; fastcgi_temp_path ${folder}/tmp; uwsgi_temp_path ${folder}/tmp; scgi_temp_path ${folder}/tmp;
  server { listen 127.0.0.1:${port}; root ${publicDir}; gzip_static on; location / { try_files $uri $uri/index.html =404; } } }`);
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: ['ignore', 'ignore', 'inherit'] });
  await until(port, path);
  return { port, child, folder };
}

const clean = makeTemplate();
const server = await startServer({ LOG_LEVEL: 'warn' });
const publicDir = server.env.PUBLIC_DIR!;
const page = [...(existsSync(publicDir) ? pagesUnder(publicDir) : [])][0];
if (!page) throw new Error('演示单位没有已公开的报告，无从测量。');
const path = `/${relative(publicDir, page).replace(/\/index\.html$/, '').split('/').map(encodeURIComponent).join('/')}`;
const barePort = await freePort();
const bare = spawn('node', ['bench/bare-server.mjs', String(barePort), page], { stdio: 'ignore' });
await until(barePort, '/');
const nginx = await startNginx(publicDir, path);

const subjects: [string, number, string][] = [['本产品', Number(new URL(server.address).port), path], ['裸 node:http（内存中一页）', barePort, '/'], ...(nginx ? [['nginx（1 个工作进程，gzip_static）', nginx.port, path] as [string, number, string]] : [])];
const best = new Map<string, LoadResult>();
const wrk = hasWrk();
async function measured(port: number, address: string): Promise<LoadResult> {
  if (wrk) {
    await runWrk(`http://127.0.0.1:${port}${address}`, CONNECTIONS, 1);
    return runWrk(`http://127.0.0.1:${port}${address}`, CONNECTIONS, SECONDS);
  }
  const head = `GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept-Encoding: gzip\r\n`;
  return load({ port, connections: CONNECTIONS, milliseconds: SECONDS * 1000, warmup: 1000, next: () => ({ head }) });
}
// Rounds alternate between the servers, so that a slow minute of the machine does not fall on one of them alone.
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, port, address] of subjects) {
    const result = await measured(port, address);
    if (result.perSecond > (best.get(name)?.perSecond ?? 0)) best.set(name, result);
  }
}
bare.kill();
if (nginx) {
  nginx.child.kill('SIGTERM');
  await new Promise((done) => nginx.child.once('exit', done));
  rmSync(nginx.folder, { recursive: true });
}
await server.remove();
clean();

const own = best.get('本产品')!;
const ratio = own.perSecond / best.get('裸 node:http（内存中一页）')!.perSecond;
report({
  title: '公开页面',
  method: `${CONNECTIONS} 个长连接，gzip，各测 ${ROUNDS} 轮、每轮 ${SECONDS} 秒，轮流进行，取各自最好的一轮；客户端（${wrk ? 'wrk' : '本项目的 bench/load.ts，未安装 wrk'}）在同一台机器上。事件循环每一轮向磁盘核对一次文件是否已更换。`,
  columns: ['服务端', '请求/秒', 'p50 毫秒', 'p99 毫秒', '最大 毫秒', '错误'],
  rows: [...best].map(([name, result]) => [name, figure(result.perSecond), figure(result.p50), figure(result.p99), figure(result.max), result.errors]),
  budgets: [
    { text: `不低于裸 node:http 的 0.5 倍：${ratio.toFixed(2)} 倍`, met: ratio >= 0.5 },
    { text: `p99 不超过 2 毫秒：${figure(own.p99)} 毫秒`, met: own.p99 <= 2 },
  ],
});
