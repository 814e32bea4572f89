/** What the words around a figure of applications may mean: each word with its cells, and what is no count of them. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import { narrativeOf } from './narrative';
import { applicationFigures, fit, readingValue, type Reading } from './readings';

type Rows = Record<string, Record<string, number>>;
const report = (text: string, { key = 'onRequest', year = 2024, rows = {} }: { key?: string; year?: number; rows?: Rows } = {}): ReportDocument => ({ ...emptyDocument({ name: '某区西市场街道办事处' }, year), overview: { [key]: text }, applications: rows });
const found = (text: string, more?: Parameters<typeof report>[1]) => applicationFigures(narrativeOf(report(text, more), {}));
/** `新收 20件: 本年新收`, with `～` before what is a part only. */
const said = (text: string, more?: Parameters<typeof report>[1]) => found(text, more).map(({ key, figure, partial, readings }) => `${partial ? '～' : ''}${key} ${figure.printed}: ${readings.map((reading) => reading.words).join('｜')}`);
const cells = (text: string, more?: Parameters<typeof report>[1]) => found(text, more).flatMap(({ readings }) => readings.map(({ plus, minus = [], atMost }) => `${[...plus, ...minus.map((pointer) => `−${pointer}`)].map((pointer) => pointer.replace('/applications/', '')).join(' ')}${atMost ? ' …' : ''}`));

describe('a word and its cells', () => {
  it.each([
    ['上年结转2件', '上年结转', '2/total'], ['上一年度结转2件', '上年结转', '2/total'], ['结转下年度3件', '结转下年', '4/total'], ['结转下一年继续办理3件', '结转下年', '4/total'], ['尚未办结3件', '尚未办结', '4/total'], ['正在办理3件', '尚未办结', '4/total'],
    ['予以公开及部分公开12件', '公开及部分公开', '3.1/total 3.2/total'], ['同意公开或部分公开共12件', '公开及部分公开', '3.1/total 3.2/total'], ['部分公开2件', '部分公开', '3.2/total'], ['不掌握相关政府信息3件', '不掌握', '3.4.1/total'], ['没有现成信息需要另行制作1件', '没有现成信息', '3.4.2/total'], ['补正后申请内容仍不明确1件', '补正后不明确', '3.4.3/total'],
    ['不予公开1件', '不予公开', ['1', '2', '3', '4', '5', '6', '7', '8'].map((row) => `3.3.${row}/total`).join(' ')], ['无法提供1件', '无法提供', '3.4.1/total 3.4.2/total 3.4.3/total'], ['不予处理1件', '不予处理', '3.5.1/total 3.5.2/total 3.5.3/total 3.5.4/total 3.5.5/total'], ['其他处理1件', '其他处理', '3.6.1/total 3.6.2/total 3.6.3/total'],
    ['属于国家秘密1件', '国家秘密', '3.3.1/total'], ['其他法律行政法规禁止公开1件', '法律行政法规禁止', '3.3.2/total'], ['危及“三安全一稳定”1件', '三安全一稳定', '3.3.3/total'], ['保护第三方合法权益1件', '第三方', '3.3.4/total'], ['属于三类内部事务信息1件', '内部事务', '3.3.5/total'], ['属于四类过程性信息1件', '过程性', '3.3.6/total'], ['属于行政执法案卷1件', '执法案卷', '3.3.7/total'], ['属于行政查询事项1件', '行政查询', '3.3.8/total'],
    ['信访举报投诉类申请1件', '信访举报投诉', '3.5.1/total'], ['信访、举报、投诉类申请1件', '信访举报投诉', '3.5.1/total'], ['重复申请1件', '重复申请', '3.5.2/total'], ['要求提供公开出版物1件', '公开出版物', '3.5.3/total'], ['无正当理由大量反复申请1件', '大量反复', '3.5.4/total'], ['要求行政机关确认或重新出具已获取信息1件', '重新出具', '3.5.5/total'],
    ['申请人无正当理由逾期不补正1件', '逾期不补正', '3.6.1/total'], ['申请人逾期未按收费通知要求缴纳费用1件', '逾期未缴费', '3.6.2/total'], ['申请人主动撤回申请1件', '撤回', '3.6.1/total 3.6.2/total 3.6.3/total …'], ['新收申请20件', '新收', '1/total'],
  ])('%s', (text, key, plus) => {
    expect(found(`${text}。`).map((item) => [item.key, item.partial])).toEqual([[key, false]]);
    expect(cells(`${text}。`)).toEqual([plus]);
  });
  it.each([
    ['予以公开10件', ['3.1/total', '3.1/total 3.2/total']], ['结转3件', ['2/total', '4/total']], ['收到申请20件', ['1/total', '1/total 2/total']], ['受理申请20件', ['1/total', '1/total 2/total', '3.7/total']],
    ['办结19件', ['3.7/total', '3.7/total −3.6.1/total −3.6.2/total −3.6.3/total', '3.7/total −3.5.1/total −3.5.2/total −3.5.3/total −3.5.4/total −3.5.5/total −3.6.1/total −3.6.2/total −3.6.3/total', '3.7/total −2/total']],
  ])('%s may mean one of several', (text, readings) => expect(cells(`${text}。`)).toEqual(readings));
  it('two general words give the readings of both, each once; a row of the form stands alone', () => {
    expect(said('受理并办结申请19件。')).toEqual(['办结 19件: 本年新收｜本年新收＋上年结转｜办理结果总计｜办理结果总计（不含其他处理）｜办理结果总计（不含不予处理和其他处理）｜办理结果总计－上年结转']);
    expect(said('收到并接收申请20件。')).toEqual(['收到 20件: 本年新收｜本年新收＋上年结转']);
    expect(said('收到后不予公开1件。')).toEqual(['不予公开 1件: 不予公开各行之和']);
  });
  it('the form before does not divide other outcomes', () => {
    expect(said('逾期不补正1件。', { year: 2020 })).toEqual([]);
    expect(cells('其他处理1件。', { year: 2020 })).toEqual(['3.6/total']);
    expect(said('逾期不补正1件，其他处理2件。', { year: 2020 })).toEqual(['其他处理 2件: 其他处理各行之和']);
  });
});

describe('who applied', () => {
  it('has columns of its own, and may be told of the whole', () => {
    expect(said('自然人申请20件。')).toEqual(['收到 20件: 自然人本年新收｜本年新收｜自然人本年新收＋上年结转｜本年新收＋上年结转']);
    expect(cells('自然人申请20件。')).toEqual(['1/naturalPerson', '1/total', '1/naturalPerson 2/naturalPerson', '1/total 2/total']);
    expect(cells('法人或其他组织新收3件。')).toEqual([['enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'].map((column) => `1/${column}`).join(' '), '1/total']);
    expect(cells('自然人新收申请3件。')).toEqual(['1/naturalPerson', '1/total']);
    expect(cells('企业办结3件。')[1]).toBe('3.7/total');
    expect(cells('企业办结3件。')[2]).toBe('3.7/enterprise −3.6.1/enterprise −3.6.2/enterprise −3.6.3/enterprise');
    expect(cells('自然人撤回3件。')).toEqual(['3.6.1/naturalPerson 3.6.2/naturalPerson 3.6.3/naturalPerson …', '3.6.1/total 3.6.2/total 3.6.3/total …']);
  });
  it.each([['科研机构', 'research'], ['社会公益组织', 'publicWelfare'], ['律师事务所', 'legalService'], ['公民', 'naturalPerson']])('%s', (words, column) => expect(cells(`${words}新收3件。`)).toEqual([`1/${column}`, '1/total']));
  it('only where applications are spoken of', () => expect(said('自然人20件。')).toEqual([]));
});

describe('where the word stands', () => {
  it.each([['10件予以公开', '予以公开'], ['2件部分公开', '部分公开'], ['1件已按规定不予公开', '不予公开'], ['1件按照规定不予公开', '不予公开'], ['1件的其他处理', '其他处理'], ['1件属于重复申请', '重复申请'], ['1件为重复申请', '重复申请'], ['3件将依法结转下年度', '结转下年'], ['1件需依规无法提供', '无法提供'], ['3件尚未办结', '尚未办结'], ['3件正按期正在办理', '尚未办结'], ['1件逾期不补正', '逾期不补正'], ['3件结转下年后不予公开', '结转下年']])('behind the figure: %s', (text, key) => expect(found(`${text}。`).map((item) => item.key)).toEqual([key]));
  it.each(['10件全部同意公开', '10件经研究予以公开', '10件'])('not anywhere behind it: %s', (text) => expect(said(`${text}。`)).toEqual([]));
  it('before it first', () => expect(said('收到申请20件予以公开。')).toEqual(['收到 20件: 本年新收｜本年新收＋上年结转']));
  it.each(['其余', '剩余', '余下', '还有', '剩余的'])('%s is carried over, where that is said next', (words) => {
    for (const next of ['结转下年度', '未到答复期限，结转下年', '顺延至下年', '转下年', '转入下年']) expect(found(`收到20件，${words}3件${next}。`).slice(1).map((item) => item.key), next).toEqual(['结转下年']);
    for (const next of ['已全部答复', '未到期。结转下年度', '按照有关法律法规的规定需要征求第三方意见，结转下年', '未到期，另有2件结转下年']) expect(found(`收到20件，${words}3件${next}。`).slice(1, 2).filter((item) => item.figure.value === 3).map((item) => item.key), next).toEqual([]);
    expect(found(`年内办结后${words}3件结转下年。`).map((item) => item.key)).toEqual(['结转下年']);
    expect(said(`${words}社区3件，结转下年。`)).toEqual([]);
  });
});

describe('what is no count of applications', () => {
  it.each(['件', '份', '宗', '起', '例', '个', '件次'])('counted in %s', (unit) => expect(found(`收到申请20${unit}。`)).toHaveLength(1));
  it.each(['条', '次', '元', '%', '人次'])('not counted in %s', (unit) => expect(found(`收到申请20${unit}。`)).toEqual([]));
  it('a number without a unit needs a word that counts', () => {
    for (const text of ['收到申请20。', '受理数量20。', '共受理20。', '不予公开1。']) expect(found(text), text).toHaveLength(1);
    for (const text of ['收到20。', '办结19。']) expect(found(text), text).toEqual([]);
  });
  it('elsewhere applications for information must be named', () => {
    for (const text of ['依申请公开收到20件', '收到申请公开信息20件', '收到政府信息公开申请20件']) expect(found(`${text}。`, { key: 'management' }), text).toHaveLength(1);
    for (const text of ['收到20件', '收到救助申请20件', '公开申请渠道。收到20件']) expect(found(`${text}。`, { key: 'management' }), text).toEqual([]);
  });
  it.each(['收到群众来信20件', '收到工单20件', '受理行政复议20件', '收到20件建议', '办理规范性文件20件', '收到依申请公开咨询20件', '受理群众来信，办结20件', '收到信访来信10件，答复20件', '收到信息处理费收费通知3件'])('%s', (text) => expect(found(`${text}。`).filter((item) => item.figure.value !== 10)).toEqual([]));
  it('what comes a while after it does not matter, nor what was disclosed before it', () => {
    for (const text of ['收到20件并均依法予以答复及咨询。', '主动公开信息50条，收到20件。', '收到来信后，受理申请20件。', '接到热线后，逾期不补正1件。', '办结19件，与建议提案一同考核。']) expect(found(text), text).toHaveLength(1);
  });
  it('elsewhere the sentence says what was closed, unless applications are named beside the figure', () => {
    const elsewhere = (text: string) => found(text, { key: 'management' }).map((item) => item.figure.value);
    expect(elsewhere('办结19件，依申请公开工作与建议提案一同考核。')).toEqual([]);
    expect(elsewhere('办结依申请公开19件，与建议提案一同考核。')).toEqual([19]);
    expect(elsewhere('办结19件信息公开申请，与建议提案一同考核。')).toEqual([19]);
    expect(elsewhere('不予公开1件，依申请公开工作与建议提案一同考核。')).toEqual([1]);
    expect(elsewhere('办结19件，依申请公开工作一同考核。')).toEqual([19]);
  });
});

describe('what is a part, for which no cell stands', () => {
  it.each(['当面收到申请5件', '网上收到申请5件', '信函收到申请5件', '3月收到申请5件', '第一季度收到申请5件', '上半年收到申请5件', '收到申请同比增加5件', '收到申请比上年多5件'])('%s', (text) => expect(found(`${text}。`).map((item) => item.partial)).toEqual([true]));
  it('a date is no month', () => expect(found('1月1日至12月31日收到申请20件。').map((item) => item.partial)).toEqual([false]));
  it('其中 and 分别 say that a general word means a part, not a row of the form, nor who applied', () => {
    for (const text of ['收到申请20件，其中受理申请5件。', '分别受理申请20件。']) expect(found(text).at(-1)!.partial, text).toBe(true);
    for (const text of ['收到申请20件，其中不予公开1件。', '收到申请20件，其中自然人申请20件。', '其中一项工作。受理申请20件。']) expect(found(text).at(-1)!.partial, text).toBe(false);
  });
  it('another year’s, where it is set beside this one', () => {
    for (const text of ['2023年收到申请18件，同比持平。', '2023年收到申请18件，2024年收到申请20件。']) expect(found(text)[0]!.partial, text).toBe(true);
    for (const text of ['2023年收到申请18件。', '2024年收到申请20件，同比持平。', '收到申请20件，同比持平。', '2023年收到申请18件。2024年收到申请20件。']) expect(found(text)[0]!.partial, text).toBe(false);
    expect(found('2023年收到申请18件，2024年收到申请20件。')[1]!.partial).toBe(false);
  });
  it('what last year left over is a row of this year', () => {
    for (const text of ['2023年结转2件，2024年新收20件。', '2023年结转2件，同比持平。']) {
      expect(cells(text)[0]).toBe('2/total');
      expect(said(text)[0]).toBe('结转 2件: 上年结转');
    }
    expect(said('2024年结转3件。')).toEqual(['结转 3件: 上年结转｜结转下年度']);
    expect(said('2022年结转3件，2024年新收20件。')[0]).toBe('～结转 3件: 上年结转｜结转下年度');
    expect(said('2023年自然人结转2件。')).toEqual(['结转 2件: 自然人上年结转｜上年结转']);
    expect(said('2023年收到2件，2024年新收20件。')[0]).toBe('～收到 2件: 本年新收｜本年新收＋上年结转');
  });
});

describe('whether a figure fits', () => {
  const doc = report('', { rows: { 1: { total: 20 }, 2: { total: 3 }, 4: { total: 25 } } });
  const one: Reading = { words: '甲', plus: ['/applications/1/total'] }, both: Reading = { words: '乙', plus: ['/applications/1/total', '/applications/2/total'] };
  const less: Reading = { words: '丙', plus: ['/applications/1/total'], minus: ['/applications/2/total'] }, below: Reading = { words: '丁', plus: ['/applications/2/total'], minus: ['/applications/1/total'] }, open: Reading = { words: '戊', plus: ['/applications/1/total', '/applications/3.1/total'], minus: ['/applications/3.2/total'] };
  it('adds and takes away, and knows nothing of a blank cell', () => {
    expect([one, both, less, below, open].map((reading) => readingValue(doc, reading))).toEqual([20, 23, 17, -17, null]);
    for (const reading of [{ ...one, minus: ['/applications/3.2/total'] }, { ...one, plus: ['/applications/3.1/total'] }]) expect(readingValue(doc, reading)).toBeNull();
  });
  it('fits one of its readings, or says what each would be', () => {
    for (const value of [20, 23, 17]) expect(fit(doc, value, [one, both, less])).toEqual({ fits: true });
    expect(fit(doc, 21, [one, both, less])).toEqual({ fits: false, decided: true, values: [{ words: '甲', value: 20 }, { words: '乙', value: 23 }, { words: '丙', value: 17 }], missing: [], cells: ['/applications/1/total', '/applications/2/total'] });
  });
  it('a part may be less, not more', () => {
    for (const value of [20, 1, 0]) expect(fit(doc, value, [{ ...one, atMost: true }])).toEqual({ fits: true });
    expect(fit(doc, 21, [{ ...one, atMost: true }])).toMatchObject({ fits: false });
  });
  it('less than nothing is no value; nought is', () => {
    expect(fit(doc, 5, [below])).toMatchObject({ decided: true, values: [] });
    expect(fit(doc, 5, [{ ...below, plus: ['/applications/1/total'] }])).toMatchObject({ values: [{ words: '丁', value: 0 }] });
  });
  it('waits for blank cells, each once, unless another reading fits', () => {
    expect(fit(doc, 21, [one, open, open])).toEqual({ fits: false, decided: false, values: [{ words: '甲', value: 20 }], missing: ['/applications/3.1/total', '/applications/3.2/total'], cells: ['/applications/1/total', '/applications/3.1/total'] });
    expect(fit(doc, 20, [{ ...one, plus: ['/applications/3.1/total'] }])).toMatchObject({ decided: false, missing: ['/applications/3.1/total'] });
    expect(fit(doc, 20, [open, one])).toEqual({ fits: true });
  });
});

it('keeps what it found of a text', () => {
  const narrative = narrativeOf(report('收到申请20件。'), {});
  expect(applicationFigures(narrative)).toBe(applicationFigures(narrative));
});
