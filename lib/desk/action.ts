/** What every server action does: who is it, is the input of the right shape, do it, answer in words. */
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { noteRefusal } from '@/db/audit-access';
import { storageFault } from '@/db/client';
import { currentUser } from '@/lib/auth/current-user';
import { currentRequestId, log, noteAction } from '@/lib/log';
import type { Answer, Refusal, SignedIn } from './types';

const refuse = (code: Refusal['code'], message: string): Refusal => ({ ok: false, code, message });

/** A request that changes something must come from our own pages; the front asks the same, this is the second door. */
async function fromOwnPage(): Promise<boolean> {
  const sent = await headers();
  const origin = sent.get('origin');
  if (origin === null) return sent.get('sec-fetch-site') === 'same-origin';
  try {
    return new URL(origin).host === (sent.get('x-forwarded-host') ?? sent.get('host'));
  } catch {
    return false;
  }
}

/**
 * Answers one action. Expected failures are answers; anything thrown is logged with the id of the request and
 * answered by one sentence. A refusal stands in the trail with its reason. `always`: may be done even before a required change of password.
 */
export async function answer<S extends z.ZodType, R extends object>(
  name: string, schema: S, input: unknown,
  work: (user: SignedIn, value: z.output<S>) => Answer<R> | Promise<Answer<R>>,
  { always = false }: { always?: boolean } = {},
): Promise<Answer<R>> {
  noteAction();
  try {
    if (!(await fromOwnPage())) return refuse('forbidden', '请求不是从本系统的页面发出的，已拒绝。');
    const user = await currentUser();
    if (!user) return refuse('signedOut', '登录已失效，请重新登录。尚未保存的内容仍留在本页面。');
    const result = await answerTo(user, schema, input, work, always);
    if (!result.ok) noteRefusal(user, name, input, result);
    return result;
  } catch (error) {
    unstable_rethrow(error);
    const fault = storageFault(error);
    log.error({ err: error, action: name }, fault ? '存储出错' : '意外错误');
    return refuse('blocked', fault ?? `系统出错，刚才的操作没有完成。请稍后重试；仍不行时请把编号 ${currentRequestId() ?? '（无）'} 告诉系统管理员。`);
  }
}

async function answerTo<S extends z.ZodType, R extends object>(
  user: SignedIn, schema: S, input: unknown, work: (user: SignedIn, value: z.output<S>) => Answer<R> | Promise<Answer<R>>, always: boolean,
): Promise<Answer<R>> {
  if (!always && user.mustChangePassword) return refuse('forbidden', '请先修改密码，再继续办理。');
  if (!always && user.mustEnrolSecondFactor) return refuse('forbidden', '请先设置动态验证码，再继续办理。');
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue && issue.path.length > 0 ? `（${issue.path.map(String).join('·')}）` : '';
    return refuse('invalid', issue?.message && /[\u4e00-\u9fff]/.test(issue.message) ? `${issue.message}。没有保存任何内容。` : `提交的内容格式不对${place}，没有保存任何内容。`);
  }
  return work(user, parsed.data);
}
