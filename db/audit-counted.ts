/**
 * Entries that may come again and again (refusals, readings, failed log-ins): the first is written at once; the same by the
 * same person within a minute is counted and written as one further entry when the minute is over. Nobody can flood the trail.
 */
import { and, asc, eq, gt, lte, or, sql } from 'drizzle-orm';
import { digestOf } from '../lib/canonical';
import { appendAudit, type AuditActor } from './audit';
import { tables, write } from './client';
import { auditCounted } from './schema';

export const WINDOW_SECONDS = 60;
/** Different refusals of one person written apart within a minute; what is more is counted together. */
export const MOST_REFUSALS = 20;

/** Records an act like `appendAudit`, but the same again within the minute only counts. `capped`: one of the refusals of which a person has so many at most. */
export function appendCounted(actor: AuditActor, act: string, subject: string, details: Record<string, unknown>, { capped = false }: { capped?: boolean } = {}, now = new Date()): void {
  write(() => {
    settleCounted(now);
    const key = digestOf({ actor, act, subject, details });
    if (countedAgain(key)) return;
    const since = now.toISOString();
    const open = (entry: { key: string; act: string; subject: string; details: Record<string, unknown>; capped: boolean }) => {
      tables().insert(auditCounted).values({ ...entry, since, actorId: actor.userId, actorName: actor.name, organId: actor.organId }).run();
      appendAudit(actor, entry.act, entry.subject, entry.details);
    };
    if (!capped || refusalsOf(actor) < MOST_REFUSALS) return open({ key, act, subject, details, capped });
    const rest = digestOf({ actor, act: 'request.refused', many: true });
    if (!countedAgain(rest)) open({ key: rest, act: 'request.refused', subject: `user:${actor.userId ?? 'unknown'}`, details: { many: true }, capped: false });
  });
}

function countedAgain(key: string): boolean {
  return tables().update(auditCounted).set({ again: sql`${auditCounted.again} + 1` }).where(eq(auditCounted.key, key)).run().changes > 0;
}

function refusalsOf(actor: AuditActor): number {
  const who = actor.userId === null ? sql`${auditCounted.actorId} IS NULL` : eq(auditCounted.actorId, actor.userId);
  return tables().select({ n: sql<number>`count(*)` }).from(auditCounted).where(and(who, eq(auditCounted.capped, true))).get()!.n;
}

/** Writes what has been counted and whose minute is over; answers how many entries were written. */
export function settleCounted(now = new Date()): number {
  // A window that begins in the future was opened before the clock was set back.
  const over = or(lte(auditCounted.since, new Date(now.getTime() - WINDOW_SECONDS * 1000).toISOString()), gt(auditCounted.since, now.toISOString()));
  if (!tables().select({ key: auditCounted.key }).from(auditCounted).where(over).limit(1).get()) return 0;
  return write(() => {
    const repeated = tables().select().from(auditCounted).where(over).orderBy(asc(auditCounted.since)).all().filter((row) => row.again > 0);
    tables().delete(auditCounted).where(over).run();
    for (const row of repeated) appendAudit({ userId: row.actorId, name: row.actorName, organId: row.organId }, row.act, row.subject, { ...row.details, again: row.again, since: row.since });
    return repeated.length;
  });
}
