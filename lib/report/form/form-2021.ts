/**
 * The form in force: 《中华人民共和国政府信息公开工作年度报告格式》, 国办公开办函〔2021〕30号,
 * for report years 2021 onwards. Guidance marks follow `GuidanceSource`.
 */
import { tableFour } from './table-four';
import { tableThree, type ApplicationRowDef } from './table-three';
import { tableTwo2021 } from './table-two-2021';
import type { CellDef, FormDef, Guidance, SectionDef } from './types';

const reading = (text: string): Guidance => ({ text, source: 'reading' });
const regulation = (text: string, cite: string): Guidance => ({ text, source: 'regulation', cite });

const REFUSED = '（三）不予公开', UNABLE = '（四）无法提供', DISMISSED = '（五）不予处理', OTHER = '（六）其他处理';

export const ROWS_2021: ApplicationRowDef[] = [
  { code: '1', label: '一、本年新收政府信息公开申请数量', outcome: false, basis: '《条例》第三十一条', guidance: [regulation('收到申请之日在本年1月1日至12月31日之间的申请。当面提交以当日、挂号信以签收日、平信和网络传真以双方确认日为准。', '《条例》第三十一条'), reading('一件申请含多项内容仍计1件；补正后的申请不另计，只重新起算答复期限；法院、复议机关责令重新答复的仍属原申请，不另计；误登、撤销登记的不计。数字通常来自依申请公开办理系统或申请台账。')] },
  { code: '2', label: '二、上年结转政府信息公开申请数量', outcome: false, guidance: [reading('去年12月31日前收到、当时尚未办结的申请。等于去年报告“四、结转下年度继续办理”的对应列，系统自动带入。')] },
  { code: '3.1', label: '（一）予以公开', outcome: true, basis: '《条例》第三十六条第（一）（二）项', guidance: [regulation('所申请信息可以公开，向申请人提供，或者告知获取的方式、途径和时间的。', '《条例》第三十六条第（一）（二）项'), reading('所申请信息已经主动公开、告知获取方式和途径的，也计入本行。')] },
  { code: '3.2', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', outcome: true, basis: '《条例》第三十七条', guidance: [{ text: '区分处理的，只计这一情形，不计其他情形。', source: 'official', cite: '表三行标题' }, reading('不公开部分的理由不要再计入“不予公开”各行。')] },
  { code: '3.3.1', label: '1.属于国家秘密', group: REFUSED, outcome: true, basis: '《条例》第十四条', guidance: [regulation('依法确定为国家秘密的信息。', '《条例》第十四条'), reading('请留存每件的定密依据，系统会提示确认。')] },
  { code: '3.3.2', label: '2.其他法律行政法规禁止公开', group: REFUSED, outcome: true, basis: '《条例》第十四条', guidance: [regulation('法律、行政法规禁止公开的信息。', '《条例》第十四条')] },
  { code: '3.3.3', label: '3.危及“三安全一稳定”', group: REFUSED, outcome: true, basis: '《条例》第十四条', guidance: [regulation('公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息。', '《条例》第十四条')] },
  { code: '3.3.4', label: '4.保护第三方合法权益', group: REFUSED, outcome: true, basis: '《条例》第十五条、第三十二条', guidance: [regulation('涉及商业秘密、个人隐私，公开会损害第三方合法权益，第三方不同意公开的。', '《条例》第十五条、第三十二条')] },
  { code: '3.3.5', label: '5.属于三类内部事务信息', group: REFUSED, outcome: true, basis: '《条例》第十六条第一款', guidance: [regulation('人事管理、后勤管理、内部工作流程三类信息。', '《条例》第十六条第一款')] },
  { code: '3.3.6', label: '6.属于四类过程性信息', group: REFUSED, outcome: true, basis: '《条例》第十六条第二款', guidance: [regulation('讨论记录、过程稿、磋商信函、请示报告四类信息。', '《条例》第十六条第二款')] },
  { code: '3.3.7', label: '7.属于行政执法案卷', group: REFUSED, outcome: true, basis: '《条例》第十六条第二款', guidance: [regulation('行政执法案卷信息。', '《条例》第十六条第二款')] },
  { code: '3.3.8', label: '8.属于行政查询事项', group: REFUSED, outcome: true, basis: '《条例》第三十六条第（七）项', guidance: [regulation('工商、不动产登记资料等，法律、行政法规对查询获取另有规定的。', '《条例》第三十六条第（七）项')] },
  { code: '3.4.1', label: '1.本机关不掌握相关政府信息', group: UNABLE, outcome: true, basis: '《条例》第三十六条第（四）（五）项', guidance: [regulation('经检索没有所申请信息，或不属于本机关负责公开的。', '《条例》第三十六条第（四）（五）项')] },
  { code: '3.4.2', label: '2.没有现成信息需要另行制作', group: UNABLE, outcome: true, basis: '《条例》第三十八条', guidance: [regulation('需要对现有信息进行加工、分析才能提供的。', '《条例》第三十八条')] },
  { code: '3.4.3', label: '3.补正后申请内容仍不明确', group: UNABLE, outcome: true, basis: '《条例》第三十条', guidance: [regulation('已告知补正，补正后仍无法明确所申请信息的。', '《条例》第三十条')] },
  { code: '3.5.1', label: '1.信访举报投诉类申请', group: DISMISSED, outcome: true, basis: '《条例》第三十九条第一款', guidance: [regulation('以信息公开申请形式进行信访、投诉、举报等活动的。', '《条例》第三十九条第一款')] },
  { code: '3.5.2', label: '2.重复申请', group: DISMISSED, outcome: true, basis: '《条例》第三十六条第（六）项', guidance: [regulation('已作出答复，同一申请人重复申请同一信息的。', '《条例》第三十六条第（六）项')] },
  { code: '3.5.3', label: '3.要求提供公开出版物', group: DISMISSED, outcome: true, basis: '《条例》第三十九条第二款', guidance: [regulation('要求提供公报、报刊、书籍等公开出版物的。', '《条例》第三十九条第二款')] },
  { code: '3.5.4', label: '4.无正当理由大量反复申请', group: DISMISSED, outcome: true, basis: '《条例》第三十五条', guidance: [regulation('数量、频次明显超过合理范围，说明的理由不合理的。', '《条例》第三十五条')] },
  { code: '3.5.5', label: '5.要求行政机关确认或重新出具已获取信息', group: DISMISSED, outcome: true, guidance: [{ text: '要求对已获取的政府信息进行确认或者重新出具。', source: 'official', cite: '表三行标题' }] },
  { code: '3.6.1', label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', group: OTHER, outcome: true, basis: '《条例》第三十条', guidance: [regulation('逾期不补正视为放弃申请，不再处理。', '《条例》第三十条')] },
  { code: '3.6.2', label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', group: OTHER, outcome: true, basis: '国办函〔2020〕109号', guidance: [regulation('收到收费通知次日起20个工作日内未缴费，视为放弃申请。', '国办函〔2020〕109号')] },
  { code: '3.6.3', label: '3.其他', group: OTHER, outcome: true, guidance: [reading('其余使申请终结的情形，主要是申请人主动撤回申请；可在格中加备注写明，如“含主动撤回157件”。不要把能归入上面各行的放到这里。')] },
  { code: '3.7', label: '（七）总计', outcome: false, guidance: [reading('等于上面21行之和，系统自动计算。')] },
  { code: '4', label: '四、结转下年度继续办理', outcome: false, guidance: [reading('截至12月31日尚未办结的申请，含补正、征求第三方意见、延期中的。次年1月份办结的仍计入本行，并成为明年报告的“上年结转”。')] },
];

const two = tableTwo2021();
const three = tableThree(ROWS_2021);
const four = tableFour();

/** Every figure cell of the 2021 form: 10 + 175 + 15. */
export const CELLS_2021: CellDef[] = [...two.cells, ...three.cells, ...four.cells];

const aspect = (key: string, index: number, label: string, guidance: Guidance[]) => ({
  pointer: `/overview/${key}`, subheading: `（${'一二三四五'[index]}）${label}`, label, guidance, suggestedLength: { min: 40, max: 300 },
});

export const SECTIONS_2021: SectionDef[] = [
  {
    id: 'overview', heading: '一、总体情况', basis: '国办公开办函〔2021〕30号；《条例》第五十条',
    guidance: [
      { text: '对本机关贯彻落实《条例》情况进行综述，主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。', source: 'official', cite: '国办公开办函〔2021〕30号' },
      { text: '内容不能遗漏，也不宜泛化；内容雷同、敷衍塞责的依《条例》第四十七条追究。', source: 'official', cite: '国办公开办函〔2021〕30号' },
      { text: '篇幅原则上不超过一千字。', source: 'local', cite: '武政办发〔2025〕54号' },
    ],
    texts: [
      aspect('proactive', 0, '主动公开', [{ text: '写明当年主动公开的信息数量、渠道（网站、新媒体、公示栏）和重点领域；政策解读、回应关切情况。', source: 'local', cite: '武政办发〔2025〕54号' }]),
      aspect('onRequest', 1, '依申请公开', [reading('写明收到、办结、结转数量和主要办理结果；复议、诉讼、收费情况可在此概述。数字应与表三、表四一致。')]),
      aspect('management', 2, '政府信息管理', [{ text: '写明制度建设、保密审查、规范性文件发布、废止和现行有效数量。', source: 'local', cite: '武政办发〔2025〕54号' }]),
      aspect('platform', 3, '政府信息公开平台建设', [{ text: '写明平台数量、政务公开专区、公报期数等。', source: 'local', cite: '武政办发〔2025〕54号' }]),
      aspect('supervision', 4, '监督保障', [
        { text: '各级人民政府应写明工作考核、社会评议和责任追究结果情况。', source: 'regulation', cite: '《条例》第五十条第一款第四项' },
        reading('街道办事处为派出机关，写明上述三项是惯例，宜照写（如“2024年度无责任追究情况”）。'),
      ]),
    ],
  },
  { id: 'disclosure', heading: '二、主动公开政府信息情况', basis: '《条例》第二十条、第五十条', guidance: [{ text: '表中没有的一律填0，不留空、不填斜杠或横线。', source: 'reading', cite: '打印惯例' }], table: two.table, texts: [] },
  { id: 'applications', heading: '三、收到和处理政府信息公开申请情况', basis: '《条例》第五十条第一款第二项', guidance: [
    { text: '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。', source: 'official', cite: '表三' },
    reading('每件申请只有一个办理结果，按申请人类型计入一列；个体工商户等不好归类的，全年按同一做法处理。总计各行各列由系统计算。'),
    reading('没有“法人或其他组织”小计列，也没有（三）至（六）的小计行。'),
  ], table: three.table, texts: [] },
  { id: 'disputes', heading: '四、政府信息公开行政复议、行政诉讼情况', basis: '《条例》第五十条第一款第三项', guidance: [reading('填本机关作为被申请人、被告的政府信息公开案件，作为第三人的不计。上年结转的案件是否计入由单位设置决定，计入的在表下加注。数字通常来自复议诉讼台账，或向司法行政部门、法制机构核对。')], table: four.table, texts: [] },
  { id: 'problems', heading: '五、存在的主要问题及改进情况', basis: '《条例》第五十条', guidance: [
    { text: '写明存在的主要问题，并逐条写明改进情况；去年提出的问题应有回应。', source: 'local', cite: '固镇县2024年部署' },
  ], texts: [{ pointer: '/problems', label: '存在的主要问题及改进情况', guidance: [reading('不能只写“无”，不少于60字。')], suggestedLength: { min: 60, max: 600 } }] },
  { id: 'other', heading: '六、其他需要报告的事项', basis: '《条例》第五十条；国办函〔2020〕109号', guidance: [
    { text: '信息处理费收取情况要纳入政府信息公开工作年度报告，没有收取也要写明。', source: 'regulation', cite: '国办函〔2020〕109号及省级规定' },
  ], texts: [{ pointer: '/otherMatters', label: '其他需要报告的事项', guidance: [reading('不能只写“无”。')], suggestedLength: { min: 20, max: 500 } }] },
];

export const FORM_2021: FormDef = {
  version: '2021',
  title: '中华人民共和国政府信息公开工作年度报告格式',
  documentNumber: '国办公开办函〔2021〕30号',
  fromYear: 2021,
  sections: SECTIONS_2021,
};
