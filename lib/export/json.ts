/** report.json: the document alone (schema gouji.report/1), keys in the schema's order, two blanks, one newline at the end. */
import { cellsOf } from '../report/form';
import { valueAt, withValue, type ReportDocument } from '../report/document';

const ORDER = ['schema', 'format', 'organ', 'year', 'preface', 'overview', 'disclosure', 'applications', 'disputes', 'problems', 'otherMatters', 'informationFees'] as const;

/** Same document, same text: keys in printed order whatever order they were typed in. */
export function reportJson(doc: ReportDocument): string {
  let ordered = Object.fromEntries(ORDER.filter((key) => doc[key] !== undefined && !['disclosure', 'applications', 'disputes'].includes(key)).map((key) => [key, doc[key]])) as unknown as ReportDocument;
  for (const cell of cellsOf(doc.format)) {
    const value = valueAt(doc, cell.pointer);
    if (value !== undefined) ordered = withValue(ordered, cell.pointer, value);
  }
  // What the form does not know (an imported odd row) is kept behind the rest, never dropped.
  for (const key of ['disclosure', 'applications', 'disputes'] as const) {
    for (const [row, value] of Object.entries(doc[key] ?? {})) if (valueAt(ordered, `/${key}/${row}`) === undefined) ordered = withValue(ordered, `/${key}/${row}`, value);
  }
  const sorted = Object.fromEntries(ORDER.filter((key) => ordered[key] !== undefined).map((key) => [key, ordered[key]]));
  return `${JSON.stringify(sorted, null, 2)}\n`;
}
