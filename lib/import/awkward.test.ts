/** Reports as offices really hand them on: numbers Word sets itself, layout tables, lists of contents, notes on figures, torn files. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import ExcelJS from 'exceljs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printed, rowsOf, type Grid, type PlacedCell, type PrintedBlock } from '../../bench/layouts/printed';
import { html } from '../../bench/layouts/write-html';
import { exportReport } from '../export';
import { blankWorkbook } from '../export/xlsx';
import { OVERVIEW_KEYS, type ReportDocument } from '../report/document';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { aspectHead, sectionHead } from './headings';
import { importFile } from './index';
import { readTitle } from './title';
import { ImportRefused, type ImportResult } from './types';

const { report } = JSON.parse(readFileSync(join(import.meta.dirname, '../report/fixtures/06_suqian_city_2023.json'), 'utf8')) as { report: ReportDocument };
const doc: ReportDocument = { ...report, organ: { name: '新华区西市场街道办事处' }, year: 2024, ...XISHICHANG_2024 };
const page = printed(doc);
type Text = Extract<PrintedBlock, { kind: 'text' }>;
/** The report with each line of text as `write` has it. */
const bent = (write: (block: Text) => string) => ({ ...page, blocks: page.blocks.map((block) => (block.kind === 'table' ? block : { ...block, text: write(block) })) });
const encode = (text: string) => new TextEncoder().encode(text);
const read = (name: string, bytes: Uint8Array | string) => importFile(name, typeof bytes === 'string' ? encode(bytes) : bytes);

function expectWhole(result: ImportResult): void {
  expect(result.document.organ.name).toBe('新华区西市场街道办事处');
  expect(result.document.year).toBe(2024);
  for (const key of OVERVIEW_KEYS) expect(result.document.overview?.[key], key).toBe(doc.overview?.[key]);
  expect(result.document.problems).toBe(doc.problems);
  expect(result.document.otherMatters).toBe(doc.otherMatters);
  expect(result.document.preface).toBeUndefined();
  expect(result.document.applications).toEqual(doc.applications);
  expect(result.document.disputes).toEqual(doc.disputes);
}

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:pic="p" xmlns:mc="m"';
const run = (text: string, properties = '') => `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`;
const line = (text: string, properties = '') => `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${text ? run(text) : ''}</w:p>`;
const table = (grid: Grid, cell: (place: PlacedCell) => string = (place) => line(place.text)) => `<w:tbl>${Array.from({ length: grid.rows }, (_, row) => `<w:tr>${grid.cells.filter((place) => place.row <= row && row < place.row + place.rowSpan).sort((a, b) => a.column - b.column)
  .map((place) => `<w:tc><w:tcPr><w:gridSpan w:val="${place.colSpan}"/>${place.rowSpan > 1 ? (place.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : ''}</w:tcPr>${place.row === row ? cell(place) : '<w:p/>'}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
const docx = (body: string, parts: Record<string, string> = {}) => zipSync({ 'word/document.xml': strToU8(`<w:document ${NS}><w:body>${body}</w:body></w:document>`), ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])) });
const written = (write: (block: Text) => string, cell?: (place: PlacedCell) => string) => page.blocks.map((block) => (block.kind === 'table' ? table(block.grid, cell) : write(block))).join('');
const NUMBERING = `<w:numbering ${NS}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

describe('Word', () => {
  const bare = (block: Text) => block.text.replace(/^.、|^（.）/, '');
  it('numbers Word sets itself are read, given directly or by a style', async () => {
    const direct = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`;
    const numbered = await read('a.docx', docx(written((block) => (block.role === 'heading' ? line(bare(block), direct(0)) : block.role === 'aspect' ? line(bare(block), direct(1)) : line(block.text))), { 'word/numbering.xml': NUMBERING }));
    expectWhole(numbered);
    expect(numbered.printed.headings?.[5]).toBe('六、其他需要报告的事项');
    const styles = `<w:styles ${NS}><w:style w:styleId="1"><w:pPr>${direct(0)}</w:pPr></w:style><w:style w:styleId="2"><w:pPr>${direct(1)}</w:pPr></w:style><w:style w:styleId="3"><w:basedOn w:val="2"/></w:style></w:styles>`;
    expectWhole(await read('b.docx', docx(written((block) => (block.role === 'heading' ? line(bare(block), '<w:pStyle w:val="1"/>') : block.role === 'aspect' ? line(bare(block), '<w:pStyle w:val="3"/>') : line(block.text))), { 'word/numbering.xml': NUMBERING, 'word/styles.xml': styles })));
  });
  it('text of a table that only lays out the page is not lost', async () => {
    expectWhole(await read('a.docx', docx(`<w:tbl><w:tr><w:tc>${written((block) => line(block.text))}</w:tc></w:tr></w:tbl>`)));
  });
  it('moved, deleted and hidden text is no text; notes, remarks, headers and pictures are told', async () => {
    const body = written((block) => `<w:p>${run(block.text)}<w:moveFrom>${run('旧处')}</w:moveFrom>${block.role === 'body' ? run('藏', '<w:vanish/>') : run('', '<w:vanish w:val="0"/>')}</w:p>`);
    const result = await read('a.docx', docx(`${body}<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>`, { 'word/footnotes.xml': `<w:footnotes ${NS}><w:footnote>${line('含上年结转。')}</w:footnote></w:footnotes>`, 'word/header1.xml': `<w:hdr ${NS}>${line('西市场街道')}${line('- 3 -')}</w:hdr>`, 'word/comments.xml': `<w:comments ${NS}><w:comment>${line('请核对')}</w:comment></w:comments>` }));
    expectWhole(result);
    expect(result.unread.map((item) => [item.where, item.what]).sort()).toEqual([['批注', '请核对'], ['正文', '1张图片'], ['正文', expect.stringMatching(/^藏+$/)], ['脚注', '含上年结转。'], ['页眉', '西市场街道']].sort());
  });
  it('a list of contents is told, and none of it gets into the texts', async () => {
    const contents = page.blocks.flatMap((block, index) => (block.kind === 'text' && (block.role === 'heading' || block.role === 'aspect') ? [`<w:p>${run(block.text)}<w:r><w:tab/></w:r>${run(String(index + 1))}</w:p>`] : [])).join('');
    const [title, ...rest] = page.blocks;
    const result = await read('a.docx', docx(`${line((title as Text).text)}${line('目　录')}${contents}${rest.map((block) => (block.kind === 'table' ? table(block.grid) : line(block.text))).join('')}`));
    expectWhole(result);
    expect(result.printed.headings).toHaveLength(6);
    expect(result.unread).toMatchObject([{ why: expect.stringContaining('目录') as string, what: expect.stringContaining('三、收到') as string }]);
  });
  it('a note behind a figure is never read as a digit of it', async () => {
    const cell = (place: PlacedCell) => (place.pointer === '/applications/1/naturalPerson' ? `<w:p>${run(place.text)}${run('1', '<w:vertAlign w:val="superscript"/>')}</w:p>` : place.pointer === '/applications/3.1/naturalPerson' ? line(`${place.text}①`) : place.pointer === '/applications/3.2/naturalPerson' ? `${line('3')}${line('05')}` : line(place.text));
    const result = await read('a.docx', docx(written((block) => line(block.text), cell)));
    expect(result.document.applications?.['1']?.naturalPerson).toBe(doc.applications?.['1']?.naturalPerson);
    expect(result.document.applications?.['3.1']?.naturalPerson).toBe(doc.applications?.['3.1']?.naturalPerson);
    expect(result.doubts.map((doubt) => [doubt.pointer, doubt.reason])).toEqual([['/applications/1/naturalPerson', '数字旁印有注号“1”，请看清数字'], ['/applications/3.1/naturalPerson', '数字旁印有注号“①”，请看清数字'], ['/applications/3.2/naturalPerson', '数字中间有空格或换行，可能是两个数']]);
  });
});

describe('headings and titles as offices print them', () => {
  it.each([
    ['第一部分 …', (block: Text) => (block.role === 'heading' ? block.text.replace(/^(.)、/, '第$1部分　') : block.text)],
    ['1、… and 1.…', (block: Text) => block.text.replace(/^（?([一二三四五六])[、）](?=.{2,30}$)/, (_, sign: string) => `${'一二三四五六'.indexOf(sign) + 1}${block.role === 'aspect' ? '.' : '、'}`)],
    ['names alone', (block: Text) => (block.role === 'heading' || block.role === 'aspect' ? block.text.replace(/^.、|^（.）/, '') : block.text)],
    ['…工作情况', (block: Text) => (block.role === 'aspect' ? `${block.text}工作情况` : block.text)],
  ])('%s', async (_, write) => {
    expectWhole(await read('a.html', html(bent(write))));
  });
  it('a heading with its text on the same line', async () => {
    const lines: string[] = [];
    for (const block of page.blocks) {
      if (block.kind === 'table') lines.push(table(block.grid));
      else if (block.role === 'body' && /情况。$|事项。$|[）)].{2,20}。$/.test(lines.at(-1)?.replaceAll(/<[^>]*>/g, '') ?? '')) lines.push(line(`${lines.pop()!.replaceAll(/<[^>]*>/g, '')}${block.text}`));
      else lines.push(line(block.role === 'heading' || block.role === 'aspect' ? `${block.text}。` : block.text));
    }
    expectWhole(await read('a.docx', docx(lines.join(''))));
  });
  it('a sub-heading below an aspect is text, a figure list is no heading', () => {
    expect(sectionHead('（一）存在的主要问题及改进情况')).toBeNull();
    expect(sectionHead('1.主动公开政府信息情况')).toBeNull();
    expect(sectionHead('五、一是加强学习，二是完善制度。')).toBeNull();
    expect(sectionHead('二、主动公开政府信息情况')).toMatchObject({ section: 'disclosure', official: true });
    expect(aspectHead('1.主动公开政府信息情况')).toMatchObject({ key: 'proactive', usual: false });
    expect(aspectHead('（一）主动公开工作要点落实到位，成效明显')).toBeNull();
    expect(aspectHead('主动公开信息13条')).toBeNull();
  });
  it.each([
    ['2024年度寨上街政府信息公开工作报告', '寨上街', 2024], ['甲局关于2024年政府信息公开工作年度报告', '甲局', 2024], ['甲镇人民政府政府信息公开工作年度报告（2023年度）', '甲镇人民政府', 2023],
    ['甲街道办事处二〇二四年政府信息公开工作年度报告', '甲街道办事处', 2024], ['甲局2025年度政府信息公开年报', '甲局', 2025], ['# 甲局2025年政府信息公开工作年度报告', '甲局', 2025],
  ])('the title %s', (title, organ, year) => expect(readTitle(title)).toMatchObject({ organ, year }));
  it.each(['关于做好2024年政府信息公开工作年度报告的通知', '2024年，我局发布政府信息公开工作年度报告。', '政府信息公开工作年度报告'])('no title: %s', (words) => expect(readTitle(words)).toBeNull());
});

describe('what cannot be placed is told', () => {
  it('texts without title and headings, the site around, a missing table', async () => {
    const torn = bent((block) => (block.role === 'title' ? '首页 > 政务公开' : block.text));
    const result = await read('a.html', html({ ...torn, blocks: [...torn.blocks.slice(0, 1), { kind: 'text', role: 'body', text: '根据条例编制。' }, ...torn.blocks.slice(1).filter((block) => block.kind === 'text' || block.grid.id !== 'disputes')] }).replace('</body>', '<footer>主办：办公室</footer><p style="display:none">旧稿</p></body>'));
    expect(result.untitled).toBe(true);
    expect(result.document.preface).toBeUndefined();
    expect(result.unread.map((item) => item.what)).toEqual(expect.arrayContaining(['标题', '首页 > 政务公开', '根据条例编制。', '表四', '主办：办公室', '旧稿']));
  });
  it('lines before the title', async () => {
    const result = await read('a.txt', `某某区政务公开\n${(page.blocks[0] as Text).text}\n根据条例编制。\n一、总体情况\n（一）主动公开\n公开13条。`);
    expect(result.document.preface).toBe('根据条例编制。');
    expect(result.unread.map((item) => item.what)).toContain('某某区政务公开');
  });
  it('a pasted table alone says nothing of the others', async () => {
    const [, grid] = page.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const result = await read('a.html', html({ ...page, blocks: [grid!] }));
    expect(result.document.applications).toEqual(doc.applications);
    expect(result.unread.map((item) => item.what)).toEqual(['标题']);
  });
});

describe('other kinds', () => {
  it('Markdown with HTML tables, as converters of scans write it', async () => {
    const text = page.blocks.map((block) => (block.kind === 'text' ? (block.role === 'body' ? block.text : `# ${block.text}`) : `<html><body><table>${rowsOf(block.grid).map((row) => `<tr>${row.map((place) => `<td rowspan="${place.rowSpan}" colspan="${place.colSpan}">${place.text}</td>`).join('')}</tr>`).join('')}</table></body></html>`)).join('\n\n');
    expectWhole(await read('a.md', text));
  });
  it('a byte lost on the way does not cost the report, and is told', async () => {
    const text = html(page), cut = text.indexOf('依托政府信息');
    const utf8 = await read('a.html', Buffer.concat([encode(text.slice(0, cut)), Buffer.from([0xe4, 0xb8]), encode(text.slice(cut))]));
    const chinese = await read('b.html', Buffer.concat([iconv.encode(text.slice(0, cut), 'gb18030'), Buffer.from([0xff]), iconv.encode(text.slice(cut), 'gb18030')]));
    for (const result of [utf8, chinese]) {
      expect(result.document.applications).toEqual(doc.applications);
      expect(result.document.overview?.proactive).toContain('\ufffd');
      expect(result.unread.map((item) => item.why)).toContainEqual(expect.stringContaining('损坏'));
    }
    expect((await read('c.html', iconv.encode(text, 'gb18030'))).unread).toEqual([]);
  });
  it.each([['General', '7730.5'], ['0.00', '7730.50'], ['#,##0.00', '7730.50'], ['0.0', '7730.5'], ['0', '7730.5'], ['0.00%', '7730.5'], ['¥0.00', '7730.5']])('a workbook: an amount stored as 7730.4999999999998 in format %s is %s', async (numFmt, wanted) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await exportReport('xlsx', doc)) as unknown as Parameters<typeof book.xlsx.load>[0]);
    book.getWorksheet('表二')!.eachRow((row) => row.eachCell((cell) => { if (cell.master !== cell) return; if (cell.value === Number(doc.disclosure!.feesWanYuan)) { cell.value = 7730.5; cell.numFmt = numFmt; } else if (typeof cell.value === 'number') cell.numFmt = '0.00'; }));
    const files = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
    for (const name of Object.keys(files)) if (/worksheets\/sheet/.test(name)) files[name] = strToU8(strFromU8(files[name]!).replaceAll('<v>7730.5</v>', '<v>7730.4999999999998</v>'));
    const result = await read('a.xlsx', zipSync(files));
    // Counts shown with decimals are counts all the same.
    expect(result.document.disclosure).toEqual({ ...doc.disclosure, feesWanYuan: wanted });
    expect(result.doubts).toEqual([]);
  });
  it('a workbook: hidden sheets and remarks told, an empty form is one remark a table', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await exportReport('xlsx', doc)) as unknown as Parameters<typeof book.xlsx.load>[0]);
    book.addWorksheet('去年的表', { state: 'hidden' }).addRow(['自然人', 9]);
    book.getWorksheet('表三')!.getCell('A1').note = '待核';
    const result = await read('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    expect(result.unread.map((item) => item.what)).toEqual(['去年的表', '待核']);
    const blank = await read('b.xlsx', await blankWorkbook('甲街道办事处', 2024));
    expect(blank.unread).toMatchObject([{ what: '表二', why: '整张表没有填数' }]);
    expect(blank.doubts.some((doubt) => doubt.pointer.startsWith('/disclosure/'))).toBe(false);
  });
  it.each([
    ['{\\rtf1\\ansi }', 'RTF'], ['MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x', '.mht'], ['\u0089PNG', '图片'], ['Rar!', '压缩包'],
  ])('%j is refused with what to do', async (start, words) => {
    const refusal: unknown = await read('x', Buffer.from(`${start}\n`, 'latin1')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ImportRefused);
    expect((refusal as Error).message).toContain(words);
  });
});
