/** The password asked for again within a session: what is told, what is counted, what stands in the trail. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { auditEntries } from '@/db/audit';
import { noteRefusal } from '@/db/audit-access';
import { stepUpWait } from '@/db/sessions';
import { freshDatabase, makeOffice, PASSWORD, type TestOffice } from '@/db/test-office';
import type { SignedIn } from '@/lib/desk/types';
import { turnsWaiting } from './in-turn';
import { confirmPassword } from './step-up';

let office: TestOffice, me: SignedIn;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2025-01-10T02:00:00Z'), toFake: ['Date'] });
  database = freshDatabase();
  office = await makeOffice();
  me = { ...office.leader, sessionId: 'session of the leader' };
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

const fail = async (times: number, user = me) => { for (let i = 0; i < times; i += 1) await confirmPassword(user, 'wrong'); };

it('a wrong password is told at the field it was asked in, and stands once in the trail', async () => {
  const refusal = await confirmPassword(me, 'wrong');
  expect(refusal).toEqual({ ok: false, code: 'invalid', message: '密码不对，没有办理。', fields: { password: '密码不对' } });
  expect(await confirmPassword(me, 'wrong', 'current')).toMatchObject({ fields: { current: '密码不对' } });
  if (refusal.ok) throw new Error('taken');
  noteRefusal(me, 'publish', {}, refusal);
  expect(auditEntries({ act: 'request.refused' }), 'it has an entry of its own').toEqual([]);
  expect(auditEntries({ act: 'stepUp' })[1]).toMatchObject({ act: 'stepUp.failed', actorId: me.userId, actorName: '张伟', organId: office.organId, subject: `user:${me.userId}`, details: {} });
});

it('a right password says nothing and is no failure', async () => {
  expect(await confirmPassword(me, PASSWORD)).toEqual({ ok: true });
  expect(auditEntries({ act: 'stepUp' })).toEqual([]);
});

it('the fifth failure begins the wait, which is told in minutes; a right password must wait too', async () => {
  await fail(4);
  expect(stepUpWait(me.sessionId)).toBe(0);
  await fail(1);
  expect(await confirmPassword(me, PASSWORD)).toEqual({ ok: false, code: 'blocked', message: '密码多次不对，请1分钟后再试。' });
  expect(auditEntries({ act: 'stepUp' }), 'a refused attempt is no failure').toHaveLength(5);
  vi.setSystemTime(Date.now() + 29_000);
  expect(await confirmPassword(me, PASSWORD)).toMatchObject({ code: 'blocked' });
  vi.setSystemTime(Date.now() + 1_000);
  await fail(1);
  expect(await confirmPassword(me, PASSWORD), '60 seconds are one minute').toMatchObject({ message: '密码多次不对，请1分钟后再试。' });
  vi.setSystemTime(Date.now() + 60_000);
  await fail(1);
  expect(await confirmPassword(me, PASSWORD), '120 seconds are two').toMatchObject({ message: '密码多次不对，请2分钟后再试。' });
});

it('a right password forgets the failures of its own session only', async () => {
  const there = { ...me, sessionId: 'another session' };
  await fail(4);
  await fail(4, there);
  expect(await confirmPassword(me, PASSWORD)).toEqual({ ok: true });
  await fail(4);
  expect(stepUpWait(me.sessionId)).toBe(0);
  await fail(1, there);
  expect(stepUpWait(there.sessionId)).toBe(30);
  expect(await confirmPassword(me, PASSWORD), 'one session does not wait for another').toEqual({ ok: true });
});

it('attempts within one session take turns, those of different sessions do not', async () => {
  const sessions = ['one', 'two', 'three'].map((sessionId) => ({ ...me, sessionId }));
  const under = sessions.flatMap((user) => Array.from({ length: 6 }, () => confirmPassword(user, 'wrong')));
  expect(turnsWaiting(), 'one queue a session').toBe(3);
  const answers = await Promise.all(under);
  expect(answers.map((answer) => !answer.ok && answer.code)).toEqual(sessions.flatMap(() => [...Array<string>(5).fill('invalid'), 'blocked']));
});

it('a person who is no more confirms nothing', async () => {
  expect(await confirmPassword({ ...me, userId: 9999 }, PASSWORD)).toMatchObject({ ok: false, code: 'invalid' });
});
