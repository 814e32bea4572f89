import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase } from '../../db/client';
import { seedDemo } from '../../db/demo';
import { pendingPublicationCount } from '../../db/publications';
import { useDatabase } from '../../db/client';
import { forgetEnvironment } from '../env';
import { republishAll, writePendingPublications } from '../publish/write';
import { answerApi } from './api/answer';
import { take } from './api/rate-limit';
import { barChart } from './chart';
import { comparePage } from './compare-page';
import { searchPage } from './search-page';

let folder: string;
const before = { ...process.env };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-open-'));
  Object.assign(process.env, { DATABASE_URL: `file:${join(folder, 'gouji.db')}`, PUBLIC_DIR: join(folder, 'public') });
  forgetEnvironment();
  useDatabase(join(folder, 'gouji.db'));
  await seedDemo({ password: 'Gouji-open-2024' });
  await writePendingPublications();
});
afterAll(() => {
  closeDatabase();
  process.env = before;
  forgetEnvironment();
  rmSync(folder, { recursive: true, force: true });
});

const page = (name: string) => readFileSync(join(folder, 'public', 'open', name), 'utf8');

describe('finished files', () => {
  it('stand complete, compressed beside, nothing pending', () => {
    expect(pendingPublicationCount()).toBe(0);
    for (const name of ['index.html', 'report.html', 'report.docx', 'report.pdf', 'report.xlsx', 'report.csv', 'report.json', 'report.md', 'report.zip', 'SHA256SUMS.txt', 'index.html.gz', 'index.html.br', 'v1/report.json']) expect(existsSync(join(folder, 'public/open/xishichang/2023', name)), name).toBe(true);
    expect(page('index.html')).toContain('/open/xishichang/2023');
    expect(page('feed.atom')).toContain('政府信息公开工作年度报告');
  });
  it('have one h1, the six headings, no script, no outside part, all ids once', () => {
    for (const name of ['index.html', 'xishichang/index.html', 'xishichang/2023/index.html']) {
      const html = page(name);
      expect(html.match(/<h1\b/g), name).toHaveLength(1);
      expect(html).not.toMatch(/<script|https?:\/\/(?!creativecommons)/);
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
      expect(new Set(ids).size, name).toBe(ids.length);
    }
    expect(page('xishichang/2023/index.html').match(/<h2 id="section-/g)).toHaveLength(6);
  });
  it('are the same bytes when written again from the database', async () => {
    const names = ['index.html', 'report.pdf', 'report.docx', 'report.xlsx', 'report.zip', 'index.html.br'];
    const bytes = () => names.map((name) => readFileSync(join(folder, 'public/open/xishichang/2023', name)));
    const first = bytes();
    expect(await republishAll()).toBe(1);
    bytes().forEach((again, index) => expect(Buffer.compare(again, first[index]!), names[index]).toBe(0));
  });
});

describe('search', () => {
  const ask = (q: string, organ = '', year = '') => searchPage(new URLSearchParams({ q, organ, year }));
  it('finds words of two characters and more, and a single one', () => {
    expect(ask('公示栏')).toContain('共1份报告');
    expect(ask('公示栏')).toContain('<mark>公示栏</mark>');
    expect(ask('街')).toContain('共1份报告');
    expect(ask('没有这个词语')).toContain('没有符合条件的报告');
  });
  it('filters, and answers bad input plainly', () => {
    expect(ask('', '西市场')).toContain('共1份报告');
    expect(ask('', '', '1999')).toContain('没有符合条件');
    expect(ask('', '', '20x4')).toContain('年度应为四位数字');
    for (const hostile of ['"', '*', 'NEAR(', "' OR 1=1 --", '<script>alert(1)</script>', '%_\\']) expect(ask(hostile, hostile, hostile)).not.toContain('<script');
  });
});

describe('comparison', () => {
  it('asks for two', () => {
    const compare = (...reports: string[]) => comparePage(new URLSearchParams(reports.map((report) => ['r', report])));
    expect(compare()).toContain('请选择两份至五份报告');
    expect(compare('xishichang/2023')).toContain('请再选一份');
    expect(compare('nobody/2023', 'x')).toContain('不存在或者已撤下');
  });
});

describe('open data', () => {
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const url = new URL(`http://x/api/v1/${path}`);
    const response = answerApi(new Request(url, { headers }), url.pathname.split('/').slice(3).filter(Boolean).map(decodeURIComponent), `test-${Math.random()}`);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  it('lists offices and reports, one report, one cell', async () => {
    expect(JSON.parse((await get('offices')).text)).toMatchObject({ data: [{ slug: 'xishichang', years: [2023] }], next: null });
    expect(JSON.parse((await get('reports?year=2023')).text)).toMatchObject({ data: [{ organ: 'xishichang', version: 1, status: 'current' }] });
    expect(JSON.parse((await get('reports/xishichang/2023')).text)).toMatchObject({ schema: 'gouji.report/1', year: 2023 });
    expect(JSON.parse((await get('cells?pointer=/applications/3.7/total')).text)).toMatchObject({ data: [{ year: 2023, value: 0 }] });
    expect(JSON.parse((await get('changes')).text)).toMatchObject({ data: [{ kind: 'published' }] });
  });
  it('answers CSV, and 304 for the tag it gave', async () => {
    const csv = await get('cells?pointer=/disclosure/feesWanYuan&format=csv');
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toContain('xishichang');
    expect((await get('offices', { 'if-none-match': (await get('offices')).headers.get('etag')! })).status).toBe(304);
  });
  it('refuses in Chinese what it does not know', async () => {
    for (const [path, status] of [['cells', 400], ['cells?pointer=/x', 400], ["cells?pointer=/applications/1/total' OR 1=1", 400], ['reports?year=abc', 400], ['offices?limit=0', 400], ['offices?foo=1', 400], ['reports?cursor=!!!!', 400], ['reports/nobody/2023', 404], ['reports/X%20/2023', 400], ['nothing', 404], ['reports/a/2023/b', 404]] as const) {
      const answer = await get(path);
      expect(answer.status, path).toBe(status);
      expect(JSON.parse(answer.text).detail, path).toMatch(/[一-龥]/);
    }
  });
  it('describes itself', async () => {
    const api = JSON.parse((await get('openapi.json')).text) as { openapi: string; paths: object };
    expect(api.openapi).toBe('3.1.0');
    expect(Object.keys(api.paths)).toHaveLength(6);
    expect((JSON.parse((await get('datapackage.json')).text) as { cells: { fields: unknown[] }[] }).cells[0]!.fields).toHaveLength(200);
    expect((await get('')).text).toContain('<h1>开放数据</h1>');
  });
  it('limits an address and says when to come again', () => {
    let last = take('limited', 1000);
    for (let count = 1; count <= 120; count += 1) last = take('limited', 1000);
    expect(last.allowed).toBe(false);
    expect(last.headers['Retry-After']).toBe('60');
    expect(take('limited', 1061).allowed).toBe(true);
  });
});

describe('chart', () => {
  it('has a data table and a text alternative; zeros alone are told in words', () => {
    const drawn = barChart('申请', ['2023年', '2024年'], [{ name: '新收', values: [3, null] }], 'c');
    expect(drawn).toContain('role="img"');
    expect(drawn).toContain('<td class="n">3</td>');
    expect(drawn).toContain('<td class="n">—</td>');
    const flat = barChart('结转', ['2022', '2023', '2024'], [{ name: '上年结转', values: [0, null, 0] }, { name: '结转下年度', values: [null, null, null] }, { name: '本年', values: [0, 0, 0] }], 'c');
    expect(flat).not.toContain('<svg');
    expect([...flat.matchAll(/<p class="flat">([^<]+)/g)].map(([, words]) => words)).toEqual(['上年结转：各年均为0（2023年没有数字）', '结转下年度：没有数字', '本年：各年均为0']);
    expect(barChart('申请', ['2024'], [{ name: '新收', values: [0] }, { name: '办结', values: [4] }], 'c')).toContain('新收：0<');
  });
});
