/** The password again, for acts that bind the office or the account. */
import { appendAudit } from '@/db/audit';
import { alreadyNoted } from '@/db/audit-access';
import { countStepUpFailure, forgetStepUpFailures, stepUpWait } from '@/db/sessions';
import { userById } from '@/db/users';
import type { Refusal, SignedIn } from '@/lib/desk/types';
import { inTurn } from './in-turn';
import { verifyPassword } from './password';

/**
 * Verifies the person's own password. Failures are counted for this session alone: whoever holds a stolen session cannot
 * try one password after another, and a stranger who fails at the log-in cannot keep the leader from signing.
 * `field`: where the form asks for it.
 */
export function confirmPassword(user: SignedIn, password: string, field = 'password'): Promise<{ ok: true } | Refusal> {
  return inTurn(`session ${user.sessionId}`, async () => {
    const wait = stepUpWait(user.sessionId);
    if (wait > 0) return { ok: false, code: 'blocked', message: `密码多次不对，请${Math.ceil(wait / 60)}分钟后再试。` };
    const row = userById(user.userId);
    if (await verifyPassword(row?.passwordHash ?? null, password)) {
      forgetStepUpFailures(user.sessionId);
      return { ok: true };
    }
    countStepUpFailure(user.sessionId);
    appendAudit({ userId: user.userId, name: user.displayName, organId: user.organId }, 'stepUp.failed', `user:${user.userId}`, {});
    return alreadyNoted({ ok: false, code: 'invalid', message: '密码不对，没有办理。', fields: { [field]: '密码不对' } });
  });
}
