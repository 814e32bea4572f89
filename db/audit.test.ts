import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appendAudit, auditEntries, auditHead, SYSTEM, verifyAudit } from './audit';
import { connection, write } from './client';
import { freshDatabase } from './test-office';

let database: ReturnType<typeof freshDatabase>;
beforeEach(() => {
  database = freshDatabase();
  for (let i = 1; i <= 20; i += 1) appendAudit({ userId: i % 3, name: `人${i % 3}`, organId: i % 2 }, i % 2 ? 'report.save' : 'login', `report:${i % 4}`, { i, text: '内容' });
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

const openUp = () => connection().exec('DROP TRIGGER IF EXISTS audit_no_update; DROP TRIGGER IF EXISTS audit_no_delete');

describe('the trail', () => {
  it('is whole, filtered, newest first', () => {
    expect(verifyAudit()).toEqual({ ok: true, entries: 20, head: auditHead().hash });
    expect(auditEntries({ act: 'report.', limit: 3 }).map((entry) => entry.seq)).toEqual([19, 17, 15]);
    expect(auditEntries({ organId: 1, actorId: 1, subject: 'report:3' }).map((entry) => entry.seq)).toEqual([19, 7]);
    expect(auditEntries({ text: '人2', before: 10 }).map((entry) => entry.seq)).toEqual([8, 5, 2]);
    const { at } = auditEntries({ limit: 1 })[0]!;
    expect(auditEntries({ from: at, to: at }).length).toBeGreaterThan(0);
  });
  it('refuses change and removal', () => {
    expect(() => connection().exec("UPDATE audit SET act = 'x'")).toThrow('append-only');
    expect(() => connection().exec('DELETE FROM audit')).toThrow('append-only');
  });
  it('is written with the act or not at all', () => {
    const before = auditHead();
    expect(() => write(() => { appendAudit(SYSTEM, 'x', 'y', {}); throw new Error('no'); })).toThrow('no');
    expect(auditHead()).toEqual(before);
  });
  it('keeps its order when the clock is set back', () => {
    vi.useFakeTimers({ now: Date.now() - 86_400_000, toFake: ['Date'] });
    appendAudit(SYSTEM, 'later', 'x', {});
    expect(verifyAudit()).toMatchObject({ ok: true });
    const [last, before] = auditEntries({ limit: 2 });
    expect(last!.at >= before!.at).toBe(true);
  });
});

describe('tampering by SQL', () => {
  it('2,000 random manipulations are found and the first bad entry named', () => {
    const head = [{ hash: auditHead().hash, where: '2024年报告' }];
    openUp();
    connection().exec('CREATE TABLE whole AS SELECT * FROM audit');
    const columns = ['at', 'actor_id', 'actor_name', 'organ_id', 'act', 'subject', 'details', 'prev_hash', 'hash'] as const;
    const manipulation = fc.oneof(
      fc.record({ kind: fc.constant('change' as const), seq: fc.integer({ min: 1, max: 20 }), column: fc.constantFrom(...columns) }),
      fc.record({ kind: fc.constant('delete' as const), seq: fc.integer({ min: 1, max: 19 }) }),
      fc.record({ kind: fc.constant('insert' as const), seq: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ kind: fc.constant('swap' as const), seq: fc.integer({ min: 1, max: 19 }) }),
      fc.record({ kind: fc.constant('cut' as const), seq: fc.integer({ min: 1, max: 20 }) }),
    );
    fc.assert(fc.property(manipulation, (act) => {
      const db = connection();
      let first = act.seq;
      db.exec('BEGIN');
      try {
        if (act.kind === 'change') db.prepare(`UPDATE audit SET ${act.column} = ${act.column.endsWith('_id') ? `coalesce(${act.column}, 0) + 7` : `${act.column} || 'x'`} WHERE seq = ?`).run(act.seq);
        if (act.kind === 'delete') db.prepare('DELETE FROM audit WHERE seq = ?').run(act.seq);
        if (act.kind === 'insert') {
          db.prepare('UPDATE audit SET seq = -seq WHERE seq >= ?').run(act.seq);
          db.exec('UPDATE audit SET seq = -seq + 1 WHERE seq < 0');
          db.prepare("INSERT INTO audit SELECT ?, at, actor_id, '混入', organ_id, act, subject, details, prev_hash, hash FROM whole WHERE seq = ?").run(act.seq, act.seq);
        }
        if (act.kind === 'swap') {
          db.prepare('UPDATE audit SET seq = -1 WHERE seq = ?').run(act.seq);
          db.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(act.seq, act.seq + 1);
          db.prepare('UPDATE audit SET seq = ? WHERE seq = -1').run(act.seq + 1);
        }
        if (act.kind === 'cut') db.prepare('DELETE FROM audit WHERE seq >= ?').run(act.seq);
        const verdict = verifyAudit(head);
        // The hash of the last entry stands in no later entry; the entry itself no longer fits it.
        first = act.seq;
        expect(verdict).toMatchObject({ ok: false, seq: first });
      } finally {
        db.exec('ROLLBACK');
      }
    }), { numRuns: 2000 });
  }, 60_000);
  it('a whole trail forged anew is told by the published head', () => {
    const head = [{ hash: auditHead().hash, where: '2024年报告' }];
    openUp();
    connection().exec('DELETE FROM audit');
    for (let i = 1; i <= 20; i += 1) appendAudit(SYSTEM, 'forged', 'x', { i });
    expect(verifyAudit()).toMatchObject({ ok: true });
    expect(verifyAudit(head)).toMatchObject({ ok: false });
  });
});
