/** 交接清单: what somebody leaves behind for a role, made from what stands in the system, signed by both. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { canonicalJson, digestOf } from '../lib/canonical';
import { nameOfPlace } from '../lib/desk/fields';
import type { Answer, Role, SignedIn } from '../lib/desk/types';
import { ROLE_NAMES, STATE_NAMES } from '../lib/report/states';
import { appendAudit } from './audit';
import { noteForeignRead } from './audit-access';
import { deadlinesOf } from './calendar';
import { nowIso, tables, write } from './client';
import { commentsOf } from './comments';
import { deskState, type DeskState } from './desk-state';
import { notify } from './notices';
import { organById } from './organs';
import { auditActor } from './people';
import { refusal } from './reports';
import { handovers, imports, organs, reports, users } from './schema';
import { listUsers } from './users';

export interface HandoverContent {
  organ: string;
  role: Role;
  reports: { year: number; state: string; version: number; openErrors: number; openWarnings: number; openComments: { place: string; text: string; by: string; must: boolean }[]; /** Who filled how many figures of which part, and from which file; lists made before this was told by part have no `part`. */ sources: { part?: string; by: string; cells: number; last: string; file?: string }[]; deadlines: { name: string; date: string; done: boolean }[] }[];
  accounts: { name: string; role: string; username: string; active: boolean }[];
  routine: string[];
}
export interface HandoverView { id: number; role: Role; roleName: string; fromUserId: number; fromName: string; toUserId: number; toName: string; note: string; madeByName: string; at: string; handedAt: string | null; acknowledgedAt: string | null; digest: string; content: HandoverContent }

const PARTS: [RegExp, string][] = [[/^\/disclosure\//, '表二'], [/^\/applications\//, '表三'], [/^\/disputes\//, '表四'], [/^\/informationFees\//, '信息处理费'], [/./, '文字']];

/** Who left which figures and texts, part by part; what still stands as it came from a file names the file. */
function sourcesOf({ row, typed }: DeskState): HandoverContent['reports'][number]['sources'] {
  const fromFile = new Map<string, { file: string; typed: string }>();
  for (const item of tables().select({ fileName: imports.fileName, changes: imports.changes }).from(imports).where(and(eq(imports.reportId, row.id), isNull(imports.undoneAt))).orderBy(asc(imports.id)).all()) {
    for (const change of item.changes) fromFile.set(change.pointer, { file: item.fileName, typed: change.after.typed });
  }
  const sources = new Map<string, HandoverContent['reports'][number]['sources'][number]>();
  for (const item of [...[...typed.cells.values()].map((cell) => ({ ...cell, text: cell.typed })), ...typed.texts.values()]) {
    if (item.text.trim() === '') continue;
    const part = PARTS.find(([pattern]) => pattern.test(item.pointer))![1], imported = fromFile.get(item.pointer);
    const file = imported?.typed === item.text ? imported.file : undefined;
    const key = JSON.stringify([part, item.byName, file]), source = sources.get(key);
    sources.set(key, { part, by: item.byName, cells: (source?.cells ?? 0) + 1, last: source && source.last > item.at ? source.last : item.at, ...(file ? { file } : {}) });
  }
  const place = (part: string | undefined) => PARTS.findIndex(([, name]) => name === part);
  return [...sources.values()].sort((a, b) => place(a.part) - place(b.part) || b.cells - a.cells);
}

function contentFor(organId: number, role: Role): HandoverContent {
  const organ = organById(organId);
  if (!organ) throw new Error(`No organ ${organId}`);
  return {
    organ: organ.name, role, routine: organ.routine,
    reports: tables().select().from(reports).where(eq(reports.organId, organId)).orderBy(desc(reports.year)).limit(5).all().map((row) => {
      const state = deskState(row);
      return {
        year: row.year, state: STATE_NAMES[row.state], version: row.version, openErrors: state.readiness.errors, openWarnings: state.readiness.unexplained,
        openComments: commentsOf(row.id).filter((comment) => comment.resolvedAt === null).map((comment) => ({ place: nameOfPlace(row.format, comment.pointer), text: comment.text, by: comment.byName, must: comment.must })),
        sources: sourcesOf(state),
        deadlines: deadlinesOf(organId, row.year).map(({ name, date, done }) => ({ name, date, done })),
      };
    }),
    accounts: listUsers(organId).map((line) => ({ name: line.displayName, role: ROLE_NAMES[line.role], username: line.username, active: line.disabledAt === null })),
  };
}

/** A successor of the auditor gets an account of their own; nothing of the office is in an auditor's hands. */
const AUDITOR_ONLY_READS = '审计员只查看，不办理工作交接。接任的审计员请另建账号。';

/** Makes the list with one click: by the one who leaves, or the administrator for them. */
export function makeHandover(user: SignedIn, input: { role: Role; fromUserId?: number; toUserId: number; note: string }): Answer<{ id: number }> {
  return write(() => {
    if (user.role === 'auditor' || input.role === 'auditor') return refusal('forbidden', AUDITOR_ONLY_READS);
    const { organId } = user;
    const fromUserId = input.fromUserId ?? user.userId;
    if (organId === null || (user.role !== 'admin' && fromUserId !== user.userId)) return refusal('forbidden', '交接清单由移交人本人或系统管理员生成。');
    const people = listUsers(organId);
    const from = people.find((person) => person.id === fromUserId), to = people.find((person) => person.id === input.toUserId && person.disabledAt === null);
    if (!from || from.role !== input.role) return refusal('invalid', `移交人应为${ROLE_NAMES[input.role]}。`);
    if (!to || to.id === from.id || to.role === 'auditor') return refusal('invalid', '请选择本单位另一名在用账号作为接收人。', { toUserId: '请选择' });
    const content = contentFor(organId, input.role);
    const at = nowIso();
    const signedBySelf = fromUserId === user.userId;
    const { id } = tables().insert(handovers).values({ organId, role: input.role, fromUserId, toUserId: to.id, content: canonicalJson(content), digest: digestOf(content), note: input.note.trim(), madeByName: user.displayName, at, handedAt: signedBySelf ? at : null }).returning({ id: handovers.id }).get();
    appendAudit(auditActor(user), 'handover.make', `handover:${id}`, { role: input.role, from: from.displayName, to: to.displayName, digest: digestOf(content) });
    notify([{ id: to.id }, { id: from.id }].filter((person) => person.id !== user.userId), { kind: 'handover', text: `${from.displayName}向${to.displayName}移交${ROLE_NAMES[input.role]}工作，请核对交接清单并签字确认。`, href: `/handover/${id}` });
    return { ok: true, id };
  });
}

/** Signs the list: the one who leaves hands over, the successor acknowledges. */
export function signHandover(user: SignedIn, input: { id: number }): Answer<object> {
  return write(() => {
    if (user.role === 'auditor') return refusal('forbidden', AUDITOR_ONLY_READS);
    const row = user.organId === null ? undefined : tables().select().from(handovers).where(and(eq(handovers.id, input.id), eq(handovers.organId, user.organId))).get();
    if (!row) return refusal('missing', '没有这份交接清单。');
    const at = nowIso();
    if (row.fromUserId === user.userId && row.handedAt === null) tables().update(handovers).set({ handedAt: at }).where(eq(handovers.id, row.id)).run();
    else if (row.toUserId === user.userId && row.acknowledgedAt === null) tables().update(handovers).set({ acknowledgedAt: at }).where(eq(handovers.id, row.id)).run();
    else return refusal('forbidden', row.fromUserId === user.userId || row.toUserId === user.userId ? '您已签字确认。' : '交接清单由移交人和接收人签字。');
    appendAudit(auditActor(user), 'handover.sign', `handover:${row.id}`, { digest: row.digest, as: row.fromUserId === user.userId ? 'from' : 'to' });
    return { ok: true };
  });
}

export function handoversOf(organId: number): HandoverView[] {
  const names = new Map(tables().select({ id: users.id, name: users.displayName }).from(users).where(eq(users.organId, organId)).all().map((row) => [row.id, row.name]));
  return tables().select().from(handovers).where(eq(handovers.organId, organId)).orderBy(desc(handovers.id)).all().map(({ organId: _organId, content, ...row }) => ({
    ...row, roleName: ROLE_NAMES[row.role], fromName: names.get(row.fromUserId) ?? '', toName: names.get(row.toUserId) ?? '', content: JSON.parse(content) as HandoverContent,
  }));
}

/** One list of the person's own office; null when there is none or it is another office's, which is recorded. */
export function handoverFor(user: SignedIn, id: number): HandoverView | null {
  const row = tables().select({ organId: handovers.organId, organName: organs.name }).from(handovers).innerJoin(organs, eq(organs.id, handovers.organId)).where(eq(handovers.id, id)).get();
  if (!row) return null;
  if (row.organId === user.organId) return handoversOf(row.organId).find((item) => item.id === id) ?? null;
  noteForeignRead(user, user.organId === null ? undefined : organById(user.organId)?.name, { id: row.organId, name: row.organName }, 'handover.readRefused', `handover:${id}`);
  return null;
}
