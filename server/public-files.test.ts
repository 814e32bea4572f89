import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf, publicFiles } from './public-files';

const root = mkdtempSync(join(tmpdir(), 'gouji-public-'));
const year = join(root, 'open/xishichang/2024');
const page = (text: string) => `<!doctype html><html lang="zh-CN"><head><style>body{color:#111}</style></head><body>${text.repeat(200)}</body></html>`;
let server: Server;
let port: number;

interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, refuse) => {
    const sent = httpRequest({ port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.on('error', refuse);
    sent.end();
  });
}
/** As a publication does it: written beside, then renamed into place. */
function publish(file: string, content: string | Buffer) {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

beforeAll(async () => {
  mkdirSync(join(year, 'v1'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  publish(join(year, 'index.html'), page('甲'));
  publish(join(year, 'report.json'), JSON.stringify({ year: 2024 }));
  publish(join(year, 'v1/report.pdf'), '%PDF-1.7');
  const files = publicFiles(root, 40_000);
  server = createServer((request, response) => {
    if (!files.serve(request, response, request.url ?? '/')) response.writeHead(404).end('next');
  });
  await new Promise<void>((done) => server.listen(0, done));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(root, { recursive: true });
});

describe('finished public files', () => {
  it('serves the page of a year with and without the closing slash, allowing only its own style and no script', async () => {
    const plain = await get('/open/xishichang/2024');
    expect(plain.status).toBe(200);
    expect(plain.body.toString()).toBe(page('甲'));
    expect(plain.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(plain.headers['content-security-policy']).toMatch(/default-src 'none'; style-src 'self' 'sha256-[\w+/=]+'/);
    expect(plain.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect((await get('/open/xishichang/2024/')).headers.etag).toBe(plain.headers.etag);
  });

  it('answers 304 to its own strong ETag, per coding', async () => {
    const plain = await get('/open/xishichang/2024');
    const gzip = await get('/open/xishichang/2024', { 'accept-encoding': 'gzip' });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(page('甲'));
    expect(gzip.headers.etag).not.toBe(plain.headers.etag);
    expect(gzip.headers.vary).toBe('Accept-Encoding');
    const again = await get('/open/xishichang/2024', { 'accept-encoding': 'gzip', 'if-none-match': String(gzip.headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await get('/open/xishichang/2024', { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
  });

  it('answers HEAD with the headers alone', async () => {
    const head = await get('/open/xishichang/2024', {}, 'HEAD');
    expect([head.status, head.body.length, Number(head.headers['content-length'])]).toEqual([200, 0, Buffer.byteLength(page('甲'))]);
  });

  it('shows a new publication at once, and never an old compressed neighbour', async () => {
    const file = join(year, 'index.html');
    publish(`${file}.br`, brotliCompressSync(page('甲')));
    publish(`${file}.gz`, gzipSync(page('甲')));
    publish(file, page('乙'));
    const fresh = await get('/open/xishichang/2024', { 'accept-encoding': 'gzip, br' });
    expect(fresh.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(fresh.body).toString()).toBe(page('乙'));
    publish(`${file}.br`, brotliCompressSync(page('丙')));
    publish(file, page('丙'));
    const brotli = await get('/open/xishichang/2024', { 'accept-encoding': 'gzip, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(page('丙'));
  });

  it('lets version files be kept for ever and asks for everything else again', async () => {
    expect((await get('/open/xishichang/2024/v1/report.pdf')).headers['cache-control']).toContain('immutable');
    const current = await get('/open/xishichang/2024/report.json');
    expect(current.headers['cache-control']).toBe('public, no-cache');
    expect(current.headers['access-control-allow-origin']).toBe('*');
  });

  it('answers 410 with the notice for what was taken down, at any depth', async () => {
    const gone = join(root, 'open/xishichang/2023');
    mkdirSync(gone, { recursive: true });
    publish(join(gone, '410.html'), page('已撤下'));
    for (const path of ['', '/', '/report.pdf', '/v1/report.json']) {
      const answer = await get(`/open/xishichang/2023${path}`);
      expect(answer.status).toBe(410);
      expect(answer.body.toString()).toContain('已撤下');
    }
    expect((await get('/open/xishichang/2022')).status).toBe(404);
  });

  it('leaves other methods and unknown names to the pages', async () => {
    expect((await get('/open/xishichang/2024', {}, 'POST')).status).toBe(404);
    expect((await get('/open/')).status).toBe(404);
    expect((await get(`/open/${'x'.repeat(300)}/2024`)).status).toBe(404);
  });

  it('keeps within its memory while many files are read', async () => {
    for (let index = 0; index < 30; index += 1) publish(join(year, `f${index}.txt`), String(index).repeat(4000));
    for (let index = 0; index < 30; index += 1) expect((await get(`/open/xishichang/2024/f${index}.txt`)).status).toBe(200);
    expect((await get('/open/xishichang/2024/f0.txt')).body.toString()).toBe('0'.repeat(4000));
  });
});

describe('names', () => {
  it.each(['/open/../secret.txt', '/open/%2e%2e/secret.txt', '/open/..%2fsecret.txt', '/open/%2e%2e%2fsecret.txt', '/open/..\\secret.txt', '/open/a%00.html', '/open/%E0%A4%A', '/open/.git/config', '/open//etc/passwd', '/etc/passwd', '/open/a/./b'])('never resolves %s', (path) => {
    expect(fileOf('/srv/public', path)).toBeNull();
  });
  it('resolves Chinese names', () => {
    expect(fileOf('/srv/public', '/open/%E6%96%B0%E5%8D%8E/2024/')).toBe('/srv/public/open/新华/2024');
  });
});
