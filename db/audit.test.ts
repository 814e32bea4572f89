import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { digestOf } from '../lib/canonical';
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
  it('each part of the filter does its own', () => {
    const all = auditEntries({});
    expect(all).toHaveLength(20);
    expect(auditEntries({ organId: 1 }).map((entry) => entry.seq)).toEqual([19, 17, 15, 13, 11, 9, 7, 5, 3, 1]);
    expect(auditEntries({ actorId: 0 }).map((entry) => entry.seq)).toEqual([18, 15, 12, 9, 6, 3]);
    expect(auditEntries({ subject: 'report:2' }).map((entry) => entry.seq)).toEqual([18, 14, 10, 6, 2]);
    expect(auditEntries({ act: 'log*[?]in' }).map((entry) => entry.seq)).toEqual([20, 18, 16, 14, 12, 10, 8, 6, 4, 2]);
    expect(auditEntries({ acts: ['login'] }).map((entry) => entry.seq)).toEqual([20, 18, 16, 14, 12, 10, 8, 6, 4, 2]);
    expect(auditEntries({ acts: ['login', 'report.'] })).toHaveLength(20);
    expect(auditEntries({ acts: ['report.open', 'report.s'] })).toHaveLength(10);
    expect(auditEntries({ before: 3 }).map((entry) => entry.seq)).toEqual([2, 1]);
    expect(auditEntries({ text: '内容' })).toHaveLength(20);
    expect(auditEntries({ text: '没有这个词' })).toEqual([]);
    const [last] = all;
    expect(auditEntries({ from: new Date(Date.parse(last!.at) + 1).toISOString() })).toEqual([]);
    expect(auditEntries({ to: new Date(Date.parse(all.at(-1)!.at) - 1).toISOString() })).toEqual([]);
    expect(last).toMatchObject({ seq: 20, actorId: 2, actorName: '人2', organId: 0, act: 'login', subject: 'report:0', details: { i: 20, text: '内容' } });
  });
  it('answers a hundred when not asked for more, and a thousand at most', () => {
    write(() => { for (let i = 0; i < 1100; i += 1) appendAudit(SYSTEM, 'x', 'y', {}); });
    expect([auditEntries({}).length, auditEntries({ limit: 5000 }).length]).toEqual([100, 1000]);
  });
  it('begins with nothing', () => {
    openUp();
    connection().exec('DELETE FROM audit');
    expect(auditHead()).toEqual({ seq: 0, hash: '0'.repeat(64) });
    expect(verifyAudit()).toEqual({ ok: true, entries: 0, head: '0'.repeat(64) });
    const hash = appendAudit(SYSTEM, 'x', 'y', {});
    expect(auditHead()).toEqual({ seq: 1, hash });
  });
  it('carries the time of the clock while it goes forward', () => {
    const later = Date.now() + 3_600_000;
    vi.useFakeTimers({ now: later, toFake: ['Date'] });
    appendAudit(SYSTEM, 'x', 'y', {});
    expect(auditEntries({ limit: 1 })[0]!.at).toBe(new Date(later).toISOString());
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
  });
  it.each([
    ["DELETE FROM audit WHERE seq = 5", 5, '缺少第5条记录'],
    ["UPDATE audit SET details = '{}' WHERE seq = 5", 5, '第5条记录的内容被改动'],
    ["UPDATE audit SET prev_hash = hash WHERE seq = 5", 5, '第5条记录与前一条不相接'],
  ])('%s is named', (statement, seq, reason) => {
    openUp();
    connection().exec(statement);
    expect(verifyAudit()).toEqual({ ok: false, seq, reason });
  });
  it('entries hashed anew by whoever knows how still do not fit before and after', () => {
    openUp();
    const change = (seq: number, column: 'at' | 'prevHash', value: string) => {
      const row = connection().prepare('SELECT seq, at, actor_id AS actorId, actor_name AS actorName, organ_id AS organId, act, subject, details, prev_hash AS prevHash FROM audit WHERE seq = ?').get(seq) as Record<string, unknown>;
      const forged = { ...row, [column]: value };
      connection().prepare('UPDATE audit SET at = ?, prev_hash = ?, hash = ? WHERE seq = ?').run(forged.at, forged.prevHash, digestOf(forged), seq);
    };
    change(20, 'at', '2000-01-01T00:00:00.000Z');
    expect(verifyAudit()).toEqual({ ok: false, seq: 20, reason: '第20条记录的时间早于前一条' });
    change(19, 'prevHash', 'f'.repeat(64));
    expect(verifyAudit()).toEqual({ ok: false, seq: 19, reason: '第19条记录与前一条不相接' });
  });
  it('a cut is told by the published head, with where it was published', () => {
    const head = auditHead().hash;
    openUp();
    connection().exec('DELETE FROM audit WHERE seq > 15');
    expect(verifyAudit([{ hash: head, where: '2024年报告' }])).toEqual({ ok: false, seq: 16, reason: `第16条起的记录被截去：2024年报告公布的链首 ${head.slice(0, 16)}… 已找不到` });
  });
  it('a whole trail forged anew is told by the published head', () => {
    const head = [{ hash: auditHead().hash, where: '2024年报告' }];
    openUp();
    connection().exec('DELETE FROM audit');
    for (let i = 1; i <= 20; i += 1) appendAudit(SYSTEM, 'forged', 'x', { i });
    expect(verifyAudit()).toMatchObject({ ok: true });
    expect(verifyAudit(head)).toMatchObject({ ok: false });
  });
});
