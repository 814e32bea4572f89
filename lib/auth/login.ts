/** Checks who somebody says they are. One answer for every wrong name, password or closed account, in the same time. */
import { passwordExpired, requireNewPassword, useSecondFactor, userByName } from '@/db/users';
import { beginSession, forgetFailedLogins, loginWait, noteBlockedLogin, noteFailedLogin } from '@/db/sessions';
import { inTurn } from './in-turn';
import { verifyPassword } from './password';
import { totpStep, useRecoveryCode } from './totp';

export type LoginAnswer = { ok: true; sessionId: string } | { ok: false; reason: 'wrong' | 'wait' | 'code'; message: string };

export interface LoginInput { username: string; password: string; code?: string }

export function logIn(input: LoginInput, address: string): Promise<LoginAnswer> {
  return inTurn(`account ${input.username.trim().toLowerCase()}`, () => attempt(input, address));
}

const WRONG: LoginAnswer = { ok: false, reason: 'wrong', message: '用户名或密码不对。' };

async function attempt({ username, password, code = '' }: LoginInput, address: string): Promise<LoginAnswer> {
  const wait = loginWait(username, address);
  if (wait > 0) {
    noteBlockedLogin(username);
    return { ok: false, reason: 'wait', message: `尝试次数过多，请${wait > 90 ? `${Math.ceil(wait / 60)}分钟` : `${wait}秒`}后再试。` };
  }
  const row = userByName(username);
  const right = await verifyPassword(row?.passwordHash ?? null, password);
  if (!row || !right || row.disabledAt !== null) {
    noteFailedLogin(username, address, !row ? 'unknown' : row.disabledAt !== null ? 'closed' : 'password');
    return WRONG;
  }
  if (row.totpEnabledAt !== null && row.totpSecret !== null) {
    if (code.trim() === '') return { ok: false, reason: 'code', message: '请输入动态验证码，或一个恢复码。' };
    const step = await totpStep(row.totpSecret, code, row.totpLastStep);
    const left = step === null ? useRecoveryCode(row.recoveryCodes, code) : null;
    if (step === null && left === null) {
      noteFailedLogin(username, address, 'code');
      return { ok: false, reason: 'code', message: '验证码不对或已用过。' };
    }
    useSecondFactor(row.id, step === null ? { recoveryCodes: left! } : { totpLastStep: step });
  }
  forgetFailedLogins(username, address);
  if (passwordExpired(row) && !row.mustChangePassword) requireNewPassword(row.id);
  return { ok: true, sessionId: beginSession({ id: row.id, name: row.displayName, organId: row.organId }, address) };
}
