/**
 * The audit trail: append-only, each entry bound to the one before by SHA-256 over canonical JSON,
 * written in the transaction of the act it records.
 */
import { and, desc, eq, gte, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { canonicalJson, digestOf } from '../lib/canonical';
import { connection, nowIso, prepared, tables, write } from './client';
import { audit } from './schema';

export interface AuditActor { userId: number | null; name: string; organId: number | null }
export interface AuditEntry {
  seq: number; at: string; actorId: number | null; actorName: string; organId: number | null;
  act: string; subject: string; details: Record<string, unknown>; prevHash: string; hash: string;
}

export const SYSTEM: AuditActor = { userId: null, name: '系统', organId: null };
export const GENESIS = '0'.repeat(64);

const lastEntry = prepared((db) => db.select({ seq: audit.seq, at: audit.at, hash: audit.hash }).from(audit).orderBy(desc(audit.seq)).limit(1).prepare());
const insertEntry = prepared((db) => db.insert(audit).values({
  seq: sql.placeholder('seq'), at: sql.placeholder('at'), actorId: sql.placeholder('actorId'), actorName: sql.placeholder('actorName'), organId: sql.placeholder('organId'),
  act: sql.placeholder('act'), subject: sql.placeholder('subject'), details: sql.placeholder('details'), prevHash: sql.placeholder('prevHash'), hash: sql.placeholder('hash'),
}).prepare());

type Hashed = Omit<AuditEntry, 'hash' | 'details'> & { details: string };
const hashOf = (entry: Hashed) => digestOf({ seq: entry.seq, at: entry.at, actorId: entry.actorId, actorName: entry.actorName, organId: entry.organId, act: entry.act, subject: entry.subject, details: entry.details, prevHash: entry.prevHash });

/** Records an act; must run inside the transaction of the act (it joins it). Answers the new head. */
export function appendAudit(actor: AuditActor, act: string, subject: string, details: Record<string, unknown>): string {
  return write(() => {
    const last = lastEntry().get();
    const now = nowIso();
    const entry: Hashed = {
      seq: (last?.seq ?? 0) + 1,
      // A clock set back must not disorder the trail.
      at: last && last.at > now ? last.at : now,
      actorId: actor.userId, actorName: actor.name, organId: actor.organId, act, subject,
      details: canonicalJson(details), prevHash: last?.hash ?? GENESIS,
    };
    const hash = hashOf(entry);
    insertEntry().run({ ...entry, hash });
    return hash;
  });
}

/** Hash of the newest entry: printed on the 审签单 and published, it proves that nothing was cut off. */
export function auditHead(): { seq: number; hash: string } {
  const last = lastEntry().get();
  return { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS };
}

export type AuditVerdict = { ok: true; entries: number; head: string } | { ok: false; seq: number; reason: string };

/** Walks the whole trail; names the first broken entry. `knownHeads`: heads recorded elsewhere (publications) that must occur. */
export function verifyAudit(knownHeads: { hash: string; where: string }[] = []): AuditVerdict {
  const wanted = new Map(knownHeads.map((head) => [head.hash, head.where]));
  let prevHash = GENESIS;
  let expected = 1;
  let at = '';
  const rows = connection().prepare('SELECT seq, at, actor_id AS actorId, actor_name AS actorName, organ_id AS organId, act, subject, details, prev_hash AS prevHash, hash FROM audit ORDER BY seq').iterate() as IterableIterator<Hashed & { hash: string }>;
  for (const row of rows) {
    if (row.seq !== expected) return { ok: false, seq: expected, reason: `缺少第${expected}条记录` };
    if (row.prevHash !== prevHash) return { ok: false, seq: row.seq, reason: `第${row.seq}条记录与前一条不相接` };
    if (hashOf(row) !== row.hash) return { ok: false, seq: row.seq, reason: `第${row.seq}条记录的内容被改动` };
    if (row.at < at) return { ok: false, seq: row.seq, reason: `第${row.seq}条记录的时间早于前一条` };
    wanted.delete(row.hash);
    prevHash = row.hash;
    at = row.at;
    expected += 1;
  }
  const [lost] = wanted;
  if (lost) return { ok: false, seq: expected, reason: `第${expected}条起的记录被截去：${lost[1]}公布的链首 ${lost[0].slice(0, 16)}… 已找不到` };
  return { ok: true, entries: expected - 1, head: prevHash };
}

export interface AuditFilter { organId?: number; actorId?: number; act?: string; /** Beginnings of acts, any of which will do. */ acts?: string[]; subject?: string; from?: string; to?: string; text?: string; before?: number; limit?: number }

const beginsWith = (act: string): SQL => sql`${audit.act} GLOB ${`${act.replace(/[*?[\]]/g, '')}*`}`;

/** Entries, newest first. `before` is the seq to continue from. */
export function auditEntries(filter: AuditFilter): AuditEntry[] {
  const conditions: (SQL | undefined)[] = [
    filter.organId === undefined ? undefined : eq(audit.organId, filter.organId),
    filter.actorId === undefined ? undefined : eq(audit.actorId, filter.actorId),
    filter.act === undefined ? undefined : beginsWith(filter.act),
    filter.acts === undefined ? undefined : or(...filter.acts.map(beginsWith)),
    filter.subject === undefined ? undefined : eq(audit.subject, filter.subject),
    filter.from === undefined ? undefined : gte(audit.at, filter.from),
    filter.to === undefined ? undefined : lte(audit.at, filter.to),
    filter.text === undefined ? undefined : sql`(instr(${audit.details}, ${filter.text}) > 0 OR instr(${audit.actorName}, ${filter.text}) > 0)`,
    filter.before === undefined ? undefined : lt(audit.seq, filter.before),
  ];
  return tables().select().from(audit).where(and(...conditions)).orderBy(desc(audit.seq)).limit(Math.min(filter.limit ?? 100, 1000)).all()
    .map((row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> }));
}
