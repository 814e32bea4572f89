/**
 * What people are told about each figure: what is counted, what not, where the number usually comes from.
 * `official` is printed in the form, `regulation` follows from a regulation, `local` from a local notice, `reading` is ours.
 */
import type { CellNotes, FigureCell, Guidance } from './types';
import { DISCLOSURE_2019 } from './table-two-2019';
import { DISCLOSURE_2021 } from './table-two-2021';

const WUWEI = '武政办发〔2025〕54号';
const reading = (text: string): Guidance => ({ text, source: 'reading' });

const ALL_DECISIONS: Guidance[] = [
  { text: '填全部处理决定数量，包括已公开和依法未公开的。', source: 'local', cite: WUWEI },
  reading('按决定日期计入当年，不是按公开的条数。数字通常来自行政执法平台或承办科室台账。没有的填0。'),
];
const DOCUMENTS: Guidance[] = [
  { text: '会同同级司法行政主管部门填写。', source: 'local', cite: WUWEI },
  reading('“制发”按当年公布计，含修订后重新公布的；“废止”含到期自然失效，可在备注中写“含自然失效n件”；“现行有效”为12月31日仍有效的存量，一般等于去年现行有效加制发减废止。数字通常来自规范性文件台账。'),
];
const REGULATIONS: Guidance[] = [
  { text: '规章由国务院部门，省级和设区的市、自治州人民政府制定；县（市、区）及其部门、乡镇、街道三格均为0。', source: 'regulation', cite: '《立法法》' },
  ...DOCUMENTS,
];
const NORMATIVE: Guidance[] = [
  { text: '除规章外，依照法定权限、程序制定并公开发布，涉及公民、法人和其他组织权利义务，具有普遍约束力，在一定期限内反复适用的公文。内部通知、会议纪要、人事任免等不计。', source: 'regulation', cite: '国办发〔2018〕37号' },
  ...DOCUMENTS,
  reading('联合发文只由牵头机关计1件。街道办事处能否制定各地不同，以单位职权设置为准。'),
];
const FEES: Guidance[] = [
  { text: '单位为万元，不是元。', source: 'official', cite: '表二列标题' },
  { text: '信息处理费属于行政事业性收费，收取的计入本格。', source: 'regulation', cite: '国办函〔2020〕109号；财政部门规定' },
  reading('填当年实际收取的行政事业性收费总额，最多六位小数（精确到分），系统不四舍五入。数字通常来自财务或非税收入台账。'),
];
const regulation = (text: string, cite: string): Guidance => ({ text, source: 'regulation', cite });

const DISCLOSURE: Record<string, Guidance[]> = {
  regulations: REGULATIONS, normativeDocuments: NORMATIVE, licensing: ALL_DECISIONS, penalties: ALL_DECISIONS, coercion: ALL_DECISIONS, feesWanYuan: FEES,
};
const ONLY_2019: Guidance[] = [reading('本格式只用于2019、2020年度报告，供读取和核对，2021年度起不再使用。')];

const APPLICATIONS: Record<string, CellNotes> = {
  '1': { basis: '《条例》第三十一条', guidance: [regulation('收到申请之日在本年1月1日至12月31日之间的申请。当面提交以当日、挂号信以签收日、平信和网络传真以双方确认日为准。', '《条例》第三十一条'), reading('一件申请含多项内容仍计1件；补正后的申请不另计，只重新起算答复期限；法院、复议机关责令重新答复的仍属原申请，不另计；误登、撤销登记的不计。数字通常来自依申请公开办理系统或申请台账。')] },
  '2': { guidance: [reading('去年12月31日前收到、当时尚未办结的申请。等于去年报告“四、结转下年度继续办理”的对应列，系统自动带入。')] },
  '3.1': { basis: '《条例》第三十六条第（一）（二）项', guidance: [regulation('所申请信息可以公开，向申请人提供，或者告知获取的方式、途径和时间的。', '《条例》第三十六条第（一）（二）项'), reading('所申请信息已经主动公开、告知获取方式和途径的，也计入本行。')] },
  '3.2': { basis: '《条例》第三十七条', guidance: [{ text: '区分处理的，只计这一情形，不计其他情形。', source: 'official', cite: '表三行标题' }, reading('不公开部分的理由不要再计入“不予公开”各行。')] },
  '3.3.1': { basis: '《条例》第十四条', guidance: [regulation('依法确定为国家秘密的信息。', '《条例》第十四条'), reading('请留存每件的定密依据，系统会提示确认。')] },
  '3.3.2': { basis: '《条例》第十四条', guidance: [regulation('法律、行政法规禁止公开的信息。', '《条例》第十四条')] },
  '3.3.3': { basis: '《条例》第十四条', guidance: [regulation('公开后可能危及国家安全、公共安全、经济安全、社会稳定的信息。', '《条例》第十四条')] },
  '3.3.4': { basis: '《条例》第十五条、第三十二条', guidance: [regulation('涉及商业秘密、个人隐私，公开会损害第三方合法权益，第三方不同意公开的。', '《条例》第十五条、第三十二条')] },
  '3.3.5': { basis: '《条例》第十六条第一款', guidance: [regulation('人事管理、后勤管理、内部工作流程三类信息。', '《条例》第十六条第一款')] },
  '3.3.6': { basis: '《条例》第十六条第二款', guidance: [regulation('讨论记录、过程稿、磋商信函、请示报告四类信息。', '《条例》第十六条第二款')] },
  '3.3.7': { basis: '《条例》第十六条第二款', guidance: [regulation('行政执法案卷信息。', '《条例》第十六条第二款')] },
  '3.3.8': { basis: '《条例》第三十六条第（七）项', guidance: [regulation('工商、不动产登记资料等，法律、行政法规对查询获取另有规定的。', '《条例》第三十六条第（七）项')] },
  '3.4.1': { basis: '《条例》第三十六条第（四）（五）项', guidance: [regulation('经检索没有所申请信息，或不属于本机关负责公开的。', '《条例》第三十六条第（四）（五）项')] },
  '3.4.2': { basis: '《条例》第三十八条', guidance: [regulation('需要对现有信息进行加工、分析才能提供的。', '《条例》第三十八条')] },
  '3.4.3': { basis: '《条例》第三十条', guidance: [regulation('已告知补正，补正后仍无法明确所申请信息的。', '《条例》第三十条')] },
  '3.5.1': { basis: '《条例》第三十九条第一款', guidance: [regulation('以信息公开申请形式进行信访、投诉、举报等活动的。', '《条例》第三十九条第一款')] },
  '3.5.2': { basis: '《条例》第三十六条第（六）项', guidance: [regulation('已作出答复，同一申请人重复申请同一信息的。', '《条例》第三十六条第（六）项')] },
  '3.5.3': { basis: '《条例》第三十九条第二款', guidance: [regulation('要求提供公报、报刊、书籍等公开出版物的。', '《条例》第三十九条第二款')] },
  '3.5.4': { basis: '《条例》第三十五条', guidance: [regulation('数量、频次明显超过合理范围，说明的理由不合理的。', '《条例》第三十五条')] },
  '3.5.5': { guidance: [{ text: '要求对已获取的政府信息进行确认或者重新出具。', source: 'official', cite: '表三行标题' }] },
  '3.6.1': { basis: '《条例》第三十条', guidance: [regulation('逾期不补正视为放弃申请，不再处理。', '《条例》第三十条')] },
  '3.6.2': { basis: '国办函〔2020〕109号', guidance: [regulation('收到收费通知次日起20个工作日内未缴费，视为放弃申请。', '国办函〔2020〕109号')] },
  '3.6.3': { guidance: [reading('其余使申请终结的情形，主要是申请人主动撤回申请；可在格中加备注写明，如“含主动撤回157件”。不要把能归入上面各行的放到这里。')] },
  '3.7': { guidance: [reading('等于上面21行之和，系统自动计算。')] },
  '4': { guidance: [reading('截至12月31日尚未办结的申请，含补正、征求第三方意见、延期中的。次年1月份办结的仍计入本行，并成为明年报告的“上年结转”。')] },
  '3.6': { guidance: [reading('2019年格式不分项：逾期不补正、逾期不缴费、撤回申请等都计入本行。')] },
};

const RESULT_GUIDANCE: Record<string, Guidance> = {
  upheld: { text: '维持、驳回复议请求，或驳回诉讼请求的案件。', source: 'reading' },
  corrected: { text: '撤销、变更、确认违法、责令履行的案件。', source: 'reading' },
  other: { text: '撤回、终止、驳回复议申请、裁定驳回起诉、调解、不予立案等。', source: 'reading' },
  pending: { text: '截至当年12月31日尚未审结的案件。', source: 'reading' },
  total: { text: '等于前四项之和。', source: 'reading', cite: '表内勾稽关系' },
};

const captionOf = (row: string) => [...DISCLOSURE_2021, ...DISCLOSURE_2019].find((block) => block.rows.some((item) => item.key === row))!.caption;

/** Guidance and basis of a figure cell. */
export function notesOf({ pointer }: FigureCell): CellNotes {
  const [, section, row, column] = pointer.split('/') as [string, string, string, string | undefined];
  if (section === 'disclosure') return { basis: `《条例》${captionOf(row)}`, guidance: column && !['made', 'repealed', 'inForce'].includes(column) ? ONLY_2019 : DISCLOSURE[row]! };
  if (section === 'applications') return APPLICATIONS[row]!;
  return { basis: '《条例》第五十条第一款第三项', guidance: [RESULT_GUIDANCE[column!]!] };
}
