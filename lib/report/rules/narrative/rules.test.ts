/** Each narrative rule: one text it passes, one it refuses, and what happens when its part is missing. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import { processorTime } from '../../processor-time';
import type { CheckContext, Outcome, OwnFact } from '../types';
import { NARRATIVE_RULES } from './index';

type Texts = Partial<Record<'proactive' | 'onRequest' | 'management' | 'platform' | 'supervision' | 'preface' | 'problems' | 'otherMatters', string>>;
const ROWS: Record<string, number> = { 1: 20, 2: 2, '3.1': 10, '3.2': 2, '3.3.1': 0, '3.3.2': 0, '3.3.3': 0, '3.3.4': 1, '3.3.5': 0, '3.3.6': 0, '3.3.7': 0, '3.3.8': 0, '3.4.1': 3, '3.4.2': 1, '3.4.3': 0, '3.5.1': 0, '3.5.2': 1, '3.5.3': 0, '3.5.4': 0, '3.5.5': 0, '3.6.1': 0, '3.6.2': 0, '3.6.3': 1, '3.7': 19, 4: 3 };

function report(texts: Texts, more: Partial<ReportDocument> = {}, rows: Record<string, number> = {}): ReportDocument {
  const { preface, problems, otherMatters, ...overview } = texts;
  return {
    ...emptyDocument({ name: '某区西市场街道办事处', level: 'subdistrict' }, 2024), overview,
    ...(preface === undefined ? {} : { preface }), ...(problems === undefined ? {} : { problems }), ...(otherMatters === undefined ? {} : { otherMatters }),
    disclosure: { regulations: { made: 0, repealed: 0, inForce: 0 }, normativeDocuments: { made: 4, repealed: 1, inForce: 32 } },
    applications: Object.fromEntries(Object.entries({ ...ROWS, ...rows }).map(([code, total]) => [code, { naturalPerson: total, enterprise: 0, research: 0, publicWelfare: 0, legalService: 0, otherOrganisation: 0, total }])),
    disputes: { reconsideration: { upheld: 2, corrected: 0, other: 1, pending: 1, total: 4 }, litigationDirect: { upheld: 1, corrected: 0, other: 0, pending: 0, total: 1 }, litigationAfterReconsideration: { upheld: 1, corrected: 1, other: 0, pending: 0, total: 2 } },
    ...more,
  };
}
const NONE = { applications: Object.fromEntries(Object.keys(ROWS).map((code) => [code, { total: 0 }])), disputes: Object.fromEntries(['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'].map((block) => [block, { upheld: 0, corrected: 0, other: 0, pending: 0, total: 0 }])) };

function run(id: string, doc: ReportDocument, context: CheckContext = {}): Outcome[] {
  const rule = NARRATIVE_RULES.find((item) => item.id === id)!;
  return rule.assess(doc, context);
}
const kinds = (outcomes: Outcome[]) => [...new Set(outcomes.map((outcome) => outcome.kind))];
const findings = (outcomes: Outcome[]) => outcomes.filter((outcome) => outcome.kind === 'finding');
const passes = (id: string, texts: Texts, more?: Partial<ReportDocument>, context?: CheckContext, rows?: Record<string, number>) => expect(findings(run(id, report(texts, more, rows), context)).map((finding) => finding.message), JSON.stringify(texts)).toEqual([]);
function fails(id: string, texts: Texts, words: RegExp, more?: Partial<ReportDocument>, context?: CheckContext) {
  const found = findings(run(id, report(texts, more), context));
  expect(found.length, `${id} ${JSON.stringify(texts)}`).toBeGreaterThan(0);
  expect(found.map((finding) => finding.message).join('\n')).toMatch(words);
  for (const finding of found) {
    expect(finding.message).toMatch(/。$/);
    if (!finding.range) continue;
    const text = finding.range.pointer.split('/').slice(1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], report(texts, more)) as string;
    expect(finding.range.start).toBeGreaterThanOrEqual(0);
    expect(finding.range.end).toBeLessThanOrEqual(text.length);
    expect(finding.range.end).toBeGreaterThan(finding.range.start);
  }
  return found;
}
const undecided = (id: string, texts: Texts, more?: Partial<ReportDocument>, context?: CheckContext) => expect(kinds(run(id, report(texts, more), context))).toEqual(['notAssessed']);
const WITHOUT_TABLES = { applications: {}, disputes: {}, disclosure: {} };

describe('the group', () => {
  it('has the 27 rules in order, each explained', () => {
    expect(NARRATIVE_RULES.map((rule) => rule.id)).toEqual(Array.from({ length: 27 }, (_, index) => `N-${String(index + 1).padStart(2, '0')}`));
    for (const rule of NARRATIVE_RULES) for (const words of [rule.title, rule.basis, rule.left, rule.right, rule.missing, rule.explanation]) expect(words, rule.id).not.toBe('');
  });
  it('is not assessed while no text stands, N-01 in a partial document only', () => {
    const doc = emptyDocument({ name: '某街道办事处' }, 2024);
    for (const rule of NARRATIVE_RULES) {
      expect(kinds(rule.assess(doc, { partial: true })), rule.id).toEqual(['notAssessed']);
      expect(kinds(rule.assess(doc, {})), rule.id).toEqual([rule.id === 'N-01' ? 'finding' : 'notAssessed']);
    }
  });
  it('gives every outcome of one result its own instance', () => {
    const outcomes = NARRATIVE_RULES.flatMap((rule) => rule.assess(report({ onRequest: '收到申请9件，收到申请9件，收到申请8件，公开××，××。' }), {}));
    const names = outcomes.map((outcome) => outcome.instance);
    expect(new Set(names).size).toBe(names.length);
  });
  it('sees a document changed in place', () => {
    const doc = report({ onRequest: '收到申请20件。' });
    expect(findings(run('N-05', doc))).toEqual([]);
    doc.overview!.onRequest = '收到申请21件。';
    expect(findings(run('N-05', doc))).toHaveLength(1);
    doc.applications!['1']!.total = 21;
    expect(findings(run('N-05', doc))).toEqual([]);
  });
  // The measured time is a fraction of a millisecond; the bound leaves room for a busy machine.
  it('is quick for a change of a table when the texts stay', () => {
    const texts: Texts = { proactive: '2024年主动公开信息405条，其中国家级5条、省级31条、市级228条、区级141条。'.repeat(8), onRequest: '2024年收到申请20件，办结19件，结转下年度3件。'.repeat(8), management: '健全制度。'.repeat(60), platform: '办好专栏。'.repeat(60), supervision: '开展考核、评议，无责任追究。'.repeat(20) };
    const times = Array.from({ length: 41 }, (_, round) => {
      const doc = report(texts, {}, { 1: 20 + (round % 2) });
      return processorTime(() => { for (const rule of NARRATIVE_RULES) rule.assess(doc, {}); });
    }).sort((a, b) => a - b);
    expect(times[20]).toBeLessThan(30);
  });
});

describe('N-01 to N-04', () => {
  const all: Texts = { proactive: '公开1条。', onRequest: '未收到。', management: '健全制度。', platform: '办好专栏。', supervision: '开展考核、评议，无责任追究。' };
  it('N-01 five aspects', () => {
    passes('N-01', all);
    fails('N-01', { ...all, platform: ' ' }, /缺少“政府信息公开平台建设”/);
    undecided('N-01', { proactive: '公开1条。' }, {}, { partial: true });
  });
  it('N-02 results of assessment', () => {
    passes('N-02', all);
    expect(fails('N-02', { ...all, supervision: '加强监督。' }, /工作考核/)[0]!.severity).toBe('warning');
    expect(fails('N-02', { ...all, supervision: '加强监督。' }, /各级人民政府/, { organ: { name: '某镇人民政府' } })[0]!.severity).toBe('error');
    passes('N-02', { ...all, supervision: '加强监督。' }, { organ: { name: '某区统计局', level: 'department' } });
    undecided('N-02', { proactive: '公开1条。' });
  });
  it('N-03 period', () => {
    passes('N-03', { preface: '所列数据统计期限自2024年1月1日至12月31日。' });
    passes('N-03', { preface: '统计期限为2024年1月1日起至2024年12月31日止。' });
    passes('N-03', { preface: '根据《条例》编制。' });
    const [finding] = fails('N-03', { preface: '所列数据统计期限自2023年1月1日至12月31日。' }, /应为2024年1月1日至12月31日/);
    expect(finding!.proposal).toMatchObject({ value: '2024年1月1日至12月31日' });
    fails('N-03', { preface: '统计期限自2024年1月1日至11月30日。' }, /12月31日/);
  });
  it('N-04 bound figures', () => {
    passes('N-04', { onRequest: '收到{{/applications/1/total}}件，占{{pct:3.1/3.7:1}}，不予公开{{sum:不予公开}}件。' });
    fails('N-04', { onRequest: '收到{{/applications/9/total}}件。' }, /无法印出/);
    fails('N-04', { onRequest: '收到{{sum:什么}}件{{。' }, /无法印出/);
    fails('N-04', { onRequest: '收到{{/applications/1/total}}件。' }, /尚未填写/, WITHOUT_TABLES);
    undecided('N-04', { onRequest: '收到{{/applications/1/total}}件。' }, WITHOUT_TABLES, { partial: true });
  });
});

describe('N-05 admissible readings', () => {
  it.each([
    '收到政府信息公开申请20件。', '共收到政府信息公开申请22件（含上年结转2件）。', '收办申请22件，办结19件，结转下年度3件。', '受理20件，答复19件，其余3件结转至2025年继续办理。', '新收申请20件，上年结转2件，年内办结19件，顺延至下年3件。',
    '予以公开10件、部分公开2件、不予公开1件、无法提供4件、不予处理1件、其他处理1件。', '予以公开及部分公开12件。', '10件予以公开，2件部分公开。', '本机关不掌握相关政府信息3件，没有现成信息需要另行制作1件。', '保护第三方合法权益1件。', '申请人主动撤回1件。',
    '自然人申请20件，法人或其他组织申请0件。', '收到网络申请15件、当面申请5件。', '共收到申请20件，其中当面受理5件，邮寄15件。', '与2023年收到的18件相比，增加2件。', '收到申请数量较上年增加2件。', '2023年收到18件，2024年收到20件，同比增长11.1%。', '受理群众来信100件，办结100件。', '12345热线办理工单340件，答复340件。', '办理建议提案12件。', '收到信息处理费收费通知0件。', '第一季度收到5件。', '收到复议申请4件。',
    '办结19件，未办结3件结转下年。', '19件已答复，3件正在办理中。', '办结18件（不含其他处理）。', '答复17件。', '新收并办结17件。', '收到申请二十件。', '收到申请约20件。',
  ])('%s', (onRequest) => passes('N-05', { onRequest }));
  it.each([
    ['收到政府信息公开申请21件。', /21件.*20件.*22件/], ['办结20件。', /20件.*19件/], ['上年结转3件。', /上年结转为2件/], ['结转下年度2件。', /结转下年度为3件/], ['不予公开2件。', /不予公开各行之和为1件/], ['其中5件予以公开。', /予以公开为10件/], ['重复申请4件。', /重复申请为1件/], ['撤回申请5件。', /撤回/], ['自然人申请21件。', /自然人本年新收为20件/],
  ])('%s fails', (onRequest, words) => { fails('N-05', { onRequest }, words); });
  it('offers the one value that can be right, at its place', () => {
    const onRequest = '全年不予公开２件，其他处理1件。';
    const [finding] = fails('N-05', { onRequest }, /不予公开/);
    expect(finding).toMatchObject({ expected: 1, actual: 2, proposal: { value: '1' } });
    const { start, end } = finding!.proposal!.range!;
    expect(onRequest.slice(start, end)).toBe('２');
    expect(fails('N-05', { onRequest: '收到申请25件。' }, /25件/)[0]!.proposal).toBeUndefined();
  });
  it('keeps offsets in the draft when figures are bound', () => {
    const onRequest = '收到{{/applications/1/total}}件，办结18.5件，不予公开9件。';
    const [finding] = fails('N-05', { onRequest }, /9件/).slice(-1);
    expect(onRequest.slice(finding!.range!.start, finding!.range!.end)).toBe('9件');
    passes('N-05', { onRequest: '收到{{/applications/1/total}}件，不予公开{{sum:不予公开}}件。' });
    expect(fails('N-05', { onRequest: '不予公开{{/applications/1/total}}件。' }, /20件/)[0]!.proposal).toBeUndefined();
  });
  it('is undecided while the cells are blank', () => undecided('N-05', { onRequest: '收到申请20件。' }, WITHOUT_TABLES));
});

describe('N-06, N-07, N-09, N-10', () => {
  it('N-06 none received', () => {
    for (const onRequest of ['未收到政府信息公开申请。', '收到依申请公开0件。', '我街道收到依申请公开数量0件。', '没有收到公民、法人或者其他组织的政府信息公开申请。', '本年度无依申请公开申请。']) {
      passes('N-06', { onRequest }, NONE);
      fails('N-06', { onRequest }, /20件/);
    }
    fails('N-06', { onRequest: '收到政府信息公开申请3件。' }, /均为0件/, NONE);
    for (const onRequest of ['收到申请20件，未收到补正材料。', '无申请人投诉，收到20件。', '收到申请20件，未收到申请公开的行政复议。', '未收取申请人任何费用。', '无正当理由大量反复申请0件。']) passes('N-06', { onRequest });
    undecided('N-06', { onRequest: '未收到政府信息公开申请。' }, WITHOUT_TABLES);
  });
  it('N-07 no disputes', () => {
    for (const onRequest of ['未发生因政府信息公开申请行政复议、提起行政诉讼的情况。', '无行政复议、行政诉讼案件。', '行政复议0件，行政诉讼0件。']) {
      passes('N-07', { onRequest }, NONE);
      expect(fails('N-07', { onRequest }, /总计为/)).toHaveLength(2);
    }
    fails('N-07', { onRequest: '发生行政复议案件2件。' }, /总计为0件/, NONE);
    for (const onRequest of ['未经复议直接起诉1件。', '无行政复议被纠错案件。', '未发生行政诉讼败诉情形。', '行政复议4件，行政诉讼3件。']) passes('N-07', { onRequest });
    undecided('N-07', { onRequest: '未发生行政复议。' }, WITHOUT_TABLES);
  });
  it('N-09 all closed', () => {
    fails('N-09', { onRequest: '收到申请20件，均已办结。' }, /结转下年度继续办理”总计为3件/);
    fails('N-09', { onRequest: '办结率100%。' }, /3件/);
    fails('N-09', { onRequest: '收到20件，全部答复。' }, /3件/);
    for (const onRequest of ['除3件结转下年外，均已办结。', '按时办结率100%。', '到期申请均已答复。', '12345工单已全部办结。', '均在法定期限内答复。']) passes('N-09', { onRequest });
    passes('N-09', { onRequest: '均已办结。' }, NONE);
    undecided('N-09', { onRequest: '均已办结。' }, WITHOUT_TABLES);
  });
  it('N-10 all upheld', () => {
    fails('N-10', { onRequest: '行政复议4件，均获维持。' }, /“尚未审结”1件/);
    fails('N-10', { onRequest: '无行政诉讼败诉案件。' }, /“结果纠正”1件/);
    for (const onRequest of ['行政复议案件无被纠错情形。', '已审结的行政复议案件均维持。']) passes('N-10', { onRequest });
    passes('N-10', { onRequest: '行政复议均获维持。' }, NONE);
    undecided('N-10', { onRequest: '行政复议均获维持。' }, WITHOUT_TABLES);
  });
});

describe('N-08, N-11', () => {
  it('N-08 disputes', () => {
    for (const onRequest of ['行政复议4件、行政诉讼3件。', '行政复议、行政诉讼案件共7件。', '未经复议直接起诉1件，复议后起诉2件。', '行政复议案件4件，其中维持2件、其他结果1件、尚未审结1件。', '行政诉讼案件3件，其中败诉1件。', '参加行政复议培训2次。', '办结行政复议3件。', '行政复议4件，3件作出复议决定。']) passes('N-08', { onRequest });
    fails('N-08', { onRequest: '行政复议5件。' }, /5件.*4件/);
    fails('N-08', { onRequest: '行政诉讼4件。' }, /4件.*3件/);
    fails('N-08', { onRequest: '行政复议案件4件，其中维持3件。' }, /维持为2件/);
    undecided('N-08', { onRequest: '行政复议5件。' }, WITHOUT_TABLES);
  });
  it('N-08 takes the year’s own cases where last year’s open ones are known', () => {
    const previous = report({ proactive: '公开1条。' });
    passes('N-08', { onRequest: '新发生行政复议案件3件。' }, {}, { previous });
  });
  it('N-11 normative documents', () => {
    for (const management of ['制发规范性文件4件，废止1件，现行有效32件。', '规范性文件制发4件，废止1件。', '主动公开规范性文件32件。', '发布规范性文件解读8件。', '备案审查规范性文件9件。', '2023年制发规范性文件6件，2024年制发规范性文件4件，较上年减少2件。', '健全12项规章制度。']) passes('N-11', { management });
    const [finding] = fails('N-11', { management: '全年制发规范性文件5件。' }, /本年制发件数为4件/);
    expect(finding).toMatchObject({ expected: 4, actual: 5, proposal: { value: '4' } });
    expect(finding!.severity).toBeUndefined();
    expect(fails('N-11', { management: '全年制发规范性文件{{/applications/1/total}}件。' }, /绑定/)[0]!.severity).toBe('error');
    undecided('N-11', { management: '制发规范性文件5件。' }, WITHOUT_TABLES);
  });
});

describe('N-12 to N-15', () => {
  it('N-12 parts and whole', () => {
    for (const proactive of ['共405篇，其中国家级5篇，省级31篇，市级228篇，区级141篇。', '公开50条，其中政策类20条、工作动态类10条等。', '公开50条（政策类20条、动态类30条）。', '收到6件，上年结转1件，其中公开2件、无法提供2件、其他处理3件。', '公开50条，其中政策类20条。', '发布信息3659条，其中政策文件352条，新闻854条，会议19条。', '办结19件（含上年结转2件），其中公开12件、其他7件。', '公开50条，其中重点领域20条、民生10条，主要涉及教育。', '收取费用290元，其中甲局140元、乙局150元。']) passes('N-12', { proactive });
    const proactive = '全年共405篇，其中国家级5篇，省级31篇，市级228篇，区级140篇。';
    const [finding] = fails('N-12', { proactive }, /5＋31＋228＋140＝404，总数写405，相差1篇/);
    expect(proactive.slice(finding!.range!.start, finding!.range!.end)).toBe('405篇，其中国家级5篇，省级31篇，市级228篇，区级140篇');
    fails('N-12', { proactive: '共3437条，包括：人事12条，动态1740条，公告225条，解读信息共计110条，其他1827条。' }, /3914/);
    fails('N-12', { proactive: '公开50条，其中政策类30条、动态类30条等。' }, /60/);
  });
  it('N-12 the office’s own facts', () => {
    const facts: OwnFact[] = [['media.national', 5], ['media.provincial', 31], ['media.city', 228], ['media.district', 141], ['media.total', 405]].map(([code, value]) => ({ code: String(code), label: String(code), value: Number(value), unit: '篇' }));
    passes('N-12', { proactive: '公开1条。' }, {}, { facts });
    fails('N-12', { proactive: '公开1条。' }, /405.*403|403.*405|之和/, {}, { facts: facts.map((fact) => (fact.code === 'media.city' ? { ...fact, value: 226 } : fact)) });
  });
  it('N-13 shares', () => {
    for (const onRequest of ['予以公开10件（52.63%），部分公开2件，占10.5%。', '予以公开10件，占新收的50%。', '予以公开10件，占53%。', '满意度98%。']) passes('N-13', { onRequest });
    const [finding] = fails('N-13', { onRequest: '予以公开10件，占54%。' }, /应为53%/);
    expect(finding).toMatchObject({ proposal: { value: '53%' } });
    undecided('N-13', { onRequest: '予以公开10件，占54%。' }, WITHOUT_TABLES);
  });
  it('N-14 growth', () => {
    const previous = report({ proactive: '公开1条。' }, {}, { 1: 18, 2: 2, '3.7': 18 });
    passes('N-14', { onRequest: '收到申请20件，同比增长11.1%。' }, {}, { previous });
    passes('N-14', { onRequest: '办结19件，同比增长5.56%。' }, {}, { previous });
    passes('N-14', { onRequest: '网站访问量10000次，同比增长50%。' }, {}, { previous });
    fails('N-14', { onRequest: '收到申请20件，同比下降11.1%。' }, /均与11.1%不符/, {}, { previous });
    fails('N-14', { onRequest: '收到申请20件，同比增长12%。' }, /11.11%/, {}, { previous });
    undecided('N-14', { onRequest: '收到申请20件，同比增长12%。' });
  });
  it('N-15 the same subject twice', () => {
    fails('N-15', { proactive: '主动公开政府信息20条。', platform: '2024年主动公开政府信息16条。' }, /前后不一致/);
    passes('N-15', { proactive: '主动公开政府信息20条。', platform: '主动公开政府信息20条。' });
    passes('N-15', { proactive: '通过网站发布信息20条，通过微信发布信息16条。', platform: '上半年主动公开政府信息10条。主动公开政府信息20条。' });
    fails('N-15', { proactive: '其中国家级6篇。' }, /自有数据/, {}, { facts: [{ code: 'media.national', label: '国家级', value: 5, unit: '篇' }] });
  });
});

describe('N-16 to N-22', () => {
  it('N-16 left-over years', () => {
    for (const problems of ['针对2023年报告提出的公开内容不够丰富的问题，新增栏目3个。', '2023年工作中存在问题的改进情况：整改3项。', '下一步，2025年将开展培训2次。', '自2019年以来累计公开300条。', '按照《2023年政务公开工作要点》公开20条。', '2024年公开20条，较2023年增加5条。', '《条例》2019年5月15日起施行，培训2次。', '3件结转至2025年继续办理。', '根据国办公开办函〔2021〕30号公开5条。', '2022—2024年共培训3次。', '公布2024年目录，2023年度建议办理情况2篇。', '发布2023年度建议办理情况2篇。']) passes('N-16', { problems });
    const [finding] = fails('N-16', { proactive: '2023年，街道主动公开信息13条。' }, /2023年/);
    expect(finding).toMatchObject({ expected: 2024, actual: 2023, proposal: { value: '2024年' } });
    fails('N-16', { proactive: '2023年度无责任追究情况。' }, /2023年/);
  });
  it('N-17 vague figures', () => {
    for (const proactive of ['公开80余条。', '近100件。', '约30篇。', '十余篇。', '20条左右。']) fails('N-17', { proactive }, /约数/);
    for (const proactive of ['公开80条。', '浏览10万余次。', '服务3000多人次。', '历时两年多。', '力争公开100条以上。']) passes('N-17', { proactive });
  });
  it('N-18 no figure at all', () => {
    fails('N-18', { proactive: '依法公开各类信息。' }, /没有任何数字/);
    passes('N-18', { proactive: '公开3条。', onRequest: '未收到政府信息公开申请。' });
    passes('N-18', { proactive: '公开{{fact:proactive.total}}条。' });
  });
  it('N-19 leftovers', () => {
    for (const problems of ['该部分以表格形式报告。', '公开××条。', '公开XX条。', '（填写具体数量）', '（此处写培训次数）', '【待核：12条】', '公开____条。', '待补充']) fails('N-19', { problems }, /遗留|待核/);
    for (const problems of ['建成 VIP 专区，XXL 号。', '一是健全制度（含培训）。', '填写申请表（一式两份）。']) passes('N-19', { problems });
  });
  it('N-20 superseded bases', () => {
    expect(fails('N-20', { preface: '根据国办公开办函〔2019〕60号编制。' }, /2021/)[0]!.proposal!.value).toBe('国办公开办函〔2021〕30号');
    fails('N-20', { preface: '根据国务院令第492号。' }, /711号/);
    fails('N-20', { preface: '根据国令第711号。' }, /国务院令第711号/);
    passes('N-20', { preface: '根据《条例》（国务院令第711号）、国办公开办函〔2021〕30号、国办函〔2020〕109号编制。' });
    passes('N-20', { preface: '根据国办公开办函〔2019〕60号编制。' }, { year: 2020 });
  });
  it('N-21 other organs', () => {
    for (const word of ['我乡', '我镇', '我局']) fails('N-21', { proactive: `${word}公开3条。` }, new RegExp(word));
    fails('N-21', { proactive: '中兴路街道公开3条。' }, /其他单位名称/, {}, { otherOrganNames: ['某区中兴路街道办事处'] });
    passes('N-21', { proactive: '我街道、我办公开3条，我区我市统一部署。' }, {}, { otherOrganNames: ['某区人民政府办公室', '某区西市场街道办事处'] });
    fails('N-21', { proactive: '我街道公开3条。' }, /我街道/, { organ: { name: '某镇人民政府', level: 'township' } });
    passes('N-21', { proactive: '我镇公开3条。' }, { organ: { name: '某镇人民政府', level: 'township' } });
  });
  it('N-22 words of a larger report', () => {
    fails('N-22', { problems: '部分地区公开不及时。' }, /部分地区/);
    passes('N-22', { problems: '个别社区公开不及时。' });
    passes('N-22', { problems: '部分地区公开不及时。' }, { organ: { name: '某市人民政府', level: 'city' } });
  });
});

describe('N-23 to N-27', () => {
  it('N-23 doubled words, brackets, sure misprints', () => {
    fails('N-23', { problems: '资金资金不足（缺人。规范已申请公开工作。' }, /资金[\s\S]*（[\s\S]*依申请公开/);
    passes('N-23', { problems: '队伍建设（含培训）有待加强。截止12月31日,其它事项。' });
  });
  it('N-24 personal data', () => {
    fails('N-24', { onRequest: '申请人身份证号11010519491231002X。' }, /公民身份号码/);
    fails('N-24', { onRequest: '电话13812345678。' }, /手机号码/);
    fails('N-24', { onRequest: '申请人王小明向我街道申请公开。' }, /申请人姓名/);
    expect(fails('N-24', { preface: '联系电话：13812345678。' }, /办公电话/)[0]!.severity).toBe('warning');
    passes('N-24', { preface: '联系电话：0375-2345678，82875429，邮编467000。统一社会信用代码11410402MB0Q12345X。', onRequest: '申请人应当补正，申请人通过网络提出，申请人王某提出。' });
  });
  it('N-25 length', () => {
    fails('N-25', { proactive: '公'.repeat(1001) }, /1001字/);
    passes('N-25', { proactive: '公 '.repeat(1000) });
    fails('N-25', { proactive: '公'.repeat(60) }, /50字/, {}, { limits: { overviewCharacters: 50 } });
  });
  it('N-26 local checklist', () => {
    const limits = { localChecklist: ['政策解读', '政务新媒体|微信公众号'] };
    passes('N-26', { proactive: '政策解读3篇，微信公众号发布20条。' }, {}, { limits });
    fails('N-26', { proactive: '加强政策解读。微信公众号发布20条。' }, /政策解读/, {}, { limits });
    undecided('N-26', { proactive: '政策解读3篇。' });
  });
  it('N-27 scope', () => {
    passes('N-27', { proactive: '公开3条。' });
    fails('N-27', { proactive: '公开3条。' }, /下级单位/, { organ: { name: '某区人民政府', level: 'county' } });
    passes('N-27', { proactive: '全区公开3条。' }, { organ: { name: '某区人民政府', level: 'county' } });
    undecided('N-27', { proactive: '公开3条。' }, { organ: { name: '某中心' } });
  });
});
