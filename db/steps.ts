/** A step of the sign-off: judged, recorded and carried out in one transaction. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { canonicalJson, digestOf } from '../lib/canonical';
import { nameOfPlace } from '../lib/desk/fields';
import type { Role, SignedIn, StepAction, StepAnswer, StepInput } from '../lib/desk/types';
import type { PublishedVersion } from '../lib/publish/types';
import { valueAt } from '../lib/report/document';
import { cellsOf } from '../lib/report/form';
import { CATALOGUE_VERSION } from '../lib/report/rules/catalogue';
import { ROLE_NAMES } from '../lib/report/states';
import { decide, type Decision } from '../lib/report/workflow';
import { appendAudit } from './audit';
import { alreadyNoted } from './audit-access';
import { appendCounted } from './audit-counted';
import { nowIso, tables, write } from './client';
import { deskState, reportRow, type DeskState } from './desk-state';
import { notify, type NoticeKind } from './notices';
import { activePeople, auditActor, authorityOf, holdersOf, workflowActor } from './people';
import { refusal, subjectOf, workflowReport } from './reports';
import { reviewersOf } from './reviewers';
import { comments, lastSeen, publications, reports, replies, snapshots, steps } from './schema';
import { signedPart, stepView } from './signatures';

const DONE: Record<StepAction, string> = {
  submit: '已提交初审', pass: '初审已通过，报告转入复审', return: '已退回修改', publish: '已签发并发布', withdraw: '已撤回，可以继续修改', correct: '已发起更正，原报告在更正版签发前继续公开', takeDown: '已撤下，公众不再能看到',
};

/**
 * Takes a step for a person. `passwordConfirmed`: the caller has just verified the password in `input`.
 * A replay with the same key of the same person answers like the first time and acts once.
 */
export function applyStep(user: SignedIn, input: StepInput, passwordConfirmed = false): StepAnswer {
  return write((): StepAnswer => {
    const idempotencyKey = `${user.userId} ${input.idempotencyKey}`;
    const before = tables().select({ answer: steps.answer }).from(steps).where(eq(steps.idempotencyKey, idempotencyKey)).get();
    if (before) return JSON.parse(before.answer) as StepAnswer;

    const row = user.organId === null ? undefined : reportRow(user.organId, input.year);
    if (!row) return refusal('missing', `本单位还没有${input.year}年度报告。`);
    const state = deskState(row);
    const decision = decide({
      action: input.action, actor: workflowActor(user), report: workflowReport(state), readiness: state.readiness,
      remark: input.remark, points: input.points?.length ?? 0, passwordConfirmed, digestShown: input.digest, digestNow: state.digest, holders: holdersOf(row.organId),
    });
    if (!decision.ok) {
      appendCounted(auditActor(user), 'step.refused', subjectOf(row), { year: row.year, action: input.action, state: row.state, message: decision.message }, { capped: true });
      return alreadyNoted(refusal(decision.code, decision.message));
    }
    return carryOut(user, input, state, decision, idempotencyKey);
  });
}

function carryOut(user: SignedIn, input: StepInput, state: DeskState, decision: Extract<Decision, { ok: true }>, idempotencyKey: string): StepAnswer {
  const { row } = state;
  const at = nowIso();
  const answer: StepAnswer = { ok: true, state: decision.to, message: `${DONE[input.action]}。` };
  const snapshotId = input.action === 'submit' || input.action === 'publish' ? keepSnapshot(state, input.action === 'publish' ? 'publication' : 'submission', at) : null;
  const step = tables().insert(steps).values({
    reportId: row.id, version: decision.version, action: input.action, fromState: row.state, toState: decision.to, userId: user.userId, byName: user.displayName,
    role: decision.role, onBehalfOf: decision.onBehalfOf ?? null, at, remark: input.remark.trim(), digest: state.digest, documentDigest: state.documentDigest,
    catalogueVersion: CATALOGUE_VERSION, snapshotId, idempotencyKey, answer: JSON.stringify(answer),
  }).returning().get();
  tables().update(reports).set({
    state: decision.to, version: decision.version, changedAt: at,
    ...(input.action === 'correct' ? { correctionReason: input.remark.trim(), secrecyConfirmedBy: null, secrecyDate: null, secrecyAt: null } : {}),
  }).where(eq(reports.id, row.id)).run();
  if (input.action === 'return') keepPoints(user, input, state, decision.role, step.id, at);
  if (input.action === 'pass' || input.action === 'publish') settleAnswered(row.id, decision.role, user.displayName, at);
  const head = appendAudit(auditActor(user), `step.${input.action}`, subjectOf(row), {
    year: row.year, version: decision.version, from: row.state, to: decision.to, role: decision.role, onBehalfOf: decision.onBehalfOf, remark: input.remark.trim(), digest: state.digest, catalogueVersion: CATALOGUE_VERSION,
    ...(input.points && input.points.length > 0 ? { points: input.points.length } : {}),
  });
  if (input.action === 'publish') publish(state, [...state.steps, step], head, at);
  if (input.action === 'takeDown') {
    tables().update(publications).set({ status: 'takenDown', takenDownAt: at, takenDownReason: input.remark.trim(), wanted: sql`wanted + 1` })
      .where(and(eq(publications.reportId, row.id), sql`status <> 'takenDown'`)).run();
  }
  if (decision.role !== 'drafter') {
    const content = JSON.stringify(state.document);
    tables().insert(lastSeen).values({ reportId: row.id, userId: user.userId, content, at }).onConflictDoUpdate({ target: [lastSeen.reportId, lastSeen.userId], set: { content, at } }).run();
  }
  tell(user, input, state, decision);
  return answer;
}

/** Keeps whole what was handed over: content, findings and undecided rules. */
function keepSnapshot(state: DeskState, kind: 'submission' | 'publication', at: string): number {
  const content = canonicalJson({ ...state.content, findings: state.result.findings, tieOut: state.result.tieOut, facts: state.row.facts });
  return tables().insert(snapshots).values({ reportId: state.row.id, version: state.row.version, kind, content, digest: state.digest, documentDigest: state.documentDigest, at }).returning({ id: snapshots.id }).get().id;
}

/** Footnote of an office that counts carried-over cases (seen on published reports). */
const CARRIED_NOTE = '注：行政复议、行政诉讼数量含上年度结转数量。';

function publish(state: DeskState, signOff: (typeof steps.$inferSelect)[], auditHead: string, publishedAt: string): void {
  const { row, organ } = state;
  const version: Omit<PublishedVersion, 'status' | 'takenDown'> = {
    organ: { slug: organ.slug, name: organ.name, level: organ.level, site: organ.site },
    year: row.year, version: row.version, document: state.document, digest: state.digest, publishedAt, catalogueVersion: CATALOGUE_VERSION, tieOut: state.result.tieOut,
    ...(row.correctionReason !== null ? { correctionReason: row.correctionReason } : {}),
    waivers: state.content.waivers.map(({ rule, section, message, reason, by }) => ({ rule, section, message, reason, by })),
    footnotes: organ.countsCarriedDisputes ? [{ section: 'disputes', text: CARRIED_NOTE }] : [],
    steps: signOff.filter((step) => step.version === row.version).map((step) => ({ ...stepView(step), ...authorityOf(step) })), auditHead,
  };
  tables().update(publications).set({ status: 'superseded', wanted: sql`wanted + 1` }).where(and(eq(publications.reportId, row.id), eq(publications.status, 'current'))).run();
  tables().insert(publications).values({ reportId: row.id, organSlug: organ.slug, organName: version.organ.name, organLevel: version.organ.level, year: row.year, version: row.version, status: 'current', content: JSON.stringify(version), digest: state.digest, publishedAt }).run();
}

/** What stands at a place, for showing later what an answer changed. */
export function valueText(state: DeskState, pointer: string): string {
  const typed = state.typed.cells.get(pointer)?.typed ?? state.typed.texts.get(pointer)?.text;
  if (typed !== undefined) return typed;
  const value = pointer === '' ? undefined : valueAt(state.document, pointer);
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  return figuresText(state, pointer);
}

/** The figures of a row or table in words: those that are not 0, and how many are blank. */
function figuresText(state: DeskState, pointer: string): string {
  const cells = pointer === '' ? [] : cellsOf(state.row.format).filter((cell) => cell.pointer.startsWith(`${pointer}/`));
  if (cells.length === 0) return '';
  const ofOneRow = new Set(cells.map((cell) => cell.rowLabel)).size === 1;
  const figures = cells.map((cell) => ({ label: ofOneRow ? cell.columnLabel : cell.name, text: valueText(state, cell.pointer) }));
  const blank = figures.filter(({ text }) => text === '').length;
  const said = [...figures.filter(({ text }) => text !== '' && text !== '0').map(({ label, text }) => `${label}${text}`), ...(blank > 0 ? [`${blank}格未填`] : [])];
  return said.length > 0 ? said.join('，') : '均为0';
}

function keepPoints(user: SignedIn, input: StepInput, state: DeskState, role: Role, stepId: number, at: string): void {
  for (const point of input.points ?? []) {
    tables().insert(comments).values({ reportId: state.row.id, version: state.row.version, stepId, pointer: point.pointer, valueThen: valueText(state, point.pointer), must: point.must, text: point.text.trim(), userId: user.userId, byName: user.displayName, role, at }).run();
  }
}

/** Whoever lets a report pass accepts the answers to the remarks of their own review. */
function settleAnswered(reportId: number, role: Role, byName: string, at: string): void {
  tables().update(comments).set({ resolvedAt: at, resolvedByName: byName }).where(and(
    eq(comments.reportId, reportId), eq(comments.role, role), isNull(comments.resolvedAt),
    sql`EXISTS (SELECT 1 FROM ${replies} WHERE ${replies.commentId} = ${comments.id} AND ${replies.kind} <> 'plain' AND ${replies.at} > coalesce(${comments.reopenedAt}, ''))`,
  )).run();
}

function tell(user: SignedIn, input: StepInput, state: DeskState, decision: Extract<Decision, { ok: true }>): void {
  const { row, organ } = state;
  const title = `${row.year}年度报告`;
  const review = `/reports/${row.year}/review`;
  const desk = `/reports/${row.year}`;
  const others = (people: { id: number }[]) => people.filter((person) => person.id !== user.userId);
  const say = (people: { id: number }[], kind: NoticeKind, text: string, href: string): void => { notify(others(people), { kind, reportId: row.id, text, href }); };
  const drafters = activePeople(row.organId, ['drafter']);
  const office = activePeople(row.organId, ['drafter', 'director', 'leader']);
  const reason = input.remark.trim();
  const why = `${reason ? `：${reason}` : ''}${/[。！？]$/.test(reason) ? '' : '。'}`;
  switch (input.action) {
    case 'submit': return say(reviewersOf(row, 'director'), 'handed', `${user.displayName}提交了${title}，请初审。`, review);
    case 'pass': say(drafters, 'passed', `${title}已通过初审，等待复审签发。`, desk); return say(reviewersOf(row, 'leader'), 'handed', `${title}已由${user.displayName}初审通过，请复审签发。`, review);
    case 'return': return say(drafters, 'returned', `${title}被${ROLE_NAMES[decision.role]}${user.displayName}退回修改${why}`, desk);
    case 'publish': return say(office, 'published', `${organ.name}${title}${row.version > 1 ? '更正版' : ''}已由${user.displayName}签发并发布。`, desk);
    case 'withdraw': return say(reviewersOf(row, 'director'), 'passed', `${user.displayName}撤回了${title}，暂不需要初审。`, desk);
    case 'correct': return say(office, 'handed', `${user.displayName}对${title}发起更正${why}`, desk);
    case 'takeDown': return say(office, 'takenDown', `${title}已由${user.displayName}撤下${why}`, desk);
  }
}

export interface SnapshotLine { id: number; version: number; kind: 'submission' | 'publication'; at: string; digest: string; /** Whether what is kept still has that digest. */ whole: boolean }

/** Every submission and publication kept of a report, oldest first. */
export function snapshotsOf(reportId: number): SnapshotLine[] {
  return tables().select().from(snapshots).where(eq(snapshots.reportId, reportId)).orderBy(snapshots.id).all()
    .map(({ id, version, kind, at, digest, content }) => ({ id, version, kind, at, digest, whole: digestOf(signedPart(content)) === digest }));
}

/** One kept content; null when it is not of that report. */
export function snapshotContent(reportId: number, id: number): (DeskState['content'] & { findings: DeskState['result']['findings'] }) | null {
  const row = tables().select({ content: snapshots.content }).from(snapshots).where(and(eq(snapshots.id, id), eq(snapshots.reportId, reportId))).get();
  return row ? JSON.parse(row.content) as DeskState['content'] & { findings: DeskState['result']['findings'] } : null;
}

/** Unknown places in the points of a return. */
export function unknownPlaces(format: '2019' | '2021', points: { pointer: string }[]): string[] {
  return points.map((point) => point.pointer).filter((pointer) => pointer !== '' && nameOfPlace(format, pointer) === pointer);
}
