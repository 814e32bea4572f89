import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { extractText } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { importFile } from '../import';
import type { PublishedVersion } from '../publish/types';
import { valueAt, withValue, type ReportDocument } from '../report/document';
import { cellsOf } from '../report/form';
import { processorTime } from '../report/processor-time';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { parseDocument } from '../report/schema';
import { printedFigure, reportArticle } from './article';
import { csvField, reportCsv } from './csv';
import { htmlFragment, htmlPage, missingMetaTags, pubDate } from './html';
import { EXPORT_KINDS, exportReport } from './index';
import { reportJson } from './json';
import { reportMarkdown } from './md';
import { signOffSheet } from './signoff-sheet';
import { SITE_TAGS } from './site-tags';
import { titleLines } from './title';
import { reportXlsx } from './xlsx';
import { portalPackage } from './zip';

const FIXTURES = join(import.meta.dirname, '../report/fixtures');
const load = (name: string): ReportDocument => (JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as { report: ReportDocument }).report;
const reports = readdirSync(FIXTURES).filter((name) => /^\d\d_/.test(name));
const suqian = load('07_suqian_city_2024.json');

const HOSTILE = '</td><script>alert(1)</script>&amp;"\'=cmd|\' /C calc\'!A0 #import "x" $x$ \u0000\u0007 😀𰻞 ]]>';
const hostile: ReportDocument = {
  ...suqian, organ: { name: `某县${HOSTILE}` }, preface: HOSTILE,
  overview: { proactive: HOSTILE, onRequest: HOSTILE, management: HOSTILE, platform: HOSTILE, supervision: HOSTILE }, problems: HOSTILE, otherMatters: HOSTILE,
  disclosure: { ...suqian.disclosure, licensing: { value: 3, remark: HOSTILE } },
};

const published = (doc: ReportDocument): PublishedVersion => ({
  organ: { slug: 'suqian', name: doc.organ.name, level: 'city', site: { siteName: '宿迁市人民政府', siteDomain: 'www.suqian.gov.cn', siteIdCode: '3213000001', columnName: '政府信息公开年报', columnDescription: '年报', columnKeywords: '年报', columnType: '信息公开年报' } },
  year: doc.year, version: 1, document: doc, digest: 'a'.repeat(64), publishedAt: '2025-01-16T01:30:00.000Z', catalogueVersion: '1', tieOut: { total: 51, passed: 51, failed: 0, undecided: 0 },
  waivers: [{ rule: 'Y-01', section: 'applications', message: '与去年不一致。', reason: '去年报告已更正', by: '张伟' }], footnotes: [{ section: 'disputes', text: '注：行政复议、行政诉讼数量含上年度结转数量。' }],
  steps: [{ id: 1, version: 1, action: 'submit', from: 'drafting', to: 'firstReview', userId: 1, byName: '李敏', role: 'drafter', at: '2025-01-10T01:00:00.000Z', remark: '', digest: 'b'.repeat(64), catalogueVersion: '1' }],
  auditHead: 'c'.repeat(64), status: 'current',
});

describe('every kind of file', () => {
  it.each(reports)('%s gives every kind, and the same bytes twice', async (name) => {
    const doc = load(name);
    for (const kind of EXPORT_KINDS) {
      const [first, second] = [await exportReport(kind, doc), await exportReport(kind, doc)];
      expect(first.byteLength, kind).toBeGreaterThan(0);
      expect(Buffer.compare(first, second), kind).toBe(0);
    }
  });

  it('carries the digest of the version', async () => {
    for (const kind of ['html', 'docx', 'xlsx', 'csv', 'md'] as const) {
      const bytes = await exportReport(kind, published(suqian));
      const text = kind !== 'docx' && kind !== 'xlsx' ? strFromU8(bytes) : Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('');
      expect(text, kind).toContain('a'.repeat(64));
    }
  });
});

describe('a correction', () => {
  const REASON = '表三“其他处理”漏计1件。\n总计随之改为13件。';
  const corrected = (doc: ReportDocument): PublishedVersion => ({ ...published(doc), version: 2, correctionReason: REASON });

  it.each(['docx', 'xlsx', 'md', 'pdf'] as const)('says in %s that it is one, and why; the import leaves that out of the report', async (kind) => {
    const doc = { ...suqian, otherMatters: `${suqian.otherMatters ?? '无其他需要报告的事项。'}\n更正说明：本年起口径有变。` };
    const bytes = await exportReport(kind, corrected(doc)), first = await exportReport(kind, published(doc));
    const [told, plain] = await Promise.all([bytes, first].map(async (file) => (kind === 'md' ? strFromU8(file) : kind === 'pdf' ? (await extractText(file.slice(), { mergePages: true })).text : Object.values(unzipSync(file)).map((part) => strFromU8(part)).join('')).replaceAll(/\s+/g, '')));
    for (const words of ['第2版（更正）', '漏计1件。总计随之改为13件。']) expect([told!.includes(words), plain!.includes(words)], words).toEqual([true, false]);
    const read = await importFile(`更正.${kind}`, bytes);
    expect(read.document.otherMatters).toBe(doc.otherMatters);
    expect(read.unread).toEqual((await importFile(`首版.${kind}`, first)).unread);
  });
});

it('offers a remark on every paragraph of the texts where it is asked for, and nowhere else', () => {
  const doc = { ...suqian, preface: '前言一。\n前言二。', problems: '问题“一”。\n\n改进。' };
  const article = reportArticle(doc, { remarks: [] }), plain = reportArticle(doc);
  const asked = [...article.matchAll(/<p>([^<]*)<button type="button" class="remark-here" data-remark-here="" aria-label="批注本段：([^"]*)">批注本段<\/button><\/p>/g)].map(([, words, name]) => [words, name]);
  expect(asked.slice(0, 2)).toEqual([['前言一。', '前言一。'], ['前言二。', '前言二。']]);
  expect(asked).toContainEqual(['问题“一”。', '问题“一”。']);
  expect(asked.length).toBe([...plain.matchAll(/<p>[^<]/g)].length);
  expect(asked.every(([words, name]) => words!.startsWith(name!))).toBe(true);
  expect(plain).not.toContain('批注本段');
  expect(article.replaceAll(/<button.*?<\/button>/g, '')).toBe(plain);
});

it('links each open remark from the paragraph it is about', () => {
  const doc = { ...suqian, problems: '问题一。\n改进二。' };
  const section = (remarks: { id: number; quote: string; pointer?: string }[]) => {
    const article = reportArticle(doc, { remarks: remarks.map((remark) => ({ pointer: '/problems', valueThen: '问题一。\n改进二条。', ...remark })) });
    return [...article.matchAll(/<p>([^<]*)<a class="remark-count" href="#comment-(\d+)">意见(\d+)条<\/a>/g)].map(([, words, id, count]) => [words, Number(id), Number(count)]);
  };
  expect(section([{ id: 3, quote: '改进 二' }])).toEqual([['改进二。', 3, 1]]);
  expect(section([{ id: 3, quote: '' }, { id: 5, quote: '改进' }, { id: 4, quote: '不再有的话' }])).toEqual([['问题一。', 3, 2], ['改进二。', 5, 1]]);
  // Words that were edited are found where they stand now.
  expect(section([{ id: 6, quote: '改进二条' }])).toEqual([['改进二。', 6, 1]]);
  expect(section([{ id: 3, quote: '改进', pointer: '/applications/3.1' }])).toEqual([]);
});

describe('hostile text', () => {
  it('never becomes markup in HTML', () => {
    for (const html of [reportArticle(hostile), reportArticle(hostile, { remarks: [] }), htmlPage(published(hostile)), htmlFragment(published(hostile)), signOffSheet(published(hostile))]) {
      expect(html).not.toMatch(/<script/i);
      expect(html).not.toMatch(/\son\w+=/i);
    }
  });
  it('never becomes a formula in CSV or a workbook', async () => {
    expect(csvField('=1+1')).toBe('"\'=1+1"');
    expect(csvField('@SUM(A1)')).toBe('"\'@SUM(A1)"');
    const formulaRow = reportCsv({ ...suqian, organ: { name: '=cmd()' } }).split('\r\n')[1]!;
    expect(formulaRow.startsWith('"\'=cmd()"')).toBe(true);
    const parts = unzipSync(await reportXlsx({ ...suqian, overview: { proactive: '=HYPERLINK("x")' } }));
    for (const [name, part] of Object.entries(parts)) if (name.startsWith('xl/worksheets/')) expect(strFromU8(part)).not.toContain('HYPERLINK');
  });
  it('gives readable files all the same', async () => {
    for (const kind of EXPORT_KINDS) expect((await exportReport(kind, hostile)).byteLength, kind).toBeGreaterThan(500);
    const document = unzipSync(await exportReport('docx', hostile))['word/document.xml']!;
    expect(strFromU8(document)).not.toMatch(/[\u0000-\u0008]/);
  });
});

describe('the article', () => {
  const html = reportArticle(suqian);
  it('has the six headings, one title and every figure', () => {
    expect(html.match(/<h2 id="section-/g)).toHaveLength(6);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/data-cell="/g)).toHaveLength(cellsOf('2021').length);
  });
  it('ties each figure to its heads', () => {
    const ids = new Set([...html.matchAll(/<th id="([^"]+)"/g)].map((match) => match[1]));
    for (const [, headers] of html.matchAll(/headers="([^"]+)"/g)) for (const id of headers!.split(' ')) expect(ids.has(id), id).toBe(true);
  });
  it('prints remarks and notes', () => {
    const doc = load('03_shanghai_gov_general_office_2025.json');
    expect(reportArticle(doc)).toContain('55（含自然失效29件）');
    expect(reportArticle(suqian, { waivers: published(suqian).waivers })).toContain('说明：与去年不一致。去年报告已更正。（张伟）');
  });
});

describe('the title', () => {
  it('ends its lines between words', () => {
    expect(titleLines({ organ: { name: '西街' }, year: 2024 }, 20)).toEqual(['西街2024年政府信息公开工作年度报告']);
    expect(titleLines({ organ: { name: '新华区西市场街道办事处' }, year: 2024 }, 20)).toEqual(['新华区西市场街道办事处', '2024年政府信息公开工作年度报告']);
    expect(reportArticle({ ...suqian, organ: { name: '甲<市>' } })).toContain('>甲&lt;市&gt;<wbr>2024年<wbr>政府信息公开<wbr>工作<wbr>年度报告</h1>');
  });
  it('a name longer than a line is divided between its offices, as a trapezium or a rhombus', () => {
    const lines = (name: string) => titleLines({ organ: { name }, year: 2024 }, 20);
    const below = '2024年政府信息公开工作年度报告';
    expect(lines('中国（某某）自由贸易试验区某某片区管理委员会某某市某某新区某某街道办事处综合行政执法和政务服务局')).toEqual(['中国（某某）自由贸易试验区', '某某片区管理委员会某某市某某新区', '某某街道办事处综合行政执法和政务服务局', below]);
    expect(lines('新疆生产建设兵团第十师北屯市一八八团人民武装部退役军人服务站')).toEqual(['新疆生产建设兵团第十师北屯市', '一八八团人民武装部退役军人服务站', below]);
    expect(lines('黔东南苗族侗族自治州镇远县舞阳镇人民政府便民服务中心')).toEqual(['黔东南苗族侗族自治州镇远县', '舞阳镇人民政府便民服务中心', below]);
    expect(lines('西藏自治区日喀则市桑珠孜区城南街道办事处社区综合服务中心')).toEqual(['西藏自治区日喀则市桑珠孜区', '城南街道办事处社区综合服务中心', below]);
    // What fits on one line stays on one, however it might be divided.
    expect(lines('某某市某某新区某某街道办事处综合执法大队')).toEqual(['某某市某某新区某某街道办事处综合执法大队', below]);
    // Word keeps figures apart from Chinese letters: a name of 19 letters with three figures is a little longer than a line there.
    expect(lines('某某市第5中学和第6中学和第7中学联校')).toEqual(['某某市第5中学和第6中学和第7中学联校', below]);
    expect(lines('某某市第5中学和第6中学和第7中学联合校')).toEqual(['某某市第5中学', '和第6中学和第7中学联合校', below]);
    expect(reportArticle({ ...suqian, organ: { name: '黔东南苗族侗族自治州镇远县舞阳镇人民政府便民服务中心' } })).toContain('自治州<wbr>镇远县<wbr>舞阳镇人民政府<wbr>便民服务中心<wbr>2024年<wbr>');
  });
  it('no line of any name is longer than the paper, begins behind a bracket, or ends inside 办事处 or a number', () => {
    const part = fc.constantFrom('某某', '市', '新区', '街道办事处', '（', '）', '（某某）', '2008年', '二〇一九年', '第18', '管理委员会', '和', '、', 'ABC', '巴音郭楞', '人民政府', '综合行政执法', '𰻞');
    fc.assert(fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
      const name = parts.join(''), lines = titleLines({ organ: { name }, year: 2024 }, 20);
      expect(lines.join('')).toBe(`${name}2024年政府信息公开工作年度报告`);
      for (const line of lines) expect([...line.replaceAll(/[ -~]{2}/g, '字')].length, line).toBeLessThanOrEqual(22);
      // The office as a whole ends where it ends.
      for (const between of lines.slice(1, -1).map((line, index) => `${lines[index]!.slice(-4)}|${line.slice(0, 4)}`)) expect(between).not.toMatch(/办\|事处|办事\|处|\d\|[\d年]|[〇一二九]\|[〇一二九年]|委\|员会|人民\|政府|（\||\|[）、]/);
    }), { numRuns: 200 });
  });
  it('and the narrow labels of table three too', async () => {
    const document = strFromU8(unzipSync(await exportReport('docx', suqian))['word/document.xml']!);
    for (const words of ['商业', '社会', '（三）', '不予公开', '2024年政府信息公开工作年度报告']) expect(document, words).toContain(`>${words}</w:t>`);
    expect((await importFile('report.docx', await exportReport('docx', suqian))).document).toMatchObject({ organ: { name: suqian.organ.name }, year: 2024, applications: suqian.applications });
  });
});

describe('page tags (D-09)', () => {
  it('names what the office has not filled in', () => {
    const complete = published(suqian);
    expect(missingMetaTags(complete)).toEqual([]);
    for (const [tag, setting] of Object.entries(SITE_TAGS)) expect(missingMetaTags({ ...complete, organ: { ...complete.organ, site: { ...complete.organ.site, [setting]: ' ' } } })).toEqual([tag]);
    expect(Object.keys(SITE_TAGS)).toEqual(['SiteName', 'SiteDomain', 'SiteIDCode', 'ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']);
  });
  it('writes the time of China', () => expect(pubDate('2025-01-16T01:30:00.000Z')).toBe('2025-01-16 09:30'));
  it('writes it quickly enough for lists of reports', () => {
    // A list once took most of its time to learn anew for each report how dates are written.
    const learnt = processorTime(() => { for (let index = 0; index < 500; index += 1) new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit' }).format(0); });
    expect(processorTime(() => { for (let index = 0; index < 1000; index += 1) pubDate('2025-01-16T01:30:00.000Z'); })).toBeLessThan(learnt);
  });
});

describe('a waiver and a footnote', () => {
  const version: PublishedVersion = { ...published(suqian), waivers: [
    { rule: 'Y-01', section: 'applications', message: '与去年不一致', reason: '去年报告已更正', by: '张伟' }, { rule: 'N-02', section: 'overview', message: '缺少社会评议。', reason: '本年度没有评议！', by: '张伟' },
  ] };
  const lines = ['说明：与去年不一致。去年报告已更正。（张伟）', '说明：缺少社会评议。本年度没有评议！（张伟）', '注：行政复议、行政诉讼数量含上年度结转数量。'];
  it.each(['html', 'docx', 'xlsx', 'md', 'pdf'] as const)('are worded in one way in %s, and the import leaves them out of the report', async (kind) => {
    const bytes = await exportReport(kind, version);
    const text = kind === 'docx' || kind === 'xlsx' ? Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('') : strFromU8(bytes);
    // The letters of a PDF are told by what the import makes of it below.
    if (kind !== 'pdf') for (const line of lines) expect(text).toContain(line);
    const read = await importFile(`report.${kind}`, bytes);
    expect(read.document.overview).toBeUndefined();
    expect(read.document.applications).toEqual(suqian.applications);
    expect(read.unread.filter(({ why }) => why !== '网页的页脚，没有读入').map(({ what }) => what).sort()).toEqual([...lines].sort());
  });
});

it.each(['0', '0.00', '7545', '7730.20', '59237.2449', '0.000001', '999999999.999999'])('the amount %s is a number in the workbook, shown as it was written, and comes back digit by digit', async (amount) => {
  const bytes = await exportReport('xlsx', { ...suqian, disclosure: { ...suqian.disclosure, feesWanYuan: amount } });
  const book = await new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const cells: ExcelJS.Cell[] = [];
  book.getWorksheet('表二')!.eachRow((row) => row.eachCell((cell) => { if (cell.numFmt && cell.master === cell) cells.push(cell); }));
  expect(cells.map((cell) => [cell.value, cell.numFmt])).toEqual([[Number(amount), amount.includes('.') ? `0.${'0'.repeat(amount.split('.')[1]!.length)}` : '0']]);
  expect((await importFile('report.xlsx', bytes)).document.disclosure?.feesWanYuan).toBe(amount);
});

describe('text kinds', () => {
  it('json is the document and nothing else', () => {
    const doc: ReportDocument = { ...suqian, overview: { proactive: XISHICHANG_2024.overview?.proactive ?? '' } };
    const answer = parseDocument(JSON.parse(reportJson(doc)));
    expect(answer.ok && answer.document).toEqual(doc);
  });
  it('markdown keeps a hostile line a paragraph', () => {
    const text = reportMarkdown({ ...suqian, problems: '# 不是标题\n| 不是表 |\n1. 不是列表' });
    expect(text).toContain('\\# 不是标题');
    expect(text).toContain('\\| 不是表 |');
  });
  it('csv has one row a figure, each with the digest of what was signed', () => {
    const rows = (text: string) => text.trim().split('\r\n').map((row) => row.split(','));
    const signed = rows(reportCsv(suqian, published(suqian)));
    expect(signed).toHaveLength(201);
    expect(signed[0]!.at(-1)).toBe('digest');
    expect(new Set(signed.slice(1).map((row) => row.at(-1)))).toEqual(new Set(['a'.repeat(64)]));
    expect(rows(reportCsv(suqian)).slice(1).every((row) => row.at(-1) === '')).toBe(true);
  });
});

it('the package holds every file with its digest', async () => {
  const version = published(suqian);
  const files = new Map([['report.json', await exportReport('json', version)]]);
  const parts = unzipSync(await portalPackage(version, files));
  expect(Object.keys(parts).sort()).toEqual(['SHA256SUMS.txt', 'fragment.html', 'report.json', '审签单.html']);
  expect(strFromU8(parts['SHA256SUMS.txt']!).trim().split('\n')).toHaveLength(3);
});

describe('a file says what the document says', () => {
  const formulas = async (doc: ReportDocument) => {
    const book = await new ExcelJS.Workbook().xlsx.load(Buffer.from(await exportReport('xlsx', doc)) as unknown as ArrayBuffer);
    const found: string[] = [];
    for (const name of ['表三', '表四']) book.getWorksheet(name)!.eachRow((row) => row.eachCell((cell) => { if (cell.master === cell && cell.formula) found.push(`${name}!${cell.address}`); }));
    return { book, found };
  };
  it('a workbook reckons no total anew that it would change: one that does not tie out, one with a part that has a remark', async () => {
    const plain = await formulas(suqian);
    let doc = withValue(suqian, '/disputes/reconsideration/total', 0);
    doc = withValue(doc, '/applications/1/enterprise', { value: Number(valueAt(suqian, '/applications/1/enterprise')), remark: '含律所2件' });
    const changed = await formulas(doc);
    expect(plain.found.filter((address) => !changed.found.includes(address))).toEqual(['表三!J6', '表四!E6']);
    expect(changed.book.getWorksheet('表四')!.getCell('E6').value).toBe(0);
    expect(changed.book.getWorksheet('表三')!.getCell('J6').value).toBe(valueAt(suqian, '/applications/1/total'));
  });
  it.each(['含修订16件（重复2件）', '含重复2件，其中网络1件；信函1件', '（含）修订（2件）'])('the remark %s is printed whole and comes back as it was', async (remark) => {
    const doc = withValue(suqian, '/disclosure/normativeDocuments/made', { value: 109, remark });
    expect(printedFigure(doc, '/disclosure/normativeDocuments/made')).toBe(`109（${remark}）`);
    expect(printedFigure(withValue(suqian, '/disclosure/licensing', { value: 9, remark: `（${remark}）` }), '/disclosure/licensing')).toBe(`9（${remark}）`);
    for (const kind of ['html', 'docx', 'xlsx', 'md', 'pdf'] as const) expect(valueAt((await importFile(`a.${kind}`, await exportReport(kind, doc))).document, '/disclosure/normativeDocuments/made'), kind).toEqual({ value: 109, remark });
  });
  it('Markdown keeps as text what it would take for a list, emphasis, a link or HTML', async () => {
    const problems = '1. 加强学习。\n张**、李**等，3704**********1234。\n**重要**<img src=x onerror=alert(1)>\n[a](javascript:alert(1))和`x`、_y_、~~z~~\n2024年1.5亿\n<p>末段</p><table></table>\n- 甲\\乙';
    const text = strFromU8(await exportReport('md', { ...suqian, problems }));
    expect(text).toContain('\n1\\. 加强学习。\n');
    expect(text).toContain('张\\*\\*、李\\*\\*等');
    expect(text).toContain('\\<img src=x');
    expect((await importFile('a.md', new TextEncoder().encode(text))).document.problems).toBe(problems);
  });
});
