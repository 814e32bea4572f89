import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, useDatabase } from '../../../db/client';
import { publishSample, sampleReport, takeDownSample } from '../../../db/test-publications';
import { allowOrigins, answerApi, refuseMethod } from './answer';
import { csvTable } from './csv-table';

let folder: string;
let visitor = 0;

async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const url = new URL(`http://x/api/v1/${path}`);
  const response = answerApi(new Request(url, { headers, method }), url.pathname.split('/').slice(3).filter(Boolean), `visitor-${visitor++}`);
  return { status: response.status, headers: response.headers, text: Buffer.from(await response.arrayBuffer()).toString('utf8') };
}
const json = async <T = { data: Record<string, unknown>[]; next: string | null }>(path: string) => JSON.parse((await get(path)).text) as T;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-api-'));
  useDatabase(join(folder, 'gouji.db'));
  for (const [index, slug] of ['aa', 'bb', 'cc', 'dd', 'ee'].entries()) publishSample(slug, sampleReport(`第${index + 1}街道办事处`, 2024, index * 10));
  publishSample('aa', sampleReport('第1街道办事处', 2023, 7));
  publishSample('shi', sampleReport('某市人民政府', 2024, 500), { level: 'city' });
  publishSample('bb', sampleReport('第2街道办事处', 2024, 11), { correctionReason: '漏计1件。', publishedAt: '2025-02-01T00:00:00.000Z' });
  publishSample('xia', sampleReport('下街道办事处', 2024, 4));
  publishSample('xia', sampleReport('下街道办事处', 2024, 5), { correctionReason: '删去张某身份证号', publishedAt: '2025-02-02T00:00:00.000Z' });
  takeDownSample('xia', 2024, '含有个人信息', '2025-03-01T02:00:00.000Z');
});
afterAll(() => {
  closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

/** All pages of a list, followed by its own cursor. */
async function everything(path: string): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  let cursor = '';
  for (let turn = 0; turn < 100; turn += 1) {
    const page = await json(`${path}${path.includes('?') ? '&' : '?'}limit=2${cursor && `&cursor=${cursor}`}`);
    all.push(...page.data);
    if (page.next === null) return all;
    cursor = page.next;
  }
  throw new Error('no last page');
}

describe('lists', () => {
  it.each(['offices', 'reports', 'reports?versions=all', 'cells?pointer=/applications/1/total', 'figures', 'changes'])('%s in pages is the whole, each once', async (path) => {
    const whole = (await json(`${path}${path.includes('?') ? '&' : '?'}limit=20`)).data;
    expect(await everything(path)).toEqual(whole);
    expect(new Set(whole.map((row) => JSON.stringify(row))).size).toBe(whole.length);
  });
  it('show what is public and nothing else', async () => {
    expect((await json('offices')).data.map((row) => row.slug)).toEqual(['aa', 'bb', 'cc', 'dd', 'ee', 'shi']);
    for (const path of ['reports', 'cells?pointer=/applications/1/total', 'figures?limit=20']) expect((await get(path)).text, path).not.toContain('xia');
    expect((await json('reports?versions=all&organ=xia')).data).toMatchObject([{ status: 'takenDown', document: null, page: null }, { status: 'takenDown', document: null, page: null }]);
  });
  it('filter by office, year and level', async () => {
    expect((await json('cells?pointer=/applications/1/total&organ=aa')).data.map((row) => [row.year, row.value])).toEqual([[2024, 0], [2023, 7]]);
    expect((await json('cells?pointer=/applications/1/total&level=city')).data).toMatchObject([{ organ: 'shi', value: 500, unit: '件', remark: null }]);
    expect((await json('reports?year=2023')).data).toHaveLength(1);
  });
  it('name the next page in a header as well', async () => {
    const { headers } = await get('reports?limit=2&year=2024');
    const next = /^<(\/api\/v1\/[^>]+)>; rel="next"$/.exec(headers.get('link')!)![1]!;
    expect((await json(next.replace('/api/v1/', ''))).data).toHaveLength(2);
  });
  it('tell all figures of a report', async () => {
    const rows = (await json('figures?organ=bb')).data;
    expect(rows).toHaveLength(200);
    expect(rows.find((row) => row.pointer === '/applications/3.1/naturalPerson')).toMatchObject({ value: 11, unit: '件', version: 2, computed: false });
  });
});

describe('changes', () => {
  it('are in order of time, the take-down once, and silent about what a taken-down version said', async () => {
    const { data } = await json('changes');
    expect(data[0]).toMatchObject({ organ: 'xia', version: 2, kind: 'takenDown', note: '含有个人信息' });
    expect(data.filter((row) => row.kind === 'takenDown')).toHaveLength(1);
    expect(data.find((row) => row.kind === 'corrected' && row.organ === 'bb')).toMatchObject({ note: '漏计1件。' });
    expect(JSON.stringify(data)).not.toContain('身份证');
    expect([...data].sort((a, b) => (String(a.at) < String(b.at) ? 1 : -1)).map((row) => row.at)).toEqual(data.map((row) => row.at));
  });
  it('start where asked', async () => {
    expect((await json('changes?since=2025-02-15T00:00:00Z')).data).toHaveLength(1);
  });
});

describe('one report', () => {
  it('comes as JSON and CSV, now and as it was', async () => {
    expect((await json<{ applications: Record<string, Record<string, number>> }>('reports/bb/2024')).applications['1']!.naturalPerson).toBe(11);
    expect((await json<{ applications: Record<string, Record<string, number>> }>('reports/bb/2024?version=1')).applications['1']!.naturalPerson).toBe(10);
    expect((await get('reports/bb/2024?format=csv')).headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });
  it('is gone when taken down', async () => {
    const answer = await get('reports/xia/2024?version=1');
    expect(answer.status).toBe(410);
    expect(JSON.parse(answer.text)).toMatchObject({ title: '已撤下', detail: '该报告已撤下。理由：含有个人信息' });
  });
});

describe('form of the answers', () => {
  it('follows format, then Accept', async () => {
    const type = async (path: string, accept: string) => (await get(path, { accept })).headers.get('content-type');
    expect(await type('offices', 'text/csv')).toContain('csv');
    expect(await type('offices', 'application/json, text/csv;q=0.5')).toContain('json');
    expect(await type('offices', '*/*')).toContain('json');
    expect(await type('offices?format=json', 'text/csv')).toContain('json');
  });
  it('has a head in CSV even without rows, and signed figures as they are', async () => {
    expect((await get('changes?format=csv&since=2099-01-01T00:00:00Z')).text).toBe('\ufefforgan,name,year,version,kind,at,note\r\n');
    expect(csvTable(['a', 'b'], [{ a: '-3', b: '=1+1' }, { a: [2023, 2024], b: null }])).toBe("\ufeffa,b\r\n-3,\"'=1+1\"\r\n2023 2024,\r\n");
  });
  it('carries tag, limits and permission for every origin', async () => {
    const first = await get('reports');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('ratelimit-remaining')).toBe('119');
    expect(first.headers.get('vary')).toBe('Accept');
    const tag = first.headers.get('etag')!;
    expect((await get('reports', { 'if-none-match': tag })).status).toBe(304);
    expect((await get('reports', { 'if-none-match': `"x", W/${tag}` })).status).toBe(304);
    expect((await get('reports?limit=1', { 'if-none-match': tag })).status).toBe(200);
    expect(await get('reports', {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect(allowOrigins().status).toBe(204);
    expect(refuseMethod().status).toBe(405);
  });
});

describe('refusals', () => {
  it.each([
    ['reports?year=2024&year=2023', '写了不止一次'], ['offices?limit=501', 'limit：不能大于500'], ['offices?limit=1.5', 'limit：应为整数'], ['offices?limit=many', 'limit：应为整数'],
    ['reports?level=planet', 'level：应为'], ['reports?organ=A%20B', 'organ：应为小写字母'], ['reports?year=1999', 'year：不能早于2008'], ['cells', 'pointer：必须写明'],
    ['cells?pointer=/applications/9/total', '没有“/applications/9/total”这一格'], ['changes?since=yesterday', 'since：应为ISO 8601时刻'], ['offices?format=xml', 'format：应为json或csv'], ['offices?foo=1', '没有“foo”这个参数'],
    ['reports?cursor=bm9uZQ', 'cursor：不是本接口给出的值'], ['changes?cursor=MTIz', 'cursor：不是本接口给出的值'],
  ])('%s → %s', async (path, detail) => {
    const answer = await get(path);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const body = JSON.parse(answer.text) as { title: string; detail: string };
    expect(body.title).toBe('参数有误');
    expect(body.detail).toContain(detail);
  });
  it('whatever is asked is answered', async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom('offices', 'reports', 'cells', 'figures', 'changes', 'reports/aa/2024'), fc.constantFrom('cursor', 'limit', 'year', 'organ', 'pointer', 'since', 'level', 'version', 'format'), fc.string({ unit: 'binary', maxLength: 30 }), async (path, name, value) => {
      const { status } = await get(`${path}?${new URLSearchParams({ [name]: value })}`);
      expect([200, 400, 404]).toContain(status);
    }), { numRuns: 300 });
  });
});

describe('description', () => {
  it('names every parameter and answer, and every reference leads somewhere', async () => {
    const api = await json<{ paths: Record<string, { get: { parameters: { name: string; required: boolean; description: string }[]; responses: Record<string, unknown> } }>; components: { schemas: Record<string, unknown> } }>('openapi.json');
    for (const [, part] of JSON.stringify(api).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) expect(api.components.schemas).toHaveProperty(part!);
    for (const [path, { get: operation }] of Object.entries(api.paths)) {
      for (const parameter of operation.parameters) expect(parameter.description, `${path} ${parameter.name}`).not.toBe('');
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '304', '400', '429']));
    }
    expect(api.paths['/cells']!.get.parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name)).toEqual(['pointer']);
    expect(JSON.stringify(api)).not.toContain('~standard');
  });
  it('the data package describes exactly the columns that come', async () => {
    const data = await json<{ resources: { name: string; path: string; schema: { fields: { name: string }[]; primaryKey: string[] } }[] }>('datapackage.json');
    for (const resource of data.resources) {
      const { status, text } = await get(resource.path);
      expect(status, resource.name).toBe(200);
      const fields = resource.schema.fields.map((field) => field.name);
      expect(text.slice(1).split('\r\n')[0]).toBe(fields.join(','));
      expect(fields).toEqual(expect.arrayContaining(resource.schema.primaryKey));
    }
  });
});
