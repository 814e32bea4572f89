/** Accounts. Closing one keeps the person's name on everything they did. */
import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { hashPassword, passwordFault, PASSWORD_DAYS, PASSWORD_HISTORY, verifyPassword } from '../lib/auth/password';
import type { Answer, Refusal, Role, SignedIn } from '../lib/desk/types';
import { ROLE_NAMES, ROLES } from '../lib/report/states';
import { appendAudit, type AuditActor } from './audit';
import { nowIso, tables, todayInChina, write } from './client';
import { among, userIdsNamed } from './names';
import { notify } from './notices';
import { addOrgan, type OrganChange } from './organs';
import { delegations, organs, users } from './schema';
import { endAllSessions } from './sessions';
import { setting } from './settings';

export type UserRow = typeof users.$inferSelect;
export interface UserLine { id: number; username: string; displayName: string; role: Role; organId: number | null; organName: string | null; email: string | null; disabledAt: string | null; secondFactor: boolean; createdAt: string }

const refusal = (code: Refusal['code'], message: string, fields?: Record<string, string>): Refusal => ({ ok: false, code, message, ...(fields ? { fields } : {}) });

export function userByName(username: string): UserRow | undefined {
  return tables().select().from(users).where(sql`lower(${users.username}) = ${username.trim().toLowerCase()}`).get();
}
export const userById = (id: number): UserRow | undefined => tables().select().from(users).where(eq(users.id, id)).get();

const lines = (where: SQL | undefined, limit: number): UserLine[] => tables().select({ id: users.id, username: users.username, displayName: users.displayName, role: users.role, organId: users.organId, organName: organs.name, email: users.email, disabledAt: users.disabledAt, totpEnabledAt: users.totpEnabledAt, createdAt: users.createdAt })
  .from(users).leftJoin(organs, eq(organs.id, users.organId)).where(where).orderBy(asc(users.id)).limit(limit).all()
  .map(({ totpEnabledAt, ...line }) => ({ ...line, secondFactor: totpEnabledAt !== null }));

/** Accounts of one office, or of all. */
export const listUsers = (organId?: number): UserLine[] => lines(organId === undefined ? undefined : eq(users.organId, organId), 100_000);

/** Accounts whose name, or whose owner's or office's name, holds these letters, by id; all for none. */
export const usersNamed = (letters: string, limit: number): UserLine[] => lines(letters === '' ? undefined : among(users.id, userIdsNamed(letters, limit)), limit);

/**
 * Settings of the whole installation are for whoever keeps the whole of it. Where nobody does, each office's administrator may;
 * where somebody does, one office must not weaken the passwords of all others.
 */
export function keepsInstallation(user: SignedIn): boolean {
  return user.role === 'admin' && (user.organId === null || tables().select({ id: users.id }).from(users).where(and(eq(users.role, 'admin'), isNull(users.organId), isNull(users.disabledAt))).limit(1).get() === undefined);
}

/** Tells the auditors that an account of theirs was made or closed, or one that reads the trail or signs got a new password: whoever keeps accounts cannot take these rights unseen. */
function tellAuditors(about: { id: number; organId: number | null }, text: string): void {
  const others = tables().select({ id: users.id, organId: users.organId }).from(users).where(and(eq(users.role, 'auditor'), isNull(users.disabledAt))).all()
    .filter((other) => other.id !== about.id && (other.organId === null || other.organId === about.organId));
  notify(others, { kind: 'auditor', text, href: '/audit?act=users' });
}

/** Reading the trail is kept apart from every other right: an account begins as the auditor's or never is. The database says the same by a trigger. */
const AUDITOR_APART = '审计员与其他角色分设，已有账号不能改为审计员，审计员账号也不能改作他用。请另建账号。';

export interface NewUser { username: string; displayName: string; role: Role; organId: number | null; email?: string; password: string; mustChangePassword?: boolean }

/** Makes an account. `newOrgan`: its office is made with it, or neither. */
export async function addUser(by: AuditActor, input: NewUser, newOrgan?: OrganChange & { slug: string }): Promise<Answer<{ id: number }>> {
  const username = input.username.trim();
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{1,39}$/.test(username)) return refusal('invalid', '用户名用字母、数字、点、横线，2至40位。', { username: '用字母、数字、点、横线，2至40位' });
  if (input.displayName.trim() === '' || input.displayName.length > 40) return refusal('invalid', '请填写姓名（40字以内）。', { displayName: '请填写姓名' });
  if (!ROLES.includes(input.role)) return refusal('invalid', '没有这个角色。', { role: '请选择角色' });
  if (input.organId === null && !newOrgan && input.role !== 'admin' && input.role !== 'auditor') return refusal('invalid', `${ROLE_NAMES[input.role]}须属于一个单位。`, { organId: '请选择单位' });
  if (input.organId !== null && !tables().select({ id: organs.id }).from(organs).where(eq(organs.id, input.organId)).get()) return refusal('invalid', '没有这个单位。');
  const fault = passwordFault(input.password, username, setting('passwordProfile'));
  if (fault) return refusal('invalid', fault, { password: fault });
  const passwordHash = await hashPassword(input.password);
  return write(() => {
    if (userByName(username)) return refusal('conflict', `用户名“${username}”已被使用。`, { username: '已被使用' });
    const made = newOrgan && addOrgan(by, newOrgan);
    if (made && !made.ok) return made;
    const at = nowIso(), organId = made ? made.id : input.organId;
    const { id } = tables().insert(users).values({ username, displayName: input.displayName.trim(), role: input.role, organId, email: input.email?.trim() || null, passwordHash, passwordChangedAt: at, mustChangePassword: input.mustChangePassword ?? false, createdAt: at }).returning({ id: users.id }).get();
    appendAudit(by, 'user.add', `user:${id}`, { username, name: input.displayName.trim(), role: input.role, organId });
    if (input.role === 'auditor') tellAuditors({ id, organId }, `${by.name}新增了审计员账号：${input.displayName.trim()}（${username}）。`);
    return { ok: true, id };
  });
}

/** May this administrator manage that account? One of an office manages its own office. */
function managed(by: SignedIn, id: number): { ok: true; target: UserRow } | Refusal {
  const target = userById(id);
  if (by.role !== 'admin') return refusal('forbidden', '账号由系统管理员管理。');
  if (!target || (by.organId !== null && target.organId !== by.organId)) return refusal('missing', '没有这个账号。');
  return { ok: true, target };
}
const actor = (by: SignedIn): AuditActor => ({ userId: by.userId, name: by.displayName, organId: by.organId });

/** Closes an account at once: its sessions end, its delegations lapse; what it did stays under its name. */
export function disableUser(by: SignedIn, id: number): Answer<object> {
  return write(() => {
    const found = managed(by, id);
    if (!found.ok) return found;
    if (id === by.userId) return refusal('invalid', '不能停用自己的账号。');
    return disable(actor(by), found.target);
  });
}

/** The same from the command line, where whoever has the machine may. */
export function disable(by: AuditActor, target: UserRow): Answer<object> {
  return write(() => {
    if (target.disabledAt !== null) return refusal('invalid', '账号已停用。');
    const at = nowIso();
    tables().update(users).set({ disabledAt: at }).where(eq(users.id, target.id)).run();
    tables().update(delegations).set({ revokedAt: at }).where(and(eq(delegations.toUserId, target.id), isNull(delegations.revokedAt))).run();
    endAllSessions(target.id, by);
    appendAudit(by, 'user.disable', `user:${target.id}`, { username: target.username, name: target.displayName });
    if (target.role === 'auditor') tellAuditors(target, `${by.name}停用了审计员账号：${target.displayName}（${target.username}）。`);
    return { ok: true };
  });
}

export function enableUser(by: SignedIn, id: number): Answer<object> {
  return write(() => {
    const found = managed(by, id);
    if (!found.ok) return found;
    tables().update(users).set({ disabledAt: null }).where(eq(users.id, id)).run();
    appendAudit(actor(by), 'user.enable', `user:${id}`, { username: found.target.username, name: found.target.displayName });
    if (found.target.role === 'auditor') tellAuditors(found.target, `${by.displayName}启用了审计员账号：${found.target.displayName}（${found.target.username}）。`);
    return { ok: true };
  });
}

/** Changes name, role or address of an account; a changed role works with the next request. */
export function changeUser(by: SignedIn, input: { id: number; displayName: string; role: Role; email?: string }): Answer<object> {
  return write(() => {
    const found = managed(by, input.id);
    if (!found.ok) return found;
    const { target } = found;
    if (input.displayName.trim() === '') return refusal('invalid', '请填写姓名。', { displayName: '请填写姓名' });
    if (target.organId === null && input.role !== 'admin' && input.role !== 'auditor') return refusal('invalid', `${ROLE_NAMES[input.role]}须属于一个单位。`, { role: '须属于一个单位' });
    if (input.id === by.userId && input.role !== target.role) return refusal('invalid', '不能改变自己的角色。');
    if ((input.role === 'auditor') !== (target.role === 'auditor')) return refusal('invalid', AUDITOR_APART, { role: '须另建账号' });
    const email = input.email?.trim() || null;
    // Told before the address changes, so that the old one still gets it.
    if (email !== target.email && input.id !== by.userId) notify([target], { kind: 'account', text: `${by.displayName}更改了您账号的电子邮箱。如果不是您要求的，请告知审计员。`, href: '/account' });
    tables().update(users).set({ displayName: input.displayName.trim(), role: input.role, email }).where(eq(users.id, input.id)).run();
    appendAudit(actor(by), 'user.change', `user:${input.id}`, { username: target.username, from: { name: target.displayName, role: target.role }, to: { name: input.displayName.trim(), role: input.role } });
    return { ok: true };
  });
}

/** Sets a new password that must be changed at the next log-in; ends all sessions, takes off a lost second factor. */
export async function resetPassword(by: AuditActor, target: UserRow, password: string, mustChange = true): Promise<Answer<object>> {
  const fault = passwordFault(password, target.username, setting('passwordProfile'));
  if (fault) return refusal('invalid', fault, { password: fault });
  const passwordHash = await hashPassword(password);
  return write(() => {
    tables().update(users).set({ passwordHash, passwordChangedAt: nowIso(), mustChangePassword: mustChange, totpSecret: null, totpEnabledAt: null, totpLastStep: null, recoveryCodes: [] }).where(eq(users.id, target.id)).run();
    endAllSessions(target.id, by);
    appendAudit(by, 'user.reset', `user:${target.id}`, { username: target.username, name: target.displayName });
    // Whoever resets a password could sign in the name of its owner: the owner is told, and so is whoever reads the trail.
    if (by.userId !== target.id) notify([target], { kind: 'account', text: `${by.name}于${todayInChina()}重置了您的密码，动态验证码同时停用。如果不是您要求的，请立即告知审计员。`, href: '/account' });
    if (['auditor', 'director', 'leader'].includes(target.role)) tellAuditors(target, `${by.name}重置了${ROLE_NAMES[target.role]}账号的密码：${target.displayName}（${target.username}）。`);
    return { ok: true };
  });
}

export async function resetUserPassword(by: SignedIn, input: { id: number; password: string }): Promise<Answer<object>> {
  const found = managed(by, input.id);
  return found.ok ? resetPassword(actor(by), found.target, input.password) : found;
}

/** A person's own change of password; the other sessions end. */
export async function changePassword(user: SignedIn, input: { current: string; next: string }): Promise<Answer<object>> {
  const row = userById(user.userId);
  if (!row || !(await verifyPassword(row.passwordHash, input.current))) return refusal('invalid', '现在的密码不对。', { current: '不对' });
  const profile = setting('passwordProfile');
  const fault = passwordFault(input.next, row.username, profile);
  if (fault) return refusal('invalid', fault, { next: fault });
  const used = [row.passwordHash, ...(profile === 'classes' ? row.passwordHistory : [])];
  for (const old of used) if (await verifyPassword(old, input.next)) return refusal('invalid', profile === 'classes' ? `不能使用最近${PASSWORD_HISTORY}次用过的密码。` : '新密码不能与现在的相同。', { next: '用过了' });
  const passwordHash = await hashPassword(input.next);
  return write(() => {
    tables().update(users).set({ passwordHash, passwordChangedAt: nowIso(), mustChangePassword: false, passwordHistory: [row.passwordHash, ...row.passwordHistory].slice(0, PASSWORD_HISTORY - 1) }).where(eq(users.id, user.userId)).run();
    endAllSessions(user.userId, actor(user), user.sessionId);
    appendAudit(actor(user), 'user.password', `user:${user.userId}`, {});
    return { ok: true };
  });
}

/** Must this person choose a new password before anything else? */
export function passwordExpired(row: Pick<UserRow, 'mustChangePassword' | 'passwordChangedAt'>, now = Date.now()): boolean {
  return row.mustChangePassword || (setting('passwordProfile') === 'classes' && now - Date.parse(row.passwordChangedAt) > PASSWORD_DAYS * 86_400_000);
}

export function requireNewPassword(id: number): void {
  tables().update(users).set({ mustChangePassword: true }).where(eq(users.id, id)).run();
}

/** Puts a second factor on or off an account; part of lib/auth/second-factor. */
export function storeSecondFactor(user: SignedIn, change: Partial<Pick<UserRow, 'totpSecret' | 'totpEnabledAt' | 'totpLastStep' | 'recoveryCodes'>>, act?: string): void {
  write(() => {
    tables().update(users).set(change).where(eq(users.id, user.userId)).run();
    if (act) appendAudit(actor(user), act, `user:${user.userId}`, {});
  });
}
/** Remembers the code just used, so that it cannot be used again. */
export function useSecondFactor(id: number, change: { totpLastStep: number } | { recoveryCodes: string[] }): void {
  tables().update(users).set(change).where(eq(users.id, id)).run();
}
