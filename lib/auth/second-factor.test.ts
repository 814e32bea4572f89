/** The second factor put on and taken off: each refusal, what is kept, what stands in the trail. */
import { generate } from 'otplib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditEntries } from '@/db/audit';
import { putSetting } from '@/db/settings';
import { freshDatabase, makeOffice, PASSWORD, type TestOffice } from '@/db/test-office';
import { userById } from '@/db/users';
import type { SignedIn } from '@/lib/desk/types';
import { begin, confirm, remove } from './second-factor';
import { useRecoveryCode } from './totp';

const NOW = '2025-01-10T02:00:00.000Z';
const NO_PASSWORD = { ok: false, code: 'invalid', message: '密码不对，没有办理。', fields: { password: '密码不对' } };
const NOT_BEGUN = { ok: false, code: 'invalid', message: '请先开始设置动态验证码。' };
let office: TestOffice, me: SignedIn;
let database: ReturnType<typeof freshDatabase>;
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] });
  database = freshDatabase();
  office = await makeOffice();
  me = office.leader;
});
afterEach(() => { vi.useRealTimers(); database.remove(); });

const kept = (user = me) => { const { totpSecret, totpEnabledAt, totpLastStep, recoveryCodes } = userById(user.userId)!; return { totpSecret, totpEnabledAt, totpLastStep, recoveryCodes }; };
const NOTHING = { totpSecret: null, totpEnabledAt: null, totpLastStep: null, recoveryCodes: [] };
const codeOf = (secret: string) => generate({ secret, epoch: Math.floor(Date.now() / 1000) });
const entries = () => auditEntries({ act: 'secondFactor' }).map(({ act, actorId, subject, details }) => ({ act, actorId, subject, details }));
async function begun(user = me): Promise<string> {
  const answer = await begin(user, PASSWORD);
  if (!answer.ok) throw new Error(answer.message);
  return answer.secret;
}
async function inForce(user = me): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = await begun(user);
  const answer = await confirm(user, await codeOf(secret));
  if (!answer.ok) throw new Error(answer.message);
  return { secret, recoveryCodes: answer.recoveryCodes };
}

describe('begin', () => {
  it('needs the password, and keeps nothing without it', async () => {
    expect(await begin(me, 'wrong')).toEqual(NO_PASSWORD);
    expect(kept()).toEqual(NOTHING);
  });
  it('gives a secret that is not in force yet', async () => {
    const answer = await begin(me, PASSWORD);
    expect(answer).toEqual({ ok: true, secret: kept().totpSecret, address: expect.stringContaining('ceshi-leader') as string });
    expect(kept()).toEqual({ ...NOTHING, totpSecret: expect.stringMatching(/^[A-Z2-7]{32}$/) as string });
    expect(entries()).toEqual([]);
    expect(kept(office.drafter), 'nobody else').toEqual(NOTHING);
  });
  it('begun again gives another secret; the first counts no more', async () => {
    const [first, second] = [await begun(), await begun()];
    expect(first).not.toBe(second);
    expect(await confirm(me, await codeOf(first))).toMatchObject({ ok: false });
    expect(await confirm(me, await codeOf(second))).toMatchObject({ ok: true });
  });
  it('does not replace one in force', async () => {
    await inForce();
    const before = kept();
    expect(await begin(me, PASSWORD)).toEqual({ ok: false, code: 'invalid', message: '动态验证码已启用。更换手机请先停用再重新设置。' });
    expect(await begin(me, 'wrong'), 'the password comes first').toEqual(NO_PASSWORD);
    expect(kept()).toEqual(before);
  });
});

describe('confirm', () => {
  it('needs a beginning', async () => {
    expect(await confirm(me, '123456')).toEqual(NOT_BEGUN);
    expect(await confirm({ ...me, userId: 9999 }, '123456')).toEqual(NOT_BEGUN);
  });
  it('needs a right code, and keeps nothing without it', async () => {
    await begun();
    const before = kept();
    expect(await confirm(me, 'no code')).toEqual({ ok: false, code: 'invalid', message: '验证码不对，请核对手机时间后重试。', fields: { code: '不对' } });
    expect(kept()).toEqual(before);
    expect(entries()).toEqual([]);
  });
  it('puts it in force, remembers the code as used, keeps the recovery codes as digests', async () => {
    const { secret, recoveryCodes } = await inForce();
    expect(recoveryCodes).toHaveLength(10);
    expect(kept()).toEqual({ totpSecret: secret, totpEnabledAt: NOW, totpLastStep: Math.floor(Date.parse(NOW) / 30_000), recoveryCodes: expect.any(Array) as string[] });
    expect(useRecoveryCode(kept().recoveryCodes, recoveryCodes[9]!)).toHaveLength(9);
    expect(entries()).toEqual([{ act: 'secondFactor.on', actorId: me.userId, subject: `user:${me.userId}`, details: {} }]);
    expect(await confirm(me, await codeOf(secret)), 'once').toEqual(NOT_BEGUN);
  });
});

describe('remove', () => {
  it('needs the password', async () => {
    await inForce();
    const before = kept();
    expect(await remove(me, 'wrong')).toEqual(NO_PASSWORD);
    expect(kept()).toEqual(before);
  });
  it('takes all of it off, for this person', async () => {
    await inForce();
    await inForce(office.drafter);
    expect(await remove(me, PASSWORD)).toEqual({ ok: true });
    expect(kept()).toEqual(NOTHING);
    expect(kept(office.drafter).totpEnabledAt).toBe(NOW);
    expect(entries()[0]).toEqual({ act: 'secondFactor.off', actorId: me.userId, subject: `user:${me.userId}`, details: {} });
  });
  it('is refused to leader and administrator where it is demanded of them, whatever the password', async () => {
    putSetting('secondFactorRequired', true);
    for (const user of [office.leader, office.admin]) expect(await remove(user, 'wrong')).toEqual({ ok: false, code: 'forbidden', message: '按本系统设置，分管领导和系统管理员必须使用动态验证码。' });
    for (const user of [office.drafter, office.director, office.auditor]) expect(await remove(user, PASSWORD)).toEqual({ ok: true });
    putSetting('secondFactorRequired', false);
    for (const user of [office.leader, office.admin]) expect(await remove(user, PASSWORD)).toEqual({ ok: true });
  });
});
