/** The log-in sentence by sentence: what is told, in which order it is looked at, what is counted and what is forgotten. */
import { generate } from 'otplib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditEntries } from '@/db/audit';
import { connection } from '@/db/client';
import { countFailure, loginWait, personOfSession } from '@/db/sessions';
import { putSetting } from '@/db/settings';
import { freshDatabase, makeOffice, PASSWORD, type TestOffice } from '@/db/test-office';
import { disableUser, userById } from '@/db/users';
import { turnsWaiting } from './in-turn';
import { logIn } from './login';
import { newRecoveryCodes, newTotpSecret } from './totp';

const HOME = '10.0.0.1';
const WRONG = { ok: false, reason: 'wrong', message: '用户名或密码不对。' };
const WRONG_CODE = { ok: false, reason: 'code', message: '验证码不对或已用过。' };
let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2025-01-10T02:00:00Z'), toFake: ['Date'] });
  database = freshDatabase();
  office = await makeOffice();
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

const enter = (password: string, more: { username?: string; code?: string } = {}) => logIn({ username: 'ceshi-leader', password, ...more }, HOME);
const pass = (seconds: number) => { vi.setSystemTime(Date.now() + seconds * 1000); };
const entries = () => auditEntries({ act: 'login' }).map(({ act, details }) => [act, details]);
/** Puts a second factor in force for the leader. */
function withFactor() {
  const secret = newTotpSecret();
  const { codes, digests } = newRecoveryCodes();
  connection().prepare('UPDATE users SET totp_secret = ?, totp_enabled_at = ?, recovery_codes = ? WHERE id = ?').run(secret, new Date().toISOString(), JSON.stringify(digests), office.leader.userId);
  return { codes, digests, codeNow: () => generate({ secret, epoch: Math.floor(Date.now() / 1000) }) };
}

it('begins a session of the account, in the trail under its name', async () => {
  const answer = await enter(PASSWORD);
  if (!answer.ok) throw new Error(answer.message);
  expect(personOfSession(answer.sessionId)).toMatchObject({ userId: office.leader.userId, username: 'ceshi-leader' });
  expect(auditEntries({ act: 'login' })).toMatchObject([{ act: 'login', actorId: office.leader.userId, actorName: '张伟', organId: office.organId, subject: `user:${office.leader.userId}`, details: {} }]);
});

it('an unknown name, a wrong password and a closed account are told alike and noted apart', async () => {
  expect(await enter(PASSWORD, { username: 'nobody' })).toEqual(WRONG);
  expect(await enter('wrong')).toEqual(WRONG);
  disableUser(office.admin, office.leader.userId);
  expect(await enter(PASSWORD)).toEqual(WRONG);
  expect(entries().reverse()).toEqual([['login.failed', { why: 'unknown' }], ['login.failed', { why: 'password', username: 'ceshi-leader' }], ['login.failed', { why: 'closed', username: 'ceshi-leader' }]]);
});

describe('the wait', () => {
  it.each([[7, 90, '90秒'], [7, 91, '2分钟'], [7, 120, '2分钟'], [8, 121, '3分钟']])('after %i failures, %i seconds left are told as %s', async (failures, left, words) => {
    // The waits are 30, 60, 120, 240 … seconds from the fifth failure on; the clock is moved to where `left` are left of the last.
    for (let i = 0; i < failures; i += 1) countFailure('ceshi-leader', HOME);
    pass(loginWait('ceshi-leader', HOME) - left);
    expect(loginWait('ceshi-leader', HOME)).toBe(left);
    expect(await enter(PASSWORD)).toEqual({ ok: false, reason: 'wait', message: `尝试次数过多，请${words}后再试。` });
  });
  it('holds a right password back, looks at nothing and counts nothing, and is noted; the last second is one', async () => {
    for (let i = 0; i < 5; i += 1) expect(await enter('wrong')).toEqual(WRONG);
    const failures = connection().prepare('SELECT * FROM login_failures ORDER BY key').all();
    pass(29);
    expect(await enter(PASSWORD)).toEqual({ ok: false, reason: 'wait', message: '尝试次数过多，请1秒后再试。' });
    expect(connection().prepare('SELECT * FROM login_failures ORDER BY key').all()).toEqual(failures);
    expect(entries()[0]).toEqual(['login.blocked', { username: 'ceshi-leader' }]);
    pass(1);
    expect(await enter(PASSWORD)).toMatchObject({ ok: true });
  });
  it('a log-in forgets the failures of the account on this machine', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) expect(await enter('wrong')).toEqual(WRONG);
      expect(await enter(PASSWORD)).toMatchObject({ ok: true });
    }
  });
});

describe('the second factor', () => {
  it('is asked for after the password only, and being asked is no failure', async () => {
    withFactor();
    expect(await enter('wrong')).toEqual(WRONG);
    for (const code of [undefined, '', '  ']) expect(await enter(PASSWORD, { code })).toEqual({ ok: false, reason: 'code', message: '请输入动态验证码，或一个恢复码。' });
    expect(entries()).toEqual([['login.failed', { username: 'ceshi-leader', why: 'password' }]]);
  });
  it('is not asked for before it is in force', async () => {
    withFactor();
    connection().prepare('UPDATE users SET totp_enabled_at = NULL').run();
    expect(await enter(PASSWORD)).toMatchObject({ ok: true });
    connection().prepare('UPDATE users SET totp_enabled_at = ?, totp_secret = NULL').run(new Date().toISOString());
    expect(await enter(PASSWORD), 'a secret is needed to ask for a code').toMatchObject({ ok: true });
  });
  it('a code works once; its step is remembered and the recovery codes stay', async () => {
    const { digests, codeNow } = withFactor();
    expect(await enter(PASSWORD, { code: await codeNow() })).toMatchObject({ ok: true });
    expect(userById(office.leader.userId)).toMatchObject({ totpLastStep: Math.floor(Date.now() / 30_000), recoveryCodes: digests });
    expect(await enter(PASSWORD, { code: await codeNow() })).toEqual(WRONG_CODE);
    expect(entries()[0]).toEqual(['login.failed', { username: 'ceshi-leader', why: 'code' }]);
    pass(30);
    expect(await enter(PASSWORD, { code: await codeNow() })).toMatchObject({ ok: true });
  });
  it('a recovery code works once; the others stay, and so does the step', async () => {
    const { codes, digests } = withFactor();
    connection().prepare('UPDATE users SET totp_last_step = 7').run();
    expect(await enter(PASSWORD, { code: codes[3] })).toMatchObject({ ok: true });
    expect(userById(office.leader.userId)).toMatchObject({ totpLastStep: 7, recoveryCodes: digests.filter((_, i) => i !== 3) });
    expect(await enter(PASSWORD, { code: codes[3] })).toEqual(WRONG_CODE);
    expect(await enter(PASSWORD, { code: codes[4] })).toMatchObject({ ok: true });
  });
  it('wrong codes count like wrong passwords', async () => {
    withFactor();
    for (let i = 0; i < 5; i += 1) expect(await enter(PASSWORD, { code: 'no code' })).toEqual(WRONG_CODE);
    expect(await enter(PASSWORD, { code: 'no code' })).toMatchObject({ reason: 'wait' });
  });
});

it('an old password lets in and must be changed, where passwords have an age', async () => {
  const mustChange = () => userById(office.leader.userId)!.mustChangePassword;
  pass(91 * 24 * 3600);
  expect(await enter(PASSWORD)).toMatchObject({ ok: true });
  expect(mustChange()).toBe(false);
  putSetting('passwordProfile', 'classes');
  expect(await enter('wrong')).toEqual(WRONG);
  expect(mustChange()).toBe(false);
  const answer = await enter(PASSWORD);
  expect(answer.ok && personOfSession(answer.sessionId)).toMatchObject({ mustChangePassword: true });
  expect(userById(office.drafter.userId), 'nobody else').toMatchObject({ mustChangePassword: false });
});

it('attempts on one account take turns by any spelling of its name, those on others do not', async () => {
  const under = ['ceshi-leader', ' CESHI-Leader ', 'ceshi-drafter'].map((username) => enter('wrong', { username }));
  expect(turnsWaiting()).toBe(2);
  expect(await Promise.all(under)).toEqual([WRONG, WRONG, WRONG]);
});
