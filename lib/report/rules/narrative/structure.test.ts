/** What section 一 must hold, sentence by sentence: N-01, N-02, N-03, N-18, N-25, N-26, N-27. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type OrganLevel, type ReportDocument } from '../../document';
import type { CheckContext, Outcome } from '../types';
import { N_01, N_02, N_03, N_18, N_25, N_26, N_27 } from './structure';

const report = (overview: Record<string, string>, name = '某区西市场街道办事处', level?: OrganLevel): ReportDocument => ({ ...emptyDocument({ name, ...(level ? { level } : {}) }, 2024), overview });
type Told = Partial<Extract<Outcome, { kind: 'finding' }>>;
/** What is told, with its weight when that is not the rule's own; what waits begins with ？. */
const told = (rule: typeof N_01, doc: ReportDocument, context: CheckContext = {}) => rule.assess(doc, context).flatMap((outcome) => (outcome.kind === 'finding' ? [outcome.severity ? `${outcome.severity} ${outcome.message}` : outcome.message] : outcome.kind === 'notAssessed' ? [`？${outcome.instance} ${outcome.reason} ${outcome.cells.join()}`] : []));
const finding = (rule: typeof N_01, doc: ReportDocument) => rule.assess(doc, {})[0] as Told;

describe('N-01', () => {
  const all = { proactive: '甲。', onRequest: '乙。', management: '丙。', platform: '丁。', supervision: '戊。' };
  it('names each part that is missing, or that waits', () => {
    expect(told(N_01, report(all))).toEqual([]);
    const { proactive: _proactive, platform: _platform, ...rest } = all;
    expect(told(N_01, report(rest))).toEqual(['主动公开', '政府信息公开平台建设'].map((name) => `第一部分缺少“${name}”。格式要求总体情况包括五个方面，不能遗漏；没有开展的也应写明。`));
    expect(N_01.assess(report(rest), {}).map((outcome) => outcome.instance)).toEqual(['N-01-proactive', 'N-01-platform']);
    expect(told(N_01, report(rest), { partial: true })).toEqual(['？N-01-proactive “主动公开”尚未填写 /overview/proactive', '？N-01-platform “政府信息公开平台建设”尚未填写 /overview/platform']);
  });
  it('is judged without any text, unless the report is still being filled', () => {
    expect(told(N_01, report({}))).toHaveLength(5);
    expect(told(N_01, report({}), { partial: true })).toEqual(['？N-01 文字部分尚未填写 /overview']);
  });
});

describe('N-02', () => {
  const none = (name: string, level?: OrganLevel, context?: CheckContext) => told(N_02, report({ supervision: '加强管理。' }, name, level), context);
  const lacks = (weight: string, words: string) => ['工作考核', '社会评议', '责任追究'].map((item) => `${weight} “监督保障”没有写“${item}”情况。${words}`);
  const MUST = lacks('error', '各级人民政府应当写明，没有发生的也要写明。'), SHOULD = lacks('warning', '街道办事处按惯例写明，没有的写“无”。');
  const UNKNOWN = ['？N-02 未设置本机关层级，不能确定是否属于“各级人民政府” '];

  it.each(['某街道', '某街道办事处'])('%s should write the three results', (name) => expect(none(name)).toEqual(SHOULD));
  it.each(['某镇', '某乡', '某镇人民政府', '某乡人民政府', '某县', '某区', '某旗', '某县人民政府', '某市', '某市人民政府', '某省', '某省人民政府', '某自治区', '某自治区人民政府'])('%s must', (name) => expect(none(name)).toEqual(MUST));
  it.each(['某区统计局', '某区爱国卫生委员会', '某区发改委', '某省财政厅', '某部', '某区机关事务办公室', '某区服务中心'])('%s need not', (name) => expect(none(name)).toEqual([]));
  it.each(['某社区', '某集团', '某街道服务站', '某镇小学', '某县医院', '某市公司', '某局集团', '某省银行'])('%s: the level is not known', (name) => expect(none(name)).toEqual(UNKNOWN));
  it('the settings come before the document, the document before the name', () => {
    expect(none('某区统计局', 'township')).toEqual(MUST);
    expect(none('某镇', 'ministry')).toEqual([]);
    expect(none('某镇', 'township', { level: 'department' })).toEqual([]);
    expect(none('某镇', 'department', { level: 'subdistrict' })).toEqual(SHOULD);
  });
  it('waits for its part', () => {
    expect(told(N_02, report({ proactive: '公开1条。' }))).toEqual(['？N-02 “监督保障”尚未填写 /overview/supervision']);
  });
  it('takes each result in any usual word, in any part', () => {
    const with3 = (...words: string[]) => told(N_02, report({ supervision: `${words.join('，')}。` }));
    for (const words of ['考核', '考评', '绩效', '督查']) expect(with3(words, '评议', '追究'), words).toEqual([]);
    for (const words of ['评议', '测评', '评价', '满意度', '评估', '民意调查']) expect(with3('考核', words, '追究'), words).toEqual([]);
    for (const words of ['责任追究', '追责', '问责', '追究']) expect(with3('考核', '评议', words), words).toEqual([]);
    expect(told(N_02, report({ supervision: '开展考核。', management: '开展评议。', proactive: '未发生问责。' }))).toEqual([]);
    expect(with3('考核', '评议')).toEqual([SHOULD[2]]);
    expect(N_02.assess(report({ supervision: '考核，评议。' }), {})[0]).toMatchObject({ instance: 'N-02-supervision-责任追究', cells: ['/overview/supervision'] });
  });
});

describe('N-03', () => {
  const WANTED = '2024年1月1日至12月31日';
  it.each(['自2024年1月1日至12月31日', '从2024年1月1日起至2024年12月31日止', '：2024 年 1 月 1 日 — 12 月 31 日', '为2024年1月1日-2024年12月31日', '为2024年01月01日到12月31日'])('统计期限%s is right', (words) => {
    expect(told(N_03, report({ proactive: `数据统计期限${words}。` }))).toEqual([]);
  });
  it.each(['2023年1月1日至12月31日', '2024年1月1日至2025年12月31日', '2023年1月1日至2024年12月31日', '2024年2月1日至12月31日', '2024年1月2日至12月31日', '2024年1月1日至11月31日', '2024年1月1日至12月30日'])('%s is wrong', (words) => {
    const proactive = `所列数据的统计期限自${words}。`, at = proactive.indexOf('20');
    expect(finding(N_03, report({ proactive }))).toMatchObject({
      message: `一、总体情况“主动公开”写“所列数据的统计期限自${words}”，2024年度报告的统计期限应为${WANTED}。可能沿用了往年的文字。`, expected: WANTED, actual: words,
      proposal: { value: WANTED, range: { start: at, end: at + words.length } }, range: { pointer: '/overview/proactive', start: proactive.indexOf('统计期限'), end: at + words.length },
    });
    expect(finding(N_03, report({ proactive }))).not.toHaveProperty('severity');
  });
  it('a missing 日 at the end is a slip', () => {
    const proactive = '统计期限为2024年1月1日至12月31，共1条。';
    expect(finding(N_03, report({ proactive }))).toMatchObject({ severity: 'warning', message: '一、总体情况“主动公开”的统计期限“2024年1月1日至12月31”漏写“日”字。', expected: WANTED, actual: '2024年1月1日至12月31', proposal: { value: WANTED, range: { start: 5, end: 20 } } });
  });
  it('each period is looked at', () => {
    expect(told(N_03, report({ proactive: '统计期限为2023年1月1日至12月31日。统计时间为2024年1月1日至12月31日。', onRequest: '统计周期为2022年1月1日至12月31日。' }))).toHaveLength(2);
  });
});

describe('N-18', () => {
  const NO = { proactive: '“主动公开”没有任何数字。请写明当年公开的信息数量、渠道。', onRequest: '“依申请公开”没有任何数字。请写明收到、办结、结转件数；没有的写“未收到”。' };
  it('asks for a figure in both parts that are written', () => {
    expect(told(N_18, report({ proactive: '依法公开。', onRequest: '依法办理。', management: '健全制度。' }))).toEqual([NO.proactive, NO.onRequest]);
    expect(told(N_18, report({ proactive: '公开1条。', onRequest: '收到1件。' }))).toEqual([]);
    expect(told(N_18, report({ management: '健全制度。' }))).toEqual([]);
  });
  it('a bound figure without a value yet is one', () => {
    expect(told(N_18, report({ proactive: '公开{{/applications/1/total}}条。' }))).toEqual([]);
  });
  it.each(['未收到申请。', '没有收到申请。', '未接到申请。', '无政府信息公开申请。', '没有依申请公开申请。', '全年零申请。'])('“%s” needs none, of applications', (words) => {
    expect(told(N_18, report({ proactive: words, onRequest: words }))).toEqual([NO.proactive]);
  });
  it.each(['无故拖延的，申请补正。', '没有拖延，申请均已答复。'])('“%s” is not none', (words) => {
    expect(told(N_18, report({ onRequest: words }))).toEqual([NO.onRequest]);
  });
});

describe('N-25', () => {
  const long = (count: number, limit?: number) => told(N_25, report({ proactive: '公'.repeat(count - 10), onRequest: `${'申'.repeat(10)} \n　` }), limit === undefined ? {} : { limits: { overviewCharacters: limit } });
  it('allows a thousand characters of all parts, blanks not counted', () => {
    expect(long(1000)).toEqual([]);
    expect(long(1001)).toEqual(['第一部分共1001字，超过1000字。篇幅原则上不超过规定字数，请压缩。']);
    expect(finding(N_25, report({ proactive: '公'.repeat(1001) }))).toMatchObject({ instance: 'N-25-overview-length', cells: ['/overview'], expected: 1000, actual: 1001 });
  });
  it('or what the settings say', () => {
    expect([long(50, 50), long(51, 50)]).toEqual([[], ['第一部分共51字，超过50字。篇幅原则上不超过规定字数，请压缩。']]);
    expect(told(N_25, report({ proactive: '公'.repeat(1001) }), { limits: {} })).toHaveLength(1);
  });
});

describe('N-26', () => {
  const NO_LIST = ['？N-26 没有设置地方要求清单 '];
  const lacking = (overview: Record<string, string>, ...localChecklist: string[]) => told(N_26, report(overview), { limits: { localChecklist } });
  it('waits for a list', () => {
    expect(told(N_26, report({ proactive: '公开1条。' }))).toEqual(NO_LIST);
    expect(told(N_26, report({ proactive: '公开1条。' }), { limits: {} })).toEqual(NO_LIST);
    expect(lacking({ proactive: '公开1条。' })).toEqual(NO_LIST);
  });
  it('wants a figure in a sentence that has one of the words', () => {
    const list = ['政策解读', ' 政务新媒体 | 公众号 |'];
    expect(lacking({ proactive: '政策解读3篇。', platform: '办好专栏。公众号发布20条。' }, ...list)).toEqual([]);
    expect(lacking({ proactive: '做好政策解读。公开3条。', platform: '公众号发布20条。' }, ...list)).toEqual(['地方要求写明“政策解读”的数量，第一部分没有写到或没有数字。']);
    expect(lacking({ proactive: '政策解读3篇。' }, ...list)).toEqual(['地方要求写明“政务新媒体”或“公众号”的数量，第一部分没有写到或没有数字。']);
    expect(N_26.assess(report({ proactive: '公开3条。' }), { limits: { localChecklist: list } }).map((outcome) => outcome.instance)).toEqual(['N-26-overview-政策解读', 'N-26-overview-政务新媒体']);
  });
  it('an empty line of the list asks nothing', () => expect(lacking({ proactive: '公开。' }, ' | ')).toEqual([]));
});

describe('N-27', () => {
  const MESSAGE = '本机关有下级单位，文字没有写明数字是本机关的还是汇总的（如“全区”“本机关”）。请补充范围。';
  const UNKNOWN = ['？N-27 未设置本机关有无下级单位 '];
  const scope = (name: string, { level, context = {}, overview = { proactive: '公开3条。' } }: { level?: OrganLevel; context?: CheckContext; overview?: Record<string, string> } = {}) => told(N_27, report(overview, name, level), context);
  it.each(['某区人民政府', '某县', '某市', '某省', '某区', '某自治州人民政府'])('%s has offices below it', (name) => expect(scope(name)).toEqual([MESSAGE]));
  it.each(['某街道办事处', '某镇', '某镇人民政府'])('%s has none', (name) => expect(scope(name)).toEqual([]));
  it.each(['某中心', '某区统计局', '某集团', '某人民政府办公室', '某市场'])('of %s that is not known', (name) => expect(scope(name)).toEqual(UNKNOWN));
  it('a department is not known by its name, and the settings come first', () => {
    expect(scope('某区', { level: 'department' })).toEqual(UNKNOWN);
    expect(scope('某街道', { context: { hasSubordinates: true } })).toEqual([MESSAGE]);
    expect(scope('某区', { context: { hasSubordinates: false } })).toEqual([]);
  });
  it('is asked of figures in the first two parts', () => {
    expect(scope('某区', { overview: { onRequest: '收到3件。' } })).toEqual([MESSAGE]);
    expect(scope('某区', { overview: { proactive: '依法公开。', management: '培训3次。' } })).toEqual([]);
    const doc = report({ proactive: '依法公开。', onRequest: '收到3件。' }, '某区');
    expect(N_27.assess(doc, {})[0]).toMatchObject({ instance: 'N-27-onRequest' });
  });
  it.each(['本机关', '本级', '本单位', '本办', '全区', '我市', '各级', '各县', '各区', '各部门', '全系统', '本行政区域', '辖区内', '汇总'])('“%s” anywhere says it', (words) => {
    expect(scope('某区', { overview: { proactive: '公开3条。', management: `${words}统计。` } })).toEqual([]);
  });
  it('我市政府 is a name, no scope', () => expect(scope('某区', { overview: { proactive: '我市政府网站公开3条。' } })).toEqual([MESSAGE]));
});
