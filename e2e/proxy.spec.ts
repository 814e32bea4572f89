/** deploy/nginx.conf as it is shipped, with only names, ports and paths replaced, in front of the built server. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from './fixtures';
import { freePort } from './free-port';
import { loginAs } from './helpers';
import { ROOT } from './template';

interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: string }
function ask(port: number, path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((done, refuse) => {
    const sent = httpsRequest({ port, host: '127.0.0.1', path, method: options.method ?? 'GET', headers: { Host: `localhost:${port}`, ...options.headers }, rejectUnauthorized: false, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }));
    });
    sent.on('error', refuse);
    sent.end(options.body);
  });
}

let folder: string;
let nginx: ChildProcess;
let tls: number;

test.beforeAll(async ({ servers }, info) => {
  const server = await servers(info.file, {});
  folder = mkdtempSync(join(tmpdir(), 'gouji-nginx-'));
  mkdirSync(join(folder, 'tmp'));
  tls = await freePort();
  const plain = await freePort();
  spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')]);
  const replaced = (name: string) => readFileSync(join(ROOT, 'deploy', name), 'utf8')
    .replaceAll('127.0.0.1:3000', new URL(server.address).host)
    .replaceAll('/etc/gouji/', `${folder}/`)
    .replaceAll('/etc/nginx/gouji-proxy.conf', join(folder, 'gouji-proxy.conf'))
    .replaceAll('/var/lib/gouji/public', server.env.PUBLIC_DIR ?? '')
    .replaceAll('gk.example.gov.cn', 'localhost')
    .replace(/^\s*listen \[::\].*$/gm, '')
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443', `listen 127.0.0.1:${tls}`);
  writeFileSync(join(folder, 'gouji-proxy.conf'), replaced('gouji-proxy.conf'));
  writeFileSync(join(folder, 'site.conf'), replaced('nginx.conf'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/tmp/${kind};`).join(' ');
  writeFileSync(join(folder, 'nginx.conf'), `daemon off; worker_processes 1; pid ${folder}/pid; error_log stderr warn; ${process.getuid?.() === 0 ? 'user root;' : ''}\nevents { worker_connections 64; }\nhttp { access_log off; include /etc/nginx/mime.types; ${temporary} include ${folder}/site.conf; }\n`);
  nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'inherit' });
  await expect.poll(() => ask(tls, '/healthz').then(({ status }) => status, () => 0), { intervals: [50] }).toBe(200);
});
test.afterAll(async () => {
  nginx.kill('SIGTERM');
  await new Promise((done) => nginx.once('exit', done));
  rmSync(folder, { recursive: true, force: true });
});

test('a browser signs in through TLS; cookies are secure and host-bound', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: `https://localhost:${tls}`, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await loginAs(page, 'drafter');
  const session = (await context.cookies()).filter(({ name }) => /session|token/i.test(name));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of session) {
    expect(cookie.secure && cookie.httpOnly).toBe(true);
    expect(cookie.sameSite).not.toBe('None');
    expect(cookie.name).toMatch(/^__(Host|Secure)-/);
  }
  expect((await (await context.request.get('/login')).headers())['strict-transport-security']).toContain('max-age=');
  await context.close();
});

test('another origin and an oversized body are refused', async () => {
  expect((await ask(tls, '/login', { method: 'POST', headers: { Origin: 'https://evil.example' }, body: 'a=1' })).status).toBe(403);
  expect((await ask(tls, '/login', { method: 'POST', headers: { Origin: `https://localhost:${tls}`, 'Content-Length': String(26 * 1024 * 1024) } })).status).toBe(413);
});

test('metrics stay inside', async () => {
  expect((await ask(tls, '/metrics')).status).toBe(404);
});

test('published files come from nginx with the same bytes as from the server, what is gone answers 410', async ({ server }) => {
  const publicDir = server.env.PUBLIC_DIR!;
  const walk = (at: string): string[] => readdirSync(at).flatMap((name) => (statSync(join(at, name)).isDirectory() ? walk(join(at, name)) : [join(at, name)]));
  const pages = walk(publicDir).filter((file) => /\/\d{4}\/index\.html$/.test(file));
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const path = `/${relative(publicDir, page).replace(/\/index\.html$/, '')}`;
    const through = await ask(tls, path);
    expect(through.status).toBe(200);
    expect(through.headers['content-type']).toMatch(/text\/html; charset=utf-8/i);
    expect(through.headers['content-security-policy']).toContain("default-src 'none'");
    expect(through.body).toBe(await (await fetch(server.address + path)).text());
  }
  mkdirSync(join(publicDir, 'open/gone/2020'), { recursive: true });
  writeFileSync(join(publicDir, 'open/gone/2020/410.html'), '<!doctype html><title>已撤下</title>');
  const gone = await ask(tls, '/open/gone/2020');
  expect([gone.status, gone.body.includes('已撤下')]).toEqual([410, true]);
});
