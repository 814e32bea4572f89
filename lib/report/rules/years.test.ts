/** This year against last year, rule by rule: every outcome whole, with message, cells, both sides and proposal. */
import { expect, it } from 'vitest';
import { emptyDocument } from '../document';
import { CATALOGUE } from './catalogue';
import type { CheckContext } from './types';
import { changed, inOneLine, lastYear, WHOLE, type Changes } from './whole-outcomes';

const L = '/disclosure/licensing', M = '/disclosure/feesWanYuan', R = '/disclosure/regulations', N = '/disclosure/normativeDocuments', A = '/applications/1/naturalPerson', T = '/applications/1/total', D = '/disputes/reconsideration/pending', DT = '/disputes/reconsideration/total';
/** A table of which four figures are not zero. */
const FOUR = { [L]: 5, '/disclosure/penalties': 6, '/disclosure/coercion': 7, [`${N}/made`]: 8 };
const OLD = emptyDocument({ name: '某局' }, 2020);

it.each<[string, Changes, string[], CheckContext?]>([
  ['Y-01', {}, [
    'waits Y-01-naturalPerson 没有去年的报告，暂不能判断 []',
    'waits Y-01-enterprise 没有去年的报告，暂不能判断 []',
    'waits Y-01-research 没有去年的报告，暂不能判断 []',
    'waits Y-01-publicWelfare 没有去年的报告，暂不能判断 []',
    'waits Y-01-legalService 没有去年的报告，暂不能判断 []',
    'waits Y-01-otherOrganisation 没有去年的报告，暂不能判断 []',
    'waits Y-01-total 没有去年的报告，暂不能判断 []',
  ]],
  ['Y-01', {}, [], { firstReport: true }],
  ['Y-01', {}, [
    'passed Y-01-naturalPerson',
    'passed Y-01-enterprise',
    'passed Y-01-research',
    'passed Y-01-publicWelfare',
    'passed Y-01-legalService',
    'passed Y-01-otherOrganisation',
    'passed Y-01-total',
  ], lastYear({}, { firstReport: true })],
  ['Y-01', { '/applications/2/naturalPerson': 3, '/applications/2/total': 0 }, [
    'Y-01-naturalPerson applications 与去年“结转下年度”不一致：去年2，今年3，列：自然人。请核对今年的上年结转；去年的报告有误的，应先更正去年的报告。 [/applications/2/naturalPerson] 2 ≠ 3 → /applications/2/naturalPerson 2 改为去年的结转数2',
    'Y-01-enterprise applications 与去年“结转下年度”不一致：去年4，今年0，列：商业企业。请核对今年的上年结转；去年的报告有误的，应先更正去年的报告。 [/applications/2/enterprise] 4 ≠ 0 → /applications/2/enterprise 4 改为去年的结转数4',
    'passed Y-01-research',
    'passed Y-01-publicWelfare',
    'passed Y-01-legalService',
    'passed Y-01-otherOrganisation',
    'Y-01-total applications 与去年“结转下年度”不一致：去年6，今年0，列：总计。请核对今年的上年结转；去年的报告有误的，应先更正去年的报告。 [/applications/2/total] 6 ≠ 0 → /applications/2/total 6 总计改为算得的6',
  ], lastYear({ '/applications/4/naturalPerson': 2, '/applications/4/enterprise': 4, '/applications/4/total': 6 })],
  ['Y-01', { '/applications/2/naturalPerson': undefined }, [
    'waits Y-01-naturalPerson 1格未填或不是数字，暂不能判断 [/applications/2/naturalPerson]',
    'waits Y-01-enterprise 去年的报告中没有对应的数，暂不能判断 []',
    'passed Y-01-research',
    'passed Y-01-publicWelfare',
    'passed Y-01-legalService',
    'passed Y-01-otherOrganisation',
    'passed Y-01-total',
  ], lastYear({ '/applications/4/enterprise': undefined })],
  ['Y-02', {}, [
    'waits Y-02-regulations 没有去年的报告，暂不能判断 []',
    'waits Y-02-normativeDocuments 没有去年的报告，暂不能判断 []',
  ]],
  ['Y-02', {}, [], { firstReport: true }],
  ['Y-02', {}, [
    'passed Y-02-regulations',
    'passed Y-02-normativeDocuments',
  ], lastYear({}, { firstReport: true })],
  ['Y-02', { [R]: { made: 1, repealed: 2, inForce: 6 }, [N]: { made: 3, repealed: 1, inForce: 4 } }, [
    'Y-02-regulations disclosure 表二·规章现行有效填6件，按去年现行有效加本年制发减本年废止算得4件，差额2。可能漏计制发或废止；机构调整、清理、修订计法不同的，请写明。 [/disclosure/regulations/inForce /disclosure/regulations/made /disclosure/regulations/repealed] 4 ≠ 6',
    'passed Y-02-normativeDocuments',
  ], lastYear({ [`${R}/inForce`]: 5, [`${N}/inForce`]: 2 })],
  ['Y-02', { [R]: { made: 1, repealed: 2, inForce: 1 } }, [
    'Y-02-regulations disclosure 表二·规章现行有效填1件，按去年现行有效加本年制发减本年废止算得4件，差额3。可能漏计制发或废止；机构调整、清理、修订计法不同的，请写明。 [/disclosure/regulations/inForce /disclosure/regulations/made /disclosure/regulations/repealed] 4 ≠ 1',
    'waits Y-02-normativeDocuments 去年的报告中没有对应的数，暂不能判断 []',
  ], lastYear({ [`${R}/inForce`]: 5, [`${N}/inForce`]: undefined })],
  ['Y-03', {}, ['waits Y-03 没有去年的报告，暂不能判断 []']],
  ['Y-03', {}, ['passed Y-03'], { firstReport: true }],
  ['Y-03', {}, ['waits Y-03 去年用的是旧格式，不能逐格比较 []'], { previous: OLD }],
  ['Y-03', {}, ['passed Y-03'], lastYear()],
  ['Y-03', { [L]: 25 }, ['Y-03-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量今年25，去年5，增加20，变动过大。请核对，属实的请写明原因。 [/disclosure/licensing] 5 ≠ 25'], lastYear({ [L]: 5 })],
  ['Y-03', { [L]: 24 }, ['Y-03-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量今年24，去年4，增加20，变动过大。请核对，属实的请写明原因。 [/disclosure/licensing] 4 ≠ 24'], lastYear({ [L]: 4 })],
  ['Y-03', { [L]: 24 }, ['passed Y-03'], lastYear({ [L]: 5 })],
  ['Y-03', { [L]: 124 }, ['passed Y-03'], lastYear({ [L]: 25 })],
  ['Y-03', { [L]: 125 }, ['Y-03-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量今年125，去年25，增加100，变动过大。请核对，属实的请写明原因。 [/disclosure/licensing] 25 ≠ 125'], lastYear({ [L]: 25 })],
  ['Y-03', { [L]: 25 }, ['Y-03-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量今年25，去年125，减少100，变动过大。请核对，属实的请写明原因。 [/disclosure/licensing] 125 ≠ 25'], lastYear({ [L]: 125 })],
  ['Y-03', { [L]: 26 }, ['passed Y-03'], lastYear({ [L]: 125 })],
  ['Y-03', { [L]: 19 }, ['passed Y-03'], lastYear()],
  ['Y-03', { [L]: 20 }, ['Y-03-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量今年20，去年0，增加20，变动过大。请核对，属实的请写明原因。 [/disclosure/licensing] 0 ≠ 20'], lastYear()],
  ['Y-03', {}, ['Y-03-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量今年0，去年20，减少20，变动过大。请核对，属实的请写明原因。 [/disclosure/licensing] 20 ≠ 0'], lastYear({ [L]: 20 })],
  ['Y-03', { [L]: undefined }, ['passed Y-03'], lastYear({ [L]: 90 })],
  ['Y-03', { [L]: 90 }, ['passed Y-03'], lastYear({ [L]: undefined })],
  ['Y-03', { [M]: '60' }, ['Y-03-/disclosure/feesWanYuan disclosure 表二·行政事业性收费·本年收费金额今年60，去年10.5，增加49.5，变动过大。请核对，属实的请写明原因。 [/disclosure/feesWanYuan] 10.5 ≠ 60'], lastYear({ [M]: '10.5' })],
  ['Y-03', { [M]: '60.3' }, ['Y-03-/disclosure/feesWanYuan disclosure 表二·行政事业性收费·本年收费金额今年60.3，去年0.1，增加60.2，变动过大。请核对，属实的请写明原因。 [/disclosure/feesWanYuan] 0.1 ≠ 60.3'], lastYear({ [M]: '0.1' })],
  ['Y-03', { [M]: '0.5' }, ['passed Y-03'], lastYear({ [M]: '0.00001' })],
  ['Y-03', { '/disputes/reconsideration/other': 30, [DT]: 30 }, ['Y-03-/disputes/reconsideration/other disputes 表四·行政复议·其他结果今年30，去年0，增加30，变动过大。请核对，属实的请写明原因。 [/disputes/reconsideration/other] 0 ≠ 30'], lastYear()],
  ['Y-03', { [A]: 30, [T]: 30 }, ['Y-03-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量今年30，去年0，增加30，变动过大。请核对，属实的请写明原因。 [/applications/1/naturalPerson] 0 ≠ 30'], lastYear()],
  ['Y-03', { [T]: 30 }, ['Y-03-/applications/1/total applications 表三·总计·本年新收政府信息公开申请数量今年30，去年0，增加30，变动过大。请核对，属实的请写明原因。 [/applications/1/total] 0 ≠ 30'], lastYear()],
  ['Y-03', { '/applications/3.1/naturalPerson': 40, '/applications/3.1/total': 40, '/applications/3.7/naturalPerson': 40, '/applications/3.7/total': 40 }, ['Y-03-/applications/3.1/naturalPerson applications 表三·自然人·予以公开今年40，去年0，增加40，变动过大。请核对，属实的请写明原因。 [/applications/3.1/naturalPerson] 0 ≠ 40'], lastYear()],
  ['Y-04', {}, ['waits Y-04 没有去年的报告，暂不能判断 []']],
  ['Y-04', {}, ['passed Y-04'], { firstReport: true }],
  ['Y-04', {}, [
    'passed Y-04-disclosure',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear()],
  ['Y-04', FOUR, [
    'Y-04-disclosure disclosure 表二的4个非零数字与去年完全相同，可能没有更新为今年的数。请核对。 [/disclosure/normativeDocuments/made /disclosure/licensing /disclosure/penalties /disclosure/coercion]',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear(FOUR)],
  ['Y-04', FOUR, [
    'passed Y-04-disclosure',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear({ [L]: 6, '/disclosure/penalties': 6, '/disclosure/coercion': 7, [`${N}/made`]: 8 })],
  ['Y-04', { [L]: 5, '/disclosure/penalties': 6, '/disclosure/coercion': 7 }, [
    'passed Y-04-disclosure',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear({ [L]: 5, '/disclosure/penalties': 6, '/disclosure/coercion': 7 })],
  ['Y-04', { ...FOUR, [`${N}/inForce`]: 9 }, [
    'Y-04-disclosure disclosure 表二的4个非零数字与去年完全相同，可能没有更新为今年的数。请核对。 [/disclosure/normativeDocuments/made /disclosure/licensing /disclosure/penalties /disclosure/coercion]',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear({ ...FOUR, [`${N}/inForce`]: 1 })],
  ['Y-04', { [L]: 5, '/disclosure/penalties': 6, '/disclosure/coercion': 0, [`${N}/made`]: 8 }, [
    'passed Y-04-disclosure',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear(FOUR)],
  ['Y-04', FOUR, [
    'passed Y-04-disclosure',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear({ [L]: 5, '/disclosure/penalties': 6, '/disclosure/coercion': 0, [`${N}/made`]: 8 })],
  ['Y-04', { ...FOUR, [`${R}/made`]: undefined, [D]: undefined }, [
    'waits Y-04-disclosure 今年或去年的表尚未填齐 [/disclosure/regulations/made]',
    'passed Y-04-applications',
    'waits Y-04-disputes 今年或去年的表尚未填齐 [/disputes/reconsideration/pending]',
  ], lastYear(FOUR)],
  ['Y-04', FOUR, [
    'waits Y-04-disclosure 今年或去年的表尚未填齐 []',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear({ ...FOUR, [`${R}/made`]: undefined })],
  ['Y-04', { [A]: 2, '/applications/3.1/naturalPerson': 2, '/applications/1/enterprise': 3, '/applications/3.1/enterprise': 3, [T]: 5 }, [
    'passed Y-04-disclosure',
    'Y-04-applications applications 表三的4个非零数字与去年完全相同，可能没有更新为今年的数。请核对。 [/applications/1/naturalPerson /applications/1/enterprise /applications/3.1/naturalPerson /applications/3.1/enterprise]',
    'passed Y-04-disputes',
  ], lastYear({ [A]: 2, '/applications/3.1/naturalPerson': 2, '/applications/1/enterprise': 3, '/applications/3.1/enterprise': 3, [T]: 9 })],
  ['Y-04', { '/disputes/reconsideration': { upheld: 1, corrected: 2, other: 3, pending: 4, total: 10 } }, [
    'passed Y-04-disclosure',
    'passed Y-04-applications',
    'Y-04-disputes disputes 表四的4个非零数字与去年完全相同，可能没有更新为今年的数。请核对。 [/disputes/reconsideration/upheld /disputes/reconsideration/corrected /disputes/reconsideration/other /disputes/reconsideration/pending]',
  ], lastYear({ '/disputes/reconsideration': { upheld: 1, corrected: 2, other: 3, pending: 4, total: 0 } })],
  ['Y-04', { ...FOUR, [M]: '5.5' }, [
    'Y-04-disclosure disclosure 表二的5个非零数字与去年完全相同，可能没有更新为今年的数。请核对。 [/disclosure/normativeDocuments/made /disclosure/licensing /disclosure/penalties /disclosure/coercion /disclosure/feesWanYuan]',
    'passed Y-04-applications',
    'passed Y-04-disputes',
  ], lastYear({ ...FOUR, [M]: '5.5' })],
  ['Y-08', {}, ['passed Y-08']],
  ['Y-08', {}, ['waits Y-08 没有去年的报告，暂不能判断 []'], { countsCarriedDisputes: true }],
  ['Y-08', {}, ['passed Y-08'], { countsCarriedDisputes: true, firstReport: true }],
  ['Y-08', {}, [
    'Y-08-reconsideration disputes 表四·行政复议·总计为0件，少于去年尚未审结的2件。单位设置为含上年结转案件，请核对。 [/disputes/reconsideration/total] 不少于2 ≠ 0',
    'passed Y-08-litigationDirect',
    'passed Y-08-litigationAfterReconsideration',
  ], lastYear({ [D]: 2 }, { countsCarriedDisputes: true })],
  ['Y-08', {}, ['passed Y-08'], lastYear({ [D]: 2 })],
  ['Y-08', { [DT]: 2 }, [
    'passed Y-08-reconsideration',
    'passed Y-08-litigationDirect',
    'passed Y-08-litigationAfterReconsideration',
  ], lastYear({ [D]: 2 }, { countsCarriedDisputes: true })],
  ['Y-08', { [DT]: undefined }, [
    'waits Y-08-reconsideration 今年总计或去年尚未审结未填 [/disputes/reconsideration/total]',
    'waits Y-08-litigationDirect 今年总计或去年尚未审结未填 []',
    'passed Y-08-litigationAfterReconsideration',
  ], lastYear({ '/disputes/litigationDirect/pending': undefined }, { countsCarriedDisputes: true })],
  ['Y-09', {}, ['Y-09 document 没有本机关2023年的报告可供核对，年度之间的勾稽暂不能判断。请提供或录入去年的数，或者声明首次编制。 [/applications/2/naturalPerson]']],
  ['Y-09', {}, ['passed Y-09'], { firstReport: true }],
  ['Y-09', {}, ['passed Y-09'], lastYear()],
  ['Y-09', {}, ['waits Y-09 没有提供去年的报告 []'], { partial: true }],
])('%s %j', (id, changes, outcomes, context = {}) => {
  expect(CATALOGUE.find((rule) => rule.id === id)!.assess(changed(WHOLE, changes), context).map(inOneLine)).toEqual(outcomes);
});
