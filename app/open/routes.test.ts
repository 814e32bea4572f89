/** The addresses as the framework calls them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, useDatabase } from '@/db/client';
import { indexPublished } from '@/db/search';
import { publishSample, sampleReport, takeDownSample } from '@/db/test-publications';
import * as api from '@/app/api/v1/[[...path]]/route';
import * as missing from '@/app/open/[...path]/route';
import * as compare from '@/app/open/compare/route';
import * as list from '@/app/open/route';
import * as search from '@/app/open/search/route';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-routes-'));
  useDatabase(join(folder, 'gouji.db'));
  publishSample('ceshi', sampleReport('测试街道办事处', 2024, 3));
  publishSample('xia', sampleReport('下街道办事处', 2024, 3));
  takeDownSample('xia', 2024, '含有个人信息', '2025-03-01T02:00:00.000Z');
  indexPublished();
});
afterAll(() => {
  closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

const request = (path: string, headers: Record<string, string> = {}) => new Request(`http://x${path}`, { headers });

it('lists what is public before the finished file stands', async () => {
  const html = await list.GET(request('/open')).text();
  expect(html).toContain('/open/ceshi/2024');
  expect(html).not.toContain('/open/xia/2024');
});

it('answers search and comparison with the nonce of the answer and no cookie', async () => {
  for (const answer of [search.GET(request('/open/search?q=公开', { 'x-nonce': 'bm9uY2U=' })), compare.GET(request('/open/compare?r=ceshi/2024', { 'x-nonce': 'bm9uY2U=' }))]) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('<style nonce="bm9uY2U=">');
  }
});

it('asks a visitor who asks too often to wait', () => {
  const ask = () => search.GET(request('/open/search', { 'x-forwarded-for': '192.0.2.7' })).status;
  const answers = Array.from({ length: 121 }, ask);
  expect(answers.slice(0, 120)).toEqual(Array(120).fill(200));
  expect(answers[120]).toBe(429);
});

it('says what is missing, gone or being written', async () => {
  const ask = async (path: string) => (await missing.GET(request(`/open/${path}`), { params: Promise.resolve({ path: path.split('/') }) })).status;
  expect([await ask('nothing'), await ask('xia/2024'), await ask('ceshi/2024')]).toEqual([404, 410, 503]);
});

it('reads open data and refuses to write', async () => {
  const answer = await api.GET(request('/api/v1/offices', { 'x-forwarded-for': '192.0.2.8' }), { params: Promise.resolve({ path: ['offices'] }) });
  expect(await answer.json()).toMatchObject({ data: [{ slug: 'ceshi' }] });
  expect((await api.GET(request('/api/v1'), { params: Promise.resolve({}) })).headers.get('content-type')).toContain('text/html');
  expect(api.POST().status).toBe(405);
  expect(api.OPTIONS().headers.get('access-control-allow-origin')).toBe('*');
});
