/** Sessions and log-in attempts. A session is a row; what a browser holds only names it. */
import { and, eq, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import { createHash, randomBytes } from 'node:crypto';
import type { SignedIn } from '../lib/desk/types';
import { appendAudit, type AuditActor } from './audit';
import { appendCounted } from './audit-counted';
import { prepared, tables, write } from './client';
import { loginFailures, sessions, users } from './schema';
import { allSettings } from './settings';

const sessionWithUser = prepared((db) => db.select({
  id: sessions.id, createdAt: sessions.createdAt, lastSeenAt: sessions.lastSeenAt, revokedAt: sessions.revokedAt,
  userId: users.id, username: users.username, displayName: users.displayName, role: users.role, organId: users.organId, disabledAt: users.disabledAt, mustChangePassword: users.mustChangePassword, totpEnabledAt: users.totpEnabledAt,
}).from(sessions).innerJoin(users, eq(users.id, sessions.userId)).where(eq(sessions.id, sql.placeholder('id'))).prepare());

const MINUTE = 60_000;
let limits: { at: number; idle: number; absolute: number; factor: boolean } | undefined;
function sessionLimits(now: number) {
  if (!limits || now - limits.at > MINUTE || now < limits.at) {
    const { idleMinutes, absoluteHours, secondFactorRequired } = allSettings();
    limits = { at: now, idle: idleMinutes * MINUTE, absolute: absoluteHours * 60 * MINUTE, factor: secondFactorRequired };
  }
  return limits;
}

/** Settings of sessions changed: the next request sees them. */
export function forgetSessionLimits(): void {
  limits = undefined;
}

export const addressDigest = (address: string): string => createHash('sha256').update(`address ${address}`).digest('hex').slice(0, 32);

/** Begins a session at log-in; the id is new every time. */
export function beginSession(user: { id: number; name: string; organId: number | null }, address: string, now = new Date()): string {
  const id = randomBytes(24).toString('base64url');
  write(() => {
    tables().insert(sessions).values({ id, userId: user.id, createdAt: now.toISOString(), lastSeenAt: now.toISOString(), addressDigest: addressDigest(address) }).run();
    tables().delete(sessions).where(and(eq(sessions.userId, user.id), lt(sessions.createdAt, new Date(now.getTime() - 100 * 24 * 60 * MINUTE).toISOString()))).run();
    appendAudit({ userId: user.id, name: user.name, organId: user.organId }, 'login', `user:${user.id}`, {});
  });
  return id;
}

/** Who a session belongs to now; null when it is revoked, idle or too old, or the account is disabled. */
export function personOfSession(id: string, now = Date.now()): SignedIn | null {
  const row = sessionWithUser().get({ id });
  if (!row || row.revokedAt !== null || row.disabledAt !== null) return null;
  const { idle, absolute, factor } = sessionLimits(now);
  const seen = Date.parse(row.lastSeenAt);
  if (now - seen > idle || now - Date.parse(row.createdAt) > absolute) return null;
  // Once a minute is enough to tell idle, and keeps saves from writing two rows.
  if (now - seen > MINUTE) tables().update(sessions).set({ lastSeenAt: new Date(now).toISOString() }).where(eq(sessions.id, id)).run();
  return {
    userId: row.userId, username: row.username, displayName: row.displayName, role: row.role, organId: row.organId, sessionId: row.id,
    ...(row.mustChangePassword ? { mustChangePassword: true } : {}),
    ...(factor && row.totpEnabledAt === null && (row.role === 'leader' || row.role === 'admin') ? { mustEnrolSecondFactor: true } : {}),
  };
}

export function endSession(user: SignedIn): void {
  write(() => {
    tables().update(sessions).set({ revokedAt: new Date().toISOString() }).where(eq(sessions.id, user.sessionId)).run();
    appendAudit({ userId: user.userId, name: user.displayName, organId: user.organId }, 'logout', `user:${user.userId}`, {});
  });
}

/** Ends all sessions of a person, except one when given. Answers how many. */
export function endAllSessions(userId: number, by: AuditActor, except?: string): number {
  return write(() => {
    const { changes } = tables().update(sessions).set({ revokedAt: new Date().toISOString() }).where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), except === undefined ? undefined : ne(sessions.id, except))).run();
    appendAudit(by, 'sessions.end', `user:${userId}`, { sessions: changes });
    return changes;
  });
}

/**
 * Attempts allowed before a wait, and the longest wait. The narrow key (account and machine) is strict; the account
 * alone is lenient and does not bind machines the account was used from, so that nobody can shut the leader out.
 */
const LIMITS = { pair: { free: 5, firstWait: 30, longest: 15 * 60 }, account: { free: 50, firstWait: 60, longest: 15 * 60 }, address: { free: 60, firstWait: 30, longest: 10 * 60 } } as const;
const FORGOTTEN_AFTER = 60 * MINUTE;

const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 40);
function keysFor(username: string, address: string) {
  const name = username.normalize('NFKC').trim().toLowerCase();
  return { pair: keyOf('pair', name, address), account: keyOf('account', name), address: keyOf('address', address) };
}

/** Seconds until a set wait is over. A clock set back must not turn a short wait into a long one. */
const secondsLeft = (blockedUntil: string | null, now: number): number => (blockedUntil === null ? 0 : Math.max(0, Math.min(15 * 60, Math.ceil((Date.parse(blockedUntil) - now) / 1000))));

/** Seconds to wait before another attempt counts, 0 when it may be made. Unknown names answer the same. */
export function loginWait(username: string, address: string, now = Date.now()): number {
  const keys = keysFor(username, address);
  const rows = tables().select().from(loginFailures).where(inArray(loginFailures.key, [keys.pair, keys.account, keys.address])).all();
  return Math.max(0, ...rows.map((row) => {
    const left = secondsLeft(row.blockedUntil, now);
    return left > 0 && row.key === keys.account && knowsMachine(username, address, now) ? 0 : left;
  }));
}

/** The account was used from this machine in the last 90 days. */
function knowsMachine(username: string, address: string, now: number): boolean {
  return tables().select({ id: sessions.id }).from(sessions).innerJoin(users, eq(users.id, sessions.userId))
    .where(and(sql`lower(${users.username}) = ${username.trim().toLowerCase()}`, eq(sessions.addressDigest, addressDigest(address)), gt(sessions.createdAt, new Date(now - 90 * 24 * 60 * MINUTE).toISOString()))).limit(1).get() !== undefined;
}

/** Counts one more failure of a key and sets the wait, growing with every further one. Part of a unit of work. */
function countAt(key: string, { free, firstWait, longest }: (typeof LIMITS)[keyof typeof LIMITS], now: number): void {
  const row = tables().select().from(loginFailures).where(eq(loginFailures.key, key)).get();
  const stale = !row || now - Date.parse(row.firstAt) > FORGOTTEN_AFTER;
  const count = stale ? 1 : row.count + 1;
  const wait = count < free ? 0 : Math.min(longest, firstWait * 2 ** (count - free));
  const values = { count, firstAt: stale ? new Date(now).toISOString() : row.firstAt, blockedUntil: wait > 0 ? new Date(now + wait * 1000).toISOString() : null };
  tables().insert(loginFailures).values({ key, ...values }).onConflictDoUpdate({ target: loginFailures.key, set: values }).run();
}

/** Counts a failed log-in for account and machine, account, and machine. */
export function countFailure(username: string, address: string, now = Date.now()): void {
  write(() => {
    const keys = keysFor(username, address);
    for (const kind of ['pair', 'account', 'address'] as const) countAt(keys[kind], LIMITS[kind], now);
    tables().delete(loginFailures).where(lt(loginFailures.firstAt, new Date(now - 24 * FORGOTTEN_AFTER).toISOString())).run();
  });
}

const stepUpKey = (sessionId: string) => keyOf('stepUp', sessionId);

/** Seconds to wait before the password may be given again within this session. */
export const stepUpWait = (sessionId: string, now = Date.now()): number => secondsLeft(tables().select({ until: loginFailures.blockedUntil }).from(loginFailures).where(eq(loginFailures.key, stepUpKey(sessionId))).get()?.until ?? null, now);

/** Counts a wrong password within a session; nothing outside the session waits for it. */
export function countStepUpFailure(sessionId: string, now = Date.now()): void {
  write(() => countAt(stepUpKey(sessionId), LIMITS.pair, now));
}
export function forgetStepUpFailures(sessionId: string): void {
  tables().delete(loginFailures).where(eq(loginFailures.key, stepUpKey(sessionId))).run();
}

/** A name that nobody has is not kept: people type their password there by mistake. */
function recordFailure(act: 'login.failed' | 'login.blocked', username: string, details: { why?: LoginFault }): void {
  const account = tables().select({ id: users.id, organId: users.organId, username: users.username }).from(users).where(sql`lower(${users.username}) = ${username.trim().toLowerCase()}`).get();
  appendCounted({ userId: null, name: '未登录者', organId: account?.organId ?? null }, act, account ? `user:${account.id}` : 'user:unknown', { ...(account ? { username: account.username } : {}), ...details });
}

/** Why a log-in failed; for the auditor only, the person is told the same in each case. */
export type LoginFault = 'unknown' | 'password' | 'closed' | 'code';

/** A failed log-in: counted, and in the trail. */
export function noteFailedLogin(username: string, address: string, why: LoginFault): void {
  write(() => {
    countFailure(username, address);
    recordFailure('login.failed', username, { why });
  });
}

/** A log-in turned away because of the failures before it. */
export function noteBlockedLogin(username: string): void {
  recordFailure('login.blocked', username, {});
}

/** After a right password the failures of this account on this machine are forgotten. */
export function forgetFailedLogins(username: string, address: string): void {
  tables().delete(loginFailures).where(eq(loginFailures.key, keysFor(username, address).pair)).run();
}
