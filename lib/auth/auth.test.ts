import { generate } from 'otplib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditEntries } from '@/db/audit';
import { loginWait, personOfSession } from '@/db/sessions';
import { addUser, changePassword, changeUser, disableUser, enableUser, listUsers, resetUserPassword, userById } from '@/db/users';
import { changeSettings } from '@/db/installation';
import { allSettings, putSetting } from '@/db/settings';
import { freshDatabase, makeOffice, PASSWORD, type TestOffice } from '@/db/test-office';
import type { SignedIn } from '@/lib/desk/types';
import { logIn } from './login';
import { passwordFault, verifyPassword } from './password';
import { begin, confirm, remove } from './second-factor';
import { confirmPassword } from './step-up';

let office: TestOffice;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => { database = freshDatabase(); office = await makeOffice(); });
afterEach(() => { vi.useRealTimers(); database.remove(); });

const MINUTE = 60_000;
const enter = (password = PASSWORD, more: { username?: string; address?: string; code?: string } = {}) => logIn({ username: more.username ?? 'ceshi-leader', password, code: more.code }, more.address ?? '10.0.0.1');
const session = async (more = {}) => {
  const answer = await enter(PASSWORD, more);
  if (!answer.ok) throw new Error(answer.message);
  return answer.sessionId;
};

describe('log-in', () => {
  it('lets in, with a new session each time, and by any case of the name', async () => {
    const [a, b] = [await session(), await session({ username: 'CESHI-Leader ' })];
    expect(a).not.toBe(b);
    expect(personOfSession(a)).toMatchObject({ displayName: '张伟', role: 'leader', organId: office.organId });
    expect(personOfSession('nothing')).toBeNull();
  });
  it('answers the same for unknown names, wrong passwords and closed accounts', async () => {
    disableUser(office.admin, office.drafter2.userId);
    const answers = [await enter('wrong-password'), await enter(PASSWORD, { username: 'nobody' }), await enter(PASSWORD, { username: 'ceshi-drafter2' })];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
  it('takes as long for an unknown name', async () => {
    await verifyPassword(null, 'warm up');
    const time = async (username: string) => { const since = performance.now(); await verifyPassword(username === '' ? null : userById(office.leader.userId)!.passwordHash, 'wrong'); return performance.now() - since; };
    const known: number[] = [], unknown: number[] = [];
    for (let i = 0; i < 9; i += 1) { known.push(await time('x')); unknown.push(await time('')); }
    const middle = (list: number[]) => list.sort((a, b) => a - b)[4]!;
    expect(middle(unknown) / middle(known)).toBeGreaterThan(0.3);
    expect(middle(unknown) / middle(known)).toBeLessThan(3);
  });
  it('many at once do not slip past the counting', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter('wrong-password')));
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong')).toHaveLength(5);
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'wait')).toHaveLength(7);
  });
});

describe('lockout', () => {
  it('grows, is bounded, and ends', async () => {
    let now = Date.now();
    vi.useFakeTimers({ now, toFake: ['Date'] });
    const waits: number[] = [];
    for (let i = 0; i < 16; i += 1) {
      await enter('wrong-password');
      const wait = loginWait('ceshi-leader', '10.0.0.1');
      if (wait > 0) waits.push(wait);
      now += wait * 1000;
      vi.setSystemTime(now);
    }
    expect(waits.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(Math.max(...waits)).toBe(900);
    expect(await enter()).toMatchObject({ ok: true });
    expect(loginWait('ceshi-leader', '10.0.0.1')).toBe(0);
  });
  it('cannot shut the leader out from a machine they use', async () => {
    await session({ address: '10.0.0.9' });
    for (let i = 0; i < 60; i += 1) await enter('wrong-password', { address: `10.1.${i}.1`, username: 'ceshi-leader' });
    expect(await enter(PASSWORD, { address: '10.2.0.1' })).toMatchObject({ ok: false, reason: 'wait' });
    expect(await enter(PASSWORD, { address: '10.0.0.9' })).toMatchObject({ ok: true });
  });
  it('holds for unknown names alike', async () => {
    for (let i = 0; i < 6; i += 1) await enter('wrong-password', { username: 'nobody' });
    expect(await enter('wrong-password', { username: 'nobody' })).toMatchObject({ reason: 'wait' });
  });
});

describe('sessions', () => {
  it('end when idle, too old, revoked, or the account is closed; a changed role works at once', async () => {
    const now = Date.now();
    const id = await session();
    expect(personOfSession(id, now + 29 * MINUTE)).not.toBeNull();
    expect(personOfSession(id, now + 58 * MINUTE)).not.toBeNull();
    expect(personOfSession(id, now + 90 * MINUTE)).toBeNull();
    const long = await session();
    for (let minute = 0; minute < 12 * 60; minute += 20) expect(personOfSession(long, now + minute * MINUTE)).not.toBeNull();
    expect(personOfSession(long, now + (12 * 60 + 1) * MINUTE)).toBeNull();
    const other = await session();
    changeUser(office.admin, { id: office.leader.userId, displayName: '张伟', role: 'drafter' });
    expect(personOfSession(other)).toMatchObject({ role: 'drafter' });
    disableUser(office.admin, office.leader.userId);
    expect(personOfSession(other)).toBeNull();
    enableUser(office.admin, office.leader.userId);
    expect(personOfSession(other)).toBeNull();
  });
  it('other sessions end when the password changes', async () => {
    const [here, there] = [await session(), await session()];
    const me: SignedIn = { ...office.leader, sessionId: here };
    expect(await changePassword(me, { current: 'wrong', next: 'Xin-mima-20241' })).toMatchObject({ ok: false, code: 'invalid' });
    expect(await changePassword(me, { current: PASSWORD, next: 'short' })).toMatchObject({ ok: false });
    expect(await changePassword(me, { current: PASSWORD, next: PASSWORD })).toMatchObject({ ok: false });
    expect(await changePassword(me, { current: PASSWORD, next: 'Xin-mima-20241' })).toMatchObject({ ok: true });
    expect(personOfSession(here)).not.toBeNull();
    expect(personOfSession(there)).toBeNull();
  });
});

describe('accounts', () => {
  it('are managed by the administrator of the office only', async () => {
    const other = await makeOffice('qita', '别的街道办事处');
    expect(disableUser(other.admin, office.leader.userId)).toMatchObject({ ok: false, code: 'missing' });
    expect(disableUser(office.leader, office.drafter.userId)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(disableUser(office.admin, office.admin.userId)).toMatchObject({ ok: false });
    expect(changeUser(office.admin, { id: office.admin.userId, displayName: '赵', role: 'leader' })).toMatchObject({ ok: false });
    expect(listUsers(office.organId)).toHaveLength(6);
    expect(await resetUserPassword(office.admin, { id: office.leader.userId, password: 'Linshi-mima-1' })).toMatchObject({ ok: true });
    const answer = await enter('Linshi-mima-1');
    expect(answer.ok && personOfSession(answer.sessionId)).toMatchObject({ mustChangePassword: true });
  });
  it.each([[{ username: '坏名' }, '用户名'], [{ displayName: '' }, '姓名'], [{ organId: null }, '须属于一个单位'], [{ organId: 99 }, '没有这个单位'], [{ password: 'password123' }, '太常见'], [{ password: 'new-user-2024' }, '用户名'], [{ username: 'CESHI-leader' }, '已被使用']])('%o is refused', async (wrong, words) => {
    const answer = await addUser({ userId: 1, name: 'x', organId: null }, { username: 'new-user', displayName: '新人', role: 'drafter', organId: office.organId, password: 'Xinren-mima-1', ...wrong });
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(words) as string });
  });
});

describe('password profiles', () => {
  it.each([['length', 'short1', '至少10位'], ['length', 'aaaaaaaaaaaa', '太常见'], ['length', '1234567890', '太常见'], ['length', 'x'.repeat(129), '128'], ['length', '一段足够长的中文口令', null], ['classes', 'alllowercase1', '三类'], ['classes', 'Abcdef1!', null], ['classes', 'Ab1!', '至少8位']] as const)('%s: %s', (profile, password, words) => {
    const fault = passwordFault(password, 'somebody', profile);
    if (words === null) expect(fault).toBeNull(); else expect(fault).toContain(words);
  });
  it('classes: 90 days, and not the last five again', async () => {
    putSetting('passwordProfile', 'classes');
    const me = office.leader;
    let current = PASSWORD;
    for (const next of ['Mima-one-1', 'Mima-two-2', 'Mima-three-3']) { expect(await changePassword(me, { current, next })).toMatchObject({ ok: true }); current = next; }
    expect(await changePassword(me, { current, next: 'Mima-one-1' })).toMatchObject({ ok: false, message: expect.stringContaining('最近5次') as string });
    vi.useFakeTimers({ now: Date.now() + 91 * 24 * 60 * MINUTE, toFake: ['Date'] });
    const answer = await enter(current);
    expect(answer.ok && personOfSession(answer.sessionId)).toMatchObject({ mustChangePassword: true });
  });
});

describe('second factor and step-up', () => {
  it('asks for a code, takes each once, and takes recovery codes once', async () => {
    const me: SignedIn = { ...office.leader, sessionId: await session() };
    expect(await begin(me, 'wrong')).toMatchObject({ ok: false });
    const begun = await begin(me, PASSWORD);
    if (!begun.ok) throw new Error(begun.message);
    expect(await confirm(me, '000000x')).toMatchObject({ ok: false });
    const confirmed = await confirm(me, await generate({ secret: begun.secret }));
    if (!confirmed.ok) throw new Error(confirmed.message);
    expect(confirmed.recoveryCodes).toHaveLength(10);
    expect(await enter()).toMatchObject({ ok: false, reason: 'code' });
    expect(await enter(PASSWORD, { code: await generate({ secret: begun.secret }) })).toMatchObject({ ok: false, reason: 'code' });
    const later = Date.now() + 2 * MINUTE;
    vi.useFakeTimers({ now: later, toFake: ['Date'] });
    const code = await generate({ secret: begun.secret, epoch: Math.floor(later / 1000) });
    expect(await enter(PASSWORD, { code })).toMatchObject({ ok: true });
    expect(await enter(PASSWORD, { code })).toMatchObject({ ok: false, reason: 'code' });
    expect(await enter(PASSWORD, { code: confirmed.recoveryCodes[0]!.toLowerCase() })).toMatchObject({ ok: true });
    expect(await enter(PASSWORD, { code: confirmed.recoveryCodes[0]! })).toMatchObject({ ok: false });
    expect(await remove(me, PASSWORD)).toMatchObject({ ok: true });
    expect(await enter()).toMatchObject({ ok: true });
  });
  it('is asked of leader and administrator when the office says so', async () => {
    expect(changeSettings(office.leader, { ...allSettings(), secondFactorRequired: true })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(changeSettings(office.admin, { ...allSettings(), secondFactorRequired: true })).toMatchObject({ ok: true });
    expect(personOfSession(await session())).toMatchObject({ mustEnrolSecondFactor: true });
    expect(personOfSession(await session({ username: 'ceshi-drafter' }))).not.toHaveProperty('mustEnrolSecondFactor');
    expect(await remove(office.leader, PASSWORD)).toMatchObject({ ok: false, code: 'forbidden' });
  });
  it('the password at sign-off is limited too, without locking the log-in', async () => {
    const me: SignedIn = { ...office.leader, sessionId: await session() };
    for (let i = 0; i < 5; i += 1) expect(await confirmPassword(me, 'wrong')).toMatchObject({ ok: false, code: 'invalid' });
    expect(await confirmPassword(me, PASSWORD)).toMatchObject({ ok: false, code: 'blocked' });
    expect(await enter()).toMatchObject({ ok: true });
  });
  it('many wrong passwords at once within a session do not slip past the counting', async () => {
    const me: SignedIn = { ...office.leader, sessionId: await session() };
    const answers = await Promise.all(Array.from({ length: 12 }, () => confirmPassword(me, 'wrong', 'current')));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'invalid' && answer.fields?.current === '密码不对')).toHaveLength(5);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'blocked')).toHaveLength(7);
  });
  it('a right password begins the count anew, and a wait ends', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    const me: SignedIn = { ...office.leader, sessionId: await session() };
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) expect(await confirmPassword(me, 'wrong')).toMatchObject({ code: 'invalid' });
      expect(await confirmPassword(me, PASSWORD)).toEqual({ ok: true });
    }
    for (let i = 0; i < 5; i += 1) await confirmPassword(me, 'wrong');
    vi.setSystemTime(Date.now() + 30_000);
    expect(await confirmPassword(me, PASSWORD)).toEqual({ ok: true });
  });
  it('strangers who fail at the log-in for an hour cannot keep the leader from signing', async () => {
    const me: SignedIn = { ...office.leader, sessionId: await session() };
    for (let i = 0; i < 60; i += 1) await enter('wrong-password', { address: `198.51.100.${i}` });
    expect(await enter(PASSWORD, { address: '203.0.113.9' })).toMatchObject({ ok: false, reason: 'wait' });
    expect(await confirmPassword(me, PASSWORD)).toEqual({ ok: true });
  });
  it('each step of the second factor has its turn', async () => {
    const me: SignedIn = { ...office.admin, sessionId: await session({ username: 'ceshi-admin' }) };
    expect(await confirm(me, '123456')).toMatchObject({ ok: false, message: expect.stringContaining('先开始设置') as string });
    const begun = await begin(me, PASSWORD);
    if (!begun.ok) throw new Error(begun.message);
    const right = await generate({ secret: begun.secret });
    expect(await confirm(me, right === '000000' ? '000001' : '000000')).toMatchObject({ ok: false, fields: { code: '不对' } });
    expect(await confirm(me, right)).toMatchObject({ ok: true });
    expect(await confirm(me, right)).toMatchObject({ ok: false, message: expect.stringContaining('先开始设置') as string });
    expect(await begin(me, PASSWORD)).toMatchObject({ ok: false, message: expect.stringContaining('已启用') as string });
    expect(await remove(me, 'wrong')).toMatchObject({ ok: false, fields: { password: '密码不对' } });
    expect(changeSettings(office.admin, { ...allSettings(), secondFactorRequired: true })).toMatchObject({ ok: true });
    expect(await remove(me, PASSWORD)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await remove(office.drafter, PASSWORD)).toMatchObject({ ok: true });
  });
  it('a person who is no more confirms nothing', async () => {
    expect(await confirmPassword({ ...office.leader, userId: 9999 }, PASSWORD)).toMatchObject({ ok: false, code: 'invalid' });
  });
  it('a failed log-in says why to the auditor, the same to the person; refused ones are counted', async () => {
    disableUser(office.admin, office.drafter2.userId);
    const begun = await begin({ ...office.director, sessionId: await session({ username: 'ceshi-director' }) }, PASSWORD);
    if (!begun.ok) throw new Error(begun.message);
    await confirm(office.director, await generate({ secret: begun.secret }));
    await enter('wrong-password');
    await enter(PASSWORD, { username: 'ceshi-drafter2' });
    await enter('my-real-password', { username: 'my-real-password-typed-as-name' });
    await enter(PASSWORD, { username: 'ceshi-director', code: '000000x' });
    const entries = auditEntries({ act: 'login.failed' }).reverse();
    expect(entries.map(({ subject, details }) => [subject, details])).toEqual([
      [`user:${office.leader.userId}`, { username: 'ceshi-leader', why: 'password' }], [`user:${office.drafter2.userId}`, { username: 'ceshi-drafter2', why: 'closed' }],
      ['user:unknown', { why: 'unknown' }], [`user:${office.director.userId}`, { username: 'ceshi-director', why: 'code' }],
    ]);
    expect(JSON.stringify(auditEntries({}))).not.toContain('my-real-password');
    for (let i = 0; i < 12; i += 1) await enter('wrong-password');
    expect(auditEntries({ act: 'login.failed' })).toHaveLength(4);
    expect(auditEntries({ act: 'login.blocked' })).toMatchObject([{ actorName: '未登录者', organId: office.organId, details: { username: 'ceshi-leader' } }]);
    for (let i = 0; i < 6; i += 1) await enter('wrong-password', { username: 'nobody-at-all', address: '10.9.0.1' });
    expect(auditEntries({ act: 'login.blocked' })[0]).toMatchObject({ subject: 'user:unknown', organId: null, details: {} });
  });
  it('a long wait is told in minutes', async () => {
    let now = Date.now();
    vi.useFakeTimers({ now, toFake: ['Date'] });
    for (let i = 0; i < 7; i += 1) {
      await enter('wrong-password');
      now += loginWait('ceshi-leader', '10.0.0.1') * 1000;
      if (i < 6) vi.setSystemTime(now);
    }
    expect(await enter()).toEqual({ ok: false, reason: 'wait', message: '尝试次数过多，请2分钟后再试。' });
  });
  it('log-ins, failures and changes of accounts are in the trail', async () => {
    await enter('wrong-password');
    await session();
    expect(auditEntries({ limit: 2 }).map((entry) => entry.act)).toEqual(['login', 'login.failed']);
  });
});
