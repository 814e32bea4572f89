/** An entry of the audit trail as a sentence a person can read. Unknown acts are shown by their name, never hidden. */
import { AUDIT_GROUPS } from './audit-groups';
import { REQUEST_NAMES } from './request-names';
import { ACTION_NAMES, ROLE_NAMES, STATE_NAMES, type ReportState, type Role, type StepAction } from '../../lib/report/states';
import { ignoredHint } from '../../lib/report/text/proofread/remembered';

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

const roleName = (value: unknown): string => ROLE_NAMES[text(value) as Role] ?? text(value);
/** A value of a setting as it reads; what is neither word nor number is written out. */
const setTo = (value: unknown): string => (value === 'length' ? '长度与常用密码表' : value === 'classes' ? '字符种类、90天与历史' : value === true ? '是' : value === false ? '否' : typeof value === 'object' && value !== null ? JSON.stringify(value) : shown(value));
const REPLIES: Record<string, string> = { changed: '已改', declined: '不改', plain: '答复' };
const ORGAN_FIELDS: Record<string, string> = { name: '名称', level: '层级', powers: '职权', countsCarriedDisputes: '结转案件口径', hasSubordinates: '下属单位', site: '公开站点信息', dueDates: '内部期限', routine: '全年工作安排' };
const SETTINGS: Record<string, string> = { passwordProfile: '密码规则', secondFactorRequired: '必须使用动态验证码', idleMinutes: '无操作退出（分钟）', absoluteHours: '一次登录最长（小时）', auditDays: '留痕保存（天）', backupsKept: '保留备份份数' };

/** What people did around a report: remarks, delegation, hand-over, offices, settings. */
function aroundTheReport(act: string, details: Record<string, unknown>, year: string): string | null {
  const about = `${year}“${text(details.place)}”`;
  switch (act) {
    case 'comment.add': return `对${about}提出${details.must === true ? '须改的' : ''}意见：${text(details.text)}`;
    case 'comment.answer': return `回复${about}的意见（${REPLIES[text(details.kind)] ?? text(details.kind)}）：${text(details.text)}`;
    case 'comment.resolve': return `将${about}的意见标为已解决`;
    case 'comment.reopen': return `将${about}的意见重新列为未解决`;
    case 'delegation.grant': return `办理授权代审：${text(details.from)}授权${text(details.to)}自${text(details.fromDate)}至${text(details.toDate)}代行${roleName(details.role)}审核，原因：${text(details.reason)}`;
    case 'delegation.revoke': return `收回${roleName(details.role)}的授权代审`;
    case 'handover.make': return `编制${roleName(details.role)}交接清单：${text(details.from)}交${text(details.to)}，清单摘要${text(details.digest).slice(0, 12)}`;
    case 'handover.sign': return `${details.as === 'from' ? '作为移交人' : '作为接收人'}签认交接清单，清单摘要${text(details.digest).slice(0, 12)}`;
    case 'organ.add': return `添加单位 ${text(details.name)}（${text(details.slug)}）`;
    case 'organ.change': return `修改单位信息 ${text(details.name)}${Array.isArray(details.changed) && details.changed.length > 0 ? `：${details.changed.map((field) => ORGAN_FIELDS[text(field)] ?? text(field)).join('、')}` : ''}`;
    case 'organ.plan': return `修改本单位${Array.isArray(details.changed) ? details.changed.map((field) => ORGAN_FIELDS[text(field)] ?? text(field)).join('、') : ''}`;
    case 'calendar.set': return details.kind === 'ordinary' ? `取消${text(details.date)}的节假日安排` : `登记${text(details.date)}为${details.kind === 'workday' ? '调休上班日' : '节假日'}（${text(details.name)}）`;
    case 'settings.change': {
      const [from, to] = [record(details.from), record(details.to)];
      const changed = Object.keys(to).map((key) => `${SETTINGS[key] ?? key}由${setTo(from[key])}改为${setTo(to[key])}`);
      return `修改系统设置${changed.length > 0 ? `：${changed.join('；')}` : ''}`;
    }
    case 'word.remember': {
      if (details.kind !== 'ignore') return `${details.removed === true ? '从本单位词表移除' : '在本单位词表记下'}“${text(details.text)}”`;
      const { kind, passage } = ignoredHint(text(details.text));
      return `${details.removed === true ? '恢复' : '忽略'}对“${passage}”的校对提示（${kind}）`;
    }
    case 'secondFactor.on': return '启用动态验证码';
    case 'secondFactor.off': return '停用动态验证码';
    default: return null;
  }
}

const FAULTS: Record<string, string> = { password: '密码不对', code: '动态验证码不对', closed: '账号已停用' };

/** Looking, taking away, and what was not allowed. */
function aroundTheRight(act: string, details: Record<string, unknown>, year: string): string | null {
  const from = text(details.from) ? `（${text(details.from)}）` : '';
  switch (act) {
    case 'report.read': return `查看${text(details.organ)}未公开的${year}`;
    case 'report.readRefused': return `${from}要查看${text(details.organ)}的${year}，未获准`;
    case 'report.print': return `打开未公开的${year}打印全文`;
    case 'report.download': return `下载未公开的${year}的${text(details.file) || '文件'}`;
    case 'handover.readRefused': return `${from}要查看${text(details.organ)}的交接清单，未获准`;
    case 'request.refused': return details.many === true ? '一分钟内未获准的操作过多，不再逐条列出' : `办理${year}“${REQUEST_NAMES[text(details.action)] ?? text(details.action)}”未成：${text(details.reason)}`;
    case 'step.refused': return `办理${year}“${ACTION_NAMES[text(details.action) as StepAction] ?? text(details.action)}”未成：${text(details.message)}`;
    case 'stepUp.failed': return '密码确认未通过';
    case 'audit.refused': return '要查看或导出审计记录，未获准';
    case 'audit.verify': return `校验审计记录的完整性，结果${details.whole === true ? '完整' : '不完整'}`;
    case 'audit.export': {
      const asked = [text(details.group) ? `事项“${AUDIT_GROUPS.find((group) => group.value === details.group)?.label ?? text(details.group)}”` : '', text(details.text) ? `含有“${text(details.text)}”` : '', text(details.from) ? `自${text(details.from)}` : '', text(details.to) ? `至${text(details.to)}` : ''].filter(Boolean);
      return `导出审计记录${asked.length > 0 ? `（${asked.join('，')}）` : ''}`;
    }
    case 'login.failed': return details.why === 'unknown' ? '以不存在的用户名登录，未成' : text(details.username) ? `以用户名 ${text(details.username)} 登录，未成${FAULTS[text(details.why)] ? `：${FAULTS[text(details.why)]}` : ''}` : '登录未成';
    case 'login.blocked': return `${text(details.username) ? `以用户名 ${text(details.username)} ` : ''}登录，因此前失败次数过多未予受理`;
    default: return null;
  }
}

/** 李四 将 表三·自然人·予以公开 由3改为4. */
export function auditSentence(facts: AuditFacts): string {
  const again = Number(facts.details.again ?? 0);
  return `${sentenceOf(facts)}${again > 0 ? `（此后一分钟内又有${again}次）` : ''}`;
}

function sentenceOf({ actorName, act, details }: AuditFacts): string {
  const year = details.year === undefined ? '' : `${text(details.year)}年报告`;
  const say = (words: string) => `${actorName} ${words}`;
  if (act.startsWith('step.') && act !== 'step.refused') {
    const action = ACTION_NAMES[act.slice(5) as StepAction] ?? act;
    const behalf = text(details.onBehalfOf) ? `（受${text(details.onBehalfOf)}授权）` : '';
    return say(`以${ROLE_NAMES[text(details.role) as Role] ?? ''}身份${behalf}对${year}第${text(details.version)}版办理“${action}”，状态由${STATE_NAMES[text(details.from) as ReportState] ?? text(details.from)}变为${STATE_NAMES[text(details.to) as ReportState] ?? text(details.to)}${text(details.remark) ? `，意见：${text(details.remark)}` : ''}`);
  }
  const around = aroundTheReport(act, details, year) ?? aroundTheRight(act, details, year);
  if (around !== null) return say(around);
  switch (act) {
    case 'report.open': return say(`开始填报${year}${list(details.carried).length > 0 ? `，承接去年结转${list(details.carried).length}格` : ''}`);
    case 'report.save': return say(`${year}：${changes(details)}`);
    case 'report.import': return say(`导入“${text(details.file)}”到${year}${SECTIONS[text(details.section)] ?? ''}：${changes(details)}`);
    case 'report.undoImport': return say(`撤销“${text(details.file)}”的导入（${year}${SECTIONS[text(details.section)] ?? ''}）：${changes(details)}`);
    case 'report.zeroRest': return say(`声明${year}${SECTIONS[text(details.section)] ?? ''}其余均为0（${text(details.cells)}格）`);
    case 'report.undoZeroRest': return say(`撤销${year}${SECTIONS[text(details.section)] ?? ''}“其余均为0”的声明（${text(details.cells)}格恢复为空）`);
    case 'report.explain': return say(`说明${year}规则${text(details.rule)}的提示：${text(details.reason)}，${text(details.text)}`);
    case 'report.waive': return say(`放行${year}规则${text(details.rule)}的错误“${text(details.message)}”，理由：${text(details.reason)}`);
    case 'report.secrecyReview': return say(`登记${year}保密审查：${text(details.confirmedBy)}，${text(details.date)}`);
    case 'report.totalsMode': return say(`将${year}的总计改为${details.totals === 'typed' ? '手工填写' : '系统计算'}`);
    case 'report.firstReport': return say(details.declared === true ? `声明${year}为本单位首份报告` : `撤销${year}的首份报告声明`);
    case 'report.previous': return say(`录入${year}所需的去年数字`);
    case 'report.facts': return say(`更新${year}的自有数据`);
    case 'login': return say('登录');
    case 'logout': return say('退出');
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
