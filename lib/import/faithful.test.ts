/** Where a figure could be taken wrongly, or words of a source be lost, without anybody being told. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printed } from '../../bench/layouts/printed';
import { html } from '../../bench/layouts/write-html';
import { exportReport } from '../export';
import { valueAt, type ReportDocument } from '../report/document';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { importFile } from './index';
import type { ImportResult } from './types';

const { report } = JSON.parse(readFileSync(join(import.meta.dirname, '../report/fixtures/06_suqian_city_2023.json'), 'utf8')) as { report: ReportDocument };
const doc: ReportDocument = { ...report, organ: { name: '新华区西市场街道办事处' }, year: 2024, ...XISHICHANG_2024 };
const page = html(printed(doc));
const read = (name: string, source: Uint8Array | string) => importFile(name, typeof source === 'string' ? new TextEncoder().encode(source) : source);
/** The page with one place changed; the place must be there. */
const bent = (from: string, to: string) => { if (!page.includes(from)) throw new Error(`Not on the page: ${from}`); return page.replace(from, () => to); };
const doubtsAt = (result: ImportResult, pointer: string) => result.doubts.filter((doubt) => doubt.pointer === pointer).map((doubt) => doubt.reason);
const told = (result: ImportResult) => result.unread.map((item) => `${item.what} ${item.where}`);
const FIRST = '/applications/1/naturalPerson';

describe('a row that is there twice', () => {
  const list = (head: string) => `<table><tr><td>类别</td><td>${head}</td></tr><tr><td>行政许可</td><td>120</td></tr><tr><td>行政处罚</td><td>45</td></tr></table>`;
  it('a list by subject in section 一 is not table two, and is told', async () => {
    const result = await read('a.html', bent('<h3>（二）依申请公开</h3>', `${list('数量')}<h3>（二）依申请公开</h3>`));
    expect(result.document.disclosure).toEqual(doc.disclosure);
    expect(result.doubts).toEqual([]);
    expect(told(result)).toEqual(['表二“行政许可”一行 行政许可｜120', '表二“行政处罚”一行 行政处罚｜45']);
  });
  it('with the same head nobody can say which of them is meant', async () => {
    const result = await read('a.html', bent('<h3>（二）依申请公开</h3>', `${list('本年处理决定数量')}<h3>（二）依申请公开</h3>`));
    expect(doubtsAt(result, '/disclosure/licensing')).toEqual(['来源中有几行“行政许可”，不能确定是哪一行']);
    expect(doubtsAt(result, '/disclosure/coercion')).toEqual([]);
    expect(told(result)).toHaveLength(2);
  });
  it('a row table two does not have is told', async () => {
    const result = await read('a.html', page.replace(/<tr>(?=<t[dh]>行政强制<)/, '<tr><td>行政裁决</td><td colspan="3">77</td></tr><tr>'));
    expect(result.document.disclosure).toEqual(doc.disclosure);
    expect(told(result)).toEqual(['表二“行政裁决”一行 行政裁决｜77']);
  });
});

describe('what is crossed out does not count', () => {
  const np = '3402';
  it.each([['del', `<del>12</del>${np}`], ['s', `<p><s>12</s>${np}</p>`], ['a style', `<span style="text-decoration: line-through">12</span>${np}`]])('on a page (%s)', async (_, cell) => {
    const result = await read('a.html', bent(`<td>${np}</td>`, `<td>${cell}</td>`));
    expect(valueAt(result.document, FIRST)).toBe(3402);
    expect(doubtsAt(result, FIRST)).toEqual(['格中有划去的“12”，请看清数字']);
  });
  it('a figure that is crossed out whole is no figure', async () => {
    const result = await read('a.html', bent(`<td>${np}</td>`, `<td><del>${np}</del></td>`));
    expect(valueAt(result.document, FIRST)).toBeUndefined();
    expect(doubtsAt(result, FIRST)).toEqual(['格中有划去的“3402”，请看清数字']);
  });
  it('in a text it is left out and told; m² stays m²', async () => {
    const result = await read('a.html', bent('<h3>（二）依申请公开</h3>', '<p>新建公开栏<del>5</del>6个，共30m<sup>2</sup>。</p><h3>（二）依申请公开</h3>'));
    expect(result.document.overview?.proactive).toBe(`${doc.overview?.proactive}\n新建公开栏6个，共30m²。`);
    expect(result.unread).toEqual([{ what: '5', why: '划去的文字，没有读入', where: '一、总体情况' }]);
  });
  it('in Word', async () => {
    const files = unzipSync(await exportReport('docx', doc));
    const before = (figure: string) => strToU8(strFromU8(files['word/document.xml']!).replace(/<w:r>(?:(?!<w:r>).)*?<w:t[^>]*>3402<\/w:t><\/w:r>/, (run) => `<w:r><w:rPr><w:strike/></w:rPr><w:t>${figure}</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t></w:t></w:r>${run}`));
    const result = await read('a.docx', zipSync({ ...files, 'word/document.xml': before('12') }));
    expect(valueAt(result.document, FIRST)).toBe(3402);
    expect(doubtsAt(result, FIRST)).toEqual(['格中有划去的“12”，请看清数字']);
  });
  it('in a workbook, where a raised digit is a note as well', async () => {
    const files = unzipSync(await exportReport('xlsx', doc));
    const name = Object.keys(files).find((file) => /worksheets\/sheet/.test(file) && strFromU8(files[file]!).includes('<v>3402</v>'))!;
    const rich = (text: string) => zipSync({ ...files, [name]: strToU8(strFromU8(files[name]!).replace(/<c r="(\w+)"( s="\d+")?[^>]*><v>3402<\/v>/, `<c r="$1"$2 t="inlineStr"><is>${text}</is>`)) });
    const crossed = await read('a.xlsx', rich('<r><rPr><strike/></rPr><t>12</t></r><r><t>3402</t></r>'));
    expect([valueAt(crossed.document, FIRST), doubtsAt(crossed, FIRST)]).toEqual([3402, ['格中有划去的“12”，请看清数字']]);
    const raised = await read('b.xlsx', rich('<r><t>3402</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'));
    expect([valueAt(raised.document, FIRST), doubtsAt(raised, FIRST)]).toEqual([3402, ['数字旁印有注号“1”，请看清数字']]);
  });
});

describe('table four', () => {
  const four = page.slice(page.lastIndexOf('<table'), page.lastIndexOf('</table>') + 8);
  it('its blocks in another order are read by their names', async () => {
    const result = await read('a.html', page.replace('未经复议直接起诉', '@').replace('复议后起诉', '未经复议直接起诉').replace('@', '复议后起诉'));
    expect(result.document.disputes).toEqual({ ...doc.disputes, litigationDirect: doc.disputes!.litigationAfterReconsideration, litigationAfterReconsideration: doc.disputes!.litigationDirect });
    expect(result.doubts).toEqual([]);
  });
  it('the numbers of the columns are no figures', async () => {
    const numbers = `<tr>${Array.from({ length: 15 }, (_, index) => `<td>${index + 1}</td>`).join('')}</tr>`;
    const at = four.lastIndexOf('<tr>');
    const result = await read('a.html', bent(four, four.slice(0, at) + numbers + four.slice(at)));
    expect(result.document.disputes).toEqual(doc.disputes);
    expect([result.doubts, result.unread]).toEqual([[], []]);
  });
  it('a second one is told, and the cells that differ are doubtful', async () => {
    const result = await read('a.html', bent(four, four + four.replace('<td>309</td>', '<td>300</td>')));
    expect(result.document.disputes).toEqual(doc.disputes);
    expect(result.doubts.map(({ pointer, reason }) => [pointer, reason])).toEqual([['/disputes/reconsideration/upheld', '来源中有几处“行政复议”，不能确定是哪一处']]);
    expect(told(result)[0]).toBe('表四“行政复议” 300｜17｜88｜26｜440');
    expect(result.unread).toHaveLength(3);
  });
});

describe('on a page', () => {
  it.each(['（单位：元）', '（元）'])('an amount below a head with %s is doubtful', async (unit) => {
    expect(doubtsAt(await read('a.html', bent('（单位：万元）', unit)), '/disclosure/feesWanYuan')).toEqual([`列标题印作“本年收费金额${unit}”，表内应为万元，请核对金额`]);
  });
  it('a count below a head in 万件 is doubtful', async () => {
    expect(doubtsAt(await read('a.html', bent('本年处理决定数量', '本年处理决定数量（单位：万件）')), '/disclosure/licensing')).toEqual(['列标题印作“本年处理决定数量（单位：万件）”，表内应为件，请核对数字']);
  });
  it.each([['<option>1</option><option selected>3402</option>', 3402], ['<option>3402</option><option>1</option>', 3402]])('of a list to choose from (%s) the choice is read', async (options, wanted) => {
    const result = await read('a.html', bent('<td>3402</td>', `<td><select>${options}</select></td>`));
    expect([valueAt(result.document, FIRST), result.doubts]).toEqual([wanted, []]);
  });
  const first = /<tr>(?=<t[dh][^>]*>一、本年新收)/;
  const row = `<td colspan=3>一、本年新收政府信息公开申请数量</td>${'<td>9</td>'.repeat(7)}`;
  it('a row or a cell that is not shown is none, and is told', async () => {
    for (const [hidden, words] of [[`<tr style="display:none">${row}</tr><tr>`, '一、本年新收政府信息公开申请数量9999999'], ['<tr><td style="display:none">17</td>', '17']] as const) {
      const result = await read('a.html', page.replace(first, hidden));
      expect(result.document.applications).toEqual(doc.applications);
      expect(result.doubts).toEqual([]);
      expect(told(result)).toEqual([`${words} 网页`]);
    }
  });
  it('a row of table three that is shown twice is doubtful', async () => {
    const result = await read('a.html', page.replace(first, `<tr>${row}</tr><tr>`));
    expect(new Set(result.doubts.map(({ reason }) => reason))).toEqual(new Set(['来源中有几行“一、本年新收政府信息公开申请数量”，不能确定是哪一行']));
    expect(result.doubts).toHaveLength(7);
  });
  it('a table of words and a note below a table are told', async () => {
    const result = await read('a.html', bent('<h2>五、', '<p>注：含上年度结转数量。</p><table><tr><td>存在问题</td><td>改进措施</td></tr><tr><td>错别字较多</td><td>加强校对</td></tr></table><h2>五、'));
    expect(told(result)).toEqual(['一张2行的表 存在问题｜改进措施', '注：含上年度结转数量。 四、政府信息公开行政复议、行政诉讼情况']);
  });
  it('a note in the last row of a table is told', async () => {
    const result = await read('a.html', page.replace(/<\/tbody><\/table>(?![\s\S]*<\/table>)/, '<tr><td colspan="15">注：含上年度结转数量</td></tr></tbody></table>'));
    expect(result.document.disputes).toEqual(doc.disputes);
    expect(told(result)).toEqual(['注：含上年度结转数量 第四部分']);
  });
  it('what a document cannot hold is doubtful, so that what was read can be read again', async () => {
    const result = await read('a.html', bent('<td>3402</td>', `<td>3402（${'含'.repeat(300)}）</td>`));
    expect(valueAt(result.document, FIRST)).toBe(3402);
    expect(doubtsAt(result, FIRST)).toEqual([expect.stringContaining('格中文字过长')]);
    expect((await read('a.json', JSON.stringify(result.document))).document).toEqual(result.document);
  });
  it.each(['[返回首页]\n', '[返回首页](index.html)\n\n'])('a text that begins with %j is no JSON', async (start) => {
    expect((await read('a.md', `${start}# 甲局2024年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开\n公开13条。`)).document).toMatchObject({ organ: { name: '甲局' }, overview: { proactive: '公开13条。' } });
  });
});

describe('what Office keeps elsewhere', () => {
  const word = async (bend: (xml: string) => string, name = 'word/document.xml') => {
    const { 'word/document.xml': main, ...files } = unzipSync(await exportReport('docx', doc));
    return read('a.docx', zipSync({ ...files, [name]: strToU8(bend(strFromU8(main!))) }));
  };
  it('rows in content controls and in changes nobody accepted are rows', async () => {
    const row = /<w:tr>(?:(?!<w:tr>)[\s\S])*?>二、上年结转(?:(?!<\/w:tr>)[\s\S])*<\/w:tr>/;
    for (const [open, close] of [['<w:sdt><w:sdtContent>', '</w:sdtContent></w:sdt>'], ['<w:ins>', '</w:ins>']]) {
      const result = await word((xml) => xml.replace(row, (whole) => `${open}${whole}${close}`));
      expect(result.document.applications).toEqual(doc.applications);
      expect(result.unread).toEqual([]);
    }
  });
  it('a hyphen that keeps a line whole is read, a formula is read, embedded things are told', async () => {
    const result = await word((xml) => xml.replace(/(<w:t[^>]*>)3402/, '<w:noBreakHyphen/>$13402').replace('</w:body>', '<w:p><w:r><w:t>占比</w:t></w:r><m:oMath xmlns:m="m"><m:r><m:t>3.5%</m:t></m:r></m:oMath><w:r><w:t>，电话0375</w:t><w:noBreakHyphen/><w:t>1234</w:t></w:r></w:p><w:p><w:r><w:object/></w:r><w:r><w:drawing><c:chart xmlns:c="c"/></w:drawing></w:r></w:p></w:body>'));
    expect(valueAt(result.document, FIRST)).toBe('-3402');
    expect(result.document.otherMatters?.endsWith('\n占比3.5%，电话0375-1234')).toBe(true);
    expect(told(result)).toEqual(['2个嵌入的对象 正文']);
  });
  it('the parts of a file from Word on the web have numbers', async () => {
    expect((await word((xml) => xml, 'word/document2.xml')).document.applications).toEqual(doc.applications);
  });
  it('text boxes, pictures, remarks and hidden rows of a workbook are told', async () => {
    const files = unzipSync(await exportReport('xlsx', doc));
    const name = Object.keys(files).find((file) => /worksheets\/sheet/.test(file) && strFromU8(files[file]!).includes('<v>3402</v>'))!;
    const result = await read('a.xlsx', zipSync({
      ...files, [name]: strToU8(strFromU8(files[name]!).replace('<row r="6"', '<row hidden="1" r="6"')),
      'xl/drawings/drawing1.xml': strToU8('<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>含上年</a:t></a:r><a:r><a:t>结转</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:pic/></xdr:wsDr>'),
      'xl/comments/comment1.xml': strToU8('<comments><commentList><comment ref="A1"><text><t>待核</t></text></comment></commentList></comments>'),
    }));
    expect(result.document.applications).toEqual(doc.applications);
    expect(told(result).sort()).toEqual(['1张图片 工作簿', '含上年结转 工作簿', '待核 A1', '隐藏的行或列 表三'].sort());
  });
});

describe('a PDF', () => {
  it('a raised digit is a note, and what a line goes through does not count', async () => {
    const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontBlobs: [readFileSync(join(import.meta.dirname, '../../assets/fonts/NotoSerifSC-Regular.ttf'))] }] });
    const heads = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
    compiler.addSource('/report.typ', `#set text(font: "Noto Serif SC", size: 10pt)
甲局2024年政府信息公开工作年度报告

三、收到和处理政府信息公开申请情况
#table(columns: (6em,) + (1fr,) * 7, [], ${heads.map((head) => `[${head}]`).join(',')}, [一、本年新收政府信息公开申请数量], [12#super[1]], [#strike[5]3], [0], [0], [0], [0], [#underline[15]])`);
    const result = await read('a.pdf', new Uint8Array(compiler.pdf({ mainFilePath: '/report.typ' })!));
    const cells = ['naturalPerson', 'enterprise', 'total'].map((key) => `/applications/1/${key}`);
    expect(cells.map((pointer) => [valueAt(result.document, pointer), doubtsAt(result, pointer)])).toEqual([[12, ['数字旁印有注号“1”，请看清数字']], [3, ['格中有划去的“5”，请看清数字']], [15, []]]);
  });
});

it('sentences that begin as lines of a site do stay text', async () => {
  const lines = ['关闭不活跃的政务微博1个，保留2个。', '打印宣传资料500份。', '访问量12万次，比上年增长5%。'];
  const result = await read('a.html', bent('<h3>（二）依申请公开</h3>', `${[...lines, '打印本页', '浏览次数：128'].map((line) => `<p>${line}</p>`).join('')}<h3>（二）依申请公开</h3>`));
  expect(result.document.overview?.proactive).toBe([doc.overview!.proactive, ...lines].join('\n'));
  expect(result.unread.map((item) => item.what)).toEqual(['打印本页', '浏览次数：128']);
});

it('a column table three does not have is told', async () => {
  const three = page.slice(page.indexOf('<table border=1 class="t-applications"'), page.lastIndexOf('<table'));
  const rows = three.split('\n').map((row) => (row.includes('>科研机构<') ? row.replace(/<\/tr>/, '<th>小计</th></tr>') : row.includes('>总计</th>') ? row.replace(/(<th[^>]*colspan=")5("[^>]*>法人)/, '$16$2') : row));
  const result = await read('a.html', bent(three, rows.map((row) => row.replace(/((?:<td>\d+<\/td>){6})(<td>\d+<\/td>)(?=<\/tr>)/, '$1<td>7</td>$2')).join('\n')));
  expect(result.document.applications).toEqual(doc.applications);
  expect(told(result)).toEqual([`表三多出的一列 ${Array(25).fill('7').join('｜')}`]);
});
