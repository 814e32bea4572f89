/** The password again, for acts that bind the office. */
import { appendAudit } from '@/db/audit';
import { alreadyNoted } from '@/db/audit-access';
import { countFailure, forgetFailedLogins, loginWait } from '@/db/sessions';
import { userById } from '@/db/users';
import type { Refusal, SignedIn } from '@/lib/desk/types';
import { verifyPassword } from './password';

/** Verifies the person's own password, under the same limits as at log-in (counted apart from it). */
export async function confirmPassword(user: SignedIn, password: string): Promise<{ ok: true } | Refusal> {
  const machine = `session ${user.sessionId}`;
  const wait = loginWait(user.username, machine);
  if (wait > 0) return { ok: false, code: 'blocked', message: `密码多次不对，请${Math.ceil(wait / 60)}分钟后再试。` };
  const row = userById(user.userId);
  if (await verifyPassword(row?.passwordHash ?? null, password)) {
    forgetFailedLogins(user.username, machine);
    return { ok: true };
  }
  countFailure(user.username, machine);
  appendAudit({ userId: user.userId, name: user.displayName, organId: user.organId }, 'stepUp.failed', `user:${user.userId}`, {});
  return alreadyNoted({ ok: false, code: 'invalid', message: '密码不对，没有办理。', fields: { password: '密码不对' } });
}
