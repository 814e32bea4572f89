/** Who is who in an office, and whose place somebody takes: to the day and to the instant. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignedIn } from '../lib/desk/types';
import { connection, tables } from './client';
import { activePeople, auditActor, authorityOf, delegatedTo, holdersOf, peopleFor, workflowActor } from './people';
import { delegations } from './schema';
import { freshDatabase, makeOffice, type TestOffice } from './test-office';

/** Half past midnight on 10 January in China; in UTC it is still the ninth. */
const NOW = '2025-01-09T16:30:00.000Z', TODAY = '2025-01-10';
let office: TestOffice, other: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] });
  database = freshDatabase();
  office = await makeOffice();
  other = await makeOffice('bieban', '新华区别办街道办事处');
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

type Row = typeof delegations.$inferInsert;
/** The leader's place, held by the second drafter today. */
function given(more: Partial<Row> = {}): void {
  tables().insert(delegations).values({ organId: office.organId, role: 'leader', fromUserId: office.leader.userId, toUserId: office.drafter2.userId, fromDate: TODAY, toDate: TODAY, reason: '出差', grantedByName: '张伟', at: NOW, ...more }).run();
}
const change = (user: SignedIn, column: 'disabled_at' | 'role' | 'email', value: string) => connection().prepare(`UPDATE users SET ${column} = ? WHERE id = ?`).run(value, user.userId);
const names = (people: { displayName: string }[]) => people.map((person) => person.displayName);

describe('the people of an office', () => {
  it('are its active accounts in the order they were made', () => {
    change(office.drafter, 'email', 'limin@example.gov.cn');
    change(office.auditor, 'disabled_at', NOW);
    expect(activePeople(office.organId)).toEqual([
      { id: office.drafter.userId, displayName: '李敏', role: 'drafter', email: 'limin@example.gov.cn' }, { id: office.director.userId, displayName: '王建国', role: 'director', email: null },
      { id: office.leader.userId, displayName: '张伟', role: 'leader', email: null }, { id: office.admin.userId, displayName: '赵管', role: 'admin', email: null }, { id: office.drafter2.userId, displayName: '周宁', role: 'drafter', email: null },
    ]);
    expect(names(activePeople(office.organId, ['leader', 'drafter']))).toEqual(['李敏', '张伟', '周宁']);
    expect(activePeople(office.organId, [])).toEqual([]);
  });
  it('are named by their roles', () => {
    change(office.admin, 'disabled_at', NOW);
    expect(holdersOf(office.organId)).toEqual({ drafter: ['李敏', '周宁'], director: ['王建国'], leader: ['张伟'], auditor: ['钱审'] });
  });
  it('stand in the trail with number, name and office, and before the workflow with their role', () => {
    expect(auditActor(office.leader)).toEqual({ userId: office.leader.userId, name: '张伟', organId: office.organId });
    expect(workflowActor(office.drafter2)).toEqual({ userId: office.drafter2.userId, role: 'drafter', organId: office.organId, delegated: [] });
    given();
    expect(workflowActor(office.drafter2).delegated).toEqual([{ role: 'leader', onBehalfOf: '张伟' }]);
  });
});

describe('a place held today', () => {
  it.each([['first day', TODAY, '2025-01-31', true], ['last day', '2025-01-01', TODAY, true], ['the day before it', '2025-01-11', '2025-01-31', false], ['the day after it', '2025-01-01', '2025-01-09', false]])('%s', (_, fromDate, toDate, holds) => {
    given({ fromDate, toDate });
    expect(delegatedTo(office.drafter2.userId)).toEqual(holds ? [{ role: 'leader', onBehalfOf: '张伟' }] : []);
    expect(names(peopleFor(office.organId, 'leader'))).toEqual(holds ? ['张伟', '周宁'] : ['张伟']);
  });
  it('on another day than today', () => {
    given({ fromDate: '2025-02-01', toDate: '2025-02-02' });
    expect(delegatedTo(office.drafter2.userId, '2025-02-02')).toHaveLength(1);
    expect(names(peopleFor(office.organId, 'leader', '2025-02-01'))).toEqual(['张伟', '周宁']);
    expect(names(peopleFor(office.organId, 'leader', '2025-02-03'))).toEqual(['张伟']);
  });
  it('is whose it was given to, for that role', () => {
    given();
    expect(delegatedTo(office.drafter.userId)).toEqual([]);
    expect(names(peopleFor(office.organId, 'director'))).toEqual(['王建国']);
    expect(names(peopleFor(other.organId, 'leader'))).toEqual(['张伟']);
    expect(peopleFor(other.organId, 'leader')[0]!.id).toBe(other.leader.userId);
  });
  it('ends when it is taken back', () => {
    given({ revokedAt: NOW });
    expect(delegatedTo(office.drafter2.userId)).toEqual([]);
    expect(names(peopleFor(office.organId, 'leader'))).toEqual(['张伟']);
  });
  it('is nobody’s whose account is closed', () => {
    given();
    change(office.drafter2, 'disabled_at', NOW);
    change(office.leader, 'disabled_at', NOW);
    expect(peopleFor(office.organId, 'leader')).toEqual([]);
  });
  it('makes nobody two people: who holds the role, or holds it for two', () => {
    change(office.director, 'role', 'leader');
    given();
    given({ fromUserId: office.director.userId });
    given({ fromUserId: office.director.userId, toUserId: office.leader.userId });
    change(office.drafter2, 'email', 'zhou@example.gov.cn');
    expect(peopleFor(office.organId, 'leader')).toEqual([
      { id: office.director.userId, displayName: '王建国', role: 'leader', email: null }, { id: office.leader.userId, displayName: '张伟', role: 'leader', email: null },
      { id: office.drafter2.userId, displayName: '周宁', role: 'drafter', email: 'zhou@example.gov.cn' },
    ]);
  });
});

describe('the authority of a step', () => {
  const authority = (more: Partial<Parameters<typeof authorityOf>[0]> = {}) => authorityOf({ userId: office.drafter2.userId, role: 'leader', onBehalfOf: '张伟', at: NOW, ...more });
  const HELD = { authority: { from: TODAY, to: TODAY } };

  it('is none where somebody acted in their own place', () => {
    given();
    expect(authority({ onBehalfOf: null })).toEqual({});
  });
  it('is the delegation of that person, role and absent one', () => {
    expect(authority()).toEqual({});
    given();
    expect(authority()).toEqual(HELD);
    expect(authority({ userId: office.drafter.userId })).toEqual({});
    expect(authority({ role: 'director' })).toEqual({});
    expect(authority({ onBehalfOf: '王建国' })).toEqual({});
  });
  it('holds on its days, as the calendar of China has them at the step', () => {
    given({ at: '2025-01-01T00:00:00.000Z' });
    expect(authority({ at: '2025-01-09T16:00:00.000Z' })).toEqual(HELD);
    expect(authority({ at: '2025-01-10T15:59:59.999Z' })).toEqual(HELD);
    expect(authority({ at: '2025-01-09T15:59:59.999Z' })).toEqual({});
    expect(authority({ at: '2025-01-10T16:00:00.000Z' })).toEqual({});
  });
  it('does not hold for what was done before it was given', () => {
    given();
    expect(authority({ at: '2025-01-09T16:29:59.999Z' })).toEqual({});
  });
  it('holds until the instant it was taken back', () => {
    given({ revokedAt: '2025-01-09T17:00:00.000Z' });
    expect(authority({ at: '2025-01-09T17:00:00.000Z' })).toEqual(HELD);
    expect(authority({ at: '2025-01-09T17:00:00.001Z' })).toEqual({});
  });
});
