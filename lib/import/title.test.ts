/** Titles of any number of lines, by our own files and by those of others; what stands above a title is no part of the name. */
import { zipSync, strToU8 } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { printed } from '../../bench/layouts/printed';
import { pdfOfLines, type PdfLine } from '../../bench/layouts/write-pdf';
import { plainText } from '../../bench/layouts/write-text';
import { exportReport } from '../export';
import { titleLines } from '../export/title';
import type { ReportDocument } from '../report/document';
import { reportTitle } from '../report/rules/document';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { importFile } from './index';
import type { ImportResult } from './types';

const { report } = JSON.parse(readFileSync(join(import.meta.dirname, '../report/fixtures/06_suqian_city_2023.json'), 'utf8')) as { report: ReportDocument };
const LONG = '中国（某某）自由贸易试验区某某片区管理委员会某某市某某新区某街道办事处综合行政执法和政务服务管理局';
const NAMES: [string, string][] = [
  ['2 letters', '西街'],
  ['20 letters', '某某市某某新区某某街道办事处综合执法大队'],
  ['49 letters', LONG],
  ['80 letters', '中国（某某）自由贸易试验区某某片区管理委员会某某市某某新区某街道办事处综合行政执法和政务服务管理局第十八国营农场社会事务管理和职工养老保险服务中心（第3分中心）'],
  ['a year, figures and brackets', '2008年奥运会纪念馆（1号馆、2号馆）和二〇一九年世界园艺博览会园区（北区）管理委员会'],
  ['a quotation at its beginning', '“一带一路”建设工作领导小组政务公开和综合协调服务办公室'],
  ['brackets with a comma, longer than a line', '宿迁市（市政府办公室，全市汇总，含园区2个）'],
];
/** What a person is told about the title and the name. */
const told = ({ unread }: ImportResult) => unread.filter(({ what, where, why }) => where === '文首' && (what === '标题' || what === '机关名称' || why.includes('机关名称'))).map(({ what, why }) => `${what}：${why}`);
const heading = '一、总体情况';
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('our own files', () => {
  it('the names are as long as they say', () => {
    expect(NAMES.slice(0, 4).map(([, name]) => [...name].length)).toEqual([2, 20, 49, 80]);
  });
  it.each(NAMES)('a name of %s comes back from every kind', async (_, name) => {
    const doc: ReportDocument = { ...report, ...XISHICHANG_2024, organ: { name }, year: 2024 };
    const files: [string, Uint8Array | string][] = [['txt', plainText(printed(doc), 'tabs')]];
    for (const kind of ['html', 'docx', 'xlsx', 'md', 'pdf'] as const) files.push([kind, await exportReport(kind, doc)]);
    for (const [kind, bytes] of files) {
      const read = await importFile(`report.${kind}`, typeof bytes === 'string' ? bytesOf(bytes) : bytes);
      expect({ kind, organ: read.document.organ.name, year: read.document.year, title: read.printed.title }).toEqual({ kind, organ: name, year: 2024, title: reportTitle(doc) });
      expect(told(read), kind).toEqual([]);
      expect(read.document.preface, kind).toBeUndefined();
      expect(read.document.overview?.proactive?.replaceAll(' ', ''), kind).toBe(XISHICHANG_2024.overview?.proactive?.replaceAll(' ', ''));
    }
  });
});

const BODY = ['根据《中华人民共和国政府信息公开条例》第五十条，编', '制本年度报告，数据统计期限为2024年1月1日至12月31日。'];
/** A page as other makers set it: lines in the middle, 30 points apart, and the text below in 16 points. */
function paper(head: (string | Partial<PdfLine> & { text: string })[]): Promise<ImportResult> {
  let y = 80;
  const set = head.map((line): PdfLine => ({ size: 22, y: (y += 34), ...(typeof line === 'string' ? { text: line } : line) }));
  y += 20;
  const text = BODY.map((line, index): PdfLine => ({ text: line, size: 16, x: index === 0 ? 112 : 80, y: (y += 28) }));
  return importFile('report.pdf', pdfOfLines([...set, ...text, { text: heading, size: 16, x: 112, y: y += 28 }, { text: '（一）主动公开', size: 16, x: 112, y: y += 28 }, { text: '公开政府信息13条。', size: 16, x: 112, y: y += 28 }]));
}
function expectOffice(read: ImportResult, name: string, doubts: string[] = []): void {
  expect({ organ: read.document.organ.name, year: read.document.year }).toEqual({ organ: name, year: 2024 });
  expect(told(read)).toEqual(doubts);
  expect(read.document.overview?.proactive).toBe('公开政府信息13条。');
}

describe('PDF of other makers', () => {
  const words = '某某市某某新区某某街道办事处';
  it.each([
    ['two lines', ['某某市某某新区某某街道办事处', '2024年政府信息公开工作年度报告']],
    ['two lines, the name cut', ['某某市某某新区某某街道办', '事处2024年政府信息公开工作年度报告']],
    ['three lines', ['某某市某某新区', '某某街道办事处', '2024年政府信息公开工作年度报告']],
    ['three lines, cut anywhere', ['某某市某某新区某某街道办', '事处2024年政府信息公开', '工作年度报告']],
    ['the year and a word alone', ['某某市某某新区', '某某街道办事处', '2024年', '政府信息公开', '工作年度报告']],
    ['a second name in brackets', ['某某市某某新区某某街道办事处', '（某某市旅游度假区管理局、某某园区）', '2024年政府信息公开工作年度报告'], '某某市某某新区某某街道办事处（某某市旅游度假区管理局、某某园区）'],
    ['the year behind', ['某某市某某新区', '某某街道办事处政府信息公开工作年度报告', '（2024年度）']],
    ['letters set apart', ['某 某 市 某 某 新 区', '某 某 街 道 办 事 处', '2024 年 政府 信息 公开 工作 年度 报告']],
  ] as [string, string[], string?][])('a title on %s', async (_, lines, name = words) => {
    const read = await paper(lines);
    expectOffice(read, name);
    expect(read.document.preface).toBe(BODY.join(''));
  });
  it('a name of 49 letters that fills its lines', async () => {
    expectOffice(await paper([LONG.slice(0, 20), LONG.slice(20, 40), LONG.slice(40), '2024年政府信息公开工作年度报告']), LONG);
  });
  it('the year before the name', async () => {
    expectOffice(await paper(['2024年度某某市某某新区', '某某街道办事处', '政府信息公开工作报告']), words);
  });
  it('a cover with the title, and the title again on the next page', async () => {
    const title = ['某某市某某新区', '某某街道办事处', '2024年政府信息公开工作年度报告'];
    const lines = (page: number, from: number, size: number) => title.map((text, index): PdfLine => ({ text, size, y: from + index * 40, page }));
    const read = await importFile('report.pdf', pdfOfLines([...lines(1, 300, 28), ...lines(2, 100, 22), { text: BODY[1]!, size: 16, x: 80, y: 260, page: 2 }, { text: heading, size: 16, x: 112, y: 290, page: 2 }, { text: '（一）主动公开', size: 16, x: 112, y: 320, page: 2 }, { text: '公开政府信息13条。', size: 16, x: 112, y: 350, page: 2 }]));
    expectOffice(read, words);
    expect(read.document.preface).toBe(BODY[1]);
  });

  const title = ['某某市某某新区', '某某街道办事处', '2024年政府信息公开工作年度报告'];
  it.each(['某政办〔2025〕3号', '某政办发(2025) 12 号', '索引号：014250000/2025-00012', '附件1', '附件', '附件1：', '发布日期：2025-01-20', '2025年1月20日', '（2025年1月20日）', '2025-01-20', '首页 > 政务公开 > 政府信息公开年报', '当前位置：首页', '某某区人民政府门户网站', '某某区人民政府办公室文件', '主动公开', '（此件公开发布）', '（公开版）', '（2024年度）', '分享到：', '目 录'])(
    'above it, set the same: %s', async (above) => {
      const read = await paper([above, ...title]);
      expectOffice(read, words);
      expect(read.unread.map(({ what }) => what.replaceAll(' ', ''))).toContain(above.replaceAll(' ', ''));
      expect(read.document.preface).not.toContain(above);
    },
  );
  it.each([
    ['a larger masthead', { text: '某某省某某集团', size: 36 }], ['a small line', { text: '某某新区公开', size: 10 }], ['a line at the left', { text: '甲乙丙', x: 80 }], ['a line far above', { text: '某某省某某集团', y: 40 }],
  ])('%s is no part of it', async (_, above: { text: string; size?: number; x?: number; y?: number }) => {
    const read = await paper([above, ...title]);
    expect(read.document.organ.name).toBe(words);
    expect(read.unread.map(({ what }) => what)).toContain(above.text);
  });
  it('the name of a column set like the title is left out, and told', async () => {
    expectOffice(await paper(['某某区政务公开', ...title]), words, ['某某区政务公开：标题上面的一行，可能是机关名称的一部分，没有读入，请核对机关名称']);
    expectOffice(await paper([{ text: '某某区政务公开', size: 30 }, ...title]), words);
    expectOffice(await paper(['某某区政务公开', '办公室2024年政府信息公开工作年度报告']), '某某区政务公开办公室');
  });
  it('the name alone above the whole title', async () => {
    expectOffice(await paper([words, `${words}2024年政府`, '信息公开工作年度报告']), words);
  });
  it('a name of which only the end is there is told', async () => {
    expectOffice(await paper(['附件1', '办事处2024年政府信息公开工作年度报告']), '办事处', ['机关名称：只读到“办事处”，可能不完整，请核对']);
    expectOffice(await paper(['某某）管理局2024年政府信息公开工作年度报告']), '某某）管理局', ['机关名称：只读到“某某）管理局”，可能不完整，请核对']);
  });
  it('without a name there is no title', async () => {
    const read = await paper(['某某区政务公开', '2024年政府信息公开工作年度报告']);
    expect(read.untitled).toBe(true);
    expect(told(read)).toEqual([expect.stringContaining('机关名称和年度请自行填写')]);
  });
});

describe('Word files of others', () => {
  const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const line = (text: string, properties = '', size = 0) => `<w:p><w:pPr>${properties}</w:pPr>${text.split('\n').map((part) => `<w:r><w:rPr>${size ? `<w:sz w:val="${size}"/>` : ''}</w:rPr><w:t>${part}</w:t></w:r>`).join('<w:r><w:br/></w:r>')}</w:p>`;
  const read = (head: string, styles = '') => importFile('report.docx', zipSync({ 'word/document.xml': strToU8(`<w:document ${NS}><w:body>${head}${line(heading)}${line('（一）主动公开')}${line('公开政府信息13条。')}</w:body></w:document>`), ...(styles ? { 'word/styles.xml': strToU8(`<w:styles ${NS}>${styles}</w:styles>`) } : {}) }));
  const MIDDLE = '<w:jc w:val="center"/>';
  const parts = ['中国（某某）自由贸易试验区', '某某片区管理委员会', '2024年政府信息公开工作年度报告'], name = parts[0]! + parts[1]!;
  it('paragraphs in the middle', async () => {
    expectOffice(await read(line('某政发〔2025〕1号', MIDDLE, 32) + parts.map((text) => line(text, MIDDLE, 44)).join('')), name);
  });
  it('paragraphs of a style', async () => {
    const styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="a"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>';
    expectOffice(await read(line('某某市某某集团') + parts.map((text) => line(text, '<w:pStyle w:val="b"/>')).join(''), styles), name);
  });
  it('one paragraph with breaks', async () => {
    expectOffice(await read(line('某某市某某集团') + line(parts.join('\n'))), name);
    expectOffice(await read(line(`附件1\n${parts.join('\n')}`)), name);
  });
  it('lines that nothing sets apart are told', async () => {
    expectOffice(await read(parts.map((text) => line(text)).join('')), parts[1]!, [`${parts[0]}：标题上面的一行，可能是机关名称的一部分，没有读入，请核对机关名称`]);
  });
});

describe('pages of others', () => {
  const read = (head: string) => importFile('report.html', bytesOf(`<html><body>${head}<p>${heading}</p><p>（一）主动公开</p><p>公开政府信息13条。</p></body></html>`));
  const name = '某某市某某新区某某街道办事处';
  it.each([
    ['a heading with breaks', '<div>某某新区</div><h1>某某市某某新区<br>某某街道办事处<br>2024年政府信息公开工作年度报告</h1>'],
    ['headings', '<h3>某某新区</h3><h1>某某市某某新区</h1><h1>某某街道办事处</h1><h1>2024年政府信息公开工作年度报告</h1>'],
    ['Word as HTML', ['某某市某某新区', '某某街道办事处', '2024年政府信息公开工作年度报告'].map((text) => `<p class=MsoNormal align=center style='text-align:center'><span style='font-size:22.0pt'>${text}</span></p>`).join('\n')],
    ['letters of different settings', '<p style="text-align:center;font-size:16pt">某政发〔2025〕1号</p><p style="text-align:center;font-size:29px">某某市<b>某某新区</b></p><p style="text-align:center;font-size:29px">某某街道办事处<br>2024年政府信息公开工作年度报告</p>'],
    ['a label before it', '<div>索引号：1</div><div>标题：某某市某某新区某某街道办事处2024年政府信息公开工作年度报告</div><h1>某某市某某新区<br>某某街道办事处<br>2024年政府信息公开工作年度报告</h1>'],
  ])('%s', async (_, head) => {
    const result = await read(head);
    expectOffice(result, name);
    expect(result.document.preface).toBeUndefined();
  });
  it('a heading of the site is no part of it', async () => {
    const title = '<h1>某某市某某新区</h1><h1>某某街道办事处2024年政府信息公开工作年度报告</h1>';
    const why = '标题上面的一行，可能是机关名称的一部分，没有读入，请核对机关名称';
    expectOffice(await read(`<div><h1>某某省</h1></div><div>${title}</div>`), name, [`某某省：${why}`]);
    expectOffice(await read(`<h1>某某省</h1><nav>首页 政务公开</nav>${title}`), name, [`某某省：${why}`]);
    expectOffice(await read(`<h2>某某省</h2>${title}`), name);
  });
  it('centred lines without a size are taken, and told', async () => {
    expectOffice(await read('<center><p>某某市某某新区</p><p>某某街道办事处</p><p>2024年政府信息公开工作年度报告</p></center>'), name, [`机关名称：标题不在一行，机关名称读作“${name}”，请核对`]);
  });
  it('a name in the head of the page is found behind what stands between', async () => {
    expectOffice(await read('<div>某某街道办事处</div><div>发布时间：2025-01-20</div><div>2024年政府信息公开工作年度报告</div>'), '某某街道办事处', ['机关名称：标题不在一行，机关名称读作“某某街道办事处”，请核对']);
  });
  it('one element with breaks alone says nothing of the setting', async () => {
    expectOffice(await read('<div>某某市某某新区<br>某某街道办事处<br>2024年政府信息公开工作年度报告<br>前言<br></div>'), '某某街道办事处', ['某某市某某新区：标题上面的一行，可能是机关名称的一部分，没有读入，请核对机关名称']);
  });
});

describe('text, Markdown and workbooks of others', () => {
  const rest = `${heading}\n（一）主动公开\n公开政府信息13条。\n`;
  const name = '某某市某某新区某某街道办事处';
  it('text in the middle by blanks', async () => {
    expectOffice(await importFile('a.txt', bytesOf(`                  某政发〔2025〕1号\n\n                    某某市某某新区\n                    某某街道办事处\n            2024年政府信息公开工作年度报告\n\n    前言。\n${rest}`)), name, [`机关名称：标题不在一行，机关名称读作“${name}”，请核对`]);
  });
  it('lines on the same middle, the longest at the edge, as pdftotext writes them', async () => {
    expectOffice(await importFile('a.txt', bytesOf(`           某某市某某新区\n  某某街道办事处综合行政执法管理局\n 2024 年政府信息公开工作年度报告\n\n  前言。\n${rest}`)), '某某市某某新区某某街道办事处综合行政执法管理局', ['机关名称：标题不在一行，机关名称读作“某某市某某新区某某街道办事处综合行政执法管理局”，请核对']);
  });
  it('text without setting', async () => {
    expectOffice(await importFile('a.txt', bytesOf(`某某市某某新区\n某某街道办事处\n2024年政府信息公开工作年度报告\n${rest}`)), '某某街道办事处', ['某某市某某新区：标题上面的一行，可能是机关名称的一部分，没有读入，请核对机关名称']);
    expectOffice(await importFile('a.txt', bytesOf(`中国（某某\n新区）某某街道办事处\n2024年政府信息公开工作年度报告\n${rest}`)), '中国（某某新区）某某街道办事处', ['机关名称：标题不在一行，机关名称读作“中国（某某新区）某某街道办事处”，请核对']);
  });
  it('headings of Markdown', async () => {
    expectOffice(await importFile('a.md', bytesOf(`某某集团\n\n# 某某市某某新区\n\n# 某某街道办事处\n\n# 2024年政府信息公开工作年度报告\n\n## ${rest}`)), name);
  });
  it('a cell of several lines, and rows', async () => {
    const book = async (fill: (sheet: ExcelJS.Worksheet) => void) => {
      const file = new ExcelJS.Workbook(), sheet = file.addWorksheet('报告');
      fill(sheet);
      for (const text of rest.trim().split('\n')) sheet.addRow([text]);
      return importFile('a.xlsx', new Uint8Array(await file.xlsx.writeBuffer()));
    };
    expectOffice(await book((sheet) => { sheet.addRow(['附件1']); sheet.addRow(['某某市某某新区\n某某街道办事处\n2024年政府信息公开工作年度报告']); }), name);
    expectOffice(await book((sheet) => { sheet.addRow([name]); sheet.addRow(['2024年政府信息公开工作年度报告']); }), name);
  });
});

it('the lines of a title on paper are those of the title', () => {
  for (const [, name] of NAMES) expect(titleLines({ organ: { name }, year: 2024 }, 20).join('')).toBe(reportTitle({ organ: { name }, year: 2024 } as ReportDocument));
});
