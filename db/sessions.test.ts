/** Sessions and waits to the second: when one ends, whose end, and how long somebody waits after how many failures. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignedIn } from '../lib/desk/types';
import { auditEntries } from './audit';
import { connection } from './client';
import * as db from './sessions';
import { putSetting } from './settings';
import { freshDatabase, makeOffice, type TestOffice } from './test-office';

const NOW = Date.parse('2025-01-10T02:00:00.000Z');
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const HOME = '10.0.0.1', ABROAD = '203.0.113.9', NAME = 'ceshi-leader';
const iso = (at: number) => new Date(at).toISOString();
let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  database = freshDatabase();
  db.forgetSessionLimits();
  office = await makeOffice();
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

const begin = (user: SignedIn, at = NOW, address = HOME) => db.beginSession({ id: user.userId, name: user.displayName, organId: user.organId }, address, new Date(at));
const rowOf = (id: string) => connection().prepare('SELECT user_id AS userId, created_at AS createdAt, last_seen_at AS lastSeenAt, revoked_at AS revokedAt, address_digest AS addressDigest FROM sessions WHERE id = ?').get(id);
const holds = (id: string, at: number) => db.personOfSession(id, at) !== null;
const failures = () => connection().prepare('SELECT key, count, first_at AS firstAt, blocked_until AS blockedUntil FROM login_failures ORDER BY count DESC').all() as { key: string; count: number; firstAt: string; blockedUntil: string | null }[];
const entries = (act: string) => auditEntries({ act }).map(({ act, actorId, actorName, organId, subject, details }) => ({ act, actorId, actorName, organId, subject, details }));
const trailOf = (user: SignedIn, act: string, details = {}) => ({ act, actorId: user.userId, actorName: user.displayName, organId: user.organId, subject: `user:${user.userId}`, details });
function withoutTrail(act: () => unknown) {
  connection().exec("CREATE TRIGGER no_trail BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no trail'); END");
  expect(act).toThrow('no trail');
  connection().exec('DROP TRIGGER no_trail');
}

describe('a session begins', () => {
  it('with a name nobody can guess, keeping of the machine a digest only, and in the trail', () => {
    const id = begin(office.leader);
    expect(id).toMatch(/^[\w-]{32}$/);
    expect(begin(office.leader)).not.toBe(id);
    expect(rowOf(id)).toEqual({ userId: office.leader.userId, createdAt: iso(NOW), lastSeenAt: iso(NOW), revokedAt: null, addressDigest: expect.stringMatching(/^[0-9a-f]{32}$/) as string });
    expect(entries('login')[1]).toEqual(trailOf(office.leader, 'login'));
  });
  it('and those of the same person from more than a hundred days ago are forgotten', () => {
    const [old, edge, others] = [begin(office.leader, NOW - 100 * DAY - 1), begin(office.leader, NOW - 100 * DAY), begin(office.drafter, NOW - 200 * DAY)];
    const own = begin(office.leader);
    expect([old, edge, others, own].map((id) => rowOf(id) !== undefined)).toEqual([false, true, true, true]);
  });
  it('not at all when the trail cannot be written', () => {
    withoutTrail(() => begin(office.leader));
    expect(connection().prepare('SELECT count(*) AS n FROM sessions').get()).toEqual({ n: 0 });
  });
});

describe('a session holds', () => {
  it('for the person it was begun for', () => {
    const id = begin(office.drafter);
    begin(office.leader);
    expect(db.personOfSession(id)).toEqual({ ...office.drafter, sessionId: id });
    expect(db.personOfSession('nothing')).toBeNull();
  });
  it('thirty minutes without a request, to the instant', () => {
    const id = begin(office.leader);
    expect(holds(id, NOW + 30 * MINUTE + 1)).toBe(false);
    expect(holds(id, NOW + 30 * MINUTE)).toBe(true);
    expect(holds(id, NOW + 60 * MINUTE)).toBe(true);
    expect(holds(id, NOW + 90 * MINUTE + 1)).toBe(false);
  });
  it('twelve hours at most, to the instant', () => {
    const id = begin(office.leader);
    for (let at = NOW; at < NOW + 12 * HOUR; at += 25 * MINUTE) expect(holds(id, at)).toBe(true);
    expect(holds(id, NOW + 12 * HOUR)).toBe(true);
    expect(holds(id, NOW + 12 * HOUR + 1)).toBe(false);
  });
  it('and notes the request once a minute', () => {
    const [id, other] = [begin(office.leader), begin(office.leader)];
    holds(id, NOW + MINUTE);
    expect(rowOf(id)).toMatchObject({ lastSeenAt: iso(NOW) });
    holds(id, NOW + MINUTE + 1);
    expect(rowOf(id)).toMatchObject({ lastSeenAt: iso(NOW + MINUTE + 1) });
    expect(rowOf(other)).toMatchObject({ lastSeenAt: iso(NOW) });
  });
  it('not for a closed account', () => {
    const id = begin(office.leader);
    connection().prepare('UPDATE users SET disabled_at = ? WHERE id = ?').run(iso(NOW), office.leader.userId);
    expect(holds(id, NOW)).toBe(false);
  });
  it('and says what must be done first', () => {
    const id = begin(office.drafter);
    connection().prepare('UPDATE users SET must_change_password = 1 WHERE id = ?').run(office.drafter.userId);
    expect(db.personOfSession(id)).toEqual({ ...office.drafter, sessionId: id, mustChangePassword: true });
  });
  it('the second factor first, for leader and administrator without one, where it is demanded', () => {
    const people = [office.drafter, office.director, office.leader, office.admin, office.auditor];
    const ids = people.map((user) => begin(user));
    const asked = () => ids.map((id) => db.personOfSession(id)!.mustEnrolSecondFactor);
    expect(asked()).toEqual([undefined, undefined, undefined, undefined, undefined]);
    putSetting('secondFactorRequired', true);
    db.forgetSessionLimits();
    expect(asked()).toEqual([undefined, undefined, true, true, undefined]);
    connection().prepare('UPDATE users SET totp_enabled_at = ? WHERE id = ?').run(iso(NOW), office.leader.userId);
    expect(asked()).toEqual([undefined, undefined, undefined, true, undefined]);
  });
});

describe('limits of the settings', () => {
  const SHORT = 5;
  it('are read again after more than a minute', () => {
    const [id, seen] = [begin(office.leader), begin(office.leader, NOW + 4 * MINUTE)];
    expect(holds(id, NOW + 4 * MINUTE)).toBe(true);
    putSetting('idleMinutes', SHORT);
    expect(holds(seen, NOW + 5 * MINUTE), 'read when the minute began').toBe(true);
    const late = begin(office.leader, NOW - 10 * MINUTE);
    expect(holds(late, NOW + 5 * MINUTE)).toBe(true);
    const later = begin(office.leader, NOW - 10 * MINUTE);
    expect(holds(later, NOW + 5 * MINUTE + 1)).toBe(false);
  });
  it('are read again when the clock was set back', () => {
    const [id, idle] = [begin(office.leader), begin(office.leader, NOW - 10 * MINUTE)];
    expect(holds(id, NOW)).toBe(true);
    putSetting('idleMinutes', SHORT);
    expect(holds(idle, NOW)).toBe(true);
    const again = begin(office.leader, NOW - 10 * MINUTE);
    expect(holds(again, NOW - 1)).toBe(false);
  });
  it('are read again when they were changed', () => {
    const id = begin(office.leader, NOW - 2 * HOUR);
    connection().prepare('UPDATE sessions SET last_seen_at = ?').run(iso(NOW));
    expect(holds(id, NOW)).toBe(true);
    putSetting('absoluteHours', 1);
    db.forgetSessionLimits();
    expect(holds(id, NOW)).toBe(false);
  });
});

describe('a session ends', () => {
  it('alone when its owner leaves', () => {
    const [here, there] = [begin(office.leader), begin(office.leader)];
    db.endSession({ ...office.leader, sessionId: here });
    expect([here, there].map((id) => holds(id, NOW))).toEqual([false, true]);
    expect(rowOf(here)).toMatchObject({ revokedAt: iso(NOW) });
    expect(entries('logout')).toEqual([trailOf(office.leader, 'logout')]);
    withoutTrail(() => db.endSession({ ...office.leader, sessionId: there }));
    expect(holds(there, NOW)).toBe(true);
  });
  it('with all others of the person, those ended before not counted, of other people none', () => {
    const ids = [begin(office.leader), begin(office.leader), begin(office.leader), begin(office.drafter)];
    db.endSession({ ...office.leader, sessionId: ids[0]! });
    vi.setSystemTime(NOW + MINUTE);
    withoutTrail(() => db.endAllSessions(office.leader.userId, { userId: null, name: '命令行', organId: null }));
    expect(db.endAllSessions(office.leader.userId, { userId: office.admin.userId, name: '赵管', organId: office.organId }, ids[1])).toBe(1);
    expect(ids.map((id) => holds(id, NOW + MINUTE))).toEqual([false, true, false, true]);
    expect(rowOf(ids[0]!)).toMatchObject({ revokedAt: iso(NOW) });
    expect(entries('sessions.end')).toEqual([{ ...trailOf(office.admin, 'sessions.end', { sessions: 1 }), subject: `user:${office.leader.userId}` }]);
    expect(db.endAllSessions(office.leader.userId, { userId: null, name: '命令行', organId: null })).toBe(1);
    expect(holds(ids[1]!, NOW + MINUTE)).toBe(false);
  });
});

describe('failed log-ins', () => {
  const fail = (times: number, { name = NAME, address = HOME, at = NOW }: { name?: string | ((i: number) => string); address?: string | ((i: number) => string); at?: number } = {}) => {
    for (let i = 0; i < times; i += 1) db.countFailure(typeof name === 'string' ? name : name(i), typeof address === 'string' ? address : address(i), at);
  };
  const somewhere = (i: number) => `198.51.100.${i}`, somebody = (i: number) => `nobody${i}`;
  const wait = (name = NAME, address = HOME, at = NOW) => db.loginWait(name, address, at);

  it('of an account on a machine: five, then 30 seconds, twice as long each time, 15 minutes at most', () => {
    fail(4);
    expect(wait()).toBe(0);
    const waits = Array.from({ length: 7 }, () => { fail(1); return wait(); });
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
    expect(wait(NAME, ABROAD), 'on another machine').toBe(0);
    expect(wait('ceshi-admin'), 'another account').toBe(0);
  });
  it('of an account from anywhere: fifty, then a minute, 15 minutes at most', () => {
    fail(49, { address: somewhere });
    expect(wait(NAME, ABROAD)).toBe(0);
    const waits = Array.from({ length: 6 }, (_, i) => { fail(1, { address: somewhere(100 + i) }); return wait(NAME, ABROAD); });
    expect(waits).toEqual([60, 120, 240, 480, 900, 900]);
    expect(wait('ceshi-admin', ABROAD)).toBe(0);
  });
  it('of a machine: sixty, then 30 seconds, ten minutes at most', () => {
    fail(59, { name: somebody });
    expect(wait()).toBe(0);
    const waits = Array.from({ length: 7 }, (_, i) => { fail(1, { name: somebody(100 + i) }); return wait(); });
    expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600]);
    expect(wait(NAME, ABROAD)).toBe(0);
  });
  it('however many, are waited for 15 minutes and no longer', () => {
    connection().prepare('INSERT INTO login_failures (key, count, first_at, blocked_until) SELECT ?, ?, ?, ?').run('x', 1, iso(NOW), null);
    fail(1);
    connection().prepare('UPDATE login_failures SET count = 5000').run();
    fail(1);
    expect(wait()).toBe(900);
  });
  it('the longest of the waits is told', () => {
    fail(60, { name: somebody });
    fail(7);
    expect(wait(), 'two minutes for the account on this machine, ten for the machine').toBe(600);
    expect(wait('somebody-else'), 'the machine waits for itself').toBe(600);
  });
  it('end to the second', () => {
    fail(5);
    expect([0, 500, 29 * SECOND, 29 * SECOND + 999, 30 * SECOND, 31 * SECOND].map((passed) => wait(NAME, HOME, NOW + passed))).toEqual([30, 30, 1, 1, 0, 0]);
  });
  it('a clock set back by a year makes no wait of a year', () => {
    fail(5);
    expect(wait(NAME, HOME, NOW - 365 * DAY)).toBe(900);
  });
  it('are counted together within an hour of the first, and anew afterwards', () => {
    fail(4);
    fail(1, { at: NOW + HOUR });
    expect(wait(NAME, HOME, NOW + HOUR)).toBe(30);
    expect(failures()[0]).toMatchObject({ count: 5, firstAt: iso(NOW), blockedUntil: iso(NOW + HOUR + 30 * SECOND) });
    fail(1, { at: NOW + HOUR + 1 });
    expect(failures()).toMatchObject([1, 1, 1].map((count) => ({ count, firstAt: iso(NOW + HOUR + 1), blockedUntil: null })));
    expect(wait(NAME, HOME, NOW + HOUR + 1)).toBe(0);
  });
  it('are thrown away after a day', () => {
    fail(1, { name: 'old', address: somewhere(1), at: NOW - DAY - 1 });
    fail(1, { name: 'edge', address: somewhere(2), at: NOW - DAY });
    fail(1);
    expect(failures().map(({ firstAt }) => firstAt).sort()).toEqual([...Array<string>(3).fill(iso(NOW - DAY)), ...Array<string>(3).fill(iso(NOW))]);
  });
  it('are counted by any spelling of the name, and keep neither name nor address', () => {
    for (const name of ['Ceshi-Leader', ' ceshi-leader ', 'ｃｅｓｈｉ-leader', 'CESHI-LEADER', NAME]) fail(1, { name });
    expect(wait(' CESHI-leader')).toBe(30);
    expect(failures()).toHaveLength(3);
    for (const { key } of failures()) expect(key).toMatch(/^[0-9a-f]{40}$/);
  });
  it('a name and an address are told apart where one ends and the other begins', () => {
    fail(5, { name: 'ceshi1', address: '0.0.0.1' });
    expect(wait('ceshi', '10.0.0.1')).toBe(0);
  });
  it('are forgotten of the account on this machine at a log-in, the rest stays', () => {
    fail(3);
    db.forgetFailedLogins(NAME, ABROAD);
    expect(failures()).toHaveLength(3);
    db.forgetFailedLogins(' Ceshi-LEADER', HOME);
    expect(failures()).toHaveLength(2);
    fail(4);
    expect(wait()).toBe(0);
  });

  describe('from elsewhere', () => {
    beforeEach(() => fail(50, { address: somewhere }));
    it('do not keep the account from a machine it was used from in the last 90 days', () => {
      expect(wait(NAME, ABROAD)).toBe(60);
      begin(office.leader, NOW - 90 * DAY, ABROAD);
      expect(wait(NAME, ABROAD), 'ninety days ago').toBe(60);
      begin(office.leader, NOW - 90 * DAY + 1, ABROAD);
      expect(wait(NAME, ABROAD), 'a little later').toBe(0);
      expect(wait(' Ceshi-Leader ', ABROAD)).toBe(0);
      expect(wait(NAME, '203.0.113.10'), 'another machine').toBe(60);
    });
    it('a machine of somebody else is not known', () => {
      begin(office.drafter, NOW, ABROAD);
      expect(wait(NAME, ABROAD)).toBe(60);
    });
    it('a known machine waits for its own failures', () => {
      begin(office.leader, NOW, ABROAD);
      fail(5, { address: ABROAD });
      expect(wait(NAME, ABROAD)).toBe(30);
    });
  });
});

describe('failures within a session', () => {
  it('wait like those of an account on a machine, for this session alone', () => {
    for (let i = 0; i < 4; i += 1) db.countStepUpFailure('one', NOW);
    expect(db.stepUpWait('one', NOW)).toBe(0);
    db.countStepUpFailure('one', NOW);
    expect([db.stepUpWait('one', NOW), db.stepUpWait('one', NOW + 30 * SECOND), db.stepUpWait('two', NOW)]).toEqual([30, 0, 0]);
    db.countStepUpFailure('two', NOW);
    db.forgetStepUpFailures('one');
    expect(failures()).toMatchObject([{ count: 1, blockedUntil: null }]);
    expect(db.stepUpWait('one', NOW)).toBe(0);
  });
});

describe('the trail of failures', () => {
  const nobody = { actorId: null, actorName: '未登录者' };
  it('names the account, not what somebody typed that is none', () => {
    db.noteFailedLogin(' Ceshi-LEADER', HOME, 'password');
    db.noteFailedLogin('my-password', HOME, 'unknown');
    expect(entries('login.failed').reverse()).toEqual([
      { ...nobody, act: 'login.failed', organId: office.organId, subject: `user:${office.leader.userId}`, details: { username: NAME, why: 'password' } },
      { ...nobody, act: 'login.failed', organId: null, subject: 'user:unknown', details: { why: 'unknown' } },
    ]);
    expect(failures().map(({ count }) => count)).toEqual([2, 1, 1, 1, 1]);
  });
  it('says who was turned away, and counts that for nobody', () => {
    db.noteBlockedLogin('CESHI-leader ');
    db.noteBlockedLogin('my-password');
    expect(entries('login.blocked').reverse()).toEqual([
      { ...nobody, act: 'login.blocked', organId: office.organId, subject: `user:${office.leader.userId}`, details: { username: NAME } },
      { ...nobody, act: 'login.blocked', organId: null, subject: 'user:unknown', details: {} },
    ]);
    expect(failures()).toEqual([]);
  });
  it('and the count stand together or not at all', () => {
    withoutTrail(() => db.noteFailedLogin(NAME, HOME, 'password'));
    expect(failures()).toEqual([]);
  });
});
