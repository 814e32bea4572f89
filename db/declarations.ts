/** What people declare about a report beside its figures: explanations, waivers, secrecy review, last year, own facts. */
import { eq } from 'drizzle-orm';
import { placeOf, valuesDigest } from '../lib/desk/findings';
import { put, readField } from '../lib/desk/fields';
import type { Answer, Refusal, SignedIn } from '../lib/desk/types';
import { emptyDocument, formVersionForYear, type ReportDocument } from '../lib/report/document';
import type { Finding } from '../lib/report/finding';
import { cellAt } from '../lib/report/form';
import type { Pointer } from '../lib/report/form/types';
import type { OwnFact } from '../lib/report/rules/types';
import { ROLE_NAMES, STATE_NAMES } from '../lib/report/states';
import { withDerivedTotals } from '../lib/report/totals';
import { WAIVABLE } from '../lib/report/workflow';
import { appendAudit } from './audit';
import { nowIso, tables, todayInChina, write } from './client';
import { deskState, organView, previousOf, reportRow, type DeskState, type ReportRow } from './desk-state';
import { auditActor } from './people';
import { editable, refusal, subjectOf, takeCarryOver, touch } from './reports';
import { explanations, reports, waivers } from './schema';

type Done = Answer<{ revision: number }>;

/** The findings a person speaks of: of one instance, at the given cells when they are named. */
function findingsOf(state: DeskState, severity: Finding['severity'], input: { instance: string; cells?: Pointer[] }): Finding[] {
  return state.result.findings.filter((finding) => finding.severity === severity && finding.instance === input.instance && (!input.cells || placeOf(finding.cells) === placeOf(input.cells)));
}

/** Explains a warning in writing; the explanation holds while the values it speaks of stay. */
export function explainWarning(user: SignedIn, input: { year: number; rule: string; instance: string; cells?: Pointer[]; reason: string; text: string }): Done {
  return write(() => {
    const found = editable(user, input.year);
    if (!found.ok) return found;
    const { row } = found;
    if (input.text.trim() === '' && input.reason.trim() === '') return refusal('invalid', '请写明原因。');
    const state = deskState(row);
    const findings = findingsOf(state, 'warning', input);
    if (findings.length === 0) return refusal('missing', '这条提醒已不存在，不需要说明。请刷新页面。');
    const at = nowIso();
    for (const finding of findings) {
      const given = { rule: finding.rule, cells: finding.cells, valuesDigest: valuesDigest(state.draft, finding), reason: input.reason.trim(), text: input.text.trim(), byName: user.displayName, userId: user.userId, at };
      tables().insert(explanations).values({ reportId: row.id, instance: finding.instance, place: placeOf(finding.cells), ...given })
        .onConflictDoUpdate({ target: [explanations.reportId, explanations.instance, explanations.place], set: given }).run();
      appendAudit(auditActor(user), 'report.explain', subjectOf(row), { year: row.year, rule: finding.rule, instance: finding.instance, cells: finding.cells, reason: given.reason, text: given.text });
    }
    return { ok: true, revision: touch(row.id, at) };
  });
}

/** The leader lets an error through that cannot be mended; the reason is printed and public. */
export function waiveError(user: SignedIn, input: { year: number; rule: string; instance: string; cells?: Pointer[]; reason: string }): Done {
  return write(() => {
    const row = user.organId === null ? undefined : reportRow(user.organId, input.year);
    if (!row) return refusal('missing', `本单位还没有${input.year}年度报告。`);
    if (user.role !== 'leader') return refusal('forbidden', `错误只能由${ROLE_NAMES.leader}写明理由放行。`);
    if (!WAIVABLE.includes(row.state)) return refusal('locked', `报告状态为“${STATE_NAMES[row.state]}”，现在不能放行。`);
    if (input.reason.trim() === '') return refusal('invalid', '请写明放行理由，理由会随报告公开。');
    const state = deskState(row);
    const findings = findingsOf(state, 'error', input);
    if (findings.length === 0) return refusal('missing', '这处错误已不存在，不需要放行。请刷新页面。');
    const at = nowIso();
    for (const finding of findings) {
      const given = { rule: finding.rule, section: finding.section, cells: finding.cells, valuesDigest: valuesDigest(state.draft, finding), message: finding.message, reason: input.reason.trim(), byName: user.displayName, userId: user.userId, at };
      tables().insert(waivers).values({ reportId: row.id, instance: finding.instance, place: placeOf(finding.cells), ...given })
        .onConflictDoUpdate({ target: [waivers.reportId, waivers.instance, waivers.place], set: given }).run();
      appendAudit(auditActor(user), 'report.waive', subjectOf(row), { year: row.year, rule: finding.rule, instance: finding.instance, message: finding.message, reason: given.reason });
    }
    return { ok: true, revision: touch(row.id, at) };
  });
}

/** Records the secrecy review: who examined the content, and when. */
export function recordSecrecyReview(user: SignedIn, input: { year: number; confirmedBy: string; date: string }): Done {
  return edit(user, input.year, 'report.secrecyReview', (row, at) => {
    if (input.confirmedBy.trim() === '') return refusal('invalid', '请填写保密审查人姓名。', { confirmedBy: '请填写姓名' });
    if (!isDate(input.date) || input.date > todayInChina()) return refusal('invalid', '审查日期应为今天或以前的日期。', { date: '应为今天或以前的日期' });
    tables().update(reports).set({ secrecyConfirmedBy: input.confirmedBy.trim(), secrecyDate: input.date, secrecyAt: at }).where(eq(reports.id, row.id)).run();
    return { confirmedBy: input.confirmedBy.trim(), date: input.date };
  });
}

export const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** Totals computed by the system, or typed from the office's own ledger and checked. */
export function setTotalsMode(user: SignedIn, input: { year: number; totals: 'derived' | 'typed' }): Done {
  return edit(user, input.year, 'report.totalsMode', (row) => {
    tables().update(reports).set({ totals: input.totals }).where(eq(reports.id, row.id)).run();
    return { totals: input.totals };
  });
}

/** Declares, or takes back, that this is the office's first report (Y-09). */
export function declareFirstReport(user: SignedIn, input: { year: number; declared: boolean }): Done {
  return edit(user, input.year, 'report.firstReport', (row) => {
    if (input.declared && previousOf(row, organView(row.organId)).source === 'system') return refusal('invalid', `系统中已有${row.year - 1}年度报告，不能声明为首次报告。`);
    tables().update(reports).set({ firstReport: input.declared }).where(eq(reports.id, row.id)).run();
    return { declared: input.declared };
  });
}

/** Enters last year's figures by hand where the system has no report of last year; 上年结转 still blank is filled from them. */
export function enterPreviousReport(user: SignedIn, input: { year: number; figures: Record<Pointer, string> }): Done {
  return edit(user, input.year, 'report.previous', (row, at) => {
    const year = row.year - 1;
    const organ = organView(row.organId);
    if (reportRow(row.organId, year)) return refusal('invalid', `系统中已有${year}年度报告，以该报告为准，不需要录入。`);
    const format = formVersionForYear(year);
    const document: ReportDocument = { ...emptyDocument({ name: organ.name, level: organ.level }, year), format };
    const faults: Record<string, string> = {};
    for (const [pointer, typed] of Object.entries(input.figures)) {
      const cell = cellAt(format, pointer);
      const read = cell ? readField({ kind: 'figure', name: cell.name, cell }, typed) : null;
      if (!read) faults[pointer] = '去年的报告没有这一项';
      else if (!read.valid) faults[pointer] = read.reason ?? '不是有效数字';
      else if (read.value !== undefined) put(document, pointer, read.value);
    }
    const [first] = Object.entries(faults);
    if (first) return refusal('invalid', `${cellAt(format, first[0])?.name ?? first[0]}：${first[1]}。没有保存。`, faults);
    const previous = withTypedTotals(document);
    tables().update(reports).set({ previous, firstReport: false }).where(eq(reports.id, row.id)).run();
    return { figures: input.figures, carried: takeCarryOver({ ...row, previous }, at).length };
  });
}

/** Totals that were entered stay as entered; those left out are computed. */
function withTypedTotals(document: ReportDocument): ReportDocument {
  const derived = withDerivedTotals(document);
  const fill = (typed: unknown, computed: unknown): unknown => {
    if (typed === undefined) return computed;
    if (typeof typed !== 'object' || typed === null || typeof computed !== 'object' || computed === null) return typed;
    const keys = new Set([...Object.keys(typed), ...Object.keys(computed)]);
    return Object.fromEntries([...keys].map((key) => [key, fill((typed as Record<string, unknown>)[key], (computed as Record<string, unknown>)[key])]));
  };
  return fill(document, derived) as ReportDocument;
}

/** Keeps the facts of section 一 that the office counts itself. */
export function saveOwnFacts(user: SignedIn, input: { year: number; facts: OwnFact[] }): Done {
  return edit(user, input.year, 'report.facts', (row) => {
    if (new Set(input.facts.map((fact) => fact.code)).size !== input.facts.length) return refusal('invalid', '同一项事实出现两次。');
    tables().update(reports).set({ facts: input.facts }).where(eq(reports.id, row.id)).run();
    return { facts: input.facts };
  });
}

function edit(user: SignedIn, year: number, act: string, work: (row: ReportRow, at: string) => Record<string, unknown> | Refusal): Done {
  return write((): Done => {
    const found = editable(user, year);
    if (!found.ok) return found;
    const at = nowIso();
    const details = work(found.row, at);
    if (isRefusal(details)) return details;
    appendAudit(auditActor(user), act, subjectOf(found.row), { year, ...details });
    return { ok: true, revision: touch(found.row.id, at) };
  });
}
const isRefusal = (value: Record<string, unknown> | Refusal): value is Refusal => 'ok' in value && value.ok === false && 'code' in value;
