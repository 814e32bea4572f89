/** The shape of a rule and what it is given. Each rule is data plus one small pure function. */
import type { Finding, NotAssessed, Passed, Severity } from '../finding';
import type { Pointer, SectionId } from '../form/types';
import type { OrganLevel, ReportDocument } from '../document';

/** What the office may do; a setting of the office. `unknown` leaves the rule undecided. */
export type Power = 'yes' | 'no' | 'unknown';
export interface Powers {
  /** May make 规章 (立法法: 国务院部门, 省级, 设区的市、自治州政府). */
  regulations: Power;
  normativeDocuments: Power;
  licensing: Power;
  penalties: Power;
  coercion: Power;
}

/** What an imported source printed around the figures; known only where a source was read. */
export interface PrintedFacts {
  title?: string;
  /** Headings as printed, in order. */
  headings?: string[];
  /** Form version the printed tables have, whatever the document claims. */
  formSeen?: '2021' | '2019';
  /** Labels that differ from the official ones. */
  labelDifferences?: { official: string; printed: string }[];
}

/** Facts of the narrative the office counts itself (media items by level …), for bound figures. */
export interface OwnFact { code: string; label: string; value: number; unit: string }

/** Everything a rule may look at besides the document. All optional: a rule that misses its part answers notAssessed. */
export interface CheckContext {
  /** Last year's report, where the system or the clerk has it. */
  previous?: ReportDocument;
  /** The office declared that this is its first report. */
  firstReport?: boolean;
  level?: OrganLevel;
  powers?: Partial<Powers>;
  /** The office counts disputes carried over from last year (printed as a footnote). */
  countsCarriedDisputes?: boolean;
  /** Cells not filled are undecided instead of C-02. */
  partial?: boolean;
  /** Totals are typed or printed, not computed: a missing total is then a missing cell of its own. */
  typedTotals?: boolean;
  /** ISO date of the check, for D-07. */
  today?: string;
  printed?: PrintedFacts;
  facts?: OwnFact[];
  /** Reports of other offices of the same year, for Y-06. */
  others?: ReportDocument[];
  /** Configurable limits; defaults in `limits.ts`. */
  limits?: Partial<{ overviewCharacters: number; localChecklist: string[] }>;
  /** The organ's figures may include organs below it, for N-27. Absent: told from its level. */
  hasSubordinates?: boolean;
  /** Known names of other organs, for N-21. */
  otherOrganNames?: string[];
  /** Secrecy review as recorded, for D-13; absent = not asked in this context. */
  secrecyReview?: { confirmedBy: string; date: string } | null;
}

/** One linear relation: the sum of `left` must equal the sum of `right`. A term with `previous` reads last year's document. */
export interface Term { pointer: Pointer; previous?: boolean; minus?: boolean }
export interface Relation {
  rule: string;
  instance: string;
  /** In words: 本年新收+上年结转. */
  leftWords: string;
  rightWords: string;
  left: Term[];
  right: Term[];
  /** Where the relation is drawn: a row code, or a column key, or a block key. */
  drawnAt: { kind: 'row' | 'column' | 'block'; key: string };
  section: SectionId;
}

export type Outcome =
  | ({ kind: 'finding' } & Omit<Finding, 'rule' | 'severity' | 'basis'> & { severity?: Severity })
  | ({ kind: 'notAssessed' } & Omit<NotAssessed, 'rule'>)
  | ({ kind: 'passed' } & Omit<Passed, 'rule'>);

export interface Rule {
  /** Id of domain.md section 5 without cell suffix: `T3-ROW`, `N-05`. */
  id: string;
  title: string;
  severity: Severity;
  group: 'cells' | 'tables' | 'years' | 'narrative' | 'sections' | 'document';
  /** F form 2021, R regulation, L local notice, P published errors, O ours. */
  source: string;
  basis: string;
  /** In data and shown to people: what stands left and right, and what a missing cell means. */
  left: string;
  right: string;
  missing: string;
  /** Why the rule exists and how to mend what it finds, for 规则说明. */
  explanation: string;
  /** Report years it serves, inclusive. */
  fromYear: number;
  toYear?: number;
  assess(doc: ReportDocument, context: CheckContext): Outcome[];
}
