/** What the desk (signed-in side) reads and sends: view models and action results shared by db, actions and components. Types only. */
import type { ChangeView } from './differences';
import type { CheckResult, Finding } from '../report/finding';
import type { FormVersion, Pointer, SectionId } from '../report/form/types';
import type { OrganLevel, ReportDocument } from '../report/document';
import type { OwnFact, Powers } from '../report/rules/types';
import type { ActionOffer, ReportState, Role, StepAction } from '../report/states';

export { ACTION_NAMES, ROLE_NAMES, STATE_NAMES } from '../report/states';
export type { ActionOffer, ReportState, Role, StepAction } from '../report/states';

export interface SignedIn {
  userId: number;
  username: string;
  displayName: string;
  role: Role;
  /** Null for an administrator or auditor of the whole installation. */
  organId: number | null;
  sessionId: string;
  /** The person must choose a new password, or set up the second factor, before anything else. */
  mustChangePassword?: boolean;
  mustEnrolSecondFactor?: boolean;
}

export interface DeskOrgan {
  id: number;
  /** Address part of the public page, e.g. `xishichang`. */
  slug: string;
  name: string;
  level: OrganLevel;
  powers: Powers;
  countsCarriedDisputes: boolean;
  hasSubordinates?: boolean;
  /** Meta tags of 国办发〔2017〕47号 and contact data for the page. */
  site: SiteSettings;
}

export interface SiteSettings {
  siteName: string; siteDomain: string; siteIdCode: string;
  columnName: string; columnDescription: string; columnKeywords: string; columnType: string;
  address?: string; telephone?: string; email?: string;
}

/** A value as somebody left it; `typed` is exactly what was typed. */
export interface TypedValue { typed: string; remark?: string; by: string; at: string }

export interface ExplanationView {
  rule: string; instance: string;
  /** Pointers and values the explanation was given for; it lapses when one changes. */
  cells: Pointer[]; valuesDigest: string;
  reason: string; text: string; by: string; at: string;
  /** False when a value changed since: must be confirmed again. */
  current: boolean;
}
export interface WaiverView { rule: string; instance: string; message: string; reason: string; by: string; at: string; current: boolean }

/** A date of the yearly work of an office. */
export interface Deadline { name: string; date: string; /** Calendar days from today, negative when past. */ daysLeft: number; workdaysLeft: number; statutory: boolean; done: boolean; overdue: boolean }

/** Whether what somebody signed is still what stands there: all of it, the report but not its explanations and waivers, or not even that. */
export type Signature = 'holds' | 'notes' | 'broken';

export interface StepView {
  id: number; version: number; action: StepAction; from: ReportState; to: ReportState;
  userId: number; byName: string; role: Role; onBehalfOf?: string; at: string; remark: string; digest: string; catalogueVersion: string;
  /** Period of the authority of whoever acted for somebody absent. */
  authority?: { from: string; to: string };
  /** Of the steps that sign the present submission; measured when the report is read. */
  signature?: Signature;
}

export interface DeskReport {
  id: number; organ: DeskOrgan; year: number; format: FormVersion;
  state: ReportState; version: number;
  /** Increases with every change of content; a save names what it saw cell by cell, a step names the digest. */
  revision: number;
  totals: 'derived' | 'typed';
  /** Facts of section 一 the office counts itself. */
  facts?: OwnFact[];
  /** Figures as typed, by pointer (also /informationFees/notices, chargedYuan, collectedYuan). */
  cells: Record<Pointer, TypedValue>;
  /** Texts as typed, by pointer, bound figures still as tokens. */
  texts: Record<Pointer, TypedValue>;
  /** “其余均为0” statements: one per table and person. */
  statements: { table: SectionId; by: string; at: string; cells: number }[];
  firstReport: boolean;
  previous: { source: 'system' | 'entered' | 'none'; year: number; document?: ReportDocument };
  /** The document derived from what was typed: valid figures as numbers, invalid ones as typed text, totals computed. */
  document: ReportDocument;
  result: CheckResult;
  explanations: ExplanationView[];
  waivers: WaiverView[];
  steps: StepView[];
  /** Places that differ from what the present signatures were given for; empty while they hold. */
  sinceSigning: ChangeView[];
  secrecyReview: { confirmedBy: string; date: string; at: string } | null;
  correctionReason: string | null;
  /** SHA-256 over canonical JSON of document, explanations, waivers and secrecy review: what a signer signs. */
  digest: string;
  /** Why the content cannot be edited by this person now, and the way out; null when it can. */
  lock: string | null;
  offers: ActionOffer[];
}

/** Expected failures are values; anything else is thrown and answered as one plain sentence. */
export type Refusal = {
  ok: false;
  code: 'signedOut' | 'forbidden' | 'invalid' | 'locked' | 'stale' | 'conflict' | 'blocked' | 'missing';
  message: string;
  /** Field pointer → Chinese message. */
  fields?: Record<string, string>;
};
export type Answer<T> = ({ ok: true } & T) | Refusal;

/** One edit of a save: what the person saw (`base`, '' = blank) and what they typed. */
export interface Edit { pointer: Pointer; base: string; typed: string; remark?: string; baseRemark?: string }
/** Both values of a field two people changed. `theirRemark`: the remark that stands at the cell now; `mineRemark`: only when this person changed the remark. */
export interface Conflict { pointer: Pointer; mine: string; theirs: string; mineRemark?: string; theirRemark?: string; by: string; at: string }
export interface SaveInput { year: number; section: SectionId; edits: Edit[] }
/**
 * Edits without conflict are saved; the others come back with both values, nothing of them written. `findings` are those of
 * this section alone, of a table without its blank cells, which the grid sees by itself: an answer of 70 KB took longer than the save.
 */
export type SaveAnswer = Answer<{ revision: number; savedAt: string; saved: Pointer[]; conflicts: Conflict[]; findings: Finding[] }>;

export interface StepInput {
  year: number; action: StepAction;
  /** Digest shown to the person; the step is refused when the content is no longer that. */
  digest: string;
  remark: string;
  /** One per button press; a replay answers like the first time and acts once. */
  idempotencyKey: string;
  password?: string;
  points?: { pointer: Pointer; text: string; must: boolean }[];
}
export type StepAnswer = Answer<{ state: ReportState; message: string }>;
