/** The rows of table three as data: codes, labels exactly as printed, groups. */
import type { ApplicationRowDef } from './table-three';

const REFUSED = '（三）不予公开', UNABLE = '（四）无法提供', DISMISSED = '（五）不予处理', OTHER = '（六）其他处理';

export const APPLICATION_ROWS_2021: ApplicationRowDef[] = [
  { code: '1', label: '一、本年新收政府信息公开申请数量', outcome: false },
  { code: '2', label: '二、上年结转政府信息公开申请数量', outcome: false },
  { code: '3.1', label: '（一）予以公开', outcome: true },
  { code: '3.2', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', outcome: true },
  { code: '3.3.1', label: '1.属于国家秘密', group: REFUSED, outcome: true },
  { code: '3.3.2', label: '2.其他法律行政法规禁止公开', group: REFUSED, outcome: true },
  { code: '3.3.3', label: '3.危及“三安全一稳定”', group: REFUSED, outcome: true },
  { code: '3.3.4', label: '4.保护第三方合法权益', group: REFUSED, outcome: true },
  { code: '3.3.5', label: '5.属于三类内部事务信息', group: REFUSED, outcome: true },
  { code: '3.3.6', label: '6.属于四类过程性信息', group: REFUSED, outcome: true },
  { code: '3.3.7', label: '7.属于行政执法案卷', group: REFUSED, outcome: true },
  { code: '3.3.8', label: '8.属于行政查询事项', group: REFUSED, outcome: true },
  { code: '3.4.1', label: '1.本机关不掌握相关政府信息', group: UNABLE, outcome: true },
  { code: '3.4.2', label: '2.没有现成信息需要另行制作', group: UNABLE, outcome: true },
  { code: '3.4.3', label: '3.补正后申请内容仍不明确', group: UNABLE, outcome: true },
  { code: '3.5.1', label: '1.信访举报投诉类申请', group: DISMISSED, outcome: true },
  { code: '3.5.2', label: '2.重复申请', group: DISMISSED, outcome: true },
  { code: '3.5.3', label: '3.要求提供公开出版物', group: DISMISSED, outcome: true },
  { code: '3.5.4', label: '4.无正当理由大量反复申请', group: DISMISSED, outcome: true },
  { code: '3.5.5', label: '5.要求行政机关确认或重新出具已获取信息', group: DISMISSED, outcome: true },
  { code: '3.6.1', label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', group: OTHER, outcome: true },
  { code: '3.6.2', label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', group: OTHER, outcome: true },
  { code: '3.6.3', label: '3.其他', group: OTHER, outcome: true },
  { code: '3.7', label: '（七）总计', outcome: false },
  { code: '4', label: '四、结转下年度继续办理', outcome: false },
];

/** The 2019 form has one undivided row （六）其他处理 in place of three. */
export const APPLICATION_ROWS_2019: ApplicationRowDef[] = APPLICATION_ROWS_2021.flatMap((row) =>
  row.code === '3.6.1' ? [{ code: '3.6', label: OTHER, outcome: true }] : row.code.startsWith('3.6.') ? [] : [row]);
