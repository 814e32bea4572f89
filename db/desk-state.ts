/** Everything that stands about one report, read once and judged once; saves, steps and pages all start from it. */
import { and, asc, eq, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { digestOf } from '../lib/canonical';
import { asPublished, readDraft } from '../lib/desk/document';
import { holdsIn } from '../lib/desk/findings';
import type { DeskOrgan, ExplanationView, WaiverView } from '../lib/desk/types';
import { check } from '../lib/report/check';
import type { ReportDocument } from '../lib/report/document';
import { isBlank, type CheckResult } from '../lib/report/finding';
import type { Rule } from '../lib/report/rules/types';
import type { PastStep, Readiness } from '../lib/report/workflow';
import { afterCommit, connection, prepared, todayInChina, unitUnderWay } from './client';
import { audit, comments, explanations, organs, publications, reportCells, reports, reportTexts, steps, waivers } from './schema';

export type ReportRow = typeof reports.$inferSelect;
export type CellRow = typeof reportCells.$inferSelect;
export type TextRow = typeof reportTexts.$inferSelect;
export type StepRow = typeof steps.$inferSelect;

/**
 * A small memory of values that never change under their key once they are committed, for the open connection only.
 * What becomes known within a unit of work is known to that unit, and to others when it is committed.
 */
function perConnection<T>(most: number) {
  const memories = new WeakMap<object, Map<string, T>>();
  const memoryOf = (holder: object) => {
    let memory = memories.get(holder);
    if (!memory) memories.set(holder, (memory = new Map()));
    return memory;
  };
  const keep = (key: string, value: T): T => {
    const unit = unitUnderWay(), open = connection();
    if (unit) memoryOf(unit).set(key, value);
    afterCommit(() => {
      const memory = memoryOf(open);
      if (memory.size >= most && !memory.has(key)) memory.delete(memory.keys().next().value!);
      memory.set(key, value);
    });
    return value;
  };
  const know = (key: string, make: () => T): T => {
    const unit = unitUnderWay();
    return (unit && memoryOf(unit).get(key)) ?? memoryOf(connection()).get(key) ?? keep(key, make());
  };
  return { know, keep };
}

const organById = prepared((db) => db.select().from(organs).where(eq(organs.id, sql.placeholder('id'))).prepare());
const reportByYear = prepared((db) => db.select().from(reports).where(and(eq(reports.organId, sql.placeholder('organId')), eq(reports.year, sql.placeholder('year')))).prepare());
const cellsByReport = prepared((db) => db.select().from(reportCells).where(eq(reportCells.reportId, sql.placeholder('id'))).prepare());
const textsByReport = prepared((db) => db.select().from(reportTexts).where(eq(reportTexts.reportId, sql.placeholder('id'))).prepare());
const explanationsByReport = prepared((db) => db.select().from(explanations).where(eq(explanations.reportId, sql.placeholder('id'))).orderBy(asc(explanations.id)).prepare());
const waiversByReport = prepared((db) => db.select().from(waivers).where(eq(waivers.reportId, sql.placeholder('id'))).orderBy(asc(waivers.id)).prepare());
const stepsByReport = prepared((db) => db.select().from(steps).where(eq(steps.reportId, sql.placeholder('id'))).orderBy(asc(steps.id)).prepare());
const publishedOf = prepared((db) => db.select({ id: publications.id }).from(publications)
  .where(and(eq(publications.reportId, sql.placeholder('id')), eq(publications.status, 'current'))).prepare());
const contentOf = prepared((db) => db.select({ content: publications.content }).from(publications).where(eq(publications.id, sql.placeholder('id'))).prepare());
const openMust = prepared((db) => db.select({
  text: comments.text, byName: comments.byName,
  // Written out: among selected columns of one table the builder leaves the table's name away, and `id` would be that of the reply.
  answered: sql<number>`EXISTS (SELECT 1 FROM replies WHERE replies.comment_id = comments.id AND replies.kind <> 'plain' AND replies.at > coalesce(comments.reopened_at, ''))`,
}).from(comments).where(and(eq(comments.reportId, sql.placeholder('id')), eq(comments.must, true), isNull(comments.resolvedAt))).orderBy(asc(comments.id)).prepare());
/** Every write of figures, texts and explanations by a person is in the trail, also where somebody else typed over it later. */
const CONTENT_ACTS = ['report.save', 'report.zeroRest', 'report.undoZeroRest', 'report.import', 'report.undoImport', 'report.facts', 'report.explain'];
const contentWriters = prepared((db) => db.selectDistinct({ userId: audit.actorId }).from(audit).where(and(
  eq(audit.subject, sql.placeholder('subject')), inArray(audit.act, CONTENT_ACTS), gte(audit.at, sql.placeholder('since')), isNotNull(audit.actorId),
)).prepare());

export function organView(id: number): DeskOrgan & { hasSubordinates: boolean } {
  const row = organById().get({ id });
  if (!row) throw new Error(`No organ ${id}`);
  return { id: row.id, slug: row.slug, name: row.name, level: row.level, powers: row.powers, countsCarriedDisputes: row.countsCarriedDisputes, hasSubordinates: row.hasSubordinates, site: row.site };
}

export const reportRow = (organId: number, year: number): ReportRow | undefined => reportByYear().get({ organId, year });

export interface Typed { cells: ReadonlyMap<string, CellRow>; texts: ReadonlyMap<string, TextRow> }

/**
 * What stands typed at one revision never changes (every write of content counts the revision up), so that the
 * next save need not read 200 rows again. Kept per connection, the oldest forgotten.
 */
const typedAt = perConnection<Typed>(60);

/** What stands typed, by pointer. */
export function typedOf(row: Pick<ReportRow, 'id' | 'revision'>): Typed {
  return typedAt.know(`${row.id} ${row.revision}`, () => ({
    cells: new Map(cellsByReport().all({ id: row.id }).map((cell) => [cell.pointer, cell])),
    texts: new Map(textsByReport().all({ id: row.id }).map((text) => [text.pointer, text])),
  }));
}

/** Says what stands typed after a save. */
export function noteTyped(row: Pick<ReportRow, 'id' | 'revision'>, typed: Typed): void {
  typedAt.keep(`${row.id} ${row.revision}`, typed);
}

/** The draft as a document (bound figures as tokens) with the findings of its fee form. */
export function draftOf(row: ReportRow, organ: DeskOrgan, typed = typedOf(row)) {
  return readDraft({
    organ, year: row.year, format: row.format, totals: row.totals, cells: typed.cells,
    texts: new Map([...typed.texts].map(([pointer, text]) => [pointer, text.text])),
  });
}

/** Documents of other years that a check needs again at every save; a document of one revision never changes. */
const remember = perConnection<ReportDocument>(200);

/** Last year's report: what is public of it, else what stands in the system, else what the office entered. */
export function previousOf(row: ReportRow, organ: DeskOrgan): { source: 'system' | 'entered' | 'none'; year: number; document?: ReportDocument } {
  const year = row.year - 1;
  const earlier = reportRow(row.organId, year);
  if (earlier) {
    const current = publishedOf().get({ id: earlier.id });
    const document = current
      // What was published never changes under its id, so that a save need not read it again.
      ? remember.know(`publication ${current.id}`, () => (JSON.parse(contentOf().get({ id: current.id })!.content) as { document: ReportDocument }).document)
      : remember.know(`report ${earlier.id} ${earlier.revision} ${organ.name}`, () => asPublished(draftOf(earlier, organ).document, earlier.facts));
    return { source: 'system', year, document };
  }
  return row.previous ? { source: 'entered', year, document: row.previous } : { source: 'none', year };
}

/** Runs the one check over a draft: the whole catalogue, unless only some rules are asked for. */
export function checkDraft(row: ReportRow, organ: ReturnType<typeof organView>, draft: ReturnType<typeof draftOf>, previous = previousOf(row, organ), rules?: Rule[]): CheckResult {
  const result = check(draft.document, {
    previous: previous.document, firstReport: row.firstReport, level: organ.level, powers: organ.powers,
    countsCarriedDisputes: organ.countsCarriedDisputes, hasSubordinates: organ.hasSubordinates, facts: row.facts, today: todayInChina(),
  }, rules);
  return draft.findings.length === 0 ? result : { ...result, ok: false, findings: [...draft.findings, ...result.findings] };
}

export interface DeskState {
  row: ReportRow;
  organ: ReturnType<typeof organView>;
  typed: Typed;
  previous: ReturnType<typeof previousOf>;
  draft: ReportDocument;
  document: ReportDocument;
  result: CheckResult;
  explanations: ExplanationView[];
  waivers: (WaiverView & { section: string })[];
  steps: StepRow[];
  inForce: boolean;
  secrecyReview: { confirmedBy: string; date: string; at: string } | null;
  /** What a signer signs. */
  content: SignedContent;
  digest: string;
  documentDigest: string;
  readiness: Readiness;
}

export interface SignedContent {
  document: ReportDocument;
  explanations: Pick<ExplanationView, 'rule' | 'instance' | 'cells' | 'reason' | 'text' | 'by' | 'at'>[];
  waivers: (Pick<WaiverView, 'rule' | 'instance' | 'message' | 'reason' | 'by' | 'at'> & { section: string })[];
  secrecyReview: { confirmedBy: string; date: string } | null;
  correctionReason: string | null;
}

/** The steps of a report so far, in order. */
export const stepsOf = (reportId: number): StepRow[] => stepsByReport().all({ id: reportId });

/** A step as the sign-off judges by it. */
export const pastStep = ({ version, action, fromState, userId, byName }: StepRow): PastStep => ({ version, action, from: fromState, userId, byName });

/** Who has saved figures or texts of the present version: since its correction was opened, or from the start. */
export function draftersOf(row: Pick<ReportRow, 'id' | 'version'>, past: readonly StepRow[]): number[] {
  const since = past.find((step) => step.action === 'correct' && step.version === row.version)?.at ?? '';
  return contentWriters().all({ subject: `report:${row.id}`, since }).map((item) => item.userId!);
}

/** Judges a report as it stands. */
export function deskState(row: ReportRow): DeskState {
  const organ = organView(row.organId);
  const typed = typedOf(row);
  const previous = previousOf(row, organ);
  const reading = draftOf(row, organ, typed);
  const result = checkDraft(row, organ, reading, previous);
  const holds = holdsIn(reading.document, result);
  const given = explanationsByReport().all({ id: row.id }).map((item): ExplanationView => ({
    rule: item.rule, instance: item.instance, cells: item.cells, valuesDigest: item.valuesDigest, reason: item.reason, text: item.text, by: item.byName, at: item.at, current: holds(item),
  }));
  const waived = waiversByReport().all({ id: row.id }).map((item) => ({
    rule: item.rule, instance: item.instance, section: item.section, cells: item.cells, place: item.place, valuesDigest: item.valuesDigest, message: item.message, reason: item.reason, by: item.byName, at: item.at, current: holds(item),
  }));
  const document = asPublished(reading.document, row.facts);
  const secrecyReview = row.secrecyConfirmedBy !== null && row.secrecyDate !== null && row.secrecyAt !== null ? { confirmedBy: row.secrecyConfirmedBy, date: row.secrecyDate, at: row.secrecyAt } : null;
  const content: SignedContent = {
    document,
    explanations: given.filter((item) => item.current).map(({ rule, instance, cells, reason, text, by, at }) => ({ rule, instance, cells, reason, text, by, at })),
    waivers: waived.filter((item) => item.current).map(({ rule, instance, section, message, reason, by, at }) => ({ rule, instance, section, message, reason, by, at })),
    secrecyReview: secrecyReview && { confirmedBy: secrecyReview.confirmedBy, date: secrecyReview.date },
    correctionReason: row.correctionReason,
  };
  const explained = new Set(given.filter((item) => item.current).map((item) => `${item.instance} ${item.cells.join(' ')}`));
  const letThrough = new Set(waived.filter((item) => item.current).map((item) => `${item.instance} ${item.place}`));
  const open = (severity: string, done: Set<string>) => result.findings.filter((finding) => finding.severity === severity && !done.has(`${finding.instance} ${finding.cells.join(' ')}`));
  const errors = open('error', letThrough);
  const past = stepsOf(row.id);
  const documentDigest = digestOf(document);
  const submitted = past.findLast((step) => step.action === 'submit');
  return {
    row, organ, typed, previous, draft: reading.document, document, result,
    explanations: given, waivers: waived, steps: past, secrecyReview, content, digest: digestOf(content), documentDigest,
    inForce: publishedOf().get({ id: row.id }) !== undefined,
    readiness: {
      errors: errors.length, blanks: errors.filter(isBlank).length, unexplained: open('warning', explained).length, mustFix: openMust().all({ id: row.id }).map((remark) => ({ ...remark, answered: remark.answered === 1 })),
      secrecyReviewed: secrecyReview !== null, unchanged: submitted === undefined || submitted.documentDigest === documentDigest,
    },
  };
}

