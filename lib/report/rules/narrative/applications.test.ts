/** What is said of applications against table three, word for word: N-05, N-06, N-09. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import type { Outcome } from '../types';
import { N_05, N_06, N_09 } from './applications';

const ALL = ['1', '2', '3.1', '3.2', '3.3.1', '3.3.2', '3.3.3', '3.3.4', '3.3.5', '3.3.6', '3.3.7', '3.3.8', '3.4.1', '3.4.2', '3.4.3', '3.5.1', '3.5.2', '3.5.3', '3.5.4', '3.5.5', '3.6.1', '3.6.2', '3.6.3', '3.7', '4'];
type Rows = Record<string, number | undefined>;
/** 20 new, 10 given, 18 closed, 2 open; whatever is not named is nought. */
function report(overview: Record<string, string>, rows: Rows = {}): ReportDocument {
  const values: Rows = { ...Object.fromEntries(ALL.map((code) => [code, 0])), 1: 20, '3.1': 10, '3.7': 18, 4: 2, ...rows };
  return { ...emptyDocument({ name: '某区西市场街道办事处' }, 2024), overview, applications: Object.fromEntries(Object.entries(values).filter(([, total]) => total !== undefined).map(([code, total]) => [code, { total: total! }])) };
}
const NEW = '/applications/1/total', IN = '/applications/2/total', OUT = '/applications/4/total';
const assess = (rule: typeof N_05, onRequest: string, rows?: Rows, key = 'onRequest') => rule.assess(report({ [key]: onRequest }, rows), {});
const told = (...args: Parameters<typeof assess>) => assess(...args).flatMap((outcome: Outcome) => (outcome.kind === 'finding' ? [outcome.message] : outcome.kind === 'notAssessed' ? [`？${outcome.reason}`] : []));
const LABEL = '一、总体情况“依申请公开”写';

describe('N-05', () => {
  it('says what was read, what stands in the table, and what may stand instead', () => {
    expect(assess(N_05, '全年不予公开2件。')).toEqual([{
      kind: 'finding', instance: 'N-05-onRequest-不予公开', section: 'overview', cells: ['/overview/onRequest', ...[1, 2, 3, 4, 5, 6, 7, 8].map((row) => `/applications/3.3.${row}/total`)], expected: 0, actual: 2,
      message: `${LABEL}“全年不予公开2件”，其中“不予公开”为2件，表三不予公开各行之和为0件，对不上。可能是文字沿用了旧数，或表三填错行。`,
      range: { pointer: '/overview/onRequest', start: 6, end: 8 }, proposal: { pointer: '/overview/onRequest', value: '0', label: '改为“0”', range: { start: 6, end: 7 } },
    }]);
  });
  it('names every reading; where they differ, nothing is expected or proposed', () => {
    const [outcome] = assess(N_05, '收到申请21件。', { 2: 3 });
    expect(outcome).toMatchObject({ message: `${LABEL}“收到申请21件”，其中“收到”为21件，表三本年新收为20件，本年新收＋上年结转为23件，对不上。可能是文字沿用了旧数，或表三填错行。`, actual: 21 });
    expect(outcome).not.toHaveProperty('expected');
    expect(outcome).not.toHaveProperty('proposal');
  });
  it('readings of one value are one proposal', () => {
    expect(assess(N_05, '收到申请21件。')).toMatchObject([{ expected: 20, proposal: { value: '20' } }]);
  });
  it('waits for the cells that could make it fit', () => {
    expect(assess(N_05, '收到申请21件。', { 2: undefined })).toEqual([{ kind: 'notAssessed', instance: 'N-05-收到', reason: '文字写“21件”（收到），表三有关单元格尚未填写', cells: [IN] }]);
    expect(told(N_05, '收到申请20件。', { 2: undefined })).toEqual([]);
  });
  it('a part, a rough figure and a contradiction of none are left to others', () => {
    expect(told(N_05, '其中网上收到申请7件。')).toEqual([]);
    expect(told(N_05, '收到申请近30件。')).toEqual([]);
    expect(told(N_05, '收到申请0件。')).toEqual([]);
    expect(told(N_05, '收到申请3件。', { 1: 0 })).toEqual([]);
  });
});

describe('N-06', () => {
  const none = (words: string) => `${LABEL}“${words}”，而表三“本年新收政府信息公开申请数量”总计为20件。二者必有一处错，请核对。`;
  it.each([
    '未收到政府信息公开申请', '没有收到申请', '未曾收到申请', '未接到申请', '未受理申请', '没有收到过申请公开政府信息', '未收到公民、法人或者其他组织提出的政府信息公开申请', '无申请', '暂无申请', '尚无政府信息公开申请', '没有任何书面申请', '未有依申请公开申请',
  ])('“%s” with 20 in the table', (words) => {
    expect(told(N_06, `${words}。`)).toEqual([none(words)]);
  });
  it('says which figure stands against it', () => {
    expect(assess(N_06, '未收到申请。')).toEqual([{ kind: 'finding', instance: 'N-06-onRequest-none', section: 'overview', cells: ['/overview/onRequest', NEW], expected: 20, actual: 0, message: none('未收到申请'), range: { pointer: '/overview/onRequest', start: 0, end: 5 } }]);
    expect(told(N_06, '未收到申请。', { 1: 0 })).toEqual([]);
    expect(told(N_06, '未收到申请。', { 1: 1 })).toHaveLength(1);
    expect(assess(N_06, '未收到申请。', { 1: undefined })).toEqual([{ kind: 'notAssessed', instance: 'N-06-none', reason: '表三“本年新收”总计尚未填写', cells: [NEW] }]);
  });
  it.each(['申请人', '申请表', '申请书', '申请者', '申请费', '申请公开的行政复议', '申请公开诉讼', '申请公开收费', '申请公开投诉', '申请的复议', '申请逾期', '申请超期', '申请收费', '申请投诉', '申请未答复', '申请被退回'])('“未收到%s” is of something else', (words) => {
    expect(told(N_06, `未收到${words}。`)).toEqual([]);
  });
  it.each(['复议', '诉讼', '补正', '撤回', '许可', '投诉', '收费', '当面', '现场', '网络', '网上', '邮寄', '信函', '传真', '减免'])('“未收到%s申请” is a part or another thing', (words) => {
    expect(told(N_06, `未收到${words}申请。`)).toEqual([]);
  });
  it('of last year says nothing of this one', () => {
    for (const words of ['上年度未收到申请。', '去年未收到申请，上年未收到申请。']) expect(told(N_06, words)).toEqual([]);
    expect(told(N_06, '本年度未收到申请。')).toHaveLength(1);
    expect(told(N_06, '与上年相同，未收到申请。')).toHaveLength(1);
  });
  it('elsewhere must speak of applications for information', () => {
    expect(told(N_06, '未收到救助申请。', {}, 'management')).toEqual([]);
    expect(told(N_06, '未收到信息公开申请。', {}, 'management')).toHaveLength(1);
    expect(told(N_06, '未收到依申请公开申请。', {}, 'management')).toHaveLength(1);
  });
  it('nought in figures stands against the table, with the right one in its place where only that can be', () => {
    expect(assess(N_06, '收到申请0件。')).toMatchObject([{ instance: 'N-06-onRequest-收到', cells: ['/overview/onRequest', NEW], expected: 20, actual: 0, message: `${LABEL}“收到申请0件”，而表三“本年新收政府信息公开申请数量”总计为20件。请核对哪一处有误。`, proposal: { value: '20', range: { start: 4, end: 5 } } }]);
    const [carried] = assess(N_06, '收到申请0件。', { 2: 3 });
    expect(carried).toMatchObject({ cells: ['/overview/onRequest', NEW, IN] });
    expect(carried).not.toHaveProperty('proposal');
    expect(told(N_06, '收到申请0件。', { 1: 1 })).toHaveLength(1);
    expect(told(N_06, '收到申请0件。', { 1: 0 })).toEqual([]);
    expect(told(N_06, '新收申请0件。')).toHaveLength(1);
    expect(told(N_06, '受理申请0件。'), 'received and not taken up').toEqual([]);
  });
  it('some in figures stands against a table of noughts', () => {
    const [outcome] = assess(N_06, '收到申请3件。', { 1: 0 });
    expect(outcome).toMatchObject({ instance: 'N-06-onRequest-收到', cells: ['/overview/onRequest', NEW], expected: 0, actual: 3, message: `${LABEL}“收到申请3件”，而表三“本年新收”“上年结转”总计均为0件。可能表三未填实数，或文字沿用了旧数。` });
    expect(outcome).not.toHaveProperty('proposal');
    expect(told(N_06, '受理申请1件。', { 1: 0 })).toHaveLength(1);
    expect(told(N_06, '收到申请3件。', { 1: 0, 2: 3 })).toEqual([]);
    expect(told(N_06, '收到申请3件。', { 1: 0, 2: undefined })).toEqual([]);
    expect(told(N_06, '办结申请3件。', { 1: 0 })).toEqual([]);
    expect(told(N_06, '其中网上收到申请3件。', { 1: 0 }), 'a part').toEqual([]);
  });
  it('nought waits for the table, a figure does not', () => {
    expect(assess(N_06, '收到申请0件。', { 1: undefined })).toEqual([{ kind: 'notAssessed', instance: 'N-06-收到', reason: '表三“本年新收”总计尚未填写', cells: [NEW] }]);
    expect(told(N_06, '收到申请3件，办结0件。', { 1: undefined })).toEqual([]);
  });
  it('a bound nought is not replaced', () => {
    const [outcome] = assess(N_06, '收到申请{{/applications/3.2/total}}件。');
    expect(outcome).toMatchObject({ kind: 'finding', actual: 0 });
    expect(outcome).not.toHaveProperty('proposal');
  });
});

describe('N-09', () => {
  it('says how many are carried over', () => {
    expect(assess(N_09, '收到申请20件，均已办结。')).toEqual([{
      kind: 'finding', instance: 'N-09-onRequest', section: 'overview', cells: ['/overview/onRequest', OUT], expected: 0, actual: 2,
      message: `${LABEL}“收到申请20件，均已办结”，而表三“结转下年度继续办理”总计为2件，并未全部办结。请改写文字并写明结转件数，或核对表三。`, range: { pointer: '/overview/onRequest', start: 8, end: 12 },
    }]);
    expect(told(N_09, '均已办结。', { 4: 1 })).toHaveLength(1);
    expect(told(N_09, '均已办结。', { 4: 0 })).toEqual([]);
    expect(assess(N_09, '均已办结。', { 4: undefined })).toEqual([{ kind: 'notAssessed', instance: 'N-09', reason: '表三“结转下年度继续办理”总计尚未填写', cells: [OUT] }]);
  });
  it.each(['均已办结', '全部依法办结', '都按时办理完毕', '均在法定期限内办结', '均已答复', '全部已经回复', '均已依法处理完毕', '全部办结', '全部答复', '均办结', '均依法办理完毕', '办结率100%', '答复率为100％', '办结率达到１００％', '无结转'])('“%s” says so', (words) => expect(told(N_09, `申请${words}。`)).toHaveLength(1));
  it.each(['按时办结率100%', '按期答复率100%', '及时办结率为100%', '办结率98%', '均在法定期限内答复', '部分办结'])('“%s” does not', (words) => expect(told(N_09, `申请${words}。`)).toEqual([]));
  it.each(['结转2件', '顺延2件', '除2件外', '2件尚未办结', '2件未到期', '2件在办', '2件正在办理', '到期的', '应办的', '审结的', '复议', '诉讼', '信访', '工单', '留言', '建议', '提案'])('“%s” in the sentence says what is open, or that it is of something else', (words) => {
    expect(told(N_09, `${words}，均已办结。`)).toEqual([]);
    expect(told(N_09, `${words}。均已办结。`)).toHaveLength(1);
  });
  it('“无结转” is said of what is carried over', () => expect(told(N_09, '尚未到期的，无结转。')).toHaveLength(1));
  it('elsewhere must speak of applications for information', () => {
    expect(told(N_09, '事情均已办结。', {}, 'management')).toEqual([]);
    for (const words of ['信息公开申请', '依申请公开', '公开申请']) expect(told(N_09, `${words}均已办结。`, {}, 'management'), words).toHaveLength(1);
  });
});
