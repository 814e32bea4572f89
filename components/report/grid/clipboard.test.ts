import { describe, expect, it } from 'vitest';
import { blockFromClipboard, blockFromHtml, blockFromText } from './clipboard';
import { clipboardFromBlock } from './copied-block';
import { planPaste, readPasted, withoutLabels } from './paste-plan';

const target = { rows: [['a', 'b', 'sum'], ['c', 'd', 'sum2']], kindOf: () => 'count' as const, isComputed: (pointer: string) => pointer.startsWith('sum') };

describe('reading a block', () => {
  it('reads tab-separated text with quoted line breaks and drops trailing empty lines', () => {
    expect(blockFromText('1\t2\r\n"a\n""b"""\t3\r\n\r\n')).toEqual([['1', '2'], ['a "b"', '3']]);
  });
  it('pads short rows', () => {
    expect(blockFromText('1\t2\n3'), 'past the end of a row nothing is meant').toEqual([['1', '2'], ['3', null]]);
  });
  it('reads an Excel fragment with entities, thousands separators and no closing tags', () => {
    expect(blockFromHtml('<html><!--StartFragment--><table><tr><td>1,234<td>&nbsp;</tr><tr><td>７</td><td><p>8</p></td></table>')).toEqual([['1,234', ''], ['７', '8']]);
  });
  it('leaves away the hidden row that Excel adds for uneven columns, so that the row below the block is not cleared', () => {
    expect(blockFromHtml(`<table><tr height=19><td>1</td><td>2</td></tr><![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=72 style='width:54pt'></td>
  <td width=72 style='width:54pt'></td>
 </tr>
 <![endif]></table>`)).toEqual([['1', '2']]);
    expect(blockFromHtml('<table><tr><td>1</td></tr><tr><td></td></tr></table>'), 'an empty row that is seen is meant').toEqual([['1'], ['']]);
    expect(blockFromHtml("<table><tr><td>1</td></tr><tr style='display:none'><td>2</td></tr></table>"), 'a hidden row with a figure is not passed over').toEqual([['1'], ['2']]);
  });
  it('is not led astray by a formula in an attribute, or by quotes in the text', () => {
    expect(blockFromHtml(`<table><tr><td class=xl65 x:fmla="=IF(A1>3,1,0)" align=right>1</td><td><span title='a>b'>2</span></td><td>it's 3</td></tr></table>`)).toEqual([['1', '2', "it's 3"]]);
    expect(blockFromHtml(`<table><tr><td title=it's>5</td><td abbr=a'>6</td></tr></table>`)).toEqual([['5', '6']]);
    expect(blockFromHtml(`<table><tr><td><a ${'a="" '.repeat(5000)}</td><td>2</td></tr></table>`)?.[0]?.[1]).toBe('2');
  });
  it('lays merged cells on their grid and marks what they cover', () => {
    expect(blockFromHtml('<table><tr><td rowspan=2>1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td></tr></table>')).toEqual([['1', '2', null], [null, '3', '4']]);
  });
  it('ignores scripts and takes the text when there is no table', () => {
    expect(blockFromClipboard('<script><table><tr><td>9</td></tr></table></script><b>5</b>', '5')).toEqual([['5']]);
  });
  it('leaves away labels that were copied along', () => {
    const all = [['', '自然人', '商业企业'], ['一、本年新收政府信息公开申请数量', '1', '2'], ['（一）予以公开', '3', '']];
    expect(withoutLabels(all)).toEqual({ block: [['1', '2'], ['3', '']], rows: 1, columns: 1 });
    expect(withoutLabels([['1', '－'], ['', '2件']])).toEqual({ block: [['1', '－'], ['', '2件']], rows: 0, columns: 0 });
    expect(withoutLabels([['无', '3'], ['无', '4']]), 'a word for nothing stands in a figure cell').toEqual({ block: [['无', '3'], ['无', '4']], rows: 0, columns: 0 });
    expect(withoutLabels([['无', '无'], ['1', '2']]).rows).toBe(0);
    expect(withoutLabels([['约十', '3'], ['1.5', '4']]).columns, 'a decimal is no numbered label').toBe(0);
  });
});

describe('reading one pasted figure', () => {
  it.each([['１２', '12'], ['1,234', '1234'], ['12 件', '12'], ['', ''], [' 0 ', '0'], ['1，234', '1234'], ['12.00', '12'], ['１２．０件', '12']])('%s → %s', (text, typed) => {
    expect(readPasted(text, 'count')).toEqual({ typed });
  });
  it('never makes a zero of a dash', () => {
    expect(readPasted('－', 'count')).toEqual({ dash: true });
    expect(readPasted('/', 'count')).toEqual({ dash: true });
  });
  it('refuses what is no figure, and 元 where 万元 is asked', () => {
    expect(readPasted('1.5', 'count')).toHaveProperty('refused');
    expect(readPasted('约10', 'count')).toHaveProperty('refused');
    for (const rubbish of ['-5', '(12)', '1e3', '99999999999', '<script>alert(1)</script>', '=SUM(A1:A3)', '#REF!', '12%', '1.234.5']) expect(readPasted(rubbish, 'count'), rubbish).toHaveProperty('refused');
    expect(readPasted('7730.28万元', 'money')).toEqual({ typed: '7730.28' });
    expect(readPasted('2230元', 'money')).toEqual({ refused: '本栏单位为万元，粘贴的是元' });
  });
});

describe('reading what stands beside a figure', () => {
  it('never runs two figures of one cell together', () => {
    expect(blockFromHtml('<table><tr><td>12<br>34</td></tr></table>')).toEqual([['12 34']]);
    for (const text of ['12 34', '12\n34', '1\u00a0234']) expect(readPasted(text, 'count'), text).toEqual({ refused: '一格里有两个数' });
  });
  it('takes a remark in brackets as the remark of the cell, as reports print it', () => {
    expect(readPasted('55（含自然失效29件）', 'count')).toEqual({ typed: '55', remark: '含自然失效29件' });
    expect(readPasted('1,234件 (其中修订16件)', 'count')).toEqual({ typed: '1234', remark: '其中修订16件' });
    expect(readPasted('12.5万元（含信息处理费）', 'money')).toEqual({ typed: '12.5', remark: '含信息处理费' });
    expect(readPasted('约5（含3件）', 'count')).toHaveProperty('refused');
    expect(readPasted('5（3）', 'count'), 'which of the two is meant is not ours to say').toHaveProperty('refused');
    expect(withoutLabels([['55（含自然失效29件）'], ['3']])).toEqual({ block: [['55（含自然失效29件）'], ['3']], rows: 0, columns: 0 });
    expect(planPaste([['5（含3件）', '2']], target, 0, 0).edits).toEqual([{ pointer: 'a', typed: '5', remark: '含3件' }, { pointer: 'b', typed: '2' }]);
  });
});

describe('laying a block over the grid', () => {
  it('fills cells, compares totals, keeps refused and outside texts apart', () => {
    const plan = planPaste([['1', '二', '3', '4'], ['－', null, '', '']], target, 0, 0);
    expect(plan.edits).toEqual([{ pointer: 'a', typed: '1' }]);
    expect(plan.refused.map((item) => item.pointer)).toEqual(['b']);
    expect(plan.totals).toEqual([{ pointer: 'sum', text: '3' }]);
    expect(plan.outside).toEqual(['4']);
    expect(plan.dashes).toEqual(['c']);
  });
  it('fills a selection with a single value', () => {
    expect(planPaste([['0']], target, 0, 0, { rows: 2, columns: 2 }).edits.map((edit) => edit.pointer)).toEqual(['a', 'b', 'c', 'd']);
  });
  it('writes what it can read back', () => {
    const block = [['1', 'x\ty'], ['', '<b>']];
    const copied = clipboardFromBlock(block);
    expect(blockFromText(copied.text)).toEqual(block);
    expect(blockFromHtml(copied.html)).toEqual([['1', 'x y'], ['', '<b>']]);
  });
});
