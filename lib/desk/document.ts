/** From what was typed to the report document. */
import { emptyDocument, type OrganLevel, type ReportDocument } from '../report/document';
import type { Finding } from '../report/finding';
import { SECTION_IDS } from '../report/form';
import type { FormVersion, Pointer } from '../report/form/types';
import type { OwnFact } from '../report/rules/types';
import { resolveTokens } from '../report/text/facts';
import { withDerivedTotals } from '../report/totals';
import { fieldsOf, put, readField } from './fields';

export interface Draft {
  organ: { name: string; level: OrganLevel };
  year: number;
  format: FormVersion;
  totals: 'derived' | 'typed';
  cells: ReadonlyMap<Pointer, { typed: string; remark?: string | null }>;
  texts: ReadonlyMap<Pointer, string>;
}

export interface DraftReading {
  document: ReportDocument;
  /** Typed texts that the document has no place for (fee form), as findings. */
  findings: Finding[];
}

/**
 * The document as typed, bound figures still as tokens: figures as numbers, what is no figure as typed, blank
 * left out, totals computed unless the office types them.
 */
export function readDraft(draft: Draft): DraftReading {
  const document = { ...emptyDocument({ name: draft.organ.name, level: draft.organ.level }, draft.year), format: draft.format };
  const findings: Finding[] = [];
  for (const section of SECTION_IDS) {
    for (const [pointer, field] of fieldsOf(draft.format, section)) {
      if (field.kind === 'text') {
        const text = draft.texts.get(pointer);
        if (text !== undefined && text.trim() !== '') put(document, pointer, text);
        continue;
      }
      if (field.kind === 'figure' && field.cell.sumOf && draft.totals === 'derived') continue;
      const cell = draft.cells.get(pointer);
      if (!cell) continue;
      const read = readField(field, cell.typed);
      if (read.value === undefined) continue;
      if (field.kind !== 'figure') {
        if (read.valid) put(document, pointer, read.value);
        else findings.push({ rule: 'C-01', instance: `C-01-${pointer.slice(1).replaceAll('/', '-')}`, severity: 'error', section: 'other', cells: [pointer], message: `${field.name}填的是“${cell.typed}”，${read.reason}。`, actual: cell.typed, basis: '国办函〔2020〕109号' });
        continue;
      }
      put(document, pointer, cell.remark && typeof read.value === 'number' ? { value: read.value, remark: cell.remark } : read.value);
    }
  }
  return { document: draft.totals === 'derived' ? withDerivedTotals(document) : document, findings };
}

/** The document as it would be published: bound figures replaced by what the tables say. */
export function asPublished(document: ReportDocument, facts: readonly OwnFact[]): ReportDocument {
  const resolve = <T extends string | undefined>(text: T): T => (text === undefined ? text : resolveTokens(text, document, facts).text as T);
  return {
    ...document,
    ...(document.preface === undefined ? {} : { preface: resolve(document.preface) }),
    ...(document.overview ? { overview: Object.fromEntries(Object.entries(document.overview).map(([key, text]) => [key, resolve(text)])) } : {}),
    ...(document.problems === undefined ? {} : { problems: resolve(document.problems) }),
    ...(document.otherMatters === undefined ? {} : { otherMatters: resolve(document.otherMatters) }),
  };
}
