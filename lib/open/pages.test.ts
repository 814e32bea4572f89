import { HtmlValidate } from 'html-validate';
/** Pages made for a request, and what every public page owes its readers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, useDatabase } from '../../db/client';
import { publishedOfOrgan, publishedVersion, siteOverview, versionsOf } from '../../db/publications';
import { indexPublished } from '../../db/search';
import { publishSample, sampleReport, takeDownSample } from '../../db/test-publications';
import { changesBetween } from './difference';
import { docsPage } from './api/docs-page';
import { comparePage } from './compare-page';
import { LATEST, listPage, organPage } from './list-page';
import { missingPage } from './missing-page';
import { organCharts } from './organ-charts';
import { reportPage, takenDownPage } from './report-page';
import { searchPage } from './search-page';

let folder: string;
const HOSTILE = '<script>alert(1)</script>"\'&';
const search = (query: Record<string, string>) => searchPage(new URLSearchParams(query));
const compare = (reports: string[], more: Record<string, string> = {}) => comparePage(new URLSearchParams([...reports.map((report) => ['r', report]), ...Object.entries(more)]));
const rowOf = (html: string, label: string) => load(html)('table.list tr').toArray().map((row) => load(html)(row).children().map((_, cell) => load(html)(cell).text()).get()).find(([first]) => first === label);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gouji-pages-'));
  useDatabase(join(folder, 'gouji.db'));
  publishSample('xiao', sampleReport('小街道办事处', 2023, 2));
  publishSample('xiao', sampleReport('小街道办事处', 2024, 5, '组织政府开放日活动，邀请居民代表参加。'));
  publishSample('da', sampleReport('大街道办事处', 2023, 40));
  publishSample('da', sampleReport('大街道办事处', 2024, 62), { waivers: [{ rule: 'Y-01', section: 'applications', message: HOSTILE, reason: HOSTILE, by: '张伟' }] });
  publishSample('da', sampleReport('大街道办事处', 2020, 31));
  publishSample('shi', sampleReport('某市人民政府', 2024, 900), { level: 'city' });
  publishSample('geng', sampleReport('更街道办事处', 2024, 4));
  publishSample('geng', sampleReport('更街道办事处', 2024, 5, '更正以后的文字。'), { correctionReason: HOSTILE });
  publishSample('xia', sampleReport('下街道办事处', 2024, 4, '不应再见到的文字。'));
  takeDownSample('xia', 2024, '含有个人信息', '2025-03-01T02:00:00.000Z');
  indexPublished();
});
afterAll(() => {
  closeDatabase();
  rmSync(folder, { recursive: true, force: true });
});

describe('search', () => {
  it('finds a word, shows it in its passage and leads to its section', () => {
    const html = search({ q: '政府开放日' });
    expect(html).toContain('共1份报告');
    expect(html).toContain('<mark>政府开放日</mark>');
    expect(html).toContain('href="/open/xiao/2024#text-overview-proactive"');
  });
  it('finds a single character at the end of a run, and several words at once', () => {
    expect(search({ q: '加' })).toContain('共1份报告');
    expect(search({ q: '居民代表 开放日' })).toContain('共1份报告');
    expect(search({ q: '居民代表 没有的词' })).toContain('没有符合条件');
  });
  it('filters by office, level and year', () => {
    expect(search({ organ: '大街道' })).toContain('共3份报告');
    expect(search({ organ: '大街道', year: '2024' })).toContain('共1份报告');
    expect(search({ level: 'city' })).toContain('共1份报告');
    expect(search({ year: '2024', level: 'subdistrict' })).toContain('共3份报告');
  });
  it('shows nothing of what was taken down or corrected away', () => {
    expect(search({ q: '不应再见到' })).toContain('没有符合条件');
    expect(search({ q: '公开信息13条', organ: '更街道' })).toContain('没有符合条件');
  });
  it('says what is wrong', () => {
    expect(search({ year: '二四' })).toContain('年度应为四位数字');
    expect(search({ q: '，。' })).toContain('标点符号不能查找');
    expect(search({ level: 'planet' })).toContain('没有这个机关层级');
    expect(search({ q: '公开', page: '99' })).toContain('没有第99页');
  });
});

describe('comparison', () => {
  it('sets two years of one office beside each other, oldest first, with what changed', () => {
    const html = compare(['da/2024', 'da/2023']);
    expect(rowOf(html, '本年新收政府信息公开申请数量（件）')).toEqual(['本年新收政府信息公开申请数量（件）', '40', '62', '+22']);
    expect(rowOf(html, '予以公开占办理结果总计（%）')).toEqual(['予以公开占办理结果总计（%）', '100.0', '100.0', '']);
    expect(html).not.toContain('数量太小');
  });
  it('says when numbers are too small to rank, and computes no share then', () => {
    const html = compare(['xiao/2024', 'da/2024']);
    expect(html).toContain('小街道办事处2024年新收申请不足30件，数量太小，不宜排序');
    expect(html).not.toContain('占办理结果总计');
  });
  it('compares like offices only', () => {
    const html = compare(['shi/2024', 'da/2024']);
    expect(html).toContain('所选机关层级不同（设区的市级政府、街道办事处），数字不可比');
    expect(html).not.toContain('aria-label="比较表"');
  });
  it('leaves out rows that agree when asked to', () => {
    const html = compare(['da/2023', 'da/2024'], { only: '1' });
    expect(rowOf(html, '部分公开（件）')).toBeUndefined();
    expect(html).toMatch(/有\d+项各份报告相同，没有列出/);
  });
  it('shows what a form does not have as a dash', () => {
    const html = compare(['da/2020', 'da/2024']);
    expect(html).toContain('2019年格式与2021年格式的表格不同');
    expect(rowOf(html, '本年新收政府信息公开申请数量（件）')).toEqual(['本年新收政府信息公开申请数量（件）', '31', '62', '+31']);
  });
  it('leaves out what is not public, and more than five', () => {
    expect(compare(['xia/2024', 'da/2024'])).toContain('有的报告不存在或者已撤下');
    expect(compare(['xiao/2023', 'xiao/2024', 'da/2023', 'da/2024', 'geng/2024', 'da/2020'])).toContain('一次最多比较5份');
  });
});

describe('difference', () => {
  it('names each changed cell and text once', () => {
    const [after, before] = versionsOf('geng', 2024);
    const { cells, texts } = changesBetween(before!.document, after!.document);
    expect(cells.map((cell) => [cell.pointer, cell.before, cell.after])).toContainEqual(['/applications/1/naturalPerson', '4', '5']);
    expect(texts.map((text) => text.pointer)).toEqual(['/overview/proactive', '/overview/onRequest']);
  });
});

describe('where no finished file answers', () => {
  const ask = async (path: string) => { const answer = missingPage(new Request(`http://x/open/${path}`), path.split('/').filter(Boolean)); return { status: answer.status, text: await answer.text(), retry: answer.headers.get('retry-after') }; };
  it('says not there, taken down, or not yet written', async () => {
    expect(await ask('nobody/2024')).toMatchObject({ status: 404 });
    expect(await ask('da/2019')).toMatchObject({ status: 404 });
    expect(await ask('da/2024/other.exe')).toMatchObject({ status: 404 });
    expect(await ask('da/2024/v9')).toMatchObject({ status: 404 });
    expect((await ask('xia/2024/report.pdf')).status).toBe(410);
    expect((await ask('xia/2024/v1/report.pdf')).text).toContain('含有个人信息');
    expect(await ask('da/2024')).toMatchObject({ status: 503, retry: '10' });
  });
});

describe('every public page', () => {
  const pages = (): [string, string][] => {
    const da = publishedVersion('da', 2024)!, geng = versionsOf('geng', 2024).reverse();
    const ofDa = publishedOfOrgan('da').reverse();
    return [
      ['list', listPage(siteOverview(LATEST))], ['list of very many', listPage({ ...siteOverview(LATEST), listed: null })], ['empty list', listPage({ offices: 0, reports: 0, latest: [], levels: [], listed: [] })], ['office', organPage(ofDa, organCharts(ofDa))],
      ['report', reportPage(da, [da], [{ name: 'report.pdf', label: 'PDF', bytes: 180_000 }])], ['corrected', reportPage(geng[1]!, geng, [], '<p>…</p>')], ['superseded', reportPage(geng[0]!, geng, [])],
      ['taken down', takenDownPage(publishedVersion('xia', 2024)!)], ['search', search({ q: '开放日', organ: HOSTILE })], ['compare', compare(['da/2023', 'da/2024'], { name: HOSTILE })], ['data', docsPage()],
    ];
  };
  it('is valid HTML to html-validate', async () => {
    // The outline stands twice, for wide and narrow windows, one of them not displayed.
    const judge = new HtmlValidate({ extends: ['html-validate:standard', 'html-validate:a11y'], rules: { 'unique-landmark': 'off', 'prefer-native-element': ['error', { exclude: ['region', 'search'] }] } });
    const faults: string[] = [];
    for (const [name, html] of pages()) for (const { messages } of (await judge.validateString(html)).results) faults.push(...messages.map(({ line, ruleId, message }) => `${name} ${line} ${ruleId}: ${message}`));
    expect(faults).toEqual([]);
  });
  it('has language, title, one h1, one main, a way past the navigation, and headings in order', () => {
    for (const [name, html] of pages()) {
      const $ = load(html);
      expect($('html').attr('lang'), name).toBe('zh-CN');
      expect($('title').text().length, name).toBeGreaterThan(3);
      expect($('h1').length, name).toBe(1);
      expect($('main#main').length, name).toBe(1);
      expect($('a.skip').attr('href'), name).toBe('#main');
      let last = 1;
      $('main h1, main h2, main h3, main h4').toArray().filter((heading) => $(heading).closest('.outline').length === 0).forEach((heading) => { const level = Number(heading.tagName[1]); expect(level, `${name}: ${$(heading).text()}`).toBeLessThanOrEqual(last + 1); last = level; });
    }
  });
  it('has no script, no style attribute, nothing from elsewhere, every id once', () => {
    for (const [name, html] of pages()) {
      const $ = load(html);
      expect($('script, [style], iframe, img[src^="http"], link[rel=stylesheet]').length, name).toBe(0);
      expect($('*').toArray().some((element) => Object.keys($(element).attr() ?? {}).some((key) => key.startsWith('on'))), name).toBe(false);
      const ids = $('[id]').map((_, element) => $(element).attr('id')).get();
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const key of ['aria-labelledby', 'headers']) $(`[${key}]`).each((_, element) => { for (const id of $(element).attr(key)!.split(' ')) expect(ids, `${name} ${key}`).toContain(id); });
      $('a[href^="#"]').each((_, element) => { expect(ids, name).toContain($(element).attr('href')!.slice(1)); });
    }
  });
  it('has tables with caption and scope in named regions that the keyboard reaches, fields with labels, charts with words', () => {
    for (const [name, html] of pages()) {
      const $ = load(html);
      $('table').each((_, table) => {
        expect($(table).children('caption').text().length, name).toBeGreaterThan(0);
        const region = $(table).closest('[role=region]');
        expect(region.attr('tabindex'), name).toBe('0');
        expect(region.attr('aria-label') ?? region.attr('aria-labelledby'), name).toBeTruthy();
      });
      $('th').each((_, head) => { expect($(head).attr('scope'), `${name}: ${$(head).text()}`).toBeTruthy(); });
      $('input:not([type=hidden]), select').each((_, field) => { expect($(field).closest('label').length, name).toBe(1); });
      $('svg[role=img]').each((_, drawing) => { expect($(drawing).attr('aria-label'), name).toMatch(/\d{4}年\d+/); });
    }
  });
});
