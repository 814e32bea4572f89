import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exportReport } from '../export';
import { balancedFrom } from '../report/arbitrary';
import { check } from '../report/check';
import type { ReportDocument } from '../report/document';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { importFile } from './index';
import { ImportRefused } from './types';

const FIXTURES = join(import.meta.dirname, '../report/fixtures');
const load = (name: string): ReportDocument => (JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as { report: ReportDocument }).report;
const encode = (text: string) => new TextEncoder().encode(text);
const KINDS = ['html', 'docx', 'xlsx', 'md', 'json', 'pdf'] as const;
/** A PDF keeps no stray blanks between Chinese letters and figures; a line of it can break anywhere. */
const withoutBlanks = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(/ +/g, '')) as T;

/** What a file can give back: titles carry no level and no credit code. */
const bare = (doc: ReportDocument): ReportDocument => ({ ...doc, organ: { name: doc.organ.name } });
const TEXTS = { ...XISHICHANG_2024, preface: '根据《中华人民共和国政府信息公开条例》，编制本报告。' };

describe('the report of 西市场街道 as text', async () => {
  const read = await importFile('seed-report.md', new Uint8Array(readFileSync(join(import.meta.dirname, 'fixtures/seed-report.md'))));
  it('reads office, year and every printed figure', () => {
    expect(read.document.organ.name).toBe('新华区西市场街道办事处');
    expect(read.document.year).toBe(2024);
    const fixture = load('01_xinhua_xishichang_subdistrict_2024.json');
    expect(read.document.disclosure).toEqual(fixture.disclosure);
    expect(read.document.applications).toEqual(fixture.applications);
    expect(read.document.disputes).toEqual(fixture.disputes);
  });
  it('leaves the four lost cells absent and says so', () => {
    for (const row of ['1', '3.1', '3.2', '4']) {
      expect(read.document.applications?.[row]?.naturalPerson).toBeUndefined();
      expect(read.doubts.map((doubt) => doubt.pointer)).toContain(`/applications/${row}/naturalPerson`);
    }
  });
  it('what was written down of it is read again, with what was not read', async () => {
    const again = await importFile('seed.json', encode(JSON.stringify({ ...read.document, unread: [{ pointer: '/applications/1/naturalPerson', what: '', why: '可能丢失', where: '表三' }] })));
    expect(again.document).toEqual(read.document);
    expect(again.unread).toEqual([{ what: '', why: '可能丢失', where: '表三' }]);
  });
  it('reads the five aspects, sections five and six', () => {
    expect(Object.keys(read.document.overview ?? {})).toEqual(['proactive', 'onRequest', 'management', 'platform', 'supervision']);
    expect(read.document.overview?.proactive).toContain('405 篇新闻消息');
    expect(read.document.problems).toContain('（二）改进情况'.replace('（', '(').replace('）', ')'));
    expect(read.document.otherMatters).toContain('没有产生政府信息公开处理费');
    expect(read.unread.map((item) => item.what)).toContain('政府信息公开');
  });
});

describe('round trip', () => {
  it.each(readdirSync(FIXTURES).filter((name) => /^(03|06|07|10)_/.test(name)))('%s comes back from every kind', async (name) => {
    const doc: ReportDocument = { ...load(name), ...TEXTS };
    if (doc.disclosure?.regulations?.made === 22) doc.disclosure.regulations.repealed = { value: 22, remark: '其中修订16件' };
    for (const kind of KINDS) {
      const read = await importFile(`report.${kind}`, await exportReport(kind, doc));
      if (kind === 'pdf') expect(withoutBlanks(bare(read.document)), kind).toEqual(withoutBlanks(bare(doc)));
      else expect(bare(read.document), kind).toEqual(bare(doc));
    }
  });

  it('random documents come back from the text kinds and workbooks', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(30)).map(balancedFrom), async ({ document }) => {
      const doc: ReportDocument = { ...document, ...TEXTS };
      for (const kind of ['html', 'md', 'json', 'xlsx', 'docx'] as const) expect(bare((await importFile(`r.${kind}`, await exportReport(kind, doc))).document), kind).toEqual(bare(doc));
    }), { numRuns: 8 });
  });
});

describe('published errors stay as printed', () => {
  it('slashes, blanks and a zero total are found by the check', async () => {
    const doc = load('10_jinhu_county_2023.json');
    const html = new TextDecoder().decode(await exportReport('html', doc)).replace(/(data-cell="\/applications\/1\/research"[^>]*>)0/, '$1/').replace(/(data-cell="\/applications\/2\/research"[^>]*>)0/, '$1');
    const read = await importFile('x.html', encode(html));
    const rules = check(read.document, { typedTotals: true }).findings.filter((finding) => finding.severity === 'error').map((finding) => finding.rule);
    expect(rules).toContain('T4-SUM');
    expect(rules.filter((rule) => rule === 'C-02').length).toBeGreaterThanOrEqual(2);
  });
  it('a slip in a label does no harm and is told', async () => {
    const html = new TextDecoder().decode(await exportReport('html', load('10_jinhu_county_2023.json'))).replace('1.信访举报投诉类申请', '1.信防举报投诉类申请');
    const read = await importFile('x.html', encode(html));
    expect(read.document.applications?.['3.5.1']?.total).toBe(1);
    expect(read.printed.labelDifferences).toContainEqual({ official: '1.信访举报投诉类申请', printed: '1.信防举报投诉类申请' });
  });
  it('full-width digits, separators and units are understood, units with a doubt', async () => {
    const html = new TextDecoder().decode(await exportReport('html', load('06_suqian_city_2023.json'))).replace('>3511<', '>３，５１１<').replace(/(data-cell="\/disclosure\/coercion"[^>]*>)20163/, '$120,163项');
    const read = await importFile('x.html', encode(html));
    expect(read.document.applications?.['1']?.total).toBe(3511);
    expect(read.document.disclosure?.coercion).toBe(20163);
    expect(read.doubts.map((doubt) => doubt.pointer)).toContain('/disclosure/coercion');
  });
});

describe('files that are refused', () => {
  const refused = async (bytes: Uint8Array) => importFile('x', bytes).then(() => 'read', (error: unknown) => (error instanceof ImportRefused ? error.message : String(error)));
  it('says what is wrong in Chinese', async () => {
    expect(await refused(new Uint8Array())).toBe('文件是空的。');
    expect(await refused(encode('{'))).toBe('不是有效的JSON。');
    expect(await refused(encode('{"schema":"x"}'))).toContain('不是报告文档');
    expect(await refused(encode('今天天气很好。'))).toContain('没有找到年度报告的表格或标题');
    expect(await refused(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('旧版');
    expect(await refused(zipSync({ 'a.txt': encode('x') }))).toContain('压缩包里没有');
    expect(await refused(zipSync({ 'word/document.xml': encode('<!DOCTYPE x [<!ENTITY a "b">]><w:document/>') }))).toContain('文档类型声明');
    expect(await refused(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200, 7)]))).toMatch(/损坏|压缩包里没有/);
  });
  it('a zip that swells is stopped', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(66 * 1024 * 1024) }, { level: 1 });
    expect(await refused(bomb)).toContain('过大');
  });
  it('GB18030 is read', async () => {
    const { stdout } = await import('node:child_process').then(({ spawnSync }) => spawnSync('iconv', ['-f', 'utf-8', '-t', 'gb18030'], { input: new TextDecoder().decode(encode('新华区西市场街道办事处2024年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开\n公开13条。\n二、主动公开政府信息情况\n')) }));
    expect((await importFile('x.txt', new Uint8Array(stdout))).document.overview?.proactive).toBe('公开13条。');
  });
  it('a span that is no number does no harm', async () => {
    const cells = Array.from({ length: 3 }, () => '<w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>').join('');
    expect(await refused(zipSync({ 'word/document.xml': encode(`<w:document><w:body><w:tbl><w:tr>${cells}</w:tr></w:tbl></w:body></w:document>`) }))).toContain('没有找到年度报告');
  });
  it('deep nesting is refused at once', async () => {
    expect(await refused(encode(`<html>${'<div>'.repeat(50_000)}`))).toContain('嵌套过深');
    expect(await refused(zipSync({ 'word/document.xml': encode(`<w:document>${'<w:sdt>'.repeat(50_000)}</w:document>`) }))).toContain('嵌套过深');
  });
});
