/** Remarks on places of a report: comments and the points of a return, their answers, and what a reviewer saw last. */
import { and, asc, eq, gt, inArray, ne } from 'drizzle-orm';
import { nameOfPlace } from '../lib/desk/fields';
import { differences, type ChangeView } from '../lib/desk/differences';
import { valueAt, type ReportDocument } from '../lib/report/document';
import type { Answer, Role, SignedIn } from '../lib/desk/types';
import type { Pointer } from '../lib/report/form/types';
import { ROLE_NAMES } from '../lib/report/states';
import { timesIn } from '../lib/report/text/anchor';
import { appendAudit } from './audit';
import { nowIso, tables, write } from './client';
import { deskState, reportRow, type DeskState, type ReportRow } from './desk-state';
import { notify } from './notices';
import { activePeople, auditActor } from './people';
import { refusal, subjectOf } from './reports';
import { reviewRole } from './reviewers';
import { valueText } from './steps';
import { comments, lastSeen, replies } from './schema';

export type ReplyKind = 'plain' | 'changed' | 'declined';
export interface ReplyView { id: number; kind: ReplyKind; text: string; valueNow: string; byName: string; role: Role; at: string }
export interface CommentView {
  id: number; userId: number; version: number; pointer: Pointer; quote: string; valueThen: string; must: boolean; text: string; byName: string; role: Role; at: string;
  /** True for a point of a return. */
  ofReturn: boolean; resolvedAt: string | null; reopenedAt: string | null; resolvedByName: string | null; replies: ReplyView[];
}

/** All remarks on a report, oldest first, with their answers. */
export function commentsOf(reportId: number): CommentView[] {
  const rows = tables().select().from(comments).where(eq(comments.reportId, reportId)).orderBy(asc(comments.id)).all();
  const answers = rows.length === 0 ? [] : tables().select().from(replies).where(inArray(replies.commentId, rows.map((row) => row.id))).orderBy(asc(replies.id)).all();
  return rows.map((row) => ({
    id: row.id, userId: row.userId, version: row.version, pointer: row.pointer, quote: row.quote, valueThen: row.valueThen, must: row.must, text: row.text, byName: row.byName, role: row.role, at: row.at,
    ofReturn: row.stepId !== null, resolvedAt: row.resolvedAt, reopenedAt: row.reopenedAt, resolvedByName: row.resolvedByName,
    replies: answers.filter((reply) => reply.commentId === row.id).map((reply) => ({ id: reply.id, kind: reply.kind, text: reply.text, valueNow: reply.valueNow, byName: reply.byName, role: reply.role, at: reply.at })),
  }));
}

/** Whether the drafter has said 已改 or 不改 since the remark was made or opened again; the same is asked before a submission. */
export const isAnswered = (comment: CommentView): boolean => comment.replies.some((reply) => reply.kind !== 'plain' && reply.at > (comment.reopenedAt ?? ''));

/** The working three of the office take part; others only read. */
function taking(user: SignedIn, year: number): { ok: true; row: ReportRow } | ReturnType<typeof refusal> {
  const row = user.organId === null ? undefined : reportRow(user.organId, year);
  if (!row) return refusal('missing', `本单位还没有${year}年度报告。`);
  if (user.role === 'admin' || user.role === 'auditor') return refusal('forbidden', `${ROLE_NAMES[user.role]}不参加审核，不能提意见。`);
  return { ok: true, row };
}

/** The text of a place as it is printed: what a reviewer sees and can quote. */
function passageText(state: DeskState, pointer: Pointer): string {
  const value = pointer === '' ? undefined : valueAt(state.document, pointer);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const others = (user: SignedIn, organId: number) => activePeople(organId, ['drafter', 'director', 'leader']).filter((person) => person.id !== user.userId);

/** Remarks on a cell, a text, a passage (`quote`) or the whole report (`pointer` ''). 必须改 is for reviewers. */
export function addComment(user: SignedIn, input: { year: number; pointer: Pointer; quote?: string; must: boolean; text: string }): Answer<{ id: number }> {
  return write(() => {
    const found = taking(user, input.year);
    if (!found.ok) return found;
    const { row } = found;
    if (input.pointer !== '' && nameOfPlace(row.format, input.pointer) === input.pointer) return refusal('invalid', '报告中没有这个位置。');
    const role = reviewRole(user, row);
    if (input.must && role === 'drafter') return refusal('forbidden', '“必须改”由初审人、复审人提出。');
    const quote = (input.quote ?? '').trim();
    const state = deskState(row);
    if (quote !== '') {
      const times = timesIn(passageText(state, input.pointer), quote), place = `“${nameOfPlace(row.format, input.pointer)}”中`;
      if (times === 0) return refusal('invalid', `${place}没有所引的文字，请重新选取。`, { quote: '这里没有这段文字' });
      // After an edit nobody could tell which of them was meant.
      if (times > 1) return refusal('invalid', `${place}有${times}处这样的文字，请多引几个字，使所引的只有一处。`, { quote: `有${times}处` });
    }
    const at = nowIso();
    const { id } = tables().insert(comments).values({ reportId: row.id, version: row.version, pointer: input.pointer, quote, valueThen: quote === '' ? valueText(state, input.pointer) : passageText(state, input.pointer), must: input.must, text: input.text, userId: user.userId, byName: user.displayName, role, at }).returning({ id: comments.id }).get();
    appendAudit(auditActor(user), 'comment.add', subjectOf(row), { year: row.year, pointer: input.pointer, place: nameOfPlace(row.format, input.pointer), must: input.must, text: input.text });
    notify(others(user, row.organId), { kind: 'comment', reportId: row.id, text: `${user.displayName}对${row.year}年度报告“${nameOfPlace(row.format, input.pointer)}”提出意见：${input.text.slice(0, 60)}`, href: `/reports/${row.year}/review` });
    return { ok: true, id };
  });
}

/** A remark while its report still takes answers. */
function openRemark(user: SignedIn, input: { year: number; commentId: number }) {
  const found = taking(user, input.year);
  if (!found.ok) return found;
  const comment = tables().select().from(comments).where(and(eq(comments.id, input.commentId), eq(comments.reportId, found.row.id))).get();
  return comment ? { ...found, comment } : refusal('missing', '没有这条意见。');
}

/** Answers a remark: 已改 (with what stands there now), 不改 with the reason, or a plain reply. */
export function answerComment(user: SignedIn, input: { year: number; commentId: number; kind: ReplyKind; text: string }): Answer<{ id: number }> {
  return write(() => {
    const found = openRemark(user, input);
    if (!found.ok) return found;
    const { row, comment } = found;
    if (input.kind !== 'plain' && user.role !== 'drafter') return refusal('forbidden', `“已改”“不改”由${ROLE_NAMES.drafter}答复。`);
    if (input.kind !== 'changed' && input.text.trim() === '') return refusal('invalid', input.kind === 'declined' ? '请写明不改的原因。' : '请填写回复。');
    const state = deskState(row);
    const valueNow = comment.quote === '' ? valueText(state, comment.pointer) : passageText(state, comment.pointer);
    if (input.kind === 'changed' && comment.pointer !== '' && valueNow === comment.valueThen && input.text.trim() === '') return refusal('invalid', '这里的内容还没有改动。已在别处修改的，请写明改在哪里。');
    const { id } = tables().insert(replies).values({ commentId: comment.id, kind: input.kind, text: input.text.trim(), valueNow, userId: user.userId, byName: user.displayName, role: user.role, at: nowIso() }).returning({ id: replies.id }).get();
    appendAudit(auditActor(user), 'comment.answer', subjectOf(row), { year: row.year, comment: comment.id, place: nameOfPlace(row.format, comment.pointer), kind: input.kind, text: input.text.trim() });
    notify([{ id: comment.userId }].filter((person) => person.id !== user.userId), { kind: 'comment', reportId: row.id, text: `${user.displayName}答复了您对${row.year}年度报告“${nameOfPlace(row.format, comment.pointer)}”的意见。`, href: `/reports/${row.year}/review` });
    return { ok: true, id };
  });
}

/** Closes a remark, or opens it again; who raised it, or any reviewer, may. */
export function resolveComment(user: SignedIn, input: { year: number; commentId: number; resolved: boolean }): Answer<object> {
  return write(() => {
    const found = openRemark(user, input);
    if (!found.ok) return found;
    const { row, comment } = found;
    if (comment.userId !== user.userId && reviewRole(user, row) === 'drafter') return refusal('forbidden', '意见由提出人或审核人办结，您可以答复。');
    tables().update(comments).set(input.resolved ? { resolvedAt: nowIso(), resolvedByName: user.displayName } : { resolvedAt: null, resolvedByName: null, reopenedAt: nowIso() }).where(eq(comments.id, comment.id)).run();
    appendAudit(auditActor(user), input.resolved ? 'comment.resolve' : 'comment.reopen', subjectOf(row), { year: row.year, comment: comment.id, place: nameOfPlace(row.format, comment.pointer) });
    return { ok: true };
  });
}

export interface AnswerView { commentId: number; pointer: Pointer; name: string; kind: ReplyKind; text: string; byName: string; at: string }

/** What changed, and which remarks were answered by others, since this person last looked at the review page; null on the first look. */
export function changesSinceLastSeen(user: SignedIn, year: number): { changes: ChangeView[]; answers: AnswerView[]; seenAt: string } | null {
  const row = user.organId === null ? undefined : reportRow(user.organId, year);
  const seen = row && tables().select().from(lastSeen).where(and(eq(lastSeen.reportId, row.id), eq(lastSeen.userId, user.userId))).get();
  if (!row || !seen) return null;
  const state = deskState(row);
  const changes = differences(row.format, JSON.parse(seen.content) as ReportDocument, state.document).map((change) => {
    const by = state.typed.cells.get(change.pointer) ?? state.typed.texts.get(change.pointer);
    return by ? { ...change, by: by.byName, at: by.at } : change;
  });
  const answers = tables().select({ commentId: replies.commentId, pointer: comments.pointer, kind: replies.kind, text: replies.text, byName: replies.byName, at: replies.at })
    .from(replies).innerJoin(comments, eq(comments.id, replies.commentId))
    .where(and(eq(comments.reportId, row.id), ne(replies.userId, user.userId), gt(replies.at, seen.at))).orderBy(asc(replies.id)).all()
    .map((answer) => ({ ...answer, name: nameOfPlace(row.format, answer.pointer) }));
  return { changes, answers, seenAt: seen.at };
}

/** Remembers what this person has now looked at. A reviewer's mark is set when they act or say so, not by opening the page. */
export function markSeen(user: SignedIn, year: number): Answer<object> {
  return write(() => {
    const row = user.organId === null ? undefined : reportRow(user.organId, year);
    if (!row) return refusal('missing', `本单位还没有${year}年度报告。`);
    const content = JSON.stringify(deskState(row).document);
    const at = nowIso();
    tables().insert(lastSeen).values({ reportId: row.id, userId: user.userId, content, at }).onConflictDoUpdate({ target: [lastSeen.reportId, lastSeen.userId], set: { content, at } }).run();
    return { ok: true };
  });
}
