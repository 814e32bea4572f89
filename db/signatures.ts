/**
 * What was signed, and whether it still is what stands there. A signature is the digest of the content in front of the
 * signer; it stands in the step, in the kept content, in the publication and in the trail, so that whoever changes one of
 * them below the program is found by the others.
 */
import { and, asc, eq, like, ne, sql } from 'drizzle-orm';
import { digestOf } from '../lib/canonical';
import { asPublished } from '../lib/desk/document';
import { differences, type ChangeView } from '../lib/desk/differences';
import { ACTION_NAMES, type Signature, type StepAction, type StepView } from '../lib/desk/types';
import type { PublishedVersion } from '../lib/publish/types';
import type { ReportDocument } from '../lib/report/document';
import type { ReportState } from '../lib/report/states';
import { tables } from './client';
import { draftOf, organView, stepsOf, type DeskState, type ReportRow, type SignedContent, type StepRow } from './desk-state';
import { authorityOf } from './people';
import { audit, organs, publications, reports, snapshots } from './schema';

export function stepView(step: StepRow): StepView {
  return { id: step.id, version: step.version, action: step.action, from: step.fromState, to: step.toState, userId: step.userId, byName: step.byName, role: step.role, ...(step.onBehalfOf ? { onBehalfOf: step.onBehalfOf } : {}), at: step.at, remark: step.remark, digest: step.digest, catalogueVersion: step.catalogueVersion };
}

/** Steps that put a name under the content. */
const SIGNING: readonly StepAction[] = ['submit', 'pass', 'publish'];

/** The steps that sign the present submission. */
function inForce(steps: readonly StepRow[]): StepRow[] {
  const last = steps.findLastIndex((step) => step.action === 'submit' || step.action === 'return' || step.action === 'withdraw' || step.action === 'correct');
  return steps.filter((step, index) => index >= last && SIGNING.includes(step.action));
}

/** The part of a kept content that was signed; the findings beside it were not. */
export function signedPart(content: string): SignedContent {
  const { document, explanations, waivers, secrecyReview, correctionReason } = JSON.parse(content) as SignedContent;
  return { document, explanations, waivers, secrecyReview, correctionReason };
}

/** The document a step was signed for, out of what was kept; null when nothing kept has its digest. */
function documentSigned(step: StepRow): ReportDocument | null {
  const kept = tables().select({ content: snapshots.content }).from(snapshots).where(and(eq(snapshots.reportId, step.reportId), eq(snapshots.documentDigest, step.documentDigest))).get();
  const document = kept ? signedPart(kept.content).document : null;
  return document && digestOf(document) === step.documentDigest ? document : null;
}

type Standing = Pick<DeskState, 'document' | 'documentDigest'>;

/** A published version keeps the name of the office as signed; that the office was renamed since is no change of it. */
function fits(step: StepRow, { document, documentDigest }: Standing, state: ReportState): boolean {
  if (step.documentDigest === documentDigest) return true;
  const signed = state === 'published' || state === 'takenDown' ? documentSigned(step) : null;
  return signed !== null && step.documentDigest === digestOf({ ...document, organ: signed.organ });
}

/** The steps as shown, those that sign the present submission with whether what was signed is still what stands there. */
export function signedSteps(state: DeskState): StepView[] {
  const signing = new Set(inForce(state.steps));
  return state.steps.map((step) => ({ ...stepView(step), ...authorityOf(step), ...(signing.has(step) ? { signature: signatureOf(step, state) } : {}) }));
}

function signatureOf(step: StepRow, state: DeskState): Signature {
  if (!fits(step, state, state.row.state)) return 'broken';
  return step.documentDigest === state.documentDigest && step.digest !== state.digest ? 'notes' : 'holds';
}

/** Where a report differs from what its present signatures were given for, in the order of the form; the name of the office first. */
export function changesSinceSigning({ steps, document, documentDigest, row }: DeskState): ChangeView[] {
  const broken = inForce(steps).findLast((step) => !fits(step, { document, documentDigest }, row.state));
  const signed = broken ? documentSigned(broken) : null;
  if (!signed) return [];
  const renamed = signed.organ.name === document.organ.name ? [] : [{ pointer: '', name: '单位名称', before: signed.organ.name, after: document.organ.name }];
  return [...renamed, ...differences(row.format, signed, document)];
}

/** A version of a report that no longer fits what was signed. */
export interface SignatureFault { organ: string; year: number; version: number; /** What does not fit, as the end of a sentence. */ what: string }

const by = (step: { action: StepAction; byName: string }) => `${step.byName}的“${ACTION_NAMES[step.action]}”`;

function faultsOf(row: ReportRow): { version: number; what: string }[] {
  const steps = stepsOf(row.id);
  const kept = tables().select().from(snapshots).where(eq(snapshots.reportId, row.id)).orderBy(asc(snapshots.id)).all();
  const faults: { version: number; what: string }[] = [];
  const find = (version: number, broken: boolean, what: string) => { if (broken) faults.push({ version, what }); };
  const recorded = tables().select({ act: audit.act, actorId: audit.actorId, details: audit.details }).from(audit)
    .where(and(eq(audit.subject, `report:${row.id}`), like(audit.act, 'step.%'), ne(audit.act, 'step.refused'))).orderBy(asc(audit.seq)).all();
  find(row.version, recorded.length > steps.length, `审计记录中有${recorded.length}步，审签记录只有${steps.length}步`);
  for (const [index, step] of steps.entries()) {
    const entry = recorded[index], details = entry ? JSON.parse(entry.details) as { digest?: string; version?: number } : null;
    find(step.version, entry?.act !== `step.${step.action}` || entry.actorId !== step.userId || details?.digest !== step.digest || details.version !== step.version, `${by(step)}与审计记录不符`);
  }
  for (const { id, version, kind, content, digest, documentDigest } of kept) {
    const signed = signedPart(content), step = steps.find((item) => item.snapshotId === id);
    find(version, digestOf(signed) !== digest || digestOf(signed.document) !== documentDigest || step?.digest !== digest, kind === 'publication' ? '留存的签发内容与签名不符' : '留存的提交内容与签名不符');
  }
  for (const { version, content, digest } of tables().select().from(publications).where(eq(publications.reportId, row.id)).all()) {
    const step = steps.find((item) => item.action === 'publish' && item.version === version), published = JSON.parse(content) as Pick<PublishedVersion, 'document' | 'digest'>;
    find(version, step?.digest !== digest || published.digest !== digest || digestOf(published.document) !== step.documentDigest, '公开的内容与签名不符');
  }
  const document = asPublished(draftOf(row, organView(row.organId)).document, row.facts);
  const broken = inForce(steps).filter((step) => !fits(step, { document, documentDigest: digestOf(document) }, row.state));
  find(row.version, broken.length > 0, `现在的内容与签名不符：${broken.map(by).join('、')}之后有改动`);
  return faults;
}

/** How many reports of these offices there are to compare with their signatures. */
export const signedReportCount = (organId?: number): number => tables().select({ n: sql<number>`count(*)` }).from(reports).where(organId === undefined ? undefined : eq(reports.organId, organId)).get()?.n ?? 0;

/** Compares every report, of one office or of all, with what was signed of it; answers how many were looked at and what no longer fits, oldest report first. */
export function verifySignatures(organId?: number): { reports: number; faults: SignatureFault[] } {
  const ids = tables().select({ id: reports.id, organ: organs.name }).from(reports).innerJoin(organs, eq(organs.id, reports.organId)).where(organId === undefined ? undefined : eq(reports.organId, organId)).orderBy(asc(reports.id)).all();
  const faults = ids.flatMap(({ id, organ }) => {
    const row = tables().select().from(reports).where(eq(reports.id, id)).get()!;
    return faultsOf(row).map((fault) => ({ organ, year: row.year, ...fault }));
  });
  return { reports: ids.length, faults };
}

/** One sentence of a fault. */
export const faultWords = ({ organ, year, version, what }: SignatureFault): string => `${organ}${year}年度报告第${version}版：${what}`;
