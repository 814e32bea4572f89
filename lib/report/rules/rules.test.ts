/** Every rule of cells, tables, years, sections and document: a report that passes, one that fails with its message, one that cannot be decided. The 51 relations stand in relations.test.ts. */
import { describe, expect, it } from 'vitest';
import { balancedFrom } from '../arbitrary';
import { check } from '../check';
import { withValue, type ReportDocument } from '../document';
import type { Finding } from '../finding';
import { CATALOGUE } from './catalogue';
import type { CheckContext } from './types';

const LONG = '（一）存在的问题。一是专兼职人员调整后交接不及时，个别信息公开滞后；二是校对不严，偶有错别字。（二）改进情况。2023年提出的问题已完成整改；下一步将健全交接制度，落实三审三校。';
const FEE = '本年度没有产生政府信息公开处理费。';
const base: ReportDocument = {
  ...balancedFrom([0]).document, overview: { proactive: '主动公开信息13条。' }, problems: LONG, otherMatters: FEE,
  disclosure: { regulations: { made: 0, repealed: 0, inForce: 0 }, normativeDocuments: { made: 0, repealed: 0, inForce: 0 }, licensing: 0, penalties: 0, coercion: 0, feesWanYuan: '0' },
  informationFees: { notices: 0, chargedYuan: '0', collectedYuan: '0' },
};
const previous: ReportDocument = { ...base, year: 2023 };
type Changes = Record<string, unknown>;
const changed = (doc: ReportDocument, changes: Changes) => Object.entries(changes).reduce((next, [pointer, value]) => withValue(next, pointer, value), doc);
const assess = (rule: string, changes: Changes = {}, context: CheckContext = {}, doc = base) => check(changed(doc, changes), context, CATALOGUE.filter((item) => item.id === rule));

interface Case {
  rule: string;
  /** Changes and context of a report that passes; the untouched report when left out. */
  passes?: [Changes, CheckContext?];
  fails: [Changes, CheckContext | undefined, Partial<Finding>][];
  /** A report that leaves the rule undecided, with the reason; `none`: the rule says nothing without its part. */
  waits: [Changes, CheckContext | undefined, string] | 'none' | 'always decided';
}

const lastYear = (changes: Changes = {}, more: CheckContext = {}): CheckContext => ({ previous: changed(previous, changes), ...more });
const REGULATION = '/disclosure/regulations/inForce', LICENSING = '/disclosure/licensing', MONEY = '/disclosure/feesWanYuan';
const NP = (row: string) => `/applications/${row}/naturalPerson`, TOTAL = (row: string) => `/applications/${row}/total`;
const COPIED = '2024年，本机关认真贯彻落实条例，围绕重点领域做好主动公开，依托政府网站、公示栏公开各类政府信息120条，回应群众关切。';

const CASES: Case[] = [
  {
    rule: 'C-01',
    fails: [
      [{ [LICENSING]: '12件' }, undefined, { severity: 'error', section: 'disclosure', cells: [LICENSING], actual: '12件', message: '表二·行政许可·本年处理决定数量填的是“12件”：只填数字，不要带单位。' }],
      [{ [NP('1')]: '-3' }, undefined, { section: 'applications', message: '表三·自然人·本年新收政府信息公开申请数量填的是“-3”：不能为负数，请填0或正整数。' }],
      [{ [LICENSING]: '1.5' }, undefined, { message: '表二·行政许可·本年处理决定数量填的是“1.5”：件数应为整数，不能有小数。' }],
    ],
    waits: 'always decided',
  },
  {
    rule: 'C-02',
    fails: [
      [{ [REGULATION]: '/' }, undefined, { severity: 'error', cells: [REGULATION], actual: '/', message: '表二·规章·现行有效件数填的是“/”，没有的请填0，不能用斜杠、横线或“无”。' }],
      [{ [REGULATION]: '' }, { partial: true }, { message: '表二·规章·现行有效件数是空白，没有的请填0。' }],
      [{ [REGULATION]: '－' }, undefined, { actual: '－' }],
      [{ [REGULATION]: '无' }, undefined, { actual: '无' }],
      [{ [NP('3.1')]: undefined }, undefined, { cells: [NP('3.1')], message: '表三·自然人·予以公开没有填，没有的请填0。' }],
      [{ [TOTAL('3.1')]: undefined }, undefined, { cells: [TOTAL('3.1')], message: '表三·总计·予以公开没有填，没有的请填0。' }],
    ],
    waits: [{ [NP('3.1')]: undefined, [NP('3.2')]: undefined }, { partial: true }, '表三有2格未填'],
  },
  {
    rule: 'C-03', passes: [{ [MONEY]: '59237.2449' }],
    fails: [
      [{ [MONEY]: '-1' }, undefined, { severity: 'error', cells: [MONEY], message: '表二·行政事业性收费·本年收费金额填的是“-1”：金额不能为负数。' }],
      [{ [MONEY]: '0.1234567' }, undefined, { message: '表二·行政事业性收费·本年收费金额填的是“0.1234567”：单位为万元，小数不能超过六位（精确到分）。' }],
    ],
    waits: 'always decided',
  },
  {
    rule: 'C-04', passes: [{ [MONEY]: '12.5' }, lastYear({ [MONEY]: '10' })],
    fails: [[{ [MONEY]: '2230', '/informationFees/collectedYuan': '2230' }, undefined, { cells: [MONEY, '/informationFees/collectedYuan'], expected: 0.223, actual: 2230, message: '表二·行政事业性收费填2230万元，与第六部分信息处理费实收2230元的数字相同。可能误以元为单位，请核对。' }], [{ [MONEY]: '125000' }, lastYear({ [MONEY]: '12.5' }), { severity: 'warning', cells: [MONEY], message: '表二·行政事业性收费今年125000万元，去年12.5万元，相差一千倍以上。可能误以元为单位，请核对。' }]],
    waits: [{}, undefined, '没有去年的收费金额'],
  },
  {
    rule: 'C-05', passes: [{ '/disclosure/normativeDocuments/repealed': { value: 55, remark: '含自然失效29件，2019年前制发的' } }],
    fails: [[{ '/disclosure/normativeDocuments/repealed': { value: 5, remark: '含自然失效29件' } }, undefined, { severity: 'warning', cells: ['/disclosure/normativeDocuments/repealed'], actual: 29, message: '表二·行政规范性文件·本年废止件数是5，备注“含自然失效29件”中的29比它大。请核对备注或数字。' }]],
    waits: 'none',
  },
  {
    rule: 'C-06',
    fails: [
      [{ [REGULATION]: 6 }, undefined, { severity: 'error', cells: [REGULATION], expected: 0, actual: 6, message: '表二·规章·现行有效件数填6件，本机关没有规章制定权，应为0。多半应填在“行政规范性文件”一行。' }],
      [{ [REGULATION]: 6, '/organ': { name: '某市某区人民政府' } }, undefined, { actual: 6 }],
      [{ [REGULATION]: 6 }, { level: 'city', powers: { regulations: 'no' } }, { actual: 6 }],
    ],
    waits: [{ '/organ': { name: '某单位' } }, undefined, '不知道本机关有无规章制定权，请在单位设置中写明'],
  },
  {
    rule: 'C-07', passes: [{}, { powers: { normativeDocuments: 'no' } }],
    fails: [[{ '/disclosure/normativeDocuments/made': 2 }, { powers: { normativeDocuments: 'no' } }, { severity: 'warning', cells: ['/disclosure/normativeDocuments/made'], expected: 0, actual: 2, message: '表二·行政规范性文件填有2件，而单位设置为不能制定行政规范性文件，应为0。请核对数字或单位职权。' }]],
    waits: [{}, undefined, '单位设置中没有写明能否制定行政规范性文件'],
  },
  {
    rule: 'C-08', passes: [{ [LICENSING]: 3 }, { powers: { licensing: 'yes', penalties: 'no', coercion: 'no' } }],
    fails: [
      [{ '/disclosure/penalties': 4 }, { powers: { penalties: 'no' } }, { severity: 'warning', instance: 'C-08-penalties', expected: 0, actual: 4, message: '表二·行政处罚填4件，而单位设置为没有行政处罚职权。请核对数字，或请系统管理员更正单位职权。' }],
      [{}, { powers: { licensing: 'yes' } }, { instance: 'C-08-licensing', actual: 0, message: '表二·行政许可填0件，而单位设置为有行政许可职权。确实没有的，请写明。' }],
    ],
    waits: [{}, undefined, '单位设置中没有写明有无行政许可职权'],
  },
  {
    rule: 'C-09', passes: [{ '/disclosure/normativeDocuments': { made: 4, repealed: 1, inForce: 3 } }],
    fails: [[{ '/disclosure/normativeDocuments': { made: 4, repealed: 1, inForce: 2 } }, undefined, { severity: 'warning', instance: 'C-09-normativeDocuments', actual: 2, message: '表二·行政规范性文件现行有效2件，少于本年制发4件减废止1件。请核对现行有效件数。' }]],
    waits: [{ [REGULATION]: undefined }, { partial: true }, '表二·规章尚未填齐'],
  },
  {
    rule: 'T3-02', passes: [{ [TOTAL('3.6.2')]: 1, '/informationFees/notices': 1 }],
    fails: [[{ [TOTAL('3.6.2')]: 3, '/informationFees/notices': 1 }, lastYear({ '/informationFees/notices': 1 }), { severity: 'warning', cells: [TOTAL('3.6.2'), '/informationFees/notices'], actual: 3, message: '表三“逾期未缴费、不再处理”3件，而今年和去年发出收费通知合计只有2件。请核对办理结果是否归错行。' }], [{ [TOTAL('3.6.2')]: 3 }, undefined, { severity: 'warning', cells: [TOTAL('3.6.2'), '/informationFees/notices'], actual: 3, message: '表三“逾期未缴费、不再处理”3件，而今年发出收费通知只有0件，去年发出的件数未知。请核对办理结果是否归错行；通知是去年发出的，请写明。' }]],
    waits: [{ [TOTAL('3.6.2')]: 3, '/informationFees/notices': undefined }, undefined, '第六部分的收费通知件数未填'],
  },
  {
    rule: 'T3-03', passes: [{ [TOTAL('3.6.3')]: 4, [TOTAL('3.7')]: 5 }],
    fails: [[{ [TOTAL('3.6.3')]: 276, [TOTAL('3.7')]: 1191 }, undefined, { severity: 'warning', cells: [TOTAL('3.6.3')], actual: 276, message: '表三“其他处理·其他”276件，占办理结果总计1191件的23.2%，超过20%。请核对是否应归入具体情形，并说明包括哪些情形（如申请人主动撤回）。' }]],
    waits: [{ [TOTAL('3.7')]: undefined }, { partial: true }, '表三总计尚未填齐'],
  },
  {
    rule: 'T3-04',
    fails: [[{ [TOTAL('3.3.1')]: 2 }, undefined, { severity: 'warning', cells: [TOTAL('3.3.1')], actual: 2, message: '表三以“属于国家秘密”不予公开2件，请确认每件都有定密依据并写明。' }]],
    waits: [{ [TOTAL('3.3.1')]: undefined }, { partial: true }, '表三“属于国家秘密”未填'],
  },
  {
    rule: 'T4-01', passes: [{ '/disputes/reconsideration/total': 2, [TOTAL('3.7')]: 1 }],
    fails: [[{ '/disputes/reconsideration/total': 2 }, lastYear(), { severity: 'warning', cells: ['/disputes/reconsideration/total', '/disputes/litigationDirect/total', '/disputes/litigationAfterReconsideration/total'], message: '表四有复议、诉讼案件2件，而今年和去年表三办理结果总计都是0件。请核对表三是否漏填。' }]],
    waits: [{ '/disputes/reconsideration/total': 2 }, undefined, '没有去年的数据，暂不能判断'],
  },
  {
    rule: 'Y-03', passes: [{ [LICENSING]: 40 }, lastYear({ [LICENSING]: 21 })],
    fails: [
      [{ [LICENSING]: 9487 }, lastYear({ [LICENSING]: 550 }), { severity: 'warning', cells: [LICENSING], expected: 550, actual: 9487, message: '表二·行政许可·本年处理决定数量今年9487，去年550，增加8937，变动过大。请核对，属实的请写明原因。' }],
      [{ [NP('3.1')]: 30, [TOTAL('3.1')]: 30 }, lastYear(), { cells: [NP('3.1')] }],
      [{ [MONEY]: '2' }, lastYear({ [MONEY]: '150.5' }), { cells: [MONEY], expected: 150.5, actual: 2 }],
    ],
    waits: [{}, undefined, '没有去年的报告，暂不能判断'],
  },
  {
    rule: 'Y-04', passes: [{ [LICENSING]: 3 }, lastYear({ [LICENSING]: 3 })],
    fails: [[{ '/disclosure/normativeDocuments/made': 2, [LICENSING]: 31, '/disclosure/penalties': 77, '/disclosure/coercion': 4 }, lastYear({ '/disclosure/normativeDocuments/made': 2, [LICENSING]: 31, '/disclosure/penalties': 77, '/disclosure/coercion': 4 }), { severity: 'warning', instance: 'Y-04-disclosure', message: '表二的4个非零数字与去年完全相同，可能没有更新为今年的数。请核对。' }]],
    waits: [{ [LICENSING]: undefined }, lastYear({}, { partial: true }), '今年或去年的表尚未填齐'],
  },
  {
    rule: 'Y-05', passes: [{ '/overview/proactive': COPIED }, lastYear({ '/overview/proactive': '去年重点推进规范性文件清理，修订完善工作制度，组织业务培训两期，群众满意度明显提高。' })],
    fails: [[{ '/overview/proactive': COPIED }, lastYear({ '/overview/proactive': COPIED.replace('2024', '2023').replace('120', '98') }), { severity: 'warning', cells: ['/overview/proactive'], actual: '100%', message: '第一部分与去年的相似程度为100%，严重雷同（90%以上）。请写今年的实际工作，不要照抄去年。' }]],
    waits: [{}, undefined, '没有去年的报告，暂不能判断'],
  },
  {
    rule: 'Y-06', passes: [{ '/overview/proactive': COPIED }, { others: [{ ...base, overview: { proactive: '组织业务培训两期，修订工作制度。' } }] }],
    fails: [[{ '/overview/proactive': COPIED }, { others: [{ ...base, organ: { name: '某街道办事处' }, overview: { proactive: COPIED } }] }, { severity: 'warning', message: '第一部分与某街道办事处同年报告的相似程度为100%，超过80%。请写本机关的实际工作。' }]],
    waits: [{}, undefined, '没有其他单位的同年报告可以比较'],
  },
  {
    rule: 'Y-07', passes: [{}, lastYear({ '/problems': '去年的不足是平台维护不够，栏目更新慢，将明确专人负责栏目更新维护，按月检查通报，并加强与业务科室的沟通协调配合工作力度。' })],
    fails: [
      [{}, lastYear({ '/problems': LONG }), { severity: 'warning', cells: ['/problems'], message: '第五部分与去年的相似程度为100%，超过80%。请写明去年问题的整改结果和今年的新问题。' }],
      [{ '/problems': LONG.replace('2023年提出的问题已完成整改；', '') }, lastYear({ '/problems': '平台维护不够，栏目更新慢，将明确专人负责，按月检查通报。' }), { instance: 'Y-07-answered', message: '第五部分没有提到2023年报告中的问题改进得怎样。请写明去年问题的整改结果。' }],
    ],
    waits: [{ '/problems': undefined }, lastYear({}, { partial: true }), '第五部分尚未填写'],
  },
  {
    rule: 'Y-08', passes: [{ '/disputes/reconsideration/total': 3 }, lastYear({ '/disputes/reconsideration/pending': 3 }, { countsCarriedDisputes: true })],
    fails: [[{ '/disputes/reconsideration/total': 2 }, lastYear({ '/disputes/reconsideration/pending': 3 }, { countsCarriedDisputes: true }), { severity: 'warning', cells: ['/disputes/reconsideration/total'], actual: 2, message: '表四·行政复议·总计为2件，少于去年尚未审结的3件。单位设置为含上年结转案件，请核对。' }]],
    waits: [{}, { countsCarriedDisputes: true }, '没有去年的报告，暂不能判断'],
  },
  {
    rule: 'Y-09', passes: [{}, { firstReport: true }],
    fails: [[{}, undefined, { severity: 'warning', section: 'document', message: '没有本机关2023年的报告可供核对，年度之间的勾稽暂不能判断。请提供或录入去年的数，或者声明首次编制。' }]],
    waits: [{}, { partial: true }, '没有提供去年的报告'],
  },
  {
    rule: 'S5-01',
    fails: [
      [{ '/problems': undefined }, undefined, { severity: 'error', section: 'problems', cells: ['/problems'], message: '第五部分“存在的主要问题及改进情况”没有填写。' }],
      [{ '/problems': '无。' }, undefined, { message: '第五部分只写了“无。”，应当写明存在的主要问题和改进情况。' }],
      [{ '/problems': '问题是人员少，将加强培训。' }, undefined, { message: '第五部分只有13字，不足60字，请写明具体问题和改进措施。' }],
    ],
    waits: [{ '/problems': undefined }, { partial: true }, '第五部分尚未填写'],
  },
  {
    rule: 'S5-02',
    fails: [
      [{ '/problems': '存在的问题是人员少、经费不足。' }, undefined, { severity: 'warning', message: '第五部分写了问题，没有写改进情况，请逐条写明改进措施。' }],
      [{ '/problems': '落实三审三校，开展培训。' }, undefined, { message: '第五部分没有写明存在的问题，请写明具体问题及其改进情况。' }],
    ],
    waits: [{ '/problems': undefined }, { partial: true }, '第五部分尚未填写'],
  },
  {
    rule: 'S6-01',
    fails: [
      [{ '/otherMatters': undefined }, undefined, { severity: 'error', section: 'other', message: '第六部分“其他需要报告的事项”没有填写，至少应写明信息处理费收取情况。' }],
      [{ '/otherMatters': '无。' }, undefined, { message: '第六部分只写了“无。”，应当写明信息处理费收取情况，没有收取也要写明。' }],
      [{ '/otherMatters': '本年度开展了政务公开进社区活动。' }, undefined, { message: '第六部分没有写明信息处理费收取情况，没有收取也要写明。' }],
    ],
    waits: [{ '/otherMatters': undefined }, { partial: true }, '第六部分尚未填写'],
  },
  {
    rule: 'S6-02', passes: [{ '/otherMatters': '发出收费通知3件，通知金额共2230元，实际收取2230元信息处理费。', '/informationFees': { notices: 3, chargedYuan: '2230', collectedYuan: '2230.00' } }],
    fails: [[{ '/otherMatters': '发出收费通知3件，通知金额共2230元，实际收取2230元信息处理费。', '/informationFees': { notices: 3, chargedYuan: '2230', collectedYuan: '2000' } }, undefined, { severity: 'error', section: 'other' }]],
    waits: [{ '/informationFees': undefined }, undefined, '信息处理费的件数、应收、实收尚未填写'],
  },
  {
    rule: 'S6-03',
    fails: [
      [{ '/informationFees': { notices: 1, chargedYuan: '100', collectedYuan: '200' } }, undefined, { severity: 'error', cells: ['/informationFees/collectedYuan', '/informationFees/chargedYuan'], message: '信息处理费实际收取200元，多于通知总金额100元。请核对两个数是否填反。' }],
      [{ '/informationFees': { notices: 0, chargedYuan: '100', collectedYuan: '0' } }, undefined, { message: '收费通知0件，通知总金额却是100元。请核对件数。' }],
    ],
    waits: [{ '/informationFees': undefined }, undefined, '信息处理费的应收或实收尚未填写'],
  },
  {
    rule: 'S6-04', passes: [{ [MONEY]: '0.223', '/informationFees': { notices: 3, chargedYuan: '2230', collectedYuan: '2230' } }],
    fails: [[{ [MONEY]: '0.2', '/informationFees': { notices: 3, chargedYuan: '2230', collectedYuan: '2230' } }, undefined, { severity: 'warning', cells: [MONEY, '/informationFees/collectedYuan'], actual: 0.2, message: '第六部分实际收取信息处理费2230元，表二·行政事业性收费只有0.2万元。信息处理费应计入其中，请核对（单位：万元）。' }]],
    waits: [{ '/informationFees': undefined }, undefined, '信息处理费实收或表二收费金额尚未填写'],
  },
  {
    rule: 'S6-05',
    fails: [[{ '/informationFees': { notices: 1, chargedYuan: '100', collectedYuan: '100' } }, undefined, { severity: 'error', cells: ['/otherMatters', '/informationFees/collectedYuan'], message: '第六部分写没有产生或未收取信息处理费，填写的却是应收100元、实收100元。请重新生成表述。' }]],
    waits: [{ '/informationFees': undefined }, undefined, '信息处理费实收尚未填写'],
  },
  {
    rule: 'S6-06', passes: [{ '/otherMatters': '2024年共有3件政府信息公开申请收取信息处理费2230元，其中县民政局1件880元，县政府办公室1件1080元，半城镇人民政府1件270元。' }],
    fails: [[{ '/otherMatters': '2024年共有3件政府信息公开申请收取信息处理费2230元，其中县民政局1件880元，县政府办公室1件1080元，半城镇人民政府1件720元。' }, undefined, { severity: 'warning', message: '第六部分分单位收费合计3件2680元，写的总数是3件2230元。请核对。' }]],
    waits: 'none',
  },
  {
    rule: 'S6-07', passes: [{ '/informationFees': { notices: 3, chargedYuan: '2230', collectedYuan: '2230' }, '/otherMatters': '县民政局1件880元，县政府办公室1件1080元，半城镇人民政府1件270元，公安局15件1500元。' }],
    fails: [
      [{ '/informationFees/chargedYuan': '2235' }, undefined, { severity: 'warning', cells: ['/informationFees/chargedYuan'], actual: '2235', message: '信息处理费通知总金额2235元，按件、按量标准得不出这个金额（应为10元的整数倍）。请核对收费通知。' }],
      [{ '/informationFees': { notices: 1, chargedYuan: '730', collectedYuan: '730' } }, undefined, { message: '信息处理费通知总金额730元，按件、按量标准得不出这个金额（一件申请的金额应符合分档标准）。请核对收费通知。' }],
      [{ '/otherMatters': '其中县民政局1件885元。' }, undefined, { instance: 'S6-07-text', message: '第六部分写的“1件885元”，按件、按量标准得不出这个金额。请核对收费通知。' }],
    ],
    waits: [{ '/informationFees': undefined }, undefined, '信息处理费应收尚未填写'],
  },
  {
    rule: 'D-01', passes: [{}, { printed: { headings: ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况', '六、其他需要报告的事项'] } }],
    fails: [
      [{}, { printed: { headings: ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况', '五、存在问题及改进情况', '六、其他需要报告的事项'] } }, { severity: 'error', instance: 'D-01-5', section: 'problems', message: '第5个标题是“五、存在问题及改进情况”，应为“五、存在的主要问题及改进情况”。' }],
      [{}, { printed: { headings: ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况', '五、存在的主要问题及改进情况'] } }, { message: '缺少标题“六、其他需要报告的事项”。' }],
    ],
    waits: 'always decided',
  },
  {
    rule: 'D-02',
    fails: [
      [{ '/applications/3.6': { total: 3 } }, undefined, { severity: 'error', section: 'document', cells: ['/applications/3.6'] }],
      [{ '/format': '2019' }, undefined, { expected: '2021', actual: '2019', message: '2024年度报告应当使用2021年格式，现在用的是2019年格式。请改用新格式重新填写。' }],
      [{}, { printed: { formSeen: '2019' } }, { actual: '2019' }],
    ],
    waits: 'always decided',
  },
  {
    rule: 'D-03', passes: [{}, { printed: { labelDifferences: [] } }],
    fails: [[{}, { printed: { labelDifferences: [{ official: '（七）总计', printed: '（七）总记' }] } }, { severity: 'warning', message: '表格标题印成“（七）总记”，格式规定为“（七）总计”。' }]],
    waits: 'always decided',
  },
  {
    rule: 'D-04', passes: [{}, { printed: { title: '新华区西市场街道办事处 2024 年政府信息公开工作 年度报告' } }],
    fails: [[{}, { printed: { title: '2024年度西市场街政府信息公开工作报告' } }, { severity: 'error', message: '标题是“2024年度西市场街政府信息公开工作报告”，应为“新华区西市场街道办事处2024年政府信息公开工作年度报告”。' }]],
    waits: 'always decided',
  },
  {
    rule: 'D-05', passes: [{ '/preface': '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。' }],
    fails: [[{ '/preface': '本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、其他需要报告的事项等六部分组成。' }, undefined, { severity: 'warning', cells: ['/preface'], message: '前言说由6部分组成，列出了5部分，格式规定为6部分。' }]],
    waits: 'none',
  },
  {
    rule: 'D-06', passes: [{ '/overview/proactive': '西市场街道办事处主动公开13条信息。' }],
    fails: [[{ '/overview/proactive': '西市埸街道办事处主动公开13条信息。' }, undefined, { severity: 'warning', message: '文字中写作“西市埸街道办事处”，本机关全称是“新华区西市场街道办事处”，可能有错字。' }]],
    waits: [{ '/overview': undefined }, undefined, ''],
  },
  {
    rule: 'D-07', passes: [{}, { today: '2025-01-10' }],
    fails: [
      [{}, { today: '2025-01-20' }, { severity: 'warning', section: 'document', message: '距截止日期2025-01-31还有11天。' }],
      [{}, { today: '2025-02-03' }, { message: '已逾期3天：应在2025-01-31前公布。' }],
      [{ '/organ': { name: '某县人民政府', level: 'county' } }, { today: '2025-04-01' }, { message: '已逾期1天：应在2025-03-31前公布。' }],
    ],
    waits: 'none',
  },
  {
    rule: 'D-13', passes: [{}, { secrecyReview: { confirmedBy: '李四', date: '2025-01-08' } }],
    fails: [[{}, { secrecyReview: null }, { severity: 'error', section: 'document', message: '保密审查尚未登记，请填写审查人和日期。' }]],
    waits: [{}, { secrecyReview: null, partial: true }, '保密审查尚未登记'],
  },
];

describe.each(CASES)('$rule', ({ rule, passes = [{}], fails, waits }) => {
  const severity = CATALOGUE.find((item) => item.id === rule)!.severity;

  it('passes', () => {
    const result = assess(rule, ...passes);
    expect(result.findings).toEqual([]);
    expect(result.passed.length).toBeGreaterThan(0);
  });

  it.each(fails.map((item, index) => [index + 1, item] as const))('fails (%i)', (_index, [changes, context, wanted]) => {
    const { findings, ok } = assess(rule, changes, context);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule, severity, ...wanted });
    expect(findings[0]!.message).toMatch(/。$/);
    expect(ok).toBe(severity === 'warning');
  });

  it('says when it cannot be decided', () => {
    if (waits === 'always decided') return expect(assess(rule, {}, { partial: true }).notAssessed).toEqual([]);
    if (waits === 'none') return expect([...assess(rule).findings, ...assess(rule).notAssessed]).toEqual([]);
    const result = assess(rule, waits[0], waits[1]);
    expect(result.findings).toEqual([]);
    if (waits[2]) expect(result.notAssessed.map((item) => item.reason)).toContain(waits[2]);
  });
});

describe('what stands in the catalogue without a case here', () => {
  it('is a relation or a narrative rule', () => {
    const told = new Set([...CASES.map((item) => item.rule), 'T3-ROW', 'T3-COL', 'T3-BAL', 'T4-SUM', 'Y-01', 'Y-02']);
    expect(CATALOGUE.filter((rule) => rule.group !== 'narrative' && !told.has(rule.id)).map((rule) => rule.id)).toEqual([]);
  });
});

describe('typed totals', () => {
  it('are missing for themselves, computed ones only while their parts are there', () => {
    const changes = { [NP('3.1')]: undefined, [TOTAL('3.1')]: undefined };
    const cells = (context: CheckContext) => assess('C-02', changes, context).findings.map((finding) => finding.cells[0]);
    expect(cells({})).toEqual([NP('3.1')]);
    expect(cells({ typedTotals: true })).toEqual([NP('3.1'), TOTAL('3.1')]);
  });
});

describe('who may make 规章, by name', () => {
  it.each([['广西壮族自治区人民政府', 'passed'], ['西藏自治区某县人民政府', 'failed'], ['国家发展和改革委员会', 'undecided'], ['某市交通运输局', 'failed'], ['某镇人民政府', 'failed'], ['宿迁市（市政府办公室，全市汇总）', 'undecided']])('%s: %s', (name, state) => {
    const result = assess('C-06', { '/organ': { name }, [REGULATION]: 3 });
    expect(result.findings.length > 0 ? 'failed' : result.notAssessed.length > 0 ? 'undecided' : 'passed').toBe(state);
  });
});

describe('a report on the 2019 form', () => {
  const disclosure = {
    regulations: { newlyMade: 0, newlyDisclosed: 0, disclosedTotal: 0 }, normativeDocuments: { newlyMade: 2, newlyDisclosed: 2, disclosedTotal: 11 },
    licensingItems: { previousYear: 5, change: '-1', decisions: 40 }, otherServiceItems: { previousYear: 0, change: '0', decisions: 0 },
    penaltyItems: { previousYear: 30, change: '增加2项', decisions: 3 }, coercionItems: { previousYear: 4, change: '+1', decisions: 0 },
    feeItems: { previousYear: 1, change: '0' }, procurement: { projects: 3, amountWanYuan: '120.5' },
  };
  const applications = Object.fromEntries(Object.entries(base.applications!).filter(([code]) => !code.startsWith('3.6')).concat([['3.6', base.applications!['3.6.1']!]]));
  const old = (year: number): ReportDocument => ({ ...base, format: '2019', year, disclosure, applications });
  const FIGURES = CATALOGUE.filter((rule) => ['cells', 'tables', 'years'].includes(rule.group));

  it('is checked by the relations it has', () => {
    const result = check(old(2020), { previous: old(2019) }, FIGURES);
    expect(result.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(result.tieOut).toEqual({ total: 47, passed: 47, failed: 0, undecided: 0 });
    expect(check({ ...old(2019), disclosure: undefined }, {}, FIGURES)).toMatchObject({ ok: true, notAssessed: expect.arrayContaining([expect.objectContaining({ rule: 'C-02', cells: ['/disclosure'] })]) as unknown });
    expect(check(old(2019), {}, FIGURES).tieOut).toEqual({ total: 40, passed: 40, failed: 0, undecided: 0 });
  });

  it('has its own cells', () => {
    const spoiled = changed(old(2020), { '/disclosure/regulations/newlyMade': 1, '/disclosure/procurement/amountWanYuan': '1万', '/disclosure/feeItems/change': '', '/applications/3.6/total': 4 });
    expect(check(spoiled, { previous: old(2019) }, FIGURES).findings.filter((finding) => finding.severity === 'error').map((finding) => [finding.rule, finding.cells[0]])).toEqual([
      ['C-02', '/disclosure/feeItems/change'], ['C-03', '/disclosure/procurement/amountWanYuan'], ['C-06', '/disclosure/regulations/newlyMade'],
      ['T3-ROW', '/applications/3.6/total'], ['T3-COL', '/applications/3.7/total'],
    ]);
  });

  it('is the wrong one from 2021 on', () => {
    expect(check(old(2022), { partial: true }).findings.filter((finding) => finding.rule === 'D-02')).toHaveLength(1);
  });
});

describe('bound figures', () => {
  const fees = { notices: 3, chargedYuan: '2230', collectedYuan: '2230' };
  it('are read as they will be printed', () => {
    const text = '本年度发出收费通知{{/informationFees/notices}}件，通知金额共{{/informationFees/chargedYuan}}元，实际收取信息处理费{{/informationFees/collectedYuan}}元。';
    expect(assess('S6-02', { '/otherMatters': text, '/informationFees': fees }).passed).toHaveLength(1);
    expect(assess('S6-02', { '/otherMatters': text.replace('{{/informationFees/notices}}', '2'), '/informationFees': fees }).findings[0]?.message).toBe('第六部分写的收费通知件数是2件，填写的是3件，两者不一致。请重新生成表述，或者核对填写的数。');
    expect(assess('Y-05', { '/overview/proactive': COPIED.replace('120', '{{/disclosure/licensing}}') }, lastYear({ '/overview/proactive': COPIED })).findings[0]?.actual).toBe('100%');
  });
});
