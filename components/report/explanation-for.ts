/** What was written about a finding. Called on the server and in the browser. */
import type { ExplanationView } from '../../lib/desk/types';
import type { Finding } from '../../lib/report/finding';

/** The explanation of this finding at this place. */
export const explanationFor = (explanations: readonly ExplanationView[], finding: Finding): ExplanationView | null =>
  explanations.find((item) => item.instance === finding.instance && item.cells.join() === finding.cells.join()) ?? null;
