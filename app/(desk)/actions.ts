'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { delegate as grant, revokeDelegation as takeBack } from '@/db/delegations';
import { makeHandover as make, signHandover as sign } from '@/db/handover';
import { markNoticesRead } from '@/db/notices';
import { changeYearPlan } from '@/db/organs';
import { openReport as open } from '@/db/reports';
import { endAllSessions, endSession } from '@/db/sessions';
import { changePassword as change } from '@/db/users';
import { rememberWord as remember } from '@/db/words';
import { currentUser } from '@/lib/auth/current-user';
import { signOut } from '@/lib/auth/next-auth';
import * as factor from '@/lib/auth/second-factor';
import { confirmPassword } from '@/lib/auth/step-up';
import { answer } from '@/lib/desk/action';
import * as inputs from '@/lib/desk/inputs';
import type { Answer, Role } from '@/lib/desk/types';
import { noteAction } from '@/lib/log';

type Done = Promise<Answer<object>>;

function shownAgain<T extends { ok: boolean }>(result: T): T {
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}

export async function openReport(input: { year: number }): Promise<Answer<{ year: number }>> {
  return answer('openReport', inputs.openInput, input, (user, value) => shownAgain(open(user, value.year)));
}

/** Marks one notice read, or all of them. */
export async function markNoticeRead(input: { id?: number } = {}): Done {
  return answer('markNoticeRead', inputs.noticeInput, input, (user, value) => {
    markNoticesRead(user.userId, value.id);
    return shownAgain({ ok: true });
  });
}

/** Ends this session and goes to the log-in page. */
export async function logout(): Promise<void> {
  noteAction();
  const user = await currentUser();
  if (user) endSession(user);
  await signOut({ redirect: false });
  redirect('/login');
}

/** Ends every other session of this person. */
export async function logoutEverywhere(): Promise<Answer<{ sessions: number }>> {
  return answer('logoutEverywhere', inputs.nothing, undefined, (user) => ({ ok: true, sessions: endAllSessions(user.userId, { userId: user.userId, name: user.displayName, organId: user.organId }, user.sessionId) }), { always: true });
}

export async function changePassword(input: { current: string; next: string }): Done {
  return answer('changePassword', inputs.passwordInput, input, async (user, value) => {
    const confirmed = await confirmPassword(user, value.current, 'current');
    return confirmed.ok ? shownAgain(await change(user, value)) : confirmed;
  }, { always: true });
}

/** Begins the second factor: a secret and its address for the app; in force only after a right code. */
export async function beginSecondFactor(input: { password: string }): Promise<Answer<{ secret: string; address: string }>> {
  return answer('beginSecondFactor', inputs.stepUpInput, input, (user, value) => factor.begin(user, value.password), { always: true });
}

export async function confirmSecondFactor(input: { code: string }): Promise<Answer<{ recoveryCodes: string[] }>> {
  return answer('confirmSecondFactor', inputs.codeInput, input, (user, value) => factor.confirm(user, value.code), { always: true });
}

export async function removeSecondFactor(input: { password: string }): Done {
  return answer('removeSecondFactor', inputs.stepUpInput, input, (user, value) => factor.remove(user, value.password));
}

export async function delegate(input: { role: 'director' | 'leader'; fromUserId?: number; toUserId: number; fromDate: string; toDate: string; reason: string }): Promise<Answer<{ id: number }>> {
  return answer('delegate', inputs.delegateInput, input, (user, value) => shownAgain(grant(user, value)));
}

export async function revokeDelegation(input: { id: number }): Done {
  return answer('revokeDelegation', inputs.userInput, input, (user, value) => shownAgain(takeBack(user, value)));
}

export async function makeHandover(input: { role: Role; fromUserId?: number; toUserId: number; note: string }): Promise<Answer<{ id: number }>> {
  return answer('makeHandover', inputs.handoverInput, input, (user, value) => shownAgain(make(user, value)));
}

export async function signHandover(input: { id: number }): Done {
  return answer('signHandover', inputs.handoverIdInput, input, (user, value) => shownAgain(sign(user, value)));
}

/** The office's own dates and its routine of the year. */
export async function savePlan(input: { dueDates: { name: string; date: string }[]; routine: string[] }): Done {
  return answer('savePlan', inputs.planInput, input, (user, value) => shownAgain(changeYearPlan(user, value)));
}

/** Own words of the proofreading, and hints to leave out, per office. */
export async function rememberWord(input: { kind: 'word' | 'ignore'; text: string; remove?: boolean }): Promise<Answer<{ changed: boolean }>> {
  return answer('rememberWord', inputs.wordInput, input, remember);
}
