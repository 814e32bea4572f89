/** What may stand in a cell, rule by rule: every outcome whole, with message, cells, both sides and proposal. */
import { expect, it } from 'vitest';
import { CATALOGUE } from './catalogue';
import type { OrganLevel } from '../document';
import { BLANK_MARKS, levelFromName, regulationPower } from './cells';
import type { CheckContext } from './types';
import { changed, inOneLine, lastYear, WHOLE, type Changes } from './whole-outcomes';

const L = '/disclosure/licensing', M = '/disclosure/feesWanYuan', R = '/disclosure/regulations', N = '/disclosure/normativeDocuments', A = '/applications/1/naturalPerson', T = '/applications/1/total', D = '/disputes/reconsideration/pending';

it.each<[string, Changes, string[], CheckContext?]>([
  ['C-01', {}, ['passed C-01']],
  ['C-01', { [L]: '12件' }, ['C-01-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“12件”：只填数字，不要带单位。 [/disclosure/licensing] 0或正整数 ≠ 12件']],
  ['C-01', { [L]: '12件', [A]: '-3', [D]: '1.5' }, [
    'C-01-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“12件”：只填数字，不要带单位。 [/disclosure/licensing] 0或正整数 ≠ 12件',
    'C-01-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量填的是“-3”：不能为负数，请填0或正整数。 [/applications/1/naturalPerson] 0或正整数 ≠ -3',
    'C-01-/disputes/reconsideration/pending disputes 表四·行政复议·尚未审结填的是“1.5”：件数应为整数，不能有小数。 [/disputes/reconsideration/pending] 0或正整数 ≠ 1.5',
  ]],
  ['C-01', { [L]: '', [A]: ' － ', [D]: '无' }, ['passed C-01']],
  ['C-01', { [L]: '无误' }, ['C-01-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“无误”：不是有效的整数，只填阿拉伯数字。 [/disclosure/licensing] 0或正整数 ≠ 无误']],
  ['C-01', { [L]: '约无' }, ['C-01-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“约无”：不是有效的整数，只填阿拉伯数字。 [/disclosure/licensing] 0或正整数 ≠ 约无']],
  ['C-01', { [L]: '7' }, ['C-01-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“7”：不是有效的整数，只填阿拉伯数字。 [/disclosure/licensing] 0或正整数 ≠ 7']],
  ['C-01', { [M]: 'x' }, ['passed C-01']],
  ['C-01', { [L]: '12-' }, ['C-01-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“12-”：不是有效的整数，只填阿拉伯数字。 [/disclosure/licensing] 0或正整数 ≠ 12-']],
  ['C-01', { [L]: '-12' }, ['C-01-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“-12”：不能为负数，请填0或正整数。 [/disclosure/licensing] 0或正整数 ≠ -12']],
  ['C-01', { [L]: undefined }, ['passed C-01']],
  ['C-02', {}, [
    'passed C-02-disclosure',
    'passed C-02-applications',
    'passed C-02-disputes',
  ]],
  ['C-02', { [L]: '/' }, [
    'C-02-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“/”，没有的请填0，不能用斜杠、横线或“无”。 [/disclosure/licensing] 数字，没有的为0 ≠ /',
    'passed C-02-applications',
    'passed C-02-disputes',
  ]],
  ['C-02', { [L]: ' ' }, [
    'C-02-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量是空白，没有的请填0。 [/disclosure/licensing] 数字，没有的为0 ≠  ',
    'passed C-02-applications',
    'passed C-02-disputes',
  ]],
  ['C-02', { [L]: '无', [A]: '－', [D]: '—' }, [
    'C-02-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量填的是“无”，没有的请填0，不能用斜杠、横线或“无”。 [/disclosure/licensing] 数字，没有的为0 ≠ 无',
    'C-02-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量填的是“－”，没有的请填0，不能用斜杠、横线或“无”。 [/applications/1/naturalPerson] 数字，没有的为0 ≠ －',
    'C-02-/disputes/reconsideration/pending disputes 表四·行政复议·尚未审结填的是“—”，没有的请填0，不能用斜杠、横线或“无”。 [/disputes/reconsideration/pending] 数字，没有的为0 ≠ —',
  ]],
  ['C-02', { [L]: undefined, [A]: undefined, [D]: undefined }, [
    'C-02-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量没有填，没有的请填0。 [/disclosure/licensing] 数字，没有的为0 ≠ ',
    'C-02-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量没有填，没有的请填0。 [/applications/1/naturalPerson] 数字，没有的为0 ≠ ',
    'C-02-/disputes/reconsideration/pending disputes 表四·行政复议·尚未审结没有填，没有的请填0。 [/disputes/reconsideration/pending] 数字，没有的为0 ≠ ',
  ]],
  ['C-02', { [L]: undefined, [A]: undefined, [D]: undefined }, [
    'waits C-02-disclosure 表二有1格未填 [/disclosure/licensing]',
    'waits C-02-applications 表三有1格未填 [/applications/1/naturalPerson]',
    'waits C-02-disputes 表四有1格未填 [/disputes/reconsideration/pending]',
  ], { partial: true }],
  ['C-02', { [L]: undefined, [M]: undefined, [A]: '/' }, [
    'waits C-02-disclosure 表二有2格未填 [/disclosure/licensing /disclosure/feesWanYuan]',
    'C-02-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量填的是“/”，没有的请填0，不能用斜杠、横线或“无”。 [/applications/1/naturalPerson] 数字，没有的为0 ≠ /',
    'passed C-02-disputes',
  ], { partial: true }],
  ['C-02', { [A]: undefined, [T]: undefined }, [
    'passed C-02-disclosure',
    'C-02-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量没有填，没有的请填0。 [/applications/1/naturalPerson] 数字，没有的为0 ≠ ',
    'passed C-02-disputes',
  ]],
  ['C-02', { [A]: undefined, [T]: undefined }, [
    'passed C-02-disclosure',
    'C-02-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量没有填，没有的请填0。 [/applications/1/naturalPerson] 数字，没有的为0 ≠ ',
    'C-02-/applications/1/total applications 表三·总计·本年新收政府信息公开申请数量没有填，没有的请填0。 [/applications/1/total] 数字，没有的为0 ≠ ',
    'passed C-02-disputes',
  ], { typedTotals: true }],
  ['C-02', { [A]: undefined, [T]: undefined }, [
    'passed C-02-disclosure',
    'waits C-02-applications 表三有1格未填 [/applications/1/naturalPerson]',
    'passed C-02-disputes',
  ], { partial: true }],
  ['C-02', { [A]: undefined, [T]: undefined }, [
    'passed C-02-disclosure',
    'waits C-02-applications 表三有2格未填 [/applications/1/naturalPerson /applications/1/total]',
    'passed C-02-disputes',
  ], { partial: true, typedTotals: true }],
  ['C-02', { [T]: undefined }, [
    'passed C-02-disclosure',
    'C-02-/applications/1/total applications 表三·总计·本年新收政府信息公开申请数量没有填，没有的请填0。 [/applications/1/total] 数字，没有的为0 ≠ ',
    'passed C-02-disputes',
  ]],
  ['C-02', { [T]: undefined }, [
    'passed C-02-disclosure',
    'waits C-02-applications 表三有1格未填 [/applications/1/total]',
    'passed C-02-disputes',
  ], { partial: true }],
  ['C-02', { [A]: '3件', [T]: undefined }, [
    'passed C-02-disclosure',
    'passed C-02-applications',
    'passed C-02-disputes',
  ]],
  ['C-02', { [L]: '3件' }, [
    'passed C-02-disclosure',
    'passed C-02-applications',
    'passed C-02-disputes',
  ]],
  ['C-02', { [M]: '/' }, [
    'C-02-/disclosure/feesWanYuan disclosure 表二·行政事业性收费·本年收费金额填的是“/”，没有的请填0，不能用斜杠、横线或“无”。 [/disclosure/feesWanYuan] 数字，没有的为0 ≠ /',
    'passed C-02-applications',
    'passed C-02-disputes',
  ]],
  ['C-02', { [M]: 'x' }, [
    'passed C-02-disclosure',
    'passed C-02-applications',
    'passed C-02-disputes',
  ]],
  ['C-02', { [M]: '' }, [
    'C-02-/disclosure/feesWanYuan disclosure 表二·行政事业性收费·本年收费金额是空白，没有的请填0。 [/disclosure/feesWanYuan] 数字，没有的为0 ≠ ',
    'passed C-02-applications',
    'passed C-02-disputes',
  ], { partial: true }],
  ['C-03', {}, ['passed C-03-/disclosure/feesWanYuan']],
  ['C-03', { [M]: '5.5' }, ['passed C-03-/disclosure/feesWanYuan']],
  ['C-03', { [M]: '-1' }, ['C-03-/disclosure/feesWanYuan disclosure 表二·行政事业性收费·本年收费金额填的是“-1”：金额不能为负数。 [/disclosure/feesWanYuan] 万元，最多六位小数 ≠ -1']],
  ['C-03', { [M]: '5万元' }, ['C-03-/disclosure/feesWanYuan disclosure 表二·行政事业性收费·本年收费金额填的是“5万元”：只填数字，不要带单位。 [/disclosure/feesWanYuan] 万元，最多六位小数 ≠ 5万元']],
  ['C-03', { [M]: '/' }, []],
  ['C-03', { [M]: undefined }, []],
  ['C-03', { [M]: 5 }, ['C-03-/disclosure/feesWanYuan disclosure 表二·行政事业性收费·本年收费金额填的是“5”：不是有效的金额。 [/disclosure/feesWanYuan] 万元，最多六位小数 ≠ 5']],
  ['C-04', { [M]: undefined }, ['waits C-04 行政事业性收费未填 [/disclosure/feesWanYuan]'], lastYear()],
  ['C-04', {}, ['waits C-04 没有去年的收费金额 []']],
  ['C-04', {}, ['waits C-04 没有去年的收费金额 []'], lastYear({ [M]: undefined })],
  ['C-04', {}, ['waits C-04 没有去年的收费金额 []'], lastYear({ [M]: 'x' })],
  ['C-04', { [M]: '5' }, ['passed C-04'], lastYear()],
  ['C-04', { [M]: '1000' }, ['C-04 disclosure 表二·行政事业性收费今年1000万元，去年1万元，相差一千倍以上。可能误以元为单位，请核对。 [/disclosure/feesWanYuan] 不到1000 ≠ 1000'], lastYear({ [M]: '1' })],
  ['C-04', { [M]: '999.999999' }, ['passed C-04'], lastYear({ [M]: '1' })],
  ['C-04', { [M]: '1000.5' }, ['C-04 disclosure 表二·行政事业性收费今年1000.5万元，去年1万元，相差一千倍以上。可能误以元为单位，请核对。 [/disclosure/feesWanYuan] 不到1000 ≠ 1000.5'], lastYear({ [M]: '1' })],
  ['C-04', { '/informationFees/collectedYuan': '0' }, ['passed C-04'], lastYear()],
  ['C-04', { [M]: '0', '/informationFees/collectedYuan': '0' }, ['waits C-04 没有去年的收费金额 []']],
  ['C-04', { [M]: '30.5', '/informationFees/collectedYuan': '30.5' }, ['C-04 disclosure 表二·行政事业性收费填30.5万元，与第六部分信息处理费实收30.5元的数字相同。可能误以元为单位，请核对。 [/disclosure/feesWanYuan /informationFees/collectedYuan] 0.00305 ≠ 30.5'], lastYear({ [M]: '30' })],
  ['C-04', { [M]: '30', '/informationFees/collectedYuan': '30.5' }, ['passed C-04'], lastYear({ [M]: '30' })],
  ['C-04', { [M]: '0.00305', '/informationFees/collectedYuan': '30.5' }, ['passed C-04'], lastYear({ [M]: '30' })],
  ['C-05', {}, []],
  ['C-05', { [L]: { value: 5, remark: '其中修订5件' } }, ['passed C-05-/disclosure/licensing']],
  ['C-05', { [L]: { value: 5, remark: '其中修订6件' } }, ['C-05-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量是5，备注“其中修订6件”中的6比它大。请核对备注或数字。 [/disclosure/licensing] 不大于5 ≠ 6']],
  ['C-05', { [L]: { value: 5, remark: '修订１２件，废止7 个，另3项、4宗、2起、1条' } }, ['C-05-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量是5，备注“修订１２件，废止7 个，另3项、4宗、2起、1条”中的12比它大。请核对备注或数字。 [/disclosure/licensing] 不大于5 ≠ 12']],
  ['C-05', { [L]: { value: 5, remark: '2019年制发，文号国办〔2021〕30号' } }, ['passed C-05-/disclosure/licensing']],
  ['C-05', { [A]: { value: 1, remark: '含2宗' }, [D]: { value: 0, remark: '含1起' }, [`${N}/made`]: { value: 3, remark: '9条' } }, [
    'C-05-/disclosure/normativeDocuments/made disclosure 表二·行政规范性文件·本年制发件数是3，备注“9条”中的9比它大。请核对备注或数字。 [/disclosure/normativeDocuments/made] 不大于3 ≠ 9',
    'C-05-/applications/1/naturalPerson applications 表三·自然人·本年新收政府信息公开申请数量是1，备注“含2宗”中的2比它大。请核对备注或数字。 [/applications/1/naturalPerson] 不大于1 ≠ 2',
    'C-05-/disputes/reconsideration/pending disputes 表四·行政复议·尚未审结是0，备注“含1起”中的1比它大。请核对备注或数字。 [/disputes/reconsideration/pending] 不大于0 ≠ 1',
  ]],
  ['C-05', { [L]: { value: 3, remark: '9 \n 项' } }, ['C-05-/disclosure/licensing disclosure 表二·行政许可·本年处理决定数量是3，备注“9 \n 项”中的9比它大。请核对备注或数字。 [/disclosure/licensing] 不大于3 ≠ 9']],
  ['C-06', {}, ['passed C-06']],
  ['C-06', { [L]: 3, [`${N}/made`]: 2 }, ['passed C-06']],
  ['C-06', { [`${R}/made`]: 1, [`${R}/inForce`]: 6 }, [
    'C-06-made disclosure 表二·规章·本年制发件数填1件，本机关没有规章制定权，应为0。多半应填在“行政规范性文件”一行。 [/disclosure/regulations/made] 0 ≠ 1',
    'C-06-inForce disclosure 表二·规章·现行有效件数填6件，本机关没有规章制定权，应为0。多半应填在“行政规范性文件”一行。 [/disclosure/regulations/inForce] 0 ≠ 6',
  ]],
  ['C-06', { [`${R}/made`]: undefined, [`${R}/inForce`]: '6件' }, ['passed C-06']],
  ['C-06', { [`${R}/inForce`]: 6 }, ['passed C-06'], { level: 'city' }],
  ['C-06', { [`${R}/inForce`]: 6 }, ['passed C-06'], { powers: { regulations: 'yes' } }],
  ['C-06', { [`${R}/inForce`]: 6 }, ['C-06-inForce disclosure 表二·规章·现行有效件数填6件，本机关没有规章制定权，应为0。多半应填在“行政规范性文件”一行。 [/disclosure/regulations/inForce] 0 ≠ 6'], { powers: { regulations: 'unknown' } }],
  ['C-06', { [`${R}/inForce`]: 6, '/organ': { name: '某单位' } }, ['waits C-06 不知道本机关有无规章制定权，请在单位设置中写明 []'], { powers: { regulations: 'unknown' } }],
  ['C-06', { [`${R}/inForce`]: 6, '/organ': { name: '某单位' } }, ['C-06-inForce disclosure 表二·规章·现行有效件数填6件，本机关没有规章制定权，应为0。多半应填在“行政规范性文件”一行。 [/disclosure/regulations/inForce] 0 ≠ 6'], { level: 'county' }],
  ['C-06', { [`${R}/inForce`]: 6, '/organ': { name: '某市某区人民政府' } }, ['C-06-inForce disclosure 表二·规章·现行有效件数填6件，本机关没有规章制定权，应为0。多半应填在“行政规范性文件”一行。 [/disclosure/regulations/inForce] 0 ≠ 6']],
  ['C-07', {}, ['waits C-07 单位设置中没有写明能否制定行政规范性文件 []']],
  ['C-07', {}, ['waits C-07 单位设置中没有写明能否制定行政规范性文件 []'], { powers: {} }],
  ['C-07', {}, ['waits C-07 单位设置中没有写明能否制定行政规范性文件 []'], { powers: { normativeDocuments: 'unknown' } }],
  ['C-07', { [`${N}/made`]: 2 }, ['passed C-07'], { powers: { normativeDocuments: 'yes' } }],
  ['C-07', {}, ['passed C-07'], { powers: { normativeDocuments: 'no' } }],
  ['C-07', { [L]: 3, [`${R}/made`]: 2 }, ['passed C-07'], { powers: { normativeDocuments: 'no' } }],
  ['C-07', { [`${N}/repealed`]: 2, [`${N}/inForce`]: 3 }, ['C-07 disclosure 表二·行政规范性文件填有2件，而单位设置为不能制定行政规范性文件，应为0。请核对数字或单位职权。 [/disclosure/normativeDocuments/repealed /disclosure/normativeDocuments/inForce] 0 ≠ 2'], { powers: { normativeDocuments: 'no' } }],
  ['C-07', { [`${N}/made`]: '2件', [`${N}/inForce`]: undefined }, ['passed C-07'], { powers: { normativeDocuments: 'no' } }],
  ['C-08', {}, [
    'waits C-08-licensing 单位设置中没有写明有无行政许可职权 []',
    'waits C-08-penalties 单位设置中没有写明有无行政处罚职权 []',
    'waits C-08-coercion 单位设置中没有写明有无行政强制职权 []',
  ]],
  ['C-08', {}, [
    'waits C-08-licensing 单位设置中没有写明有无行政许可职权 []',
    'C-08-penalties disclosure 表二·行政处罚填0件，而单位设置为有行政处罚职权。确实没有的，请写明。 [/disclosure/penalties] 大于0 ≠ 0',
    'passed C-08-coercion',
  ], { powers: { licensing: 'unknown', penalties: 'yes', coercion: 'no' } }],
  ['C-08', { [L]: 3, '/disclosure/penalties': 4, '/disclosure/coercion': 5 }, [
    'C-08-licensing disclosure 表二·行政许可填3件，而单位设置为没有行政许可职权。请核对数字，或请系统管理员更正单位职权。 [/disclosure/licensing] 0 ≠ 3',
    'C-08-penalties disclosure 表二·行政处罚填4件，而单位设置为没有行政处罚职权。请核对数字，或请系统管理员更正单位职权。 [/disclosure/penalties] 0 ≠ 4',
    'C-08-coercion disclosure 表二·行政强制填5件，而单位设置为没有行政强制职权。请核对数字，或请系统管理员更正单位职权。 [/disclosure/coercion] 0 ≠ 5',
  ], { powers: { licensing: 'no', penalties: 'no', coercion: 'no' } }],
  ['C-08', { [L]: 1, '/disclosure/penalties': 1, '/disclosure/coercion': 1 }, [
    'passed C-08-licensing',
    'passed C-08-penalties',
    'passed C-08-coercion',
  ], { powers: { licensing: 'yes', penalties: 'yes', coercion: 'yes' } }],
  ['C-08', { [L]: undefined, '/disclosure/penalties': '4件' }, [
    'waits C-08-licensing 行政许可未填 [/disclosure/licensing]',
    'waits C-08-penalties 行政处罚未填 [/disclosure/penalties]',
    'C-08-coercion disclosure 表二·行政强制填0件，而单位设置为有行政强制职权。确实没有的，请写明。 [/disclosure/coercion] 大于0 ≠ 0',
  ], { powers: { licensing: 'yes', penalties: 'no', coercion: 'yes' } }],
  ['C-09', {}, [
    'passed C-09-regulations',
    'passed C-09-normativeDocuments',
  ]],
  ['C-09', { [N]: { made: 4, repealed: 1, inForce: 2 } }, [
    'passed C-09-regulations',
    'C-09-normativeDocuments disclosure 表二·行政规范性文件现行有效2件，少于本年制发4件减废止1件。请核对现行有效件数。 [/disclosure/normativeDocuments/inForce /disclosure/normativeDocuments/made /disclosure/normativeDocuments/repealed] 不少于3 ≠ 2',
  ]],
  ['C-09', { [N]: { made: 4, repealed: 1, inForce: 3 }, [R]: { made: 1, repealed: 3, inForce: 0 } }, [
    'passed C-09-regulations',
    'passed C-09-normativeDocuments',
  ]],
  ['C-09', { [R]: { made: 2, repealed: 0, inForce: 1 }, [N]: { made: 1 } }, [
    'C-09-regulations disclosure 表二·规章现行有效1件，少于本年制发2件减废止0件。请核对现行有效件数。 [/disclosure/regulations/inForce /disclosure/regulations/made /disclosure/regulations/repealed] 不少于2 ≠ 1',
    'waits C-09-normativeDocuments 表二·行政规范性文件尚未填齐 [/disclosure/normativeDocuments/repealed /disclosure/normativeDocuments/inForce]',
  ]],
  ['C-09', { [R]: { repealed: 0, inForce: 1 }, [N]: { made: 1, inForce: 2 } }, [
    'waits C-09-regulations 表二·规章尚未填齐 [/disclosure/regulations/made]',
    'waits C-09-normativeDocuments 表二·行政规范性文件尚未填齐 [/disclosure/normativeDocuments/repealed]',
  ]],
  ['C-09', { [N]: { made: 1, repealed: '1件', inForce: 2 } }, [
    'passed C-09-regulations',
    'waits C-09-normativeDocuments 表二·行政规范性文件尚未填齐 [/disclosure/normativeDocuments/repealed]',
  ]],
])('%s %j', (id, changes, outcomes, context = {}) => {
  expect(CATALOGUE.find((rule) => rule.id === id)!.assess(changed(WHOLE, changes), context).map(inOneLine)).toEqual(outcomes);
});

it('a report of the 2019 form that came without its table two is asked nothing about it; one of 2021, and the other tables, are', () => {
  const told = (format: '2019' | '2021', part: 'disclosure' | 'applications', value?: object) =>
    CATALOGUE.find((rule) => rule.id === 'C-02')!.assess({ ...WHOLE, format, [part]: value }, { partial: true }).map(inOneLine).filter((line) => line.includes(` C-02-${part}`));
  expect(CATALOGUE.find((rule) => rule.id === 'C-02')!.assess({ ...WHOLE, format: '2019', disclosure: undefined }, {}).map(inOneLine).filter((line) => /C-02-\/?disclosure/.test(line))).toEqual(['waits C-02-disclosure 没有2019年格式的表二，不作判断 [/disclosure]']);
  expect(told('2019', 'disclosure', {})[0]).toMatch(/^waits C-02-disclosure 表二有\d+格未填/);
  expect(told('2021', 'disclosure')[0]).toMatch(/^waits C-02-disclosure 表二有10格未填/);
  expect(told('2019', 'applications')[0]).toMatch(/^waits C-02-applications 表三有\d+格未填/);
});

it.each([
  ['新华区西市场街道办事处', 'subdistrict'], ['某街道', 'subdistrict'], ['某街道办事处（本级）', 'subdistrict'], ['某街道办事处工会', undefined], ['某街道服务中心', undefined],
  ['某乡人民政府', 'township'], ['某镇人民政府办公室', 'township'], ['某乡', undefined],
  ['西藏自治区', 'province'], ['西藏自治区人民政府', 'province'], ['新疆维吾尔自治区人民政府办公厅', 'province'], ['新疆维吾尔自治区尼勒克县人民政府', 'county'], ['内蒙古自治区某旗', 'county'],
  ['金湖县', 'county'], ['金湖县人民政府', 'county'], ['某区（汇总）', 'county'], ['某旗人民政府办公室', 'county'], ['某县委党校', undefined], ['某区域中心', undefined],
  ['某市教育局', 'department'], ['某市卫生健康委员会', 'department'], ['某市教育局（本级）', 'department'], ['某市教育局直属学校', undefined],
  ['国家税务总局', undefined], ['中国地震局', undefined], ['中华人民共和国国家发展和改革委员会', undefined], ['某国家公园管理局', 'department'], ['某单位', undefined],
])('%s is told by its name to be %s', (name, level) => {
  expect(levelFromName(name)).toBe(level);
});

it.each([
  ['county', undefined, 'no'], ['township', {}, 'no'], ['subdistrict', { regulations: 'unknown' }, 'no'], ['department', undefined, 'no'],
  ['ministry', undefined, 'yes'], ['province', {}, 'yes'], ['city', { regulations: 'unknown' }, 'yes'],
  ['city', { regulations: 'no' }, 'no'], ['county', { regulations: 'yes' }, 'yes'], [undefined, { regulations: 'yes' }, 'yes'],
  [undefined, undefined, 'unknown'], ['未知' as OrganLevel, undefined, 'unknown'], [undefined, { regulations: 'unknown' }, 'unknown'],
] as const)('regulations: level %s, setting %j → %s', (level, powers, power) => {
  expect(regulationPower(level, powers)).toBe(power);
});

it.each([[' - – — －', true], ['/／\\', true], ['', true], ['无', true], ['无误', false], ['全无', false], ['-1', false], ['1-', false], ['无 ', false]])('the mark “%s” stands for nothing: %s', (mark, nothing) => {
  expect(BLANK_MARKS.test(mark)).toBe(nothing);
});
