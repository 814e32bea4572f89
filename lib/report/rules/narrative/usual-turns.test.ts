/** Turns of phrase of real reports that were read wrongly before, each with a text that ties out and one that does not. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import type { CheckContext } from '../types';
import { NARRATIVE_RULES } from './index';

const KEYS = ['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'];
const column = (total: number) => ({ ...Object.fromEntries(KEYS.map((key) => [key, 0])), naturalPerson: total, total });
const block = (upheld: number, pending = 0) => ({ upheld, corrected: 0, other: 0, pending, total: upheld + pending });
/** 20 new and 8 from last year; 26 closed (10 given, 12 其他处理, 4 逾期未缴费), 2 open. */
const ROWS = { 1: 20, 2: 8, '3.1': 10, '3.6.1': 0, '3.6.2': 4, '3.6.3': 12, '3.7': 26, 4: 2 };

function report(texts: Record<string, string>, rows: Record<string, number> = {}, made = 0): ReportDocument {
  return {
    ...emptyDocument({ name: '某区西市场街道办事处' }, 2024), overview: texts,
    disclosure: { regulations: { made: 0, repealed: 0, inForce: 0 }, normativeDocuments: { made, repealed: 0, inForce: 5 } },
    applications: Object.fromEntries(Object.entries({ ...ROWS, ...rows }).map(([code, total]) => [code, column(total)])),
    disputes: { reconsideration: block(2), litigationDirect: block(1), litigationAfterReconsideration: block(3) },
  } as ReportDocument;
}
const said = (id: string, doc: ReportDocument, context: CheckContext = {}) => NARRATIVE_RULES.find((rule) => rule.id === id)!.assess(doc, context).flatMap((outcome) => (outcome.kind === 'finding' ? [outcome.message] : []));

describe.each<[string, string, string, string[], string[]]>([
  ['N-05', 'a figure after brackets belongs to the words before them', 'onRequest', ['其他处理（含申请人主动撤回）16件。'], ['其他处理（含申请人主动撤回）15件。']],
  ['N-05', 'what a year named before left over', 'onRequest', ['2023年结转8件，本年新收20件。'], ['2023年结转7件，本年新收20件。']],
  ['N-05', 'what is left over, named after the figure', 'onRequest', ['收到申请20件，其余2件未到答复期限，结转下年度继续办理。'], ['收到申请20件，其余3件未到答复期限，结转下年度继续办理。']],
  ['N-05', 'fees not paid in time are an outcome of applications', 'onRequest', ['申请人逾期未缴纳费用不再处理4件。'], ['申请人逾期未缴纳费用不再处理5件。']],
  ['N-08', 'lawsuits are the sum of both blocks', 'supervision', ['全年行政诉讼4件。'], ['全年行政诉讼3件。', '全年行政诉讼1件。']],
  ['N-09', 'all closed in time, while some are carried over', 'onRequest', ['本年申请均按期答复，2件结转下年度。', '按时办结率100%。'], ['收到申请28件，全部在法定期限内办结。', '28件申请均依法办结。']],
  ['N-12', 'two brackets side by side are no list of one another', 'proactive', ['公开征地（9件）、审批（4件）等信息。', '公开信息13条，其中征地类9条，审批类4条。'], ['公开信息13条，其中征地类9条，审批类3条。']],
  ['N-12', 'a sum said after its parts', 'proactive', ['网站公开512条，公众号公开86条，合计598条。', '网站公开512条，比上年增加12条，公众号公开86条，合计598条。', '接待来访10人次，网站公开512条，公众号公开86条，合计598条。'], ['网站公开512条，公众号公开86条，合计599条。']],
  ['N-13', 'a share is said of the figure before the brackets', 'onRequest', ['其他处理16件（含撤回12件），占61.54%。'], ['其他处理16件（含撤回12件），占46.15%。']],
  ['N-17', 'rough counts without a numeral', 'proactive', ['公开信息13条，走访百余户，覆盖近百个小区。', '计划发布近百条信息。'], ['公开信息近百条。', '发布上千条次。', '发放数十份。']],
])('%s: %s', (id, _words, key, good, wrong) => {
  it.each(good)('holds: %s', (text) => { expect(said(id, report({ [key]: text }))).toEqual([]); });
  it.each(wrong)('is told: %s', (text) => { expect(said(id, report({ [key]: text }))).toHaveLength(1); });
});

describe('N-11: none made', () => {
  it('is told while table two has some', () => {
    expect(said('N-11', report({ management: '本年未制发行政规范性文件。' }, {}, 2))).toEqual([expect.stringContaining('行政规范性文件本年制发件数为2件')]);
  });
  it.each(['本年未制发行政规范性文件。', '2023年未制发行政规范性文件，本年制发2件。', '没有制定规范性文件清理计划的，限期补齐。'])('holds: %s', (text) => {
    expect(said('N-11', report({ management: text }, {}, text.startsWith('本年') ? 0 : 2))).toEqual([]);
  });
});

it('N-14: a change is said of the figure before the brackets', () => {
  const previous = { ...report({}, { 1: 16 }), year: 2023 } as ReportDocument;
  const told = (text: string) => said('N-14', report({ onRequest: text }), { previous });
  expect(told('新收申请20件（其中网络15件），同比增长25%。')).toEqual([]);
  expect(told('新收申请20件（其中网络15件），同比增长20%。')).toHaveLength(1);
});
