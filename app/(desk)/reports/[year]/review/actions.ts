'use server';

import { revalidatePath } from 'next/cache';
import * as comments from '@/db/comments';
import { waiveError } from '@/db/declarations';
import { answer } from '@/lib/desk/action';
import * as inputs from '@/lib/desk/inputs';
import type { Answer } from '@/lib/desk/types';
import type { Pointer } from '@/lib/report/form/types';

function shownAgain<T extends { ok: boolean }>(result: T): T {
  if (result.ok) revalidatePath('/reports/[year]', 'layout');
  return result;
}

export async function comment(input: { year: number; pointer: Pointer; quote?: string; must: boolean; text: string }): Promise<Answer<{ id: number }>> {
  return answer('comment', inputs.commentInput, input, (user, value) => shownAgain(comments.addComment(user, value)));
}

export async function reply(input: { year: number; commentId: number; kind: 'plain' | 'changed' | 'declined'; text: string }): Promise<Answer<{ id: number }>> {
  return answer('reply', inputs.replyInput, input, (user, value) => shownAgain(comments.answerComment(user, value)));
}

export async function resolve(input: { year: number; commentId: number; resolved: boolean }): Promise<Answer<object>> {
  return answer('resolve', inputs.resolveInput, input, (user, value) => shownAgain(comments.resolveComment(user, value)));
}

/** 我已看过: later changes are shown against what stands now. */
export async function seen(input: { year: number }): Promise<Answer<object>> {
  return answer('seen', inputs.seenInput, input, (user, value) => shownAgain(comments.markSeen(user, value.year)));
}

export async function waive(input: { year: number; rule: string; instance: string; cells?: Pointer[]; reason: string }): Promise<Answer<{ revision: number }>> {
  return answer('waive', inputs.waiveInput, input, (user, value) => shownAgain(waiveError(user, value)));
}
