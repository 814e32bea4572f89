/** The narrative rules over what stands in the fields now: the same checks as on the server, loaded when the page stands. */
import { withValue, type ReportDocument } from '../../lib/report/document';
import { fenFromYuan } from '../../lib/report/fee-statement';
import type { Finding } from '../../lib/report/finding';
import type { Pointer, SectionId } from '../../lib/report/form/types';
import { checkNarrative } from '../../lib/report/rules/narrative/looks';
import type { CheckContext } from '../../lib/report/rules/types';

/** What the server gives the page for checking by itself. `bases`: the basis of each rule, by its id. */
export interface NarrativeModel { document: ReportDocument; context: CheckContext; bases: Record<string, string> }

/** The document with these fields as they are typed; a fee figure that is none is left out. */
export function documentWith(document: ReportDocument, typed: Record<Pointer, string>): ReportDocument {
  let now = document;
  for (const [pointer, text] of Object.entries(typed)) {
    const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
    const value = pointer === '/informationFees/notices' ? (/^\d{1,9}$/.test(plain) ? Number(plain) : undefined)
      : pointer.startsWith('/informationFees/') ? (fenFromYuan(plain) === null ? undefined : plain)
        : text.trim() === '' ? undefined : text;
    now = withValue(now, pointer, value);
  }
  return now;
}

/** Findings of the narrative rules for one section as it is typed. */
export function narrativeFindings(model: NarrativeModel, section: SectionId, typed: Record<Pointer, string>): Finding[] {
  return checkNarrative(documentWith(model.document, typed), model.context).findings
    .filter((finding) => finding.section === section)
    .map((finding) => ({ ...finding, basis: model.bases[finding.rule] ?? '' }));
}
