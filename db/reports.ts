/** Reports on the desk: opening a year, reading one whole, saving what was typed. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { LONGEST_FIGURE, LONGEST_REMARK, LONGEST_TEXT, fieldsOf, nameOfPlace, readField, type Field } from '../lib/desk/fields';
import type { Answer, Conflict, DeskReport, Edit, Refusal, ReportState, SaveAnswer, SaveInput, SignedIn, TypedValue } from '../lib/desk/types';
import { formVersionForYear, numberAt, type ReportDocument } from '../lib/report/document';
import type { Finding } from '../lib/report/finding';
import { cellsOf } from '../lib/report/form';
import type { Pointer, SectionId } from '../lib/report/form/types';
import { RULES_ABOUT_TABLES } from '../lib/report/rules/catalogue';
import { ROLE_NAMES, STATE_NAMES } from '../lib/report/states';
import { editLock, offersFor } from '../lib/report/workflow';
import { appendAudit } from './audit';
import { noteForeignRead } from './audit-access';
import { appendCounted } from './audit-counted';
import { nowIso, prepared, tables, todayInChina, unitUnderWay, write, writeTogether } from './client';
import { checkDraft, deskState, draftersOf, draftOf, noteTyped, organView, pastStep, previousOf, reportRow, typedOf, type DeskState, type ReportRow } from './desk-state';
import { auditActor, holdersOf, workflowActor } from './people';
import { organs, publications, reportCells, reports, reportTexts, statements } from './schema';
import { changesSinceSigning, signedSteps } from './signatures';

export const refusal = (code: Refusal['code'], message: string, fields?: Record<string, string>): Refusal => ({ ok: false, code, message, ...(fields ? { fields } : {}) });

const upsertCell = prepared((db) => db.insert(reportCells).values({
  reportId: sql.placeholder('reportId'), pointer: sql.placeholder('pointer'), typed: sql.placeholder('typed'), value: sql.placeholder('value'),
  remark: sql.placeholder('remark'), byName: sql.placeholder('byName'), userId: sql.placeholder('userId'), at: sql.placeholder('at'),
}).onConflictDoUpdate({ target: [reportCells.reportId, reportCells.pointer], set: { typed: sql`excluded.typed`, value: sql`excluded.value`, remark: sql`excluded.remark`, byName: sql`excluded.by_name`, userId: sql`excluded.user_id`, at: sql`excluded.at` } }).prepare());
const upsertText = prepared((db) => db.insert(reportTexts).values({
  reportId: sql.placeholder('reportId'), pointer: sql.placeholder('pointer'), text: sql.placeholder('text'), byName: sql.placeholder('byName'), userId: sql.placeholder('userId'), at: sql.placeholder('at'),
}).onConflictDoUpdate({ target: [reportTexts.reportId, reportTexts.pointer], set: { text: sql`excluded.text`, byName: sql`excluded.by_name`, userId: sql`excluded.user_id`, at: sql`excluded.at` } }).prepare());
const bump = prepared((db) => db.update(reports).set({ revision: sql`${reports.revision} + 1`, changedAt: sql`${sql.placeholder('at')}` }).where(eq(reports.id, sql.placeholder('id'))).returning({ revision: reports.revision }).prepare());

/** Counts a change of content; answers the new revision. */
export const touch = (reportId: number, at: string): number => bump().get({ id: reportId, at })!.revision;

export const subjectOf = (row: { id: number }): string => `report:${row.id}`;

/** The report of the person's own office, or why it cannot be had or edited. */
export function editable(user: SignedIn, year: number): { ok: true; row: ReportRow } | Refusal {
  const row = user.organId === null ? undefined : reportRow(user.organId, year);
  if (!row) return refusal('missing', `本单位还没有${year}年度报告，请先在工作台开始填报。`);
  const lock = editLock(user, row, undefined);
  if (!lock) return { ok: true, row };
  return refusal(user.role === 'drafter' ? 'locked' : 'forbidden', editLock(user, row, holdersOf(row.organId)) ?? lock);
}

/** Opens the report of a year for the office; takes over from last year what the law ties together (结转). */
export function openReport(user: SignedIn, year: number): Answer<{ year: number }> {
  const organId = user.organId;
  if (organId === null || user.role !== 'drafter') return refusal('forbidden', `需${ROLE_NAMES.drafter}开始填报。`);
  const thisYear = Number(todayInChina().slice(0, 4));
  if (!Number.isInteger(year) || year < 2019 || year > thisYear) return refusal('invalid', `报告年度应在2019年至${thisYear}年之间。`);
  return write(() => {
    if (reportRow(organId, year)) return { ok: true, year };
    const at = nowIso();
    const organ = organView(organId);
    const row = tables().insert(reports).values({ organId, year, format: formVersionForYear(year), state: 'drafting', createdBy: user.userId, createdAt: at, changedAt: at }).returning().get();
    const carried = carryOver(row, previousOf(row, organ));
    for (const { pointer, value } of carried) upsertCell().run({ reportId: row.id, pointer, typed: String(value), value, remark: null, byName: `系统（结转自${year - 1}年报告）`, userId: null, at });
    appendAudit(auditActor(user), 'report.open', subjectOf(row), { year, carried: carried.map(({ pointer, value }) => ({ pointer, to: String(value) })) });
    return { ok: true, year };
  });
}

/** 上年结转 per column = last year's 结转下年度. */
function carryOver(row: ReportRow, previous: ReturnType<typeof previousOf>): { pointer: Pointer; value: number }[] {
  const document = previous.document;
  if (!document) return [];
  return cellsOf(row.format).filter((cell) => cell.pointer.startsWith('/applications/2/') && !cell.sumOf).flatMap((cell) => {
    const value = numberAt(document, cell.pointer.replace('/applications/2/', '/applications/4/'));
    return value === null ? [] : [{ pointer: cell.pointer, value }];
  });
}

/** Fills 上年结转 where it is still blank, after last year's report was entered. */
export function takeCarryOver(row: ReportRow, at: string): { pointer: Pointer; value: number }[] {
  const organ = organView(row.organId);
  const filled = new Set(tables().select({ pointer: reportCells.pointer, typed: reportCells.typed }).from(reportCells).where(eq(reportCells.reportId, row.id)).all().filter((cell) => cell.typed.trim() !== '').map((cell) => cell.pointer));
  const carried = carryOver(row, previousOf(row, organ)).filter((item) => !filled.has(item.pointer));
  for (const { pointer, value } of carried) upsertCell().run({ reportId: row.id, pointer, typed: String(value), value, remark: null, byName: `系统（结转自${row.year - 1}年报告）`, userId: null, at });
  return carried;
}

export const workflowReport = (state: DeskState) => ({
  organId: state.row.organId, state: state.row.state, version: state.row.version, inForce: state.inForce, drafters: draftersOf(state.row, state.steps),
  steps: state.steps.map(pastStep),
});

/** May this person read reports of that office at all? The three of the office, and those who administer or audit it. */
export const mayRead = (user: SignedIn, organId: number): boolean => user.organId === organId || (user.organId === null && user.role === 'auditor');

/** Anybody but those who work on the office's reports: another office, the administrator, the auditor. */
const readsFromOutside = (user: SignedIn, organId: number): boolean => user.organId !== organId || user.role === 'admin' || user.role === 'auditor';

/** The whole report for a person's desk; null when there is none or it is not theirs to read. A read from outside and a refused one are recorded. */
export function deskReport(user: SignedIn, year: number, organId = user.organId): DeskReport | null {
  if (organId === null) return null;
  const row = reportRow(organId, year);
  if (!mayRead(user, organId)) {
    if (row) noteForeignRead(user, user.organId === null ? undefined : organView(user.organId).name, organView(organId), 'report.readRefused', subjectOf(row), { year });
    return null;
  }
  if (!row) return null;
  if (readsFromOutside(user, organId) && row.state !== 'published') appendCounted(auditActor(user), 'report.read', subjectOf(row), { year, organ: organView(organId).name });
  const state = deskState(row);
  const holders = holdersOf(organId);
  const report = workflowReport(state);
  const cells: Record<Pointer, TypedValue> = {};
  for (const [pointer, cell] of state.typed.cells) cells[pointer] = { typed: cell.typed, ...(cell.remark ? { remark: cell.remark } : {}), by: cell.byName, at: cell.at };
  const texts: Record<Pointer, TypedValue> = {};
  for (const [pointer, text] of state.typed.texts) texts[pointer] = { typed: text.text, by: text.byName, at: text.at };
  return {
    id: row.id, organ: state.organ, year, format: row.format, state: row.state, version: row.version, revision: row.revision, totals: row.totals,
    facts: row.facts, cells, texts,
    statements: tables().select().from(statements).where(and(eq(statements.reportId, row.id), sql`${statements.undoneAt} IS NULL`)).all().map((item) => ({ table: item.section, by: item.byName, at: item.at, cells: item.pointers.length })),
    firstReport: row.firstReport, previous: state.previous, document: state.document, result: state.result,
    explanations: state.explanations, waivers: state.waivers.map(({ rule, instance, message, reason, by, at, current }) => ({ rule, instance, message, reason, by, at, current })),
    steps: signedSteps(state), sinceSigning: changesSinceSigning(state), secrecyReview: state.secrecyReview, correctionReason: row.correctionReason, digest: state.digest,
    lock: editLock(user, row, holders),
    offers: offersFor({ actor: workflowActor(user), report, readiness: state.readiness, holders }),
  };
}

export interface ReportLine { id: number; organId: number; organName: string; organSlug: string; year: number; state: ReportState; stateName: string; version: number; changedAt: string }

const linesOf = prepared((db) => db.select({ id: reports.id, organId: reports.organId, organName: organs.name, organSlug: organs.slug, year: reports.year, state: reports.state, version: reports.version, changedAt: reports.changedAt })
  .from(reports).innerJoin(organs, eq(organs.id, reports.organId)).where(eq(reports.organId, sql.placeholder('organId'))).orderBy(desc(reports.year)).prepare());

/** The reports of an office, newest year first. */
export const reportsOfOrgan = (organId: number): ReportLine[] => linesOf().all({ organId }).map((line) => ({ ...line, stateName: STATE_NAMES[line.state] }));

const publishedBefore = prepared((db) => db.select({ id: publications.id, year: publications.year, content: publications.content }).from(publications).innerJoin(reports, eq(reports.id, publications.reportId))
  .where(and(eq(reports.organId, sql.placeholder('organId')), eq(publications.status, 'current'), sql`${publications.year} < ${sql.placeholder('year')}`, sql`${publications.year} >= ${sql.placeholder('year')} - 3`)).orderBy(desc(publications.year)).prepare());

/** What the office has published for the three years before, newest first. */
export function earlierPublished(organId: number, year: number): { year: number; document: ReportDocument }[] {
  return publishedBefore().all({ organId, year }).map((row) => ({ year: row.year, document: (JSON.parse(row.content) as { document: ReportDocument }).document }));
}

function checkEdit(field: Field | undefined, edit: Edit, totals: ReportRow['totals']): string | null {
  if (!field) return '本部分没有这一项';
  if (field.kind === 'text') {
    if (edit.remark !== undefined || edit.baseRemark !== undefined) return '文字没有备注';
    return edit.typed.length > LONGEST_TEXT ? `文字不能超过${LONGEST_TEXT}字` : null;
  }
  if (field.kind === 'figure' && field.cell.sumOf && totals === 'derived') return '总计由系统计算，不能填写';
  if (edit.typed.length > LONGEST_FIGURE) return `不能超过${LONGEST_FIGURE}个字符`;
  if (edit.remark !== undefined && field.kind !== 'figure') return '这一项没有备注';
  return (edit.remark?.length ?? 0) > LONGEST_REMARK ? `备注不能超过${LONGEST_REMARK}字` : null;
}

/** One place as it stood before a save and stands after it. */
export interface Written { pointer: Pointer; before: { typed: string; remark?: string }; after: { typed: string; remark?: string } }

/** A save that is more than typing: under its own name in the trail, with what else belongs to the same transaction. */
export interface SaveOccasion { act: 'report.import' | 'report.undoImport'; details: Record<string, unknown>; record?: (reportId: number, at: string, written: Written[]) => void }

/** What the page of a section shows of a check. A table is judged by the rules that can speak of it; the whole catalogue runs with the report's own page and with every step. */
function findingsIn(section: SectionId, row: ReportRow): Finding[] {
  const organ = organView(row.organId), table = cellsOf(row.format).some((cell) => cell.pointer.startsWith(`/${section}/`));
  const { findings } = checkDraft(row, organ, draftOf(row, organ), previousOf(row, organ), table ? RULES_ABOUT_TABLES : undefined);
  return findings.filter((finding) => finding.section === section);
}

interface Change { pointer: Pointer; name: string; from: string; to: string; remark?: string }

/** What a save wrote, without what the rules say of it. */
type Wrote = Refusal | Omit<Extract<SaveAnswer, { ok: true }>, 'findings'>;

/** Findings of a section within one unit of work. */
const foundIn = new WeakMap<object, Map<string, Finding[]>>();

function withFindings(wrote: Wrote, { organId }: SignedIn, { year, section }: SaveInput, known = new Map<string, Finding[]>()): SaveAnswer {
  if (!wrote.ok) return wrote;
  const key = `${organId} ${year} ${section}`, findings = known.get(key) ?? findingsIn(section, reportRow(organId!, year)!);
  known.set(key, findings);
  return { ...wrote, findings };
}

/**
 * Saves what a person typed, cell by cell: a cell is written only where it still is what the person saw (`base`).
 * Refused whole when anything is not of this section; conflicts come back with both values.
 */
export function saveSection(user: SignedIn, input: SaveInput, occasion?: SaveOccasion): SaveAnswer {
  return write(() => withFindings(writeEdits(user, input, occasion), user, input));
}

/** saveSection in a commit shared with other saves: those of one section are told the same, what the rules say when all of them are written. */
export function saveSectionTogether(user: SignedIn, input: SaveInput): Promise<SaveAnswer> {
  return writeTogether(() => writeEdits(user, input), (wrote) => {
    const unit = unitUnderWay()!, known = foundIn.get(unit) ?? new Map<string, Finding[]>();
    foundIn.set(unit, known);
    return withFindings(wrote, user, input, known);
  });
}

function writeEdits(user: SignedIn, input: SaveInput, occasion?: SaveOccasion): Wrote {
  const found = editable(user, input.year);
  if (!found.ok) return found;
  const { row } = found;
  const fields = fieldsOf(row.format, input.section);
  const faults: Record<string, string> = {};
  const seen = new Set<Pointer>();
  for (const edit of input.edits) {
    const fault = seen.has(edit.pointer) ? '同一项出现两次' : checkEdit(fields.get(edit.pointer), edit, row.totals);
    if (fault) faults[edit.pointer] = fault;
    seen.add(edit.pointer);
  }
  const [first] = Object.entries(faults);
  if (first) return refusal('invalid', `${nameOfPlace(row.format, first[0])}：${first[1]}。本次没有保存任何内容。`, faults);

  const before = typedOf(row);
  const typed = { cells: new Map(before.cells), texts: new Map(before.texts) };
  const at = nowIso();
  const saved: Pointer[] = [];
  const conflicts: Conflict[] = [];
  const changes: Change[] = [];
  const written: Written[] = [];
  for (const edit of input.edits) {
    const field = fields.get(edit.pointer)!;
    const cell = typed.cells.get(edit.pointer);
    const text = typed.texts.get(edit.pointer);
    const now = field.kind === 'text' ? (text?.text ?? '') : (cell?.typed ?? '');
    const remarkNow = cell?.remark ?? '';
    const remark = edit.remark ?? remarkNow;
    if (now === edit.typed && remarkNow === remark) {
      saved.push(edit.pointer);
      continue;
    }
    if (now !== edit.base || (edit.remark !== undefined && remarkNow !== (edit.baseRemark ?? ''))) {
      const by = field.kind === 'text' ? text : cell;
      conflicts.push({
        pointer: edit.pointer, mine: edit.typed, theirs: now, by: by?.byName ?? '', at: by?.at ?? row.createdAt,
        ...(edit.remark === undefined ? {} : { mineRemark: edit.remark }), ...(edit.remark === undefined && remarkNow === '' ? {} : { theirRemark: remarkNow }),
      });
      continue;
    }
    const common = { reportId: row.id, pointer: edit.pointer, byName: user.displayName, userId: user.userId, at };
    if (field.kind === 'text') {
      upsertText().run({ ...common, text: edit.typed });
      typed.texts.set(edit.pointer, { ...common, text: edit.typed });
    } else {
      const value = readField(field, edit.typed).figure;
      upsertCell().run({ ...common, typed: edit.typed, value, remark: remark || null });
      typed.cells.set(edit.pointer, { ...common, typed: edit.typed, value, remark: remark || null });
    }
    saved.push(edit.pointer);
    written.push({ pointer: edit.pointer, before: { typed: now, ...(remarkNow ? { remark: remarkNow } : {}) }, after: { typed: edit.typed, ...(remark ? { remark } : {}) } });
    changes.push({ pointer: edit.pointer, name: field.name, ...(field.kind === 'text' ? { from: `${now.length}字`, to: `${edit.typed.length}字` } : { from: now, to: edit.typed }), ...(remark !== remarkNow ? { remark } : {}) });
  }
  let revision = row.revision;
  if (changes.length > 0) {
    revision = touch(row.id, at);
    appendAudit(auditActor(user), occasion?.act ?? 'report.save', subjectOf(row), { year: row.year, section: input.section, ...occasion?.details, changes });
    occasion?.record?.(row.id, at, written);
    noteTyped({ id: row.id, revision }, typed);
  }
  return { ok: true, revision, savedAt: at, saved, conflicts };
}

/** “其余均为0”: fills every blank cell of a table with 0 as one recorded statement of this person. */
export function zeroRest(user: SignedIn, input: { year: number; section: SectionId }): Answer<{ revision: number; pointers: Pointer[] }> {
  return write(() => {
    const found = editable(user, input.year);
    if (!found.ok) return found;
    const { row } = found;
    const blanks = cellsOf(row.format).filter((cell) => cell.pointer.startsWith(`/${input.section}/`) && cell.kind !== 'note' && !(cell.sumOf && row.totals === 'derived'));
    if (blanks.length === 0) return refusal('invalid', '这一部分没有表格。');
    const typed = typedOf(row);
    const pointers = blanks.map((cell) => cell.pointer).filter((pointer) => (typed.cells.get(pointer)?.typed ?? '').trim() === '');
    if (pointers.length === 0) return refusal('invalid', '表内已没有空格，不需要再填0。');
    const at = nowIso();
    for (const pointer of pointers) upsertCell().run({ reportId: row.id, pointer, typed: '0', value: 0, remark: null, byName: user.displayName, userId: user.userId, at });
    tables().insert(statements).values({ reportId: row.id, section: input.section, pointers, byName: user.displayName, userId: user.userId, at }).run();
    appendAudit(auditActor(user), 'report.zeroRest', subjectOf(row), { year: row.year, section: input.section, cells: pointers.length });
    return { ok: true, revision: touch(row.id, at), pointers };
  });
}

/** Takes the last “其余均为0” of a table back: those of its cells that still are 0 become blank again. */
export function undoZeroRest(user: SignedIn, input: { year: number; section: SectionId }): Answer<{ revision: number; pointers: Pointer[] }> {
  return write(() => {
    const found = editable(user, input.year);
    if (!found.ok) return found;
    const { row } = found;
    const last = tables().select().from(statements).where(and(eq(statements.reportId, row.id), eq(statements.section, input.section), sql`${statements.undoneAt} IS NULL`)).orderBy(desc(statements.id)).limit(1).get();
    if (!last) return refusal('missing', '这张表没有“其余均为0”的记录。');
    const at = nowIso();
    const pointers = tables().select({ pointer: reportCells.pointer, typed: reportCells.typed }).from(reportCells).where(and(eq(reportCells.reportId, row.id), inArray(reportCells.pointer, last.pointers))).all()
      .filter((cell) => cell.typed === '0').map((cell) => cell.pointer);
    for (const pointer of pointers) upsertCell().run({ reportId: row.id, pointer, typed: '', value: null, remark: null, byName: user.displayName, userId: user.userId, at });
    tables().update(statements).set({ undoneAt: at }).where(eq(statements.id, last.id)).run();
    appendAudit(auditActor(user), 'report.undoZeroRest', subjectOf(row), { year: row.year, section: input.section, cells: pointers.length });
    return { ok: true, revision: touch(row.id, at), pointers };
  });
}
