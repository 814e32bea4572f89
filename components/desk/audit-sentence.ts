/** An entry of the audit trail as a sentence a person can read. Unknown acts are shown by their name, never hidden. */
import { ACTION_NAMES, ROLE_NAMES, STATE_NAMES, type ReportState, type Role, type StepAction } from '../../lib/report/states';

export interface AuditFacts { actorName: string; act: string; details: Record<string, unknown> }

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const shown = (value: unknown): string => text(value) || '空';
const list = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null) : []);
const record = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const SECTIONS: Record<string, string> = { overview: '总体情况', disclosure: '表二', applications: '表三', disputes: '表四', problems: '存在的主要问题', other: '其他事项' };

function changes(details: Record<string, unknown>): string {
  const all = list(details.changes);
  const words = all.slice(0, 5).map((change) => `将 ${text(change.name)} 由${shown(change.from)}改为${shown(change.to)}${change.remark === undefined ? '' : `，备注“${text(change.remark)}”`}`);
  return `${words.join('；')}${all.length > 5 ? `；等${all.length}处` : ''}`;
}

/** 李四 将 表三·自然人·予以公开 由3改为4. */
export function auditSentence({ actorName, act, details }: AuditFacts): string {
  const year = details.year === undefined ? '' : `${text(details.year)}年报告`;
  const say = (words: string) => `${actorName} ${words}`;
  if (act.startsWith('step.') && act !== 'step.refused') {
    const action = ACTION_NAMES[act.slice(5) as StepAction] ?? act;
    const behalf = text(details.onBehalfOf) ? `（受${text(details.onBehalfOf)}授权）` : '';
    return say(`以${ROLE_NAMES[text(details.role) as Role] ?? ''}身份${behalf}对${year}第${text(details.version)}版办理“${action}”，状态由${STATE_NAMES[text(details.from) as ReportState] ?? text(details.from)}变为${STATE_NAMES[text(details.to) as ReportState] ?? text(details.to)}${text(details.remark) ? `，意见：${text(details.remark)}` : ''}`);
  }
  switch (act) {
    case 'report.open': return say(`开始填报${year}${list(details.carried).length > 0 ? `，承接去年结转${list(details.carried).length}格` : ''}`);
    case 'report.save': return say(`${year}：${changes(details)}`);
    case 'report.zeroRest': return say(`声明${year}${SECTIONS[text(details.section)] ?? ''}其余均为0（${text(details.cells)}格）`);
    case 'report.undoZeroRest': return say(`撤销${year}${SECTIONS[text(details.section)] ?? ''}“其余均为0”的声明（${text(details.cells)}格恢复为空）`);
    case 'report.explain': return say(`说明${year}规则${text(details.rule)}的提示：${text(details.reason)}，${text(details.text)}`);
    case 'report.waive': return say(`放行${year}规则${text(details.rule)}的错误“${text(details.message)}”，理由：${text(details.reason)}`);
    case 'report.secrecyReview': return say(`登记${year}保密审查：${text(details.confirmedBy)}，${text(details.date)}`);
    case 'report.totalsMode': return say(`将${year}的总计改为${details.totals === 'typed' ? '手工填写' : '系统计算'}`);
    case 'report.firstReport': return say(details.declared === true ? `声明${year}为本单位首份报告` : `撤销${year}的首份报告声明`);
    case 'report.previous': return say(`录入${year}所需的去年数字`);
    case 'report.facts': return say(`更新${year}的自有数据`);
    case 'report.read': return say(`查看${text(details.organ)}未公开的${year}`);
    case 'step.refused': return say(`办理“${ACTION_NAMES[text(details.action) as StepAction] ?? text(details.action)}”未成：${text(details.message)}`);
    case 'stepUp.failed': return say('签发时密码确认未通过');
    case 'login': return say('登录');
    case 'logout': return say('退出');
    case 'login.failed': return '有人登录失败';
    case 'sessions.end': return say('结束了该账号的其他会话');
    case 'user.add': return say(`添加用户 ${text(details.name)}（${text(details.username)}，${ROLE_NAMES[text(details.role) as Role] ?? text(details.role)}）`);
    case 'user.change': return say(`更改用户 ${text(details.username)}：${text(record(details.from).name)}、${ROLE_NAMES[text(record(details.from).role) as Role] ?? ''}改为${text(record(details.to).name)}、${ROLE_NAMES[text(record(details.to).role) as Role] ?? ''}`);
    case 'user.disable': return say(`停用用户 ${text(details.name)}（${text(details.username)}）`);
    case 'user.enable': return say(`启用用户 ${text(details.name)}（${text(details.username)}）`);
    case 'user.reset': return say(`重置用户 ${text(details.name)} 的密码`);
    case 'user.password': return say('更改自己的密码');
    default: return say(`${act}${year ? `（${year}）` : ''}`);
  }
}
