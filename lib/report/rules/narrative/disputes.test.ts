/** What is said of reconsideration and lawsuits against table four, word for word: N-07, N-08, N-10. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import type { CheckContext, Outcome } from '../types';
import { N_07, N_08, N_10 } from './disputes';

type Block = [upheld?: number, corrected?: number, other?: number, pending?: number, total?: number];
const block = ([upheld, corrected, other, pending, total]: Block) => Object.fromEntries(Object.entries({ upheld, corrected, other, pending, total }).filter(([, value]) => value !== undefined)) as Record<string, number>;
interface Table { reconsideration?: Block; direct?: Block; after?: Block }
const disputes = ({ reconsideration = [0, 0, 0, 0, 0], direct = [0, 0, 0, 0, 0], after = [0, 0, 0, 0, 0] }: Table) => ({ reconsideration: block(reconsideration), litigationDirect: block(direct), litigationAfterReconsideration: block(after) });
/** Reconsideration: 4 upheld, 1 set right, 2 other, 3 open. Lawsuits: 5 at once, 6 afterwards. */
const FULL: Table = { reconsideration: [4, 1, 2, 3, 10], direct: [5, 0, 0, 0, 5], after: [6, 0, 0, 0, 6] };
const report = (text: string, table: Table = FULL, key = 'onRequest'): ReportDocument => ({ ...emptyDocument({ name: '某区西市场街道办事处' }, 2024), ...(key === 'problems' || key === 'otherMatters' ? { [key]: text } : { overview: { [key]: text } }), disputes: disputes(table) } as ReportDocument);
const assess = (rule: typeof N_07, text: string, table?: Table, { key, context = {} }: { key?: string; context?: CheckContext } = {}) => rule.assess(report(text, table, key), context);
const told = (...args: Parameters<typeof assess>) => assess(...args).flatMap((outcome: Outcome) => (outcome.kind === 'finding' ? [outcome.message] : outcome.kind === 'notAssessed' ? [`？${outcome.reason}`] : []));
const LABEL = '一、总体情况“依申请公开”写';
/** How the two cells are named to people. */
const NAMED = '行政复议“结果纠正”1件、行政复议“尚未审结”3件';
const [RECONSIDERED, DIRECT, AFTER] = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'].map((name) => `/disputes/${name}`) as [string, string, string];
const TOTAL = { 行政复议: [`${RECONSIDERED}/total`], 行政诉讼: [`${DIRECT}/total`, `${AFTER}/total`] };

describe('N-07', () => {
  it('says which figure stands against “none”, for each kind named', () => {
    expect(assess(N_07, '未发生行政复议、行政诉讼案件。')).toEqual((['行政复议', '行政诉讼'] as const).map((kind) => ({
      kind: 'finding', instance: `N-07-onRequest-${kind}`, section: 'overview', cells: ['/overview/onRequest', ...TOTAL[kind]], expected: kind === '行政复议' ? 10 : 11, actual: 0,
      message: `${LABEL}“未发生行政复议、行政诉讼案件”，而表四${kind}总计为${kind === '行政复议' ? 10 : 11}件。二者必有一处错，请核对。`, range: { pointer: '/overview/onRequest', start: 0, end: 14 },
    })));
    expect(told(N_07, '未发生行政复议。', { ...FULL, reconsideration: [0, 0, 0, 0, 0] })).toEqual([]);
    expect(told(N_07, '未发生行政诉讼。', { reconsideration: FULL.reconsideration! })).toEqual([]);
    expect(told(N_07, '未发生行政诉讼。', { after: [0, 0, 0, 1, 1] })).toHaveLength(1);
  });
  it('waits for the totals', () => {
    expect(assess(N_07, '未发生行政诉讼。', { after: [0, 0, 0] })).toEqual([{ kind: 'notAssessed', instance: 'N-07-行政诉讼', reason: '表四行政诉讼总计尚未填写', cells: TOTAL['行政诉讼'] }]);
  });
  it.each(['没有行政复议', '无行政复议申请', '暂无复议', '未曾发生行政复议情形', '未产生复议', '未收到行政复议申请', '未被提起行政复议', '没有因信息公开引发的行政复议', '未被申请行政复议'])('“%s”', (words) => expect(told(N_07, `${words}。`)).toHaveLength(1));
  it.each(['未经复议', '无正当理由提起复议', '无法复议', '未按期复议', '未及时复议', '无效复议', '无偿复议', '无关复议', '未审结的行政复议', '未结行政复议', '未发生纠错的行政复议', '没有败诉的行政诉讼', '未逾期复议', '没有维持的复议', '未被撤销的复议'])('“%s” is not none', (words) => expect(told(N_07, `${words}。`)).toEqual([]));
  it.each(['被纠错', '纠正', '败诉', '撤销', '变更', '确认', '维持', '不力', '结果'])('“没有行政复议%s” is of a result', (words) => expect(told(N_07, `没有行政复议${words}。`)).toEqual([]));
  it.each(['培训', '学习', '业务', '能力', '水平', '工作', '风险', '机制', '制度', '渠道', '权利', '告知', '途径', '文书'])('“没有行政复议%s” is of something else', (words) => expect(told(N_07, `没有行政复议${words}。`)).toEqual([]));
  it.each(['未发生行政复议，答复均获维持', '未发生行政复议，不断提升工作水平', '有关单位未发生行政复议'])('“%s” says none all the same', (words) => expect(told(N_07, `${words}。`)).toHaveLength(1));
  it.each(['有', '并', '绝', '毫'])('“%s无复议” begins another word', (word) => expect(told(N_07, `${word}无复议。`)).toEqual([]));
  it('of last year, or of others’ problems, says nothing of ours', () => {
    for (const words of ['上年未发生行政复议。', '去年未发生行政复议。']) expect(told(N_07, words)).toEqual([]);
    expect(told(N_07, '未发生行政复议。', FULL, { key: 'problems' })).toEqual([]);
    expect(told(N_07, '信息公开未发生行政复议。', FULL, { key: 'problems' })).toHaveLength(1);
  });
  it('nought in figures stands against the table', () => {
    expect(assess(N_07, '行政复议0件。')).toMatchObject([{ instance: 'N-07-onRequest-行政复议', cells: ['/overview/onRequest', ...TOTAL['行政复议']], expected: 10, actual: 0, message: `${LABEL}“行政复议0件”（行政复议0件），而表四行政复议总计为10件。请核对哪一处有误。`, range: { start: 4, end: 6 } }]);
    expect(told(N_07, '行政复议0件。', {})).toEqual([]);
    expect(told(N_07, '行政复议0件。', { reconsideration: [0, 0, 0, 1, 1] })).toHaveLength(1);
    expect(told(N_07, '行政复议0件。', { reconsideration: [0] })).toEqual([]);
    expect(told(N_07, '发生0件行政复议。')).toHaveLength(1);
    expect(assess(N_07, '未经复议直接起诉0件。')).toMatchObject([{ cells: ['/overview/onRequest', `${DIRECT}/total`], expected: 5, actual: 0, message: `${LABEL}“未经复议直接起诉0件”（行政诉讼·未经复议直接起诉0件），而表四行政诉讼·未经复议直接起诉总计为5件。请核对哪一处有误。` }]);
    expect(told(N_07, '未经复议直接起诉0件。', { after: [6, 0, 0, 0, 6] })).toEqual([]);
  });
  it('some in figures stands against a table of noughts', () => {
    expect(assess(N_07, '行政复议2件。', {})).toMatchObject([{ expected: 0, actual: 2, message: `${LABEL}“行政复议2件”（行政复议2件），而表四行政复议总计为0件。可能表四未填实数，或文字沿用了旧数。` }]);
    expect(told(N_07, '全年发生2件行政复议。', {})).toHaveLength(1);
    expect(told(N_07, '行政复议维持2件。', {}), 'a result is held against its own cell').toEqual([]);
  });
});

describe('N-08', () => {
  const wrong = (words: string, value: number, readings: string) => `${LABEL}“${words}”（${value}件），表四${readings}，对不上。可能统计口径不同（应写明），或文字沿用了旧数。`;
  it('says what was read and what stands in the table, and what may stand instead', () => {
    expect(assess(N_08, '行政复议9件。')).toEqual([{
      kind: 'finding', instance: 'N-08-onRequest-行政复议', section: 'overview', cells: ['/overview/onRequest', ...TOTAL['行政复议']], expected: 10, actual: 9, message: wrong('行政复议9件', 9, '行政复议总计为10件'),
      range: { pointer: '/overview/onRequest', start: 4, end: 6 }, proposal: { pointer: '/overview/onRequest', value: '10', label: '改为“10”', range: { start: 4, end: 5 } },
    }]);
  });
  it('lawsuits are both blocks together; which one is meant may be said', () => {
    expect(told(N_08, '行政诉讼11件。')).toEqual([]);
    expect(told(N_08, '行政诉讼9件。')).toEqual([wrong('行政诉讼9件', 9, '行政诉讼总计为11件')]);
    const direct = ['未经复议直接起诉', '直接起诉', '直接提起行政诉讼', '未经行政复议提起诉讼', '不经复议提起诉讼', '未经复议的行政诉讼'], after = ['复议后起诉', '经复议后提起诉讼', '行政复议决定后起诉', '经行政复议又提起行政诉讼', '经复议提起诉讼', '复议后的行政诉讼'];
    for (const [list, name, value] of [[direct, '行政诉讼·未经复议直接起诉', 5], [after, '行政诉讼·复议后起诉', 6]] as const) {
      for (const words of list) {
        expect(told(N_08, `${words}${value}件。`), words).toEqual([]);
        expect(told(N_08, `${words}10件。`)).toEqual([wrong(`${words}10件`, 10, `${name}总计为${value}件`)]);
      }
    }
    expect(told(N_08, '未经复议直接起诉败诉3件。')).toEqual([wrong('未经复议直接起诉败诉3件', 3, '行政诉讼·未经复议直接起诉结果纠正为0件')]);
    expect(told(N_08, '经行政复议维持4件。'), 'decided there, not brought to court').toEqual([]);
    expect(told(N_08, '经行政复议维持5件。')).toEqual([wrong('经行政复议维持5件', 5, '行政复议结果维持为4件')]);
  });
  it('both kinds together may be the sum or either', () => {
    for (const value of [21, 10, 11]) expect(told(N_08, `行政复议、诉讼${value}件。`)).toEqual([]);
    const [outcome] = assess(N_08, '行政复议、诉讼9件。');
    expect(outcome).toMatchObject({ message: wrong('行政复议、诉讼9件', 9, '行政复议和行政诉讼总计为21件，行政复议总计为10件，行政诉讼总计为11件'), expected: 21 });
    expect(outcome).not.toHaveProperty('proposal');
  });
  it.each([['维持', 4], ['被纠正', 1], ['撤销', 1], ['变更', 1], ['确认违法', 1], ['责令', 1], ['撤回', 2], ['终止', 2], ['调解', 2], ['其他', 2], ['不予受理', 2], ['未审结', 3], ['尚未办结', 3], ['未结', 3], ['结果维持', 4], ['审理中', 3], ['正在审理', 3]])('reconsideration, %s: %i', (words, value) => {
    expect(told(N_08, `行政复议${words}${value}件。`)).toEqual([]);
    expect(told(N_08, `行政复议${words}8件。`)).toEqual([wrong(`行政复议${words}8件`, 8, `行政复议${{ 1: '结果纠正', 2: '其他结果', 3: '尚未审结', 4: '结果维持' }[value]}为${value}件`)]);
    expect(assess(N_08, `行政复议${words}8件。`)).toMatchObject([{ expected: value, proposal: { value: String(value) } }]);
  });
  it('a result may be said after the figure, close by, and not as one that did not come', () => {
    expect(told(N_08, '行政复议4件被维持。')).toEqual([]);
    expect(told(N_08, '行政复议5件被维持。')).toEqual([wrong('行政复议5件被维持', 5, '行政复议结果维持为4件')]);
    expect(told(N_08, '行政复议10件均已依法向复议机关作出书面答辩并纠正不足。')).toEqual([]);
    for (const words of ['未被纠正', '没有被撤销', '无一件被纠错', '未发生败诉', '未被维持']) {
      expect(told(N_08, `行政复议10件${words}。`), words).toEqual([]);
      expect(told(N_08, `行政复议9件${words}。`), words).toEqual([wrong(`行政复议9件${words}`, 9, '行政复议总计为10件')]);
    }
  });
  it.each(['件', '起', '宗', '例', '个'])('cases counted in %s', (unit) => {
    expect(told(N_08, `行政复议10${unit}。`)).toEqual([]);
    expect(told(N_08, `行政复议9${unit}。`)).toHaveLength(1);
  });
  it('rejected may be upheld or other', () => {
    for (const value of [4, 2, 6]) expect(told(N_08, `行政复议驳回${value}件。`)).toEqual([]);
    expect(told(N_08, '行政复议驳回8件。')).toEqual([wrong('行政复议驳回8件', 8, '行政复议结果维持为4件，行政复议其他结果为2件，行政复议结果维持＋其他结果为6件')]);
    expect(assess(N_08, '行政复议驳回8件。')[0]).not.toHaveProperty('proposal');
  });
  it('closed is each result, all three, or the total', () => {
    for (const value of [4, 1, 2, 7, 10]) expect(told(N_08, `行政复议审结${value}件。`), String(value)).toEqual([]);
    for (const value of [3, 5, 9]) expect(told(N_08, `行政复议审结${value}件。`), String(value)).toHaveLength(1);
    expect(assess(N_08, '行政复议审结9件。')).toMatchObject([{ expected: 10, actual: 9 }]);
    expect(told(N_08, '行政复议作出决定7件。')).toEqual([]);
    expect(told(N_08, '行政复议作出决定10件。'), 'a decision is no open case').toHaveLength(1);
  });
  it('waits for the cells that could make it fit', () => {
    expect(assess(N_08, '行政复议9件。', { reconsideration: [4] })).toEqual([{ kind: 'notAssessed', instance: 'N-08-行政复议', reason: '文字写行政复议“9件”，表四有关单元格尚未填写', cells: TOTAL['行政复议'] }]);
    expect(told(N_08, '复议后起诉9件。', { after: [] })).toEqual(['？文字写行政诉讼·复议后起诉“9件”，表四有关单元格尚未填写']);
  });
  it('last year’s open ones may be left out of the total, not of a result', () => {
    const previous = report('', { reconsideration: [0, 0, 0, 1, 1] });
    const after = (text: string) => told(N_08, text, FULL, { context: { previous } });
    expect(after('行政复议9件。')).toEqual([]);
    expect(after('行政复议8件。')).toHaveLength(1);
    expect(after('行政复议维持9件。')).toHaveLength(1);
    expect(told(N_08, '行政复议9件。', FULL, { context: { previous: report('', { reconsideration: [0, 0, 0] }) } })).toHaveLength(1);
    const beforeSuit = (text: string, open: Block, table = FULL) => told(N_08, text, table, { context: { previous: report('', { direct: open }) } });
    expect(beforeSuit('直接起诉4件。', [0, 0, 0, 1, 1])).toEqual([]);
    expect(beforeSuit('直接起诉10件。', [0, 0, 0, 1, 1]), 'of its own block, not of all lawsuits').toHaveLength(1);
    expect(beforeSuit('直接起诉5件。', [0, 0, 0])).toEqual([]);
    expect(told(N_08, '行政诉讼、复议5件。', FULL, { context: { previous: report('', { reconsideration: [0, 0, 0, 16, 16] }) } })).toEqual([]);
  });
  it.each(['行政复议近9件', '行政复议培训9次', '行政复议率9%', '行政复议同比增加9件', '行政复议较上年减少9件', '行政复议第9号', '信访9件'])('“%s” is not looked at', (words) => expect(told(N_08, `${words}。`)).toEqual([]));
  it('what is named after the figure', () => {
    expect(told(N_08, '9件行政复议。')).toHaveLength(1);
    expect(told(N_08, '10件行政复议。')).toEqual([]);
    for (const words of ['申请', '被申请', '提起', '因依申请公开引发', '全年发生', '产生', '收到', '接到', '受理', '办理', '涉及', '共', '有']) {
      expect(told(N_08, `${words}9件行政复议。`), words).toEqual([wrong(`${words}9件行政复议`, 9, '行政复议总计为10件')]);
      expect(told(N_08, `${words}10件行政复议。`), words).toEqual([]);
    }
    expect(told(N_08, '共9件申请行政复议。')).toHaveLength(1);
    expect(told(N_08, '共9件申请诉讼。')).toHaveLength(1);
    expect(told(N_08, '行政诉讼11件， 9件行政复议。')).toEqual([expect.stringContaining('行政复议总计为10件')]);
  });
  it.each(['组织学习9起行政复议典型案例', '收到9件申请且无行政复议', '9件申请均未引发行政复议', '收到9件投诉没有行政复议', '收到申请9件均按时答复因而避免了行政复议'])('“%s” counts something else', (words) => expect(told(N_08, `${words}。`)).toEqual([]));
  it('a bare number needs a word that counts', () => {
    expect(told(N_08, '行政复议案件9。')).toHaveLength(1);
    for (const words of ['行政复议', '作为被申请人的行政复议']) expect(told(N_08, `${words}9。`)).toEqual([]);
  });
  it('a result belongs to what was named last before it in the sentence', () => {
    expect(told(N_08, '行政复议10件，其中维持4件。')).toEqual([]);
    for (const [text, kind, value] of [
      ['行政复议10件，其中维持9件。', '行政复议', 4], ['复议10件，其中维持9件。', '行政复议', 4], ['行政诉讼11件，其中维持9件。', '行政诉讼', 11], ['诉讼11件，其中维持9件。', '行政诉讼', 11], ['起诉11件，其中维持9件。', '行政诉讼', 11],
      ['行政复议10件，行政诉讼11件，其中维持9件。', '行政诉讼', 11], ['行政诉讼11件，行政复议10件，其中维持9件。', '行政复议', 4], ['未经行政复议直接起诉5件，行政复议10件，其中维持9件。', '行政复议', 4],
      ['复议、诉讼共21件，其中维持9件。', '行政复议和行政诉讼', 15], ['诉讼、复议共21件，其中维持9件。', '行政复议和行政诉讼', 15], ['我街道全年办理行政复议、行政诉讼21件，其中维持9件。', '行政复议和行政诉讼', 15],
    ] as const) expect(told(N_08, text)).toEqual([expect.stringContaining(`（9件），表四${kind}结果维持为${value}件，对不上`)]);
    expect(told(N_08, '行政复议10件。维持9件。'), 'another sentence').toEqual([]);
  });
  it('elsewhere must be about information, or name the kind', () => {
    for (const key of ['supervision', 'otherMatters']) expect(told(N_08, '行政复议9件。', FULL, { key }), key).toHaveLength(1);
    for (const key of ['management', 'problems']) {
      expect(told(N_08, '行政复议9件。', FULL, { key }), key).toEqual([]);
      expect(told(N_08, '信息公开行政复议9件。', FULL, { key }), key).toHaveLength(1);
    }
    expect(told(N_08, '复议9件。', FULL, { key: 'supervision' })).toEqual([]);
    expect(told(N_08, '复议9件。')).toHaveLength(1);
  });
  it('another year’s beside this one’s is no figure of the table', () => {
    expect(told(N_08, '2023年行政复议9件，同比持平。')).toEqual([]);
    expect(told(N_08, '2024年行政复议9件，同比持平。')).toHaveLength(1);
    expect(told(N_08, '2023年行政复议9件。')).toHaveLength(1);
    expect(told(N_08, '行政复议9件，比上年略有上升。'), 'of no year named').toHaveLength(1);
  });
});

describe('N-10', () => {
  const wrong = (words: string, cells: string) => `${LABEL}“${words}”，而表四${cells}。请改写文字（如“已审结的……”），或核对表四。`;
  it('all upheld: none set right, none open', () => {
    expect(assess(N_10, '行政复议均获维持。')).toEqual([{
      kind: 'finding', instance: 'N-10-onRequest', section: 'overview', cells: ['/overview/onRequest', `${RECONSIDERED}/corrected`, `${RECONSIDERED}/pending`],
      message: wrong('行政复议均获维持', NAMED), range: { pointer: '/overview/onRequest', start: 4, end: 8 },
    }]);
    expect(told(N_10, '已审结的行政复议均获维持。')).toHaveLength(1);
    expect(told(N_10, '已审结的行政复议均获维持。', { reconsideration: [4, 0, 2, 3, 9] })).toEqual([]);
    expect(told(N_10, '行政复议均获维持。', { reconsideration: [4, 0, 2, 1, 7] })).toHaveLength(1);
    expect(told(N_10, '行政诉讼均胜诉。')).toEqual([]);
    expect(told(N_10, '行政诉讼均胜诉。', { after: [0, 1, 0, 0, 1] })).toHaveLength(1);
  });
  it('none set right: open ones do not matter', () => {
    expect(told(N_10, '无行政复议纠错。', { reconsideration: [4, 0, 2, 3, 9] })).toEqual([]);
    for (const words of ['无行政复议被纠错', '行政复议未被纠正', '行政复议没有撤销', '未发生行政复议被确认违法', '无一例行政复议被纠错']) expect(told(N_10, `${words}。`), words).toHaveLength(1);
  });
  it('waits for blank cells, unless a filled one decides', () => {
    expect(assess(N_10, '行政复议均获维持。', { reconsideration: [4] })).toEqual([{ kind: 'notAssessed', instance: 'N-10', reason: '表四有关单元格尚未填写', cells: [`${RECONSIDERED}/corrected`, `${RECONSIDERED}/pending`] }]);
    expect(assess(N_10, '行政复议均获维持。', { reconsideration: [4, 1] })).toMatchObject([{ kind: 'finding' }]);
  });
  it('of what kind must be said, but for “none set right” in its own part', () => {
    expect(told(N_10, '均获维持。')).toEqual([]);
    for (const words of ['无纠错', '无败诉']) expect(told(N_10, `${words}。`)).toHaveLength(1);
    expect(told(N_10, '无纠错。', FULL, { key: 'management' })).toEqual([]);
    expect(told(N_10, '行政复议无纠错。', FULL, { key: 'management' })).toHaveLength(1);
    expect(told(N_10, '办理行政复议。申请均获维持。'), 'said in another sentence').toEqual([]);
  });
});
