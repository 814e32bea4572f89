/** What was written about a finding. Called on the server and in the browser. */
import type { DeskReport, ExplanationView } from '../../lib/desk/types';
import type { Finding } from '../../lib/report/finding';
import type { SectionId } from '../../lib/report/form/types';

/** The explanation of this finding at this place. */
export const explanationFor = (explanations: readonly ExplanationView[], finding: Finding): ExplanationView | null =>
  explanations.find((item) => item.instance === finding.instance && item.cells.join() === finding.cells.join()) ?? null;

/** What was written about the warnings of a section. */
export const explanationsIn = (report: DeskReport, id: SectionId): ExplanationView[] => {
  const instances = new Set(report.result.findings.filter((finding) => finding.section === id).map((finding) => finding.instance));
  return report.explanations.filter((item) => instances.has(item.instance));
};
