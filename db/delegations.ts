/** 授权代审: a role held for somebody absent, for a period, granted by the absent one or the administrator. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Answer, SignedIn } from '../lib/desk/types';
import { ROLE_NAMES } from '../lib/report/states';
import { appendAudit } from './audit';
import { nowIso, tables, todayInChina, write } from './client';
import { isDate } from './declarations';
import { notify } from './notices';
import { activePeople, auditActor } from './people';
import { refusal } from './reports';
import { delegations, users } from './schema';

export interface DelegationView { id: number; role: 'director' | 'leader'; fromUserId: number; fromName: string; toUserId: number; toName: string; fromDate: string; toDate: string; reason: string; grantedByName: string; at: string; revokedAt: string | null }

/** Delegations of an office, newest first. */
export function delegationsOf(organId: number): DelegationView[] {
  const names = new Map(tables().select({ id: users.id, name: users.displayName }).from(users).where(eq(users.organId, organId)).all().map((row) => [row.id, row.name]));
  return tables().select().from(delegations).where(eq(delegations.organId, organId)).orderBy(desc(delegations.id)).all()
    .map(({ organId: _organId, ...row }) => ({ ...row, fromName: names.get(row.fromUserId) ?? '', toName: names.get(row.toUserId) ?? '' }));
}

/** Grants a delegation. Whoever already acted on a version in another part, or wrote any of it, is kept out of it by the workflow itself. */
export function delegate(user: SignedIn, input: { role: 'director' | 'leader'; fromUserId?: number; toUserId: number; fromDate: string; toDate: string; reason: string }): Answer<{ id: number }> {
  return write(() => {
    const { organId } = user;
    if (organId === null) return refusal('forbidden', '授权在本单位内办理。');
    const fromUserId = input.fromUserId ?? user.userId;
    if (user.role !== 'admin' && (user.role !== input.role || fromUserId !== user.userId)) return refusal('forbidden', `授权代审由${ROLE_NAMES[input.role]}本人或系统管理员办理。`);
    const people = activePeople(organId);
    const from = people.find((person) => person.id === fromUserId && person.role === input.role);
    const to = people.find((person) => person.id === input.toUserId);
    if (!from) return refusal('invalid', `授权人应为本单位在用的${ROLE_NAMES[input.role]}账号。`, { fromUserId: '请选择' });
    if (!to || to.id === from.id || to.role === 'admin' || to.role === 'auditor') return refusal('invalid', '代审人应为本单位另一名工作人员。', { toUserId: '请选择' });
    if (!isDate(input.fromDate) || !isDate(input.toDate) || input.fromDate > input.toDate || input.toDate < todayInChina()) return refusal('invalid', '授权期限不对，请核对起止日期。', { toDate: '请核对' });
    if (Date.parse(input.toDate) - Date.parse(input.fromDate) > 92 * 86_400_000) return refusal('invalid', '一次授权不超过三个月。', { toDate: '不超过三个月' });
    if (input.reason.trim() === '') return refusal('invalid', '请写明授权原因。', { reason: '请填写' });
    const { id } = tables().insert(delegations).values({ organId, role: input.role, fromUserId, toUserId: to.id, fromDate: input.fromDate, toDate: input.toDate, reason: input.reason.trim(), grantedByName: user.displayName, at: nowIso() }).returning({ id: delegations.id }).get();
    appendAudit(auditActor(user), 'delegation.grant', `user:${to.id}`, { role: input.role, from: from.displayName, to: to.displayName, fromDate: input.fromDate, toDate: input.toDate, reason: input.reason.trim() });
    notify([{ id: to.id }], { kind: 'delegated', text: `${from.displayName}授权您自${input.fromDate}至${input.toDate}代行${ROLE_NAMES[input.role]}审核。`, href: '/' });
    return { ok: true, id };
  });
}

export function revokeDelegation(user: SignedIn, input: { id: number }): Answer<object> {
  return write(() => {
    const row = user.organId === null ? undefined : tables().select().from(delegations).where(and(eq(delegations.id, input.id), eq(delegations.organId, user.organId), isNull(delegations.revokedAt))).get();
    if (!row) return refusal('missing', '没有这项有效的授权。');
    if (user.role !== 'admin' && row.fromUserId !== user.userId) return refusal('forbidden', '授权由授权人本人或系统管理员收回。');
    tables().update(delegations).set({ revokedAt: nowIso() }).where(eq(delegations.id, row.id)).run();
    appendAudit(auditActor(user), 'delegation.revoke', `user:${row.toUserId}`, { role: row.role });
    return { ok: true };
  });
}
