import { request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createFront, drain, type FrontParts } from './front';
import { noteAction } from '../lib/log';
import { metrics } from './metrics';
import { trustedProxies } from './request';

let front: Server | undefined;
let port = 0;
const counters = metrics();

async function open(parts: Partial<FrontParts> = {}): Promise<void> {
  front = createFront({
    files: { serve: () => false }, pages: async (_request, response) => { response.end('page'); }, proxies: trustedProxies(undefined), metrics: counters,
    gauges: () => [{ name: 'gouji_waiting', help: 'x', value: 3 }], pingDatabase: () => undefined, notReady: () => null, maxBodyBytes: 1000, dev: false, ...parts,
  });
  await new Promise<void>((done) => front!.listen(0, '127.0.0.1', done));
  port = (front.address() as AddressInfo).port;
}
afterEach(async () => {
  front?.closeAllConnections();
  await new Promise((done) => (front ? front.close(done) : done(undefined)));
  front = undefined;
});

interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: string }
function ask(path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Answer> {
  return new Promise((done, refuse) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path, method, headers: { ...headers, ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }) }, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk; });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    sent.on('error', refuse);
    sent.end(body);
  });
}
const own = () => ({ Origin: `http://127.0.0.1:${port}` });

describe('the front', () => {
  it('answers health from the database alone', async () => {
    let broken = false;
    await open({ pingDatabase: () => { if (broken) throw new Error('disk I/O error'); }, notReady: () => '正在启动' });
    expect(await ask('/healthz')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    expect((await ask('/readyz')).status).toBe(503);
    broken = true;
    const sick = await ask('/healthz');
    expect([sick.status, sick.body]).toEqual([503, '{"status":"unavailable"}']);
  });

  it('shows metrics to this machine, not through a proxy, and to the token when one is set', async () => {
    await open();
    expect((await ask('/metrics')).body).toContain('gouji_waiting 3');
    expect((await ask('/metrics', { headers: { 'X-Forwarded-For': '203.0.113.5' } })).status).toBe(404);
    front!.close();
    await open({ metricsToken: 'abc' });
    expect((await ask('/metrics')).status).toBe(404);
    expect((await ask('/metrics', { headers: { Authorization: 'Bearer abd' } })).status).toBe(404);
    expect((await ask('/metrics', { headers: { Authorization: 'Bearer abc' } })).status).toBe(200);
  });

  it('gives each page another nonce, the same in policy and request', async () => {
    const seen: string[] = [];
    await open({ pages: async (request, response) => { seen.push(String(request.headers['x-nonce'])); response.end(String(request.headers['content-security-policy'])); } });
    for (let turn = 0; turn < 2; turn += 1) {
      const page = await ask('/', { headers: { 'Content-Security-Policy': "script-src 'nonce-evil'", 'X-Nonce': 'evil' } });
      expect(page.headers['content-security-policy']).toBe(page.body);
      expect(page.body).toContain(`'nonce-${seen[turn]}'`);
    }
    expect(new Set(seen).size).toBe(2);
  });

  it('turns away foreign origins and bodies too large or of unknown length before a page sees them', async () => {
    let reached = 0;
    await open({ pages: async (_request, response) => { reached += 1; response.end(); } });
    expect((await ask('/', { method: 'POST', body: 'a' })).status).toBe(403);
    expect((await ask('/', { method: 'POST', headers: { Origin: 'https://evil.example' }, body: 'a' })).status).toBe(403);
    expect((await ask('/', { method: 'POST', headers: own(), body: 'a'.repeat(1001) })).status).toBe(413);
    expect((await ask('/', { method: 'POST', headers: { ...own(), 'Transfer-Encoding': 'chunked' } })).status).toBe(411);
    expect(reached).toBe(0);
    expect((await ask('/', { method: 'POST', headers: own(), body: 'a' })).status).toBe(200);
    expect(reached).toBe(1);
  });

  it('makes a machine wait that asks too often, for pages only', async () => {
    let asked = 0;
    await open({ wait: ({ address }) => (address === '203.0.113.5' && (asked += 1) > 2 ? 3 : 0) });
    const headers = { 'X-Forwarded-For': '203.0.113.5' };
    expect([(await ask('/', { headers })).status, (await ask('/', { headers })).status]).toEqual([200, 200]);
    const late = await ask('/', { headers });
    expect([late.status, late.headers['retry-after'], late.body]).toEqual([429, '3', '请求过于频繁，请3秒后再试。']);
    expect((await ask('/login', { method: 'POST', body: 'x', headers: { ...headers, ...own() } })).status).toBe(429);
    for (const path of ['/healthz', '/_next/static/x.js']) expect((await ask(path, { headers })).status, path).toBe(200);
    expect((await ask('/', { headers: { 'X-Forwarded-For': '203.0.113.6' } })).status).toBe(200);
    expect(counters.text([])).toContain('event="too_many_requests"} 2');
  });

  it('counts reports about the policy', async () => {
    await open();
    expect((await ask('/csp-report', { method: 'POST', body: JSON.stringify({ 'csp-report': { 'violated-directive': 'script-src', 'blocked-uri': 'inline' } }) })).status).toBe(204);
    expect((await ask('/csp-report', { method: 'POST', body: '{' })).status).toBe(204);
    expect(await ask('/csp-report', { method: 'POST', body: 'a'.repeat(16_385) })).toMatchObject({ status: 413, body: '提交的内容过大，上限为16KB。' });
    expect((await ask('/metrics')).body).toContain('gouji_events_total{event="csp_report"} 1');
  });

  it('answers an unexpected failure in one sentence without its detail', async () => {
    await open({ pages: async () => { throw new Error('SELECT secret FROM vault'); } });
    const answer = await ask('/');
    expect([answer.status, answer.body]).toEqual([500, '系统暂时无法处理，请稍后再试。']);
  });

  it('keeps no private page in a cache, but lets build files say for themselves', async () => {
    await open();
    expect((await ask('/reports/2024')).headers['cache-control']).toBe('no-store');
    expect((await ask('/_next/static/a.js')).headers['cache-control']).toBeUndefined();
    expect((await ask('/open')).headers.location).toBe('/open/');
  });

  it('refuses an address whose escapes are no text, before the renderer fails on it', async () => {
    await open();
    for (const path of ['/open/%E0%80%AE/x', '/%', '/reports/%ff', '/login%2']) expect(await ask(path), path).toMatchObject({ status: 400, body: '地址无效。' });
    expect((await ask('/%E5%8B%BE?q=%ff')).status).toBe(200);
  });

  it('refuses what is no address', async () => {
    await open();
    expect((await ask('http://evil.example/')).status).toBe(400);
  });

  it('finishes what it has begun before it ends', async () => {
    let release = () => undefined as void;
    const begun = new Promise<void>((begin) => {
      void open({ pages: async (_request, response) => { begin(); await new Promise<void>((go) => { release = go; }); response.end('done'); } });
    });
    while (port === 0 || !front?.listening) await new Promise((turn) => setImmediate(turn));
    const answer = ask('/');
    await begun;
    const drained = drain(front!, 10_000);
    await expect(ask('/')).rejects.toThrow();
    release();
    expect((await answer).body).toBe('done');
    await drained;
  });
});

describe('arguments no page of ours would send', () => {
  const call = (headers: Record<string, string> = {}) => ask('/', { method: 'POST', headers: { ...own(), 'Next-Action': 'a', ...headers }, body: '[' });
  it('are refused in a sentence, with nothing of what the framework would say', async () => {
    await open({ pages: async (_request, response) => { response.statusCode = 500; response.setHeader('Content-Type', 'text/x-component'); response.write('1:E{"digest":"1"}'); response.end(); } });
    const answer = await call();
    expect([answer.status, answer.body, answer.headers['content-type']]).toEqual([400, '提交的内容格式不对，没有保存任何内容。', 'text/plain; charset=utf-8']);
  });
  it('a failure after the action has begun stays a server error', async () => {
    await open({ pages: async (_request, response) => { noteAction(); response.statusCode = 500; response.end('E'); } });
    expect(await call()).toMatchObject({ status: 500, body: 'E' });
  });
  it('other answers and other requests stay as they are', async () => {
    await open({ pages: async (request, response) => { response.statusCode = request.headers['next-action'] ? 200 : 500; response.end('x'); } });
    expect(await call()).toMatchObject({ status: 200, body: 'x' });
    expect(await ask('/', { method: 'POST', headers: own(), body: 'a' })).toMatchObject({ status: 500, body: 'x' });
  });
});
