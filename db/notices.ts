/** The in-app inbox and the queue of e-mails, both written in the transaction of the act they tell of. */
import { and, asc, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import { environment } from '../lib/env';
import { nowIso, prepared, tables, write } from './client';
import { mails, notices, users } from './schema';

export type NoticeKind = (typeof notices.$inferSelect)['kind'];
export interface Notice { id: number; kind: NoticeKind; text: string; href: string; at: string; readAt: string | null }

/** Tells people something; by e-mail too where the office has a mail server and the person an address. `onceKey`: a notice of that key is given once a person. Answers how many were told. */
export function notify(people: { id: number }[], notice: { kind: NoticeKind; reportId?: number; text: string; href: string; onceKey?: string }): number {
  if (people.length === 0) return 0;
  const at = nowIso();
  return write(() => {
    let told = 0;
    const addresses = new Map(tables().select({ id: users.id, email: users.email }).from(users).where(and(inArray(users.id, people.map((person) => person.id)), isNull(users.disabledAt))).all().map((row) => [row.id, row.email]));
    for (const [userId, email] of addresses) {
      const row = tables().insert(notices).values({ userId, kind: notice.kind, reportId: notice.reportId ?? null, text: notice.text, href: notice.href, at, onceKey: notice.onceKey ? `${notice.onceKey} ${userId}` : null }).onConflictDoNothing().returning({ id: notices.id }).get();
      if (!row) continue;
      told += 1;
      if (email && environment().smtp) tables().insert(mails).values({ noticeId: row.id, recipient: email, subject: `【政府信息公开年报】${notice.text.slice(0, 60)}`, body: notice.text, nextAt: at }).run();
    }
    return told;
  });
}

const inbox = prepared((db) => db.select({ id: notices.id, kind: notices.kind, text: notices.text, href: notices.href, at: notices.at, readAt: notices.readAt }).from(notices)
  .where(eq(notices.userId, sql.placeholder('userId'))).orderBy(sql`${notices.readAt} IS NOT NULL`, desc(notices.id)).limit(sql.placeholder('limit')).prepare());
const unread = prepared((db) => db.select({ n: sql<number>`count(*)` }).from(notices).where(and(eq(notices.userId, sql.placeholder('userId')), isNull(notices.readAt))).prepare());

/** Inbox of a person, unread first, newest first. */
export const noticesOf = (userId: number, limit = 50): Notice[] => inbox().all({ userId, limit });

export const unreadCount = (userId: number): number => unread().get({ userId })?.n ?? 0;

/** Marks one notice of this person read, or all of them. */
export function markNoticesRead(userId: number, id?: number): void {
  tables().update(notices).set({ readAt: nowIso() }).where(and(eq(notices.userId, userId), isNull(notices.readAt), id === undefined ? undefined : eq(notices.id, id))).run();
}

export interface WaitingMail { id: number; recipient: string; subject: string; body: string; attempts: number }

/** E-mails that are due now, oldest first. */
export function dueMails(now = nowIso(), limit = 20): WaitingMail[] {
  return tables().select({ id: mails.id, recipient: mails.recipient, subject: mails.subject, body: mails.body, attempts: mails.attempts }).from(mails)
    .where(and(isNull(mails.sentAt), lte(mails.nextAt, now))).orderBy(asc(mails.id)).limit(limit).all();
}
export function waitingMailCount(): number {
  return tables().select({ n: sql<number>`count(*)` }).from(mails).where(isNull(mails.sentAt)).get()?.n ?? 0;
}
export function mailSent(id: number): void {
  tables().update(mails).set({ sentAt: nowIso(), lastError: null }).where(eq(mails.id, id)).run();
}
/** Tries again later: after 1, 2, 4 … minutes, at most daily. */
export function mailFailed(mail: WaitingMail, reason: string, now = new Date()): void {
  const wait = Math.min(24 * 60, 2 ** mail.attempts) * 60_000;
  tables().update(mails).set({ attempts: mail.attempts + 1, lastError: reason.slice(0, 200), nextAt: new Date(now.getTime() + wait).toISOString() }).where(eq(mails.id, mail.id)).run();
}
