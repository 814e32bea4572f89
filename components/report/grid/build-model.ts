/** Makes the grid's plain data from the form and the report. Runs on the server. */
import type { DeskReport } from '../../../lib/desk/types';
import { numberAt, type ReportDocument } from '../../../lib/report/document';
import { cellsOf, formOf } from '../../../lib/report/form';
import type { Pointer, TableDef } from '../../../lib/report/form/types';
import { relationsOf } from '../../../lib/report/relations';
import type { CheckContext } from '../../../lib/report/rules/types';
import type { GridCell, GridModel } from './model';

/** The document without its texts: a table check does not look at them, and they need not go to the browser. */
function figuresOnly(document: ReportDocument): ReportDocument {
  const { preface: _preface, overview: _overview, problems: _problems, otherMatters: _otherMatters, ...figures } = document;
  return figures;
}

export function tableOf(report: DeskReport, id: TableDef['id']): TableDef {
  return formOf(report.format).sections.find((section) => section.id === id)!.table!;
}

export interface EarlierReport { year: number; document: ReportDocument }

/** `earlier`: the office's published reports of the years before, newest first. */
export function gridModel(report: DeskReport, id: TableDef['id'], earlier: readonly EarlierReport[] = []): GridModel {
  const table = tableOf(report, id), previous = report.previous.document;
  const definitions = new Map(cellsOf(report.format).filter((cell) => cell.pointer.startsWith(`/${id}/`)).map((cell) => [cell.pointer, cell]));
  const years: readonly EarlierReport[] = previous && !earlier.some((item) => item.year === report.previous.year) ? [{ year: report.previous.year, document: previous }, ...earlier] : earlier;
  const cells: Record<Pointer, GridCell> = {};
  const rows: Pointer[][] = [], guidance: GridModel['guidance'] = {}, typed: GridModel['typed'] = {};
  for (const row of table.body) {
    const pointers = row.cells.flatMap((cell) => (cell.kind === 'figure' && definitions.has(cell.pointer) ? [cell.pointer] : []));
    if (pointers.length > 0) rows.push(pointers);
    for (const pointer of pointers) {
      const definition = definitions.get(pointer)!;
      const carriedFrom = previous && row.code === '2' ? numberAt(previous, pointer.replace('/2/', '/4/')) : null;
      const now = report.cells[pointer];
      const guidanceKey = id === 'applications' ? row.code : pointer;
      guidance[guidanceKey] ??= definition.guidance;
      cells[pointer] = {
        kind: definition.kind, name: definition.name, unit: definition.unit, row: guidanceKey, column: pointer.split('/').at(-1)!,
        ...(definition.sumOf ? { sumOf: definition.sumOf } : {}),
        ...(definition.kind !== 'note' && years.length > 0 ? { history: years.slice(0, 3).map((item) => ({ year: item.year, value: numberAt(item.document, pointer, definition.kind) })) } : {}),
        ...(carriedFrom !== null && now?.typed === String(carriedFrom) ? { carried: true } : {}),
      };
      if (now) typed[pointer] = now;
    }
  }
  const relations = relationsOf(report.format).filter((relation) => relation.section === id);
  const previousFigures: Record<Pointer, number> = {};
  if (previous) {
    for (const term of relations.flatMap((relation) => [...relation.left, ...relation.right])) {
      const value = term.previous ? numberAt(previous, term.pointer) : null;
      if (value !== null) previousFigures[term.pointer] = value;
    }
  }
  const context: CheckContext = {
    partial: true, level: report.organ.level, powers: report.organ.powers, countsCarriedDisputes: report.organ.countsCarriedDisputes, firstReport: report.firstReport,
    ...(previous ? { previous: figuresOnly(previous) } : {}),
  };
  return {
    year: report.year, section: id, shortName: table.shortName, rows, cells, guidance, relations, previous: previousFigures,
    typedTotals: report.totals === 'typed', locked: report.lock !== null, typed,
    document: figuresOnly(report.document), context,
  };
}
