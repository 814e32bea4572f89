/** The narrative rules on published reports: every noted contradiction is found, nothing where the notes say it holds. */
import { describe, expect, it } from 'vitest';
import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import type { ReportDocument } from '../../document';
import type { CheckContext, Outcome } from '../types';
import { NARRATIVE_RULES } from './index';
import { XISHICHANG_2024 } from './xishichang-2024';

const fixture = (name: string) => (JSON.parse(readFileSync(resolve(__dirname, `../../fixtures/${name}.json`), 'utf8')) as { report: ReportDocument }).report;
type Found = Extract<Outcome, { kind: 'finding' }> & { rule: string };

function check(doc: ReportDocument, context: CheckContext = {}): Found[] {
  return NARRATIVE_RULES.flatMap((rule) => rule.assess(doc, context).filter((outcome) => outcome.kind === 'finding').map((finding) => ({ ...(finding as Extract<Outcome, { kind: 'finding' }>), severity: finding.severity ?? rule.severity, rule: rule.id })));
}
const told = (found: Found[], ...rules: string[]) => found.filter((finding) => rules.length === 0 || rules.includes(finding.rule)).map((finding) => `${finding.rule} ${finding.message}`);
/** The other aspects, with nothing to object to, so that a text about one aspect can be looked at alone. */
const REST = { management: '健全政府信息管理制度。', platform: '办好政府信息公开专栏。', supervision: '开展工作考核、社会评议，全年无责任追究情况。', proactive: '本机关主动公开信息50条。' };
const withTexts = (doc: ReportDocument, overview: ReportDocument['overview'], more: Partial<ReportDocument> = {}): ReportDocument => ({ ...doc, overview: { ...REST, onRequest: '本机关未统计。', ...overview }, ...more });
const FIGURES = ['N-05', 'N-06', 'N-07', 'N-08', 'N-09', 'N-10', 'N-11', 'N-12', 'N-13', 'N-14', 'N-15', 'N-16', 'N-17', 'N-19'];

describe('西市场街道 2024', () => {
  const doc: ReportDocument = { ...fixture('01_xinhua_xishichang_subdistrict_2024'), ...XISHICHANG_2024 };
  for (const key of ['1', '3.1', '3.2', '4']) doc.applications![key]!.naturalPerson = 0;
  it('has no finding at all', () => {
    expect(told(check(doc, { level: 'subdistrict', firstReport: true }))).toEqual([]);
  });
  it('has none beside last year’s report and own facts', () => {
    const facts = [['media.national', 5], ['media.provincial', 31], ['media.city', 228], ['media.district', 141], ['media.total', 405]].map(([code, value]) => ({ code: String(code), label: String(code), value: Number(value), unit: '篇' }));
    expect(told(check(doc, { level: 'subdistrict', facts, previous: { ...doc, year: 2023 }, otherOrganNames: ['中兴路街道办事处'] }))).toEqual([]);
  });
  it('has none when the figures of its lists change together, one when one changes', () => {
    const changed = structuredClone(doc);
    changed.overview!.proactive = changed.overview!.proactive!.replace('省级 31篇', '省级 32篇');
    expect(told(check(changed))).toHaveLength(1);
    expect(told(check(changed))[0]).toMatch(/^N-12 .*406.*405.*相差1篇/);
  });
});

describe('上海市政府办公厅 2025: all holds', () => {
  const doc = withTexts(fixture('03_shanghai_gov_general_office_2025'), {
    onRequest: '2025年，本机关受理政府信息公开申请1295件，办结1191件（含上年结转189件），其中，予以公开及部分公开208件（17.46%），不予公开20件（1.68%），无法提供564件（47.36%），不予处理80件（6.72%），其他处理319件（26.78%，含申请人主动撤回157件）。全年无行政复议被纠错或行政诉讼败诉情形。',
    management: '2025年，市政府制定规章22件，行政规范性文件34件。',
  }, { otherMatters: '2025年，本机关未收取政府信息公开信息处理费。' });
  it('finds nothing', () => expect(told(check(doc))).toEqual([]));
});

describe('宿迁市 2023: a model of aggregation', () => {
  const doc = withTexts(fixture('06_suqian_city_2023'), {
    onRequest: '2023年，全市共收办政府信息公开申请3607件，其中市政府349件、市各有关部门933件、沭阳县477件、泗阳县301件、泗洪县874件、宿豫区216件、宿城区348件、宿迁经济技术开发区55件、市湖滨新区26件、苏州宿迁工业园区12件、市洋河新区16件。自然人申请3493件，法人或其他组织申请114件。予以公开1191件，部分公开328件，不予公开142件，无法提供1078件，不予处理406件，其他处理（含申请人主动撤回申请）341件，转下年度办理121件。同比增长70.3%。',
  }, { otherMatters: '2023年，全市共有25件政府信息公开申请收取信息处理费2950元，其中沭阳县自然资源和规划局1件420元、泗洪县人民政府2件290元、泗洪县公安局15件1500元、宿迁市自然资源和规划局宿城分局1件140元、宿迁市公安局6件600元。' });
  it('finds nothing', () => expect(told(check(doc))).toEqual([]));
});

describe('宿迁市 2024', () => {
  const text = '2024年，全市共收办政府信息公开申请3646件，同比增长1.05%。予以公开1431件，部分公开471件，不予公开92件，无法提供941件，不予处理117件，其他处理（含申请人主动撤回申请）469件，转下年度办理125件。全市共备案行政复议案件134件，备案行政诉讼案件57件。';
  const doc = withTexts(fixture('07_suqian_city_2024'), {
    onRequest: text, platform: '政策文件库收录文件10219件，其中市级8140件、县区级2079件。发布政策简明问答98篇，其中市级48篇、宿豫区17篇、沭阳县15篇、泗阳县9篇、泗洪县7篇、宿城区2篇。',
  }, { otherMatters: '2024年，全市有3件政府信息公开申请收取信息处理费2230元，其中沭阳县民政局1件880元、泗洪县人民政府办公室1件1080元、泗洪县半城镇人民政府1件270元。' });
  const found = check(doc, { previous: fixture('06_suqian_city_2023') });
  it('finds 134 v 170 and 57 v 77', () => {
    expect(told(found, 'N-08')).toEqual([expect.stringMatching(/134件.*170件/), expect.stringMatching(/57件.*77件/)]);
  });
  it('finds that 1.05% cannot be recomputed and offers 1.08%', () => {
    const [growth] = found.filter((finding) => finding.rule === 'N-14');
    expect(growth).toMatchObject({ expected: '1.08%', actual: '1.05%', proposal: { value: '1.08%' } });
    const at = growth!.proposal!.range!;
    expect(text.slice(at.start, at.end)).toBe('1.05%');
  });
  it('finds nothing else', () => expect(told(found.filter((finding) => !['N-08', 'N-14'].includes(finding.rule)))).toEqual([]));
});

describe('金湖县 2023: the narrative holds', () => {
  const doc = withTexts(fixture('10_jinhu_county_2023'), {
    proactive: '全县通过政府网站等主动公开政府信息9945条。', onRequest: '全县共收到政府信息公开申请143件，按期办结143件。',
  }, { otherMatters: '本年度未收取信息处理费。' });
  it('finds nothing', () => expect(told(check(doc))).toEqual([]));
});

describe('尼勒克县某镇 2023', () => {
  const doc = withTexts(fixture('24_nilka_town_2023'), { management: '该部分以表格形式报告。表格如下：' });
  it('finds the instruction left in the text', () => expect(told(check(doc), 'N-19')).not.toEqual([]));
});

describe('西柳镇 2023', () => {
  const doc = withTexts(fixture('25_haicheng_xiliu_town_2023'), {
    management: '2022年，我镇共制定规范性文件0件，废止规范性文件0件，现行有效的规范性文件0件。', proactive: '全年通过电子屏等公开27次，微信149条，微博149条，抖音46条，快手46条。', onRequest: '2023年收到依申请公开0件。',
  }, { preface: '所列数据统计期限自2023年1月1日至12月31止。' });
  doc.applications = { 1: { total: 0 }, 2: { total: 0 } };
  const found = check(doc);
  it('finds last year in the text', () => expect(told(found, 'N-16')).toEqual([expect.stringContaining('2022年')]));
  it('finds 0 v 4 and 0 v 32, not the 0 that holds', () => {
    expect(found.filter((finding) => finding.rule === 'N-11').map((finding) => [finding.actual, finding.expected])).toEqual([[0, 4], [0, 32]]);
  });
  it('finds the missing 日', () => expect(told(found, 'N-03')).toEqual([expect.stringContaining('日')]));
  it('finds nothing else', () => expect(told(found.filter((finding) => !['N-03', 'N-11', 'N-16'].includes(finding.rule)))).toEqual([]));
});

describe('某区统计局 2023: 4+10+30+6=50 holds', () => {
  const doc = withTexts(fixture('28_xian_district_statistics_2023'), { proactive: '2023年主动公开政府信息50条，其中政策法规类4条，业务工作类10条，信息公开30条，统计数据6条。' });
  it('finds nothing in the figures', () => expect(told(check(doc), ...FIGURES)).toEqual([]));
});

describe('寨上街道 2024: the narrative reconstructs table three', () => {
  const doc = withTexts(fixture('37_binhai_zhaishang_subdistrict_2024'), {
    onRequest: '2024年，我街共收到政府信息公开申请13件，其中当面申请6件、邮寄申请2件、互联网申请5件。予以公开5件，本机关不掌握相关政府信息3件，重复申请2件，申请人无正当理由逾期不补正1件，结转下年度继续办理2件。', proactive: '网站公开信息34条，其中街镇动态20条。',
  });
  doc.applications = { 1: { total: 13 }, 2: { total: 0 }, '3.1': { total: 5 }, '3.4.1': { total: 3 }, '3.5.2': { total: 2 }, '3.6.1': { total: 1 }, '3.7': { total: 11 }, 4: { total: 2 } };
  it('finds nothing', () => expect(told(check(doc, { level: 'subdistrict' }))).toEqual([]));
  it('finds each figure that is changed', () => {
    for (const [from, to] of [['申请13件', '申请14件'], ['予以公开5件', '予以公开6件'], ['重复申请2件', '重复申请3件'], ['逾期不补正1件', '逾期不补正2件'], ['继续办理2件', '继续办理3件']] as const) {
      const changed = { ...doc, overview: { ...doc.overview, onRequest: doc.overview!.onRequest!.replace(from, to) } };
      expect(told(check(changed), 'N-05'), to).toHaveLength(to === '予以公开6件' ? 0 : 1);
    }
  });
});

describe('梅县区政府办 2025', () => {
  const onRequest = '2025年收到政府信息公开申请6件，上年结转1件，实际处理7件，办结7件，其中予以公开2件，占29%；本机关不掌握相关政府信息2件，占29%；其他处理3件，占42%。';
  const doc = withTexts(fixture('40_meixian_gov_office_2025'), { onRequest, proactive: '2025年主动公开政府信息11125条，其中规章11条、规范性文件13条、通知1966条、公告1149条、动态7986条。' });
  it('finds 42% v 43% without any table', () => {
    const found = check(doc).filter((finding) => FIGURES.includes(finding.rule));
    expect(found.map((finding) => [finding.rule, finding.expected, finding.actual])).toEqual([['N-13', '43%', '42%']]);
    expect(onRequest.slice(found[0]!.range!.start, found[0]!.range!.end)).toBe('42%');
  });
});

describe('东风路街道 2024', () => {
  const doc = withTexts(fixture('48_daye_dongfenglu_subdistrict_2024'), { proactive: '2024年，街道主动公开信息80余条。', onRequest: '2024年收到政府信息公开申请1件。', supervision: '一是安全专人负责，落实工作考核、社会评议、责任追究。' });
  doc.applications = { 1: { total: 1 }, 2: { total: 0 } };
  const found = check(doc, { level: 'subdistrict' });
  it('finds the vague figure and the misprint', () => {
    expect(found.map((finding) => finding.rule)).toEqual(['N-17', 'N-23']);
    expect(found[0]!.message).toContain('80余条');
  });
});
