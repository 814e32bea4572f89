/** Sections five and six, rule by rule: every outcome whole, with message, cells and both sides. */
import { expect, it } from 'vitest';
import { emptyDocument, withValue } from '../document';
import { CATALOGUE } from './catalogue';
import type { CheckContext, Outcome } from './types';

const PLACES = { p: '/problems', o: '/otherMatters', n: '/informationFees/notices', c: '/informationFees/chargedYuan', r: '/informationFees/collectedYuan', m: '/disclosure/feesWanYuan' };
/** Problems, other matters, notices, charged, received (元), table two (万元). */
type Given = { [place in keyof typeof PLACES]?: string | number };
const T = '发出收费通知1件，通知总金额10元，实际收取10元信息公开处理费。', N = '本年度没有产生政府信息公开处理费。';

const words = (outcome: Outcome): string => (outcome.kind === 'passed' ? `passed ${outcome.instance}`
  : outcome.kind === 'notAssessed' ? `waits ${outcome.instance} ${outcome.reason} [${outcome.cells.join(' ')}]`
    : `${outcome.instance} ${outcome.section} ${outcome.message} [${outcome.cells.join(' ')}]${outcome.expected === undefined ? '' : ` ${outcome.expected} ≠ ${outcome.actual}`}`);

it.each<[string, Given, string[], CheckContext?]>([
  ['S5-01', {}, ['S5-01 problems 第五部分“存在的主要问题及改进情况”没有填写。 [/problems] 60字以上 ≠ 0']],
  ['S5-01', {}, ['waits S5-01 第五部分尚未填写 [/problems]'], { partial: true }],
  ['S5-01', { p: '  \n' }, ['S5-01 problems 第五部分“存在的主要问题及改进情况”没有填写。 [/problems] 60字以上 ≠ 0']],
  ['S5-01', { p: ' 无 ' }, ['S5-01 problems 第五部分只写了“无”，应当写明存在的主要问题和改进情况。 [/problems] 60字以上 ≠ 1']],
  ['S5-01', { p: ' 暂无其他问题。\n' }, ['S5-01 problems 第五部分只写了“暂无其他问题。”，应当写明存在的主要问题和改进情况。 [/problems] 60字以上 ≠ 7']],
  ['S5-01', { p: '问'.repeat(59) }, ['S5-01 problems 第五部分只有59字，不足60字，请写明具体问题和改进措施。 [/problems] 60字以上 ≠ 59']],
  ['S5-01', { p: ` 问 题${'问'.repeat(58)} ` }, ['passed S5-01']],
  ['S5-01', { p: '问'.repeat(60) }, ['passed S5-01']],
  ['S5-02', {}, ['waits S5-02 第五部分尚未填写 [/problems]']],
  ['S5-02', { p: ' ' }, ['waits S5-02 第五部分尚未填写 [/problems]']],
  ['S5-02', { p: '公开不够及时。' }, ['S5-02 problems 第五部分写了问题，没有写改进情况，请逐条写明改进措施。 [/problems] 问题和改进 ≠ 只有问题']],
  ['S5-02', { p: '加强培训。' }, ['S5-02 problems 第五部分没有写明存在的问题，请写明具体问题及其改进情况。 [/problems] 问题和改进 ≠ 没有问题']],
  ['S5-02', { p: '公开不够及时，加强培训。' }, ['passed S5-02']],
  ['S5-02', { p: '（一）存在问题。一是公开不够及时；二是内容不够丰富；三是业务不够熟练。（二）改进情况。一是明确时限；二是充实内容。' }, ['S5-02 problems 第五部分写了3个问题，改进措施只有2条，可能有的问题没有对应的措施。请逐条写明，一条措施对应几个问题的请说明。 [/problems] 不少于3条 ≠ 2']],
  ['S5-02', { p: '（一）存在问题。一是公开不够及时；二是内容不够丰富。（二）改进情况。一是明确时限；二是充实内容；三是组织培训。' }, ['passed S5-02']],
  ['S5-02', { p: '存在以下不足：一是公开不够及时，二是内容不够丰富。下一步，一是明确时限并逐件登记。' }, ['S5-02 problems 第五部分写了2个问题，改进措施只有1条，可能有的问题没有对应的措施。请逐条写明，一条措施对应几个问题的请说明。 [/problems] 不少于2条 ≠ 1']],
  ['S5-02', { p: '存在以下不足：一是公开不够及时，二是内容不够丰富。下一步，明确时限，充实内容。' }, ['passed S5-02']],
  ['S5-02', { p: '（一）2023年问题的改进情况。一是已明确时限；二是已组织培训；三是已调整栏目。（二）存在问题。一是公开不够及时；二是内容不够丰富。（三）改进措施。一是明确时限；二是充实内容。' }, ['passed S5-02']],
  ['S5-02', { p: '（一）存在问题。一是公开不够及时；二是内容不够丰富。（二）2023年问题的改进情况。一是已明确时限。' }, ['passed S5-02']],
  ['S5-02', { p: '（一）公开不够及时。（二）内容不够丰富。加强培训。' }, ['passed S5-02']],
  ['S5-02', { p: '一是公开不够及时，二是内容不够丰富。加强培训。' }, ['passed S5-02']],
  ['S6-01', {}, ['S6-01 other 第六部分“其他需要报告的事项”没有填写，至少应写明信息处理费收取情况。 [/otherMatters]']],
  ['S6-01', {}, ['waits S6-01 第六部分尚未填写 [/otherMatters]'], { partial: true }],
  ['S6-01', { o: ' \n' }, ['S6-01 other 第六部分“其他需要报告的事项”没有填写，至少应写明信息处理费收取情况。 [/otherMatters]']],
  ['S6-01', { o: ' 无 ' }, ['S6-01 other 第六部分只写了“无”，应当写明信息处理费收取情况，没有收取也要写明。 [/otherMatters]']],
  ['S6-01', { o: '开展培训2次。' }, ['S6-01 other 第六部分没有写明信息处理费收取情况，没有收取也要写明。 [/otherMatters]']],
  ['S6-01', { o: '本年度没有产生信息处理费。' }, ['passed S6-01']],
  ['S6-02', { o: '开展培训2次。', n: 1 }, ['waits S6-02 第六部分没有信息处理费表述 [/informationFees/notices /informationFees/chargedYuan /informationFees/collectedYuan]']],
  ['S6-02', { o: T }, ['waits S6-02 信息处理费的件数、应收、实收尚未填写 [/informationFees/notices /informationFees/chargedYuan /informationFees/collectedYuan]']],
  ['S6-02', { o: T, c: '10' }, ['passed S6-02']],
  ['S6-02', { o: T, r: '10' }, ['passed S6-02']],
  ['S6-02', { o: T, c: '20' }, ['S6-02-chargedYuan other 第六部分写的通知总金额是10元，填写的是20元，两者不一致。请重新生成表述，或者核对填写的数。 [/otherMatters /informationFees/chargedYuan] 20 ≠ 10']],
  ['S6-02', { o: T, r: '20' }, ['S6-02-collectedYuan other 第六部分写的实际收取是10元，填写的是20元，两者不一致。请重新生成表述，或者核对填写的数。 [/otherMatters /informationFees/collectedYuan] 20 ≠ 10']],
  ['S6-02', { o: T, n: 2, c: '20', r: '5.50' }, ['S6-02-notices other 第六部分写的收费通知件数是1件，填写的是2件，两者不一致。请重新生成表述，或者核对填写的数。 [/otherMatters /informationFees/notices] 2 ≠ 1', 'S6-02-chargedYuan other 第六部分写的通知总金额是10元，填写的是20元，两者不一致。请重新生成表述，或者核对填写的数。 [/otherMatters /informationFees/chargedYuan] 20 ≠ 10', 'S6-02-collectedYuan other 第六部分写的实际收取是10元，填写的是5.5元，两者不一致。请重新生成表述，或者核对填写的数。 [/otherMatters /informationFees/collectedYuan] 5.5 ≠ 10']],
  ['S6-02', { o: '本年度没有产生信息处理费。', n: 1, c: '10', r: '10' }, ['passed S6-02']],
  ['S6-02', { o: T, c: '1,000' }, ['S6-02-chargedYuan-amount other 信息处理费通知总金额填的是“1,000”，不是金额。单位为元，只填阿拉伯数字，最多两位小数。 [/informationFees/chargedYuan] 金额（元） ≠ 1,000', 'waits S6-02 信息处理费的件数、应收、实收尚未填写 [/informationFees/notices /informationFees/chargedYuan /informationFees/collectedYuan]']],
  ['S6-02', { o: T, n: 1, r: '-1' }, ['S6-02-collectedYuan-amount other 信息处理费实际收取填的是“-1”，不是金额。单位为元，只填阿拉伯数字，最多两位小数。 [/informationFees/collectedYuan] 金额（元） ≠ -1']],
  ['S6-02', { o: T, n: 1, c: ' ' }, ['passed S6-02']],
  ['S6-03', {}, ['waits S6-03 信息处理费的应收或实收尚未填写 [/informationFees/chargedYuan /informationFees/collectedYuan]']],
  ['S6-03', { c: '10' }, ['waits S6-03 信息处理费的应收或实收尚未填写 [/informationFees/chargedYuan /informationFees/collectedYuan]']],
  ['S6-03', { r: '10' }, ['waits S6-03 信息处理费的应收或实收尚未填写 [/informationFees/chargedYuan /informationFees/collectedYuan]']],
  ['S6-03', { c: '10', r: '20' }, ['S6-03 other 信息处理费实际收取20元，多于通知总金额10元。请核对两个数是否填反。 [/informationFees/collectedYuan /informationFees/chargedYuan] 不多于10 ≠ 20']],
  ['S6-03', { n: 0, c: '10', r: '10' }, ['S6-03 other 收费通知0件，通知总金额却是10元。请核对件数。 [/informationFees/notices /informationFees/chargedYuan] 大于0 ≠ 0']],
  ['S6-03', { n: 1, c: '10', r: '10' }, ['passed S6-03']],
  ['S6-03', { n: 0, c: '0', r: '0' }, ['passed S6-03']],
  ['S6-03', { c: '10', r: '0' }, ['passed S6-03']],
  ['S6-04', {}, ['waits S6-04 信息处理费实收或表二收费金额尚未填写 [/informationFees/collectedYuan]']],
  ['S6-04', { r: '10' }, ['waits S6-04 信息处理费实收或表二收费金额尚未填写 [/disclosure/feesWanYuan]']],
  ['S6-04', { m: '1' }, ['waits S6-04 信息处理费实收或表二收费金额尚未填写 [/informationFees/collectedYuan]']],
  ['S6-04', { r: '10', m: '0.0005' }, ['S6-04 disclosure 第六部分实际收取信息处理费10元，表二·行政事业性收费只有0.0005万元。信息处理费应计入其中，请核对（单位：万元）。 [/disclosure/feesWanYuan /informationFees/collectedYuan] 不少于0.001 ≠ 0.0005']],
  ['S6-04', { r: '10', m: '0.001' }, ['passed S6-04']],
  ['S6-04', { r: '10', m: 7 }, ['waits S6-04 信息处理费实收或表二收费金额尚未填写 [/disclosure/feesWanYuan]']],
  ['S6-04', { r: '10', m: 'x' }, ['waits S6-04 信息处理费实收或表二收费金额尚未填写 [/disclosure/feesWanYuan]']],
  ['S6-05', { o: T }, ['waits S6-05 信息处理费实收尚未填写 [/informationFees/collectedYuan]']],
  ['S6-05', { o: '开展培训2次。' }, ['waits S6-05 第六部分没有信息处理费表述 [/otherMatters]']],
  ['S6-05', { o: N, c: '10', r: '0' }, ['S6-05 other 第六部分写没有产生或未收取信息处理费，填写的却是应收10元、实收0元。请重新生成表述。 [/otherMatters /informationFees/collectedYuan] 0 ≠ 10']],
  ['S6-05', { o: '本年度未收取信息处理费。', c: '10', r: '0' }, ['passed S6-05']],
  ['S6-05', { o: '本年度未收取信息处理费。', c: '10', r: '10' }, ['S6-05 other 第六部分写没有产生或未收取信息处理费，填写的却是应收10元、实收10元。请重新生成表述。 [/otherMatters /informationFees/collectedYuan] 0 ≠ 10']],
  ['S6-05', { o: N, c: '10.5', r: '10.5' }, ['S6-05 other 第六部分写没有产生或未收取信息处理费，填写的却是应收10.5元、实收10.5元。请重新生成表述。 [/otherMatters /informationFees/collectedYuan] 0 ≠ 10.5']],
  ['S6-05', { o: N, c: '0', r: '0' }, ['passed S6-05']],
  ['S6-05', { o: N, r: '0' }, ['passed S6-05']],
  ['S6-05', { o: N, r: '10' }, ['S6-05 other 第六部分写没有产生或未收取信息处理费，填写的却是应收未填、实收10元。请重新生成表述。 [/otherMatters /informationFees/collectedYuan] 0 ≠ 10']],
  ['S6-05', { o: T, c: '10', r: '10' }, ['passed S6-05']],
  ['S6-06', { o: '开展培训2次。' }, []],
  ['S6-06', { o: '共12件，信息处理费合计100元。' }, []],
  ['S6-06', { o: '甲局1件10元，共1件，合计10元。' }, []],
  ['S6-06', { o: '甲局11件110元，乙局1件12.34元，共12件，信息处理费合计122.34元。' }, ['passed S6-06']],
  ['S6-06', { o: '甲局11件110元，乙局1件10元，共13件，信息处理费合计120元。' }, ['S6-06 other 第六部分分单位收费合计12件120元，写的总数是13件120元。请核对。 [/otherMatters] 12件120元 ≠ 13件120元']],
  ['S6-06', { o: '甲局1件10元，乙局1件10元。' }, []],
  ['S6-06', { o: '甲局1件10元，乙局1件10元，共2件，合计30元。' }, ['S6-06 other 第六部分分单位收费合计2件20元，写的总数是2件30元。请核对。 [/otherMatters] 2件20元 ≠ 2件30元']],
  ['S6-07', {}, ['waits S6-07 信息处理费应收尚未填写 [/informationFees/chargedYuan]']],
  ['S6-07', { n: 1, c: '15' }, ['S6-07 other 信息处理费通知总金额15元，按件、按量标准得不出这个金额（一件申请的金额应符合分档标准）。请核对收费通知。 [/informationFees/chargedYuan] 符合分档标准的金额 ≠ 15']],
  ['S6-07', { n: 2, c: '15' }, ['S6-07 other 信息处理费通知总金额15元，按件、按量标准得不出这个金额（应为10元的整数倍）。请核对收费通知。 [/informationFees/chargedYuan] 10元的整数倍 ≠ 15']],
  ['S6-07', { n: 2, c: '30' }, ['passed S6-07']],
  ['S6-07', { o: '甲局1件15元。', n: 2, c: '30' }, ['S6-07-text other 第六部分写的“1件15元”，按件、按量标准得不出这个金额。请核对收费通知。 [/otherMatters] 符合分档标准的金额 ≠ 15']],
  ['S6-07', { o: '甲局1件15元。' }, ['S6-07-text other 第六部分写的“1件15元”，按件、按量标准得不出这个金额。请核对收费通知。 [/otherMatters] 符合分档标准的金额 ≠ 15', 'waits S6-07 信息处理费应收尚未填写 [/informationFees/chargedYuan]']],
  ['S6-07', { n: 1, c: '100' }, ['passed S6-07']],
])('%s %j', (id, given, outcomes, context = {}) => {
  const doc = Object.entries(given).reduce((next, [place, value]) => withValue(next, PLACES[place as keyof Given], value), emptyDocument({ name: '某街道办事处' }, 2024));
  expect(CATALOGUE.find((rule) => rule.id === id)!.assess(doc, context).map(words)).toEqual(outcomes);
});
