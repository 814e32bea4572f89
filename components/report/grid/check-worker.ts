/** The figure rules and the search for the cells likely wrong: the same modules as on the server, in a thread of their own, so that no key waits for them. */
import { checkTables, FIGURE_RULES } from '../../../lib/report/check-tables';
import type { Pointer } from '../../../lib/report/form/types';
import { culprits } from '../../../lib/report/culprits';
import type { LiveAnswer, LiveQuestion } from './live-check';
import { withFigures } from './live-document';

const rules = FIGURE_RULES.map((rule) => rule.id);
const figures = new Map<Pointer, unknown>();
let table: NonNullable<LiveQuestion['table']> | null = null;
let told = '';

addEventListener('message', ({ data }: MessageEvent<LiveQuestion>) => {
  table = data.table ?? table;
  if (!table) return;
  for (const [pointer, content] of data.figures) figures.set(pointer, content);
  const { context, section, totals } = table, document = withFigures(table.document, section, figures);
  const answer: LiveAnswer = {
    rules,
    findings: checkTables(document, context).findings.filter((finding) => finding.section === section && finding.rule !== 'C-02'),
    proposals: data.broken ? culprits(document, { totals, ...(context.previous ? { previous: context.previous } : {}) }).flatMap((group) => group.proposals.slice(0, 2)) : [],
  };
  const words = JSON.stringify(answer);
  // Most keys change no finding: then there is nothing to draw.
  if (words === told) return;
  told = words;
  postMessage(answer);
});
