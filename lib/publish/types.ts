/** A signed-off version of a report with everything its files carry. Files, site and open data are made from this and nothing else. */
import type { SiteSettings, StepView } from '../desk/types';
import type { OrganLevel, ReportDocument } from '../report/document';

export interface PublishedVersion {
  organ: { slug: string; name: string; level: OrganLevel; site: SiteSettings };
  year: number;
  /** 1 for the first publication, 2 for the first correction … */
  version: number;
  document: ReportDocument;
  /** SHA-256 hex over the canonical content, D-10. */
  digest: string;
  /** ISO instant of sign-off. */
  publishedAt: string;
  catalogueVersion: string;
  /** Tie-out line of the page: 51项勾稽，51通过. */
  tieOut: { total: number; passed: number; failed: number; undecided: number };
  /** 更正说明, for version > 1. */
  correctionReason?: string;
  /** Errors let through by the leader, printed under the table they belong to. */
  waivers: { rule: string; section: string; message: string; reason: string; by: string }[];
  /** Printed footnotes, e.g. 注：行政复议、行政诉讼数量含上年度结转数量。 */
  footnotes: { section: string; text: string }[];
  /** For the 审签单. */
  steps: StepView[];
  /** Head of the audit chain at sign-off, hex. */
  auditHead: string;
  status: 'current' | 'superseded' | 'takenDown';
  takenDown?: { at: string; reason: string };
}
