/** Texts that seldom stand in a report, each for one turn a rule takes. The usual ones stand in rules.test.ts. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import type { CheckContext, Outcome } from '../types';
import { NARRATIVE_RULES } from './index';
import { isIdentityNumber } from './wording';

type Texts = Record<string, string>;
const column = (total: unknown) => ({ naturalPerson: total, enterprise: 0, research: 0, publicWelfare: 0, legalService: 0, otherOrganisation: 0, total });
const ROWS = { 1: 20, 2: 0, '3.1': 10, '3.7': 18, '3.6.1': 0, '3.6.2': 0, '3.6.3': 1, 4: 2 };
const DISPUTES = { reconsideration: { upheld: 2, corrected: 1, other: 0, pending: 0, total: 3 }, litigationDirect: { upheld: 1, corrected: 0, other: 0, pending: 0, total: 1 }, litigationAfterReconsideration: { upheld: 0, corrected: 0, other: 0, pending: 0, total: 0 } };

function report(texts: Texts, { name = '某区西市场街道办事处', rows = {}, ...more }: { name?: string; rows?: Record<string, unknown> } & Partial<ReportDocument> = {}): ReportDocument {
  const { problems, otherMatters, ...overview } = texts;
  return {
    ...emptyDocument({ name }, 2024), overview, ...(problems ? { problems } : {}), ...(otherMatters ? { otherMatters } : {}),
    disclosure: { regulations: { made: 0, repealed: 0, inForce: 0 }, normativeDocuments: { made: 4, repealed: 1, inForce: 32 } },
    applications: Object.fromEntries(Object.entries({ ...ROWS, ...rows }).map(([code, total]) => [code, column(total)])),
    disputes: DISPUTES, ...more,
  } as ReportDocument;
}
const look = (id: string, doc: ReportDocument, context: CheckContext = {}): Outcome[] => NARRATIVE_RULES.find((rule) => rule.id === id)!.assess(doc, context);
const said = (id: string, texts: Texts, more?: Parameters<typeof report>[1], context?: CheckContext) => look(id, report(texts, more), context).map((outcome) => (outcome.kind === 'finding' ? outcome.message : outcome.kind === 'notAssessed' ? `？${outcome.reason}` : '')).filter(Boolean);
const finds = (id: string, texts: Texts, words: string, more?: Parameters<typeof report>[1], context?: CheckContext) => expect(said(id, texts, more, context).join('\n'), JSON.stringify(texts)).toContain(words);
const silent = (id: string, texts: Texts, more?: Parameters<typeof report>[1], context?: CheckContext) => expect(said(id, texts, more, context), JSON.stringify(texts)).toEqual([]);
const proposals = (id: string, texts: Texts, more?: Parameters<typeof report>[1]) => look(id, report(texts, more)).flatMap((outcome) => (outcome.kind === 'finding' && outcome.proposal ? [outcome.proposal.value] : []));

describe('applications', () => {
  it('“none received” outside its part speaks of applications for information only', () => {
    silent('N-06', { management: '全年未收到救助申请。' });
    finds('N-06', { management: '全年未收到政府信息公开申请。' }, '总计为20件');
  });
  it('nought received waits while the table is blank', () => {
    finds('N-06', { onRequest: '收到政府信息公开申请0件。' }, '？表三“本年新收”总计尚未填写', { rows: { 1: undefined } });
    silent('N-06', { onRequest: '办结政府信息公开申请0件。' }, { rows: { 1: undefined } });
  });
  it('“none received” of another kind or of last year is no contradiction', () => {
    silent('N-06', { onRequest: '未收到许可申请。' });
    silent('N-06', { onRequest: '上年度未收到政府信息公开申请。' });
  });
  it('a nought is replaced where only the new ones count', () => {
    expect(proposals('N-06', { onRequest: '收到政府信息公开申请0件。' })).toEqual(['20']);
    expect(proposals('N-06', { onRequest: '收到政府信息公开申请0件。' }, { rows: { 2: 3 } })).toEqual([]);
  });
  it('“all done” outside its part speaks of applications for information only', () => {
    silent('N-09', { management: '群众反映的事情均已办结。' });
    finds('N-09', { management: '政府信息公开申请均已办结。' }, '总计为2件');
  });
  it('what was done about other things is not counted as applications', () => {
    silent('N-05', { management: '受理群众来信，接待依申请公开咨询，办结7件。' });
  });
  it('a figure of another year beside this year’s is a part', () => {
    silent('N-05', { onRequest: '2023年收到申请7件，2024年收到申请20件。' });
    finds('N-05', { onRequest: '2023年收到申请7件。' }, '“收到”为7件');
  });
  it('a difference below nought is no reading of a figure', () => {
    const [message] = said('N-05', { onRequest: '办结申请9件。' }, { rows: { 2: 50, '3.5.1': 0, '3.5.2': 0, '3.5.3': 0, '3.5.4': 0, '3.5.5': 0 } });
    expect(message).toContain('办理结果总计为18件');
    expect(message).not.toContain('-');
  });
});

describe('documents and sums', () => {
  it('documents named after the figure are read by their verb', () => {
    finds('N-11', { management: '全年制发5件行政规范性文件。' }, '本年制发件数为4件');
    silent('N-11', { management: '全年制发4件行政规范性文件。' });
  });
  it('“among them” without a verb of its own is a part; with one it is compared', () => {
    silent('N-11', { management: '规范性文件4件，其中公开3件规范性文件。' });
    finds('N-11', { management: '规范性文件现行有效32件，其中制发规范性文件3件。' }, '本年制发件数为4件');
  });
  it('explanations of documents are no documents', () => {
    silent('N-11', { management: '公开规范性文件7篇政策解读。' });
  });
  it('a bare count fits any of the three cells, and has no proposal where it fits none', () => {
    silent('N-11', { management: '规范性文件32件。' });
    finds('N-11', { management: '规范性文件7件。' }, '对不上');
    expect(proposals('N-11', { management: '规范性文件7件。' })).toEqual([]);
  });
  it('a list must follow the total at once', () => {
    silent('N-12', { management: '公开信息10条，回应关切，做法包括微信3条、网站4条。' });
    finds('N-12', { management: '公开信息10条，包括微信3条、网站4条。' }, '3＋4＝7');
  });
  it('a list in brackets ends with the bracket', () => {
    silent('N-12', { management: '公开信息10条（微信6条、网站4条），（转发2条）。' });
    finds('N-12', { management: '公开信息10条（微信6条、网站3条），（转发2条）。' }, '6＋3＝9');
  });
  it('“as well as” after a whole list begins another', () => {
    silent('N-12', { management: '公开信息10条，其中微信6条、网站4条，以及图解2条。' });
    finds('N-12', { management: '公开信息10条，其中微信6条、网站3条，以及图解2条。' }, '6＋3＋2＝11');
  });
});

describe('percentages and last year', () => {
  const previous = (rows: Record<string, unknown> = {}) => ({ previous: { ...report({}, { rows: { 1: 10, 2: 0, '3.1': 5, '3.7': 9, 4: 1, ...rows } }), year: 2023 } });
  it('of other things are held against figures of the text', () => {
    silent('N-13', { management: '公开信息40条，图解10条，占25%。' });
    finds('N-13', { management: '公开信息40条，图解10条，占35%。' }, '应为25%');
  });
  it('growth that cannot be known waits', () => {
    finds('N-14', { onRequest: '收到申请20件，同比增长50%。' }, '？没有上年年报');
    finds('N-14', { onRequest: '收到申请20件，同比增长50%。' }, '？今年或上年的有关单元格尚未填写', { rows: { 1: undefined, 2: undefined } }, previous());
  });
  it('growth is computed again, and proposed where only one reading fits', () => {
    silent('N-14', { onRequest: '新收申请20件，同比增长100%。' }, {}, previous());
    finds('N-14', { onRequest: '新收申请20件，同比增长50%。' }, '增长100.00%', {}, previous());
    finds('N-14', { onRequest: '新收申请20件，同比下降50%。' }, '增长100.00%', {}, previous());
    finds('N-14', { onRequest: '新收申请20件，同比增长10%。' }, '下降50.00%', {}, previous({ 1: 40 }));
    finds('N-14', { onRequest: '新收申请7件，同比增长50%。' }, '均与50%不符', {}, previous());
  });
  it('the same thing with two figures: applications are judged by the tables', () => {
    const texts = { onRequest: '收到政府信息公开申请20件。', management: '收到政府信息公开申请18件。' };
    silent('N-15', texts);
    finds('N-15', texts, '前后不一致', { applications: {} });
  });
});

describe('disputes', () => {
  it('are compared with this year’s only', () => {
    silent('N-08', { onRequest: '行政复议案件较上年减少9件。' });
    silent('N-08', { onRequest: '2023年行政复议9件，2024年同比减少。' });
    finds('N-08', { onRequest: '2023年行政复议9件。' }, '行政复议总计为3件');
  });
  it('outside their part must be about information', () => {
    silent('N-08', { management: '审结案件维持9件，应诉9件。' });
    silent('N-08', { management: '全年行政复议9件。' });
    finds('N-08', { management: '政府信息公开行政复议9件。' }, '行政复议总计为3件');
    finds('N-08', { supervision: '行政复议9件。' }, '行政复议总计为3件');
    finds('N-08', { otherMatters: '行政复议9件。' }, '行政复议总计为3件');
  });
  it('a result belongs to what was named before it', () => {
    finds('N-08', { onRequest: '行政复议、诉讼案件中，维持9件。' }, '行政复议和行政诉讼');
    finds('N-08', { onRequest: '行政诉讼发生于年初，而后有关部门依法进行了行政复议，维持9件。' }, '行政复议');
    finds('N-08', { onRequest: '行政复议发生于年初，而后当事人向人民法院提起诉讼，维持9件。' }, '行政诉讼');
    silent('N-08', { onRequest: '有关案件中，维持9件。' });
  });
  it('last year’s open ones may be left out of the figure', () => {
    const previous = (pending: unknown) => ({ previous: { ...report({}), disputes: { ...DISPUTES, reconsideration: { pending } } } as ReportDocument });
    silent('N-08', { onRequest: '行政复议2件。' }, {}, previous(1));
    finds('N-08', { onRequest: '行政复议2件。' }, '总计为3件', {}, previous(undefined));
  });
  it('“none” of the problems section is about information, or not about us', () => {
    silent('N-07', { problems: '没有行政复议。' });
    finds('N-07', { problems: '没有政府信息公开行政复议。' }, '总计为3件');
    silent('N-07', { onRequest: '去年未发生行政复议。' });
  });
  it('a vague figure is left to the other rules', () => {
    silent('N-08', { onRequest: '行政复议近9件。' });
    finds('N-07', { onRequest: '行政复议0件。' }, '总计为3件');
    silent('N-08', { onRequest: '行政复议0件。' });
  });
  it('“none set right” in its own part means both', () => {
    finds('N-10', { onRequest: '全年无纠错。' }, '“结果纠正”1件');
    finds('N-10', { onRequest: '全年无败诉。' }, '“结果纠正”1件');
    silent('N-10', { management: '全年无纠错。' });
    silent('N-10', { onRequest: '申请均获维持。' });
  });
});

describe('wording', () => {
  it('a month of the coming year may be told', () => {
    silent('N-16', { management: '2025年1月公布5件。' });
    finds('N-16', { management: '2025年8月公布5件。' }, '年份为2025年');
  });
  it.each([['某乡人民政府', '我乡'], ['某区卫生健康委员会', '我委'], ['某中医院', '我院'], ['某区实验学校', '我校'], ['某研究所', '我所']])('%s may say %s', (name, words) => {
    silent('N-21', { management: `${words}公开信息。` }, { name });
    finds('N-21', { management: `${words}公开信息。` }, '不符');
  });
  it('names of others that are part of our own, too short or in a title are no sign of copying', () => {
    const others = (...otherOrganNames: string[]) => ({ otherOrganNames });
    silent('N-21', { management: '西市场街道公开信息。' }, {}, others('别区西市场街道办事处'));
    silent('N-21', { management: '大镇公开信息。' }, { name: '某县石桥镇' }, others('大镇'));
    silent('N-21', { management: '学习《我镇的故事》。' });
    silent('N-21', { management: '学习《东风路街道工作经验》。' }, {}, others('某区东风路街道办事处'));
    finds('N-21', { management: '东风路街道公开信息。' }, '出现了其他单位名称“东风路街道”', {}, others('某区东风路街道办事处'));
  });
  it('a mark without its other half is shown, also after the last sentence', () => {
    finds('N-23', { management: '办好专栏。）' }, '“）”没有配对的前半个');
  });
  it('numbers of identity cards', () => {
    for (const [digits, real] of [['11010519491231002X', true], ['11010519491231002x', true], ['123', false], ['110105194913310025', false], ['110105194912320025', false], ['110105184912310025', false], ['110105219912310025', false], ['110105194900310025', false], ['110105194912000025', false], ['110105194912310021', false]] as const) expect(isIdentityNumber(digits), digits).toBe(real);
    finds('N-24', { management: '号码110105194912310021。' }, '疑似公民身份号码');
    finds('N-24', { management: '身份号码110105194999990021。' }, '疑似公民身份号码');
    silent('N-24', { management: '编号110105194999990021。' });
    silent('N-24', { management: '编号110105160001010021。' });
  });
  it('the level of an organ is read from its name where the settings do not say', () => {
    for (const name of ['某市人民政府', '某省人民政府', '某自治区人民政府']) finds('N-02', { supervision: '加强管理。' }, '没有写“工作考核”情况。各级人民政府', { name });
    finds('N-02', { supervision: '加强管理。' }, '？未设置本机关层级', { name: '某集团' });
  });
});
