/** The figure rules over what stands in the grid now: the same module as on the server, loaded when somebody begins to type. */
import { checkTables, FIGURE_RULES } from '../../../lib/report/check-tables';
import { culprits, type Proposal } from '../../../lib/report/culprits';
import type { ReportDocument } from '../../../lib/report/document';
import type { Finding } from '../../../lib/report/finding';
import type { GridStore } from './store';

export { CulpritList } from './culprit-list';

const COVERED = new Set(FIGURE_RULES.map((rule) => rule.id));
export const isFigureRule = (rule: string): boolean => COVERED.has(rule);

/** The report document with this table as it is typed now: figures as figures, anything else as its text, blanks left out. */
export function documentOf(store: GridStore): ReportDocument {
  const document = structuredClone(store.model.document) as unknown as Record<string, unknown>;
  document[store.model.section] = {};
  for (const [pointer, cell] of Object.entries(store.model.cells)) {
    const read = store.isComputed(pointer) ? null : store.readAt(pointer);
    const value = store.valueAt(pointer), remark = store.remarkAt(pointer);
    const typed = store.typedAt(pointer);
    const content = read?.state === 'invalid' ? typed : value === null ? undefined : cell.kind === 'money' && read?.state === 'figure' ? String(read.value) : remark ? { value, remark } : value;
    if (content === undefined) continue;
    const tokens = pointer.split('/').slice(1);
    let node = document;
    for (const token of tokens.slice(0, -1)) node = (node[token] ??= {}) as Record<string, unknown>;
    node[tokens.at(-1)!] = content;
  }
  return document as unknown as ReportDocument;
}

/** Findings of the figure rules for this table. */
export function liveFindings(store: GridStore): Finding[] {
  return checkTables(documentOf(store), store.model.context).findings.filter((finding) => finding.section === store.model.section && finding.rule !== 'C-02');
}

/** The cells most likely wrong where relations fail, best proposal of each group. Offered, never applied by itself. */
export function likelyCulprits(store: GridStore): Proposal[] {
  const { previous } = store.model.context;
  return culprits(documentOf(store), { totals: store.model.typedTotals ? 'typed' : 'derived', ...(previous ? { previous } : {}) })
    .flatMap((group) => group.proposals.slice(0, 2))
    .filter((proposal) => proposal.cells.every((cell) => cell.pointer in store.model.cells && store.isEnterable(cell.pointer)));
}
