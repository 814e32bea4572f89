/** The kinds of entries as the audit page offers them; an act belongs to a group by the beginning of its name. */
export interface AuditGroup { value: string; label: string; acts: string[] }

export const AUDIT_GROUPS: AuditGroup[] = [
  { value: 'fill', label: '填报', acts: ['report.open', 'report.save', 'report.import', 'report.undo', 'report.zeroRest', 'report.explain', 'report.waive', 'report.secrecyReview', 'report.totalsMode', 'report.firstReport', 'report.previous', 'report.facts'] },
  { value: 'steps', label: '审签、意见、代审、交接', acts: ['step.', 'comment.', 'delegation.', 'handover.'] },
  { value: 'reads', label: '查阅、打印、下载', acts: ['report.read', 'report.print', 'report.download', 'handover.readRefused', 'audit.'] },
  { value: 'refused', label: '未获准的操作', acts: ['request.refused', 'step.refused', 'stepUp.failed', 'report.readRefused', 'handover.readRefused', 'audit.refused', 'login.failed', 'login.blocked'] },
  { value: 'log', label: '登录、退出', acts: ['login', 'logout', 'stepUp.', 'sessions.', 'secondFactor.'] },
  { value: 'users', label: '账号', acts: ['user.', 'secondFactor.', 'sessions.'] },
  { value: 'settings', label: '设置', acts: ['settings.', 'organ.', 'calendar.', 'word.'] },
];

/** Beginnings of the acts of a group; undefined for no such group, which is no restriction. */
export const actsOfGroup = (value: string): string[] | undefined => AUDIT_GROUPS.find((group) => group.value === value)?.acts;
