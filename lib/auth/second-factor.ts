/** Setting up and taking off the second factor of one's own account. */
import { setting } from '@/db/settings';
import { storeSecondFactor, userById } from '@/db/users';
import type { Answer, SignedIn } from '@/lib/desk/types';
import { confirmPassword } from './step-up';
import { newRecoveryCodes, newTotpSecret, totpAddress, totpStep } from './totp';

export async function begin(user: SignedIn, password: string): Promise<Answer<{ secret: string; address: string }>> {
  const confirmed = await confirmPassword(user, password);
  if (!confirmed.ok) return confirmed;
  if (userById(user.userId)?.totpEnabledAt) return { ok: false, code: 'invalid', message: '动态验证码已启用。更换手机请先停用再重新设置。' };
  const secret = newTotpSecret();
  storeSecondFactor(user, { totpSecret: secret, totpEnabledAt: null, totpLastStep: null });
  return { ok: true, secret, address: totpAddress(secret, user.username) };
}

/** A right code puts it in force; the recovery codes are shown this once. */
export async function confirm(user: SignedIn, code: string): Promise<Answer<{ recoveryCodes: string[] }>> {
  const row = userById(user.userId);
  if (!row?.totpSecret || row.totpEnabledAt !== null) return { ok: false, code: 'invalid', message: '请先开始设置动态验证码。' };
  const step = await totpStep(row.totpSecret, code, null);
  if (step === null) return { ok: false, code: 'invalid', message: '验证码不对，请核对手机时间后重试。', fields: { code: '不对' } };
  const { codes, digests } = newRecoveryCodes();
  storeSecondFactor(user, { totpEnabledAt: new Date().toISOString(), totpLastStep: step, recoveryCodes: digests }, 'secondFactor.on');
  return { ok: true, recoveryCodes: codes };
}

export async function remove(user: SignedIn, password: string): Promise<Answer<object>> {
  if (setting('secondFactorRequired') && (user.role === 'leader' || user.role === 'admin')) return { ok: false, code: 'forbidden', message: '按本系统设置，分管领导和系统管理员必须使用动态验证码。' };
  const confirmed = await confirmPassword(user, password);
  if (!confirmed.ok) return confirmed;
  storeSecondFactor(user, { totpSecret: null, totpEnabledAt: null, totpLastStep: null, recoveryCodes: [] }, 'secondFactor.off');
  return { ok: true };
}
