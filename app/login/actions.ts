'use server';

import { redirect } from 'next/navigation';
import { endSession } from '@/db/sessions';
import { currentUser } from '@/lib/auth/current-user';
import { LoginRefused, signIn } from '@/lib/auth/next-auth';
import { currentRequestId, log, noteAction } from '@/lib/log';

export interface LoginState {
  message: string;
  /** The account has a second factor: ask for `code` too. */
  needsCode: boolean;
  username: string;
}

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Only a path of our own may be returned to. */
const ownPath = (path: string): string => (/^\/(?![/\\])[\w\-./?=&%]*$/.test(path) ? path : '/');

/** Log-in form: username, password, code (second factor), next (where to go on). */
export async function login(_before: LoginState | null, form: FormData): Promise<LoginState> {
  noteAction();
  if (!(form instanceof FormData)) return { message: '提交的内容格式不对，没有登录。', needsCode: false, username: '' };
  const username = textOf(form, 'username').trim();
  const password = textOf(form, 'password');
  if (username === '' || password === '') return { message: '请输入用户名和密码。', needsCode: false, username };
  const before = await currentUser();
  try {
    await signIn('credentials', { username, password, code: textOf(form, 'code'), redirect: false });
  } catch (error) {
    if (error instanceof LoginRefused) return { message: error.sentence, needsCode: error.reason === 'code', username };
    log.error({ err: error }, '意外错误');
    return { message: `系统出错，没有登录。请稍后重试；仍不行时请把编号 ${currentRequestId() ?? '（无）'} 告诉系统管理员。`, needsCode: false, username };
  }
  // Whoever signs in over an open session leaves none behind.
  if (before) endSession(before);
  redirect(ownPath(textOf(form, 'next')));
}
