/**
 * The shape in which an official form is written down. One definition per form version says every
 * section, row, column, label, unit, basis and guidance text once; the entry grid, the printed table,
 * the exports, the importers and the open data all read it.
 */

/** JSON Pointer (RFC 6901) into the report document, e.g. `/applications/3.3.1/naturalPerson`. */
export type Pointer = string;

export type FormVersion = '2021' | '2019';

/** The six headings of the report; also the last part of the page address `/reports/YEAR/…`. */
export type SectionId = 'overview' | 'disclosure' | 'applications' | 'disputes' | 'problems' | 'other';

/**
 * Where a sentence of guidance comes from, shown to the clerk beside it:
 * `official` = printed in the form or its notice; `regulation` = from the regulation or fee measures;
 * `local` = from a local notice; `reading` = our own reading, not official.
 */
export type GuidanceSource = 'official' | 'regulation' | 'local' | 'reading';

export interface Guidance {
  text: string;
  source: GuidanceSource;
  /** Clause or document, e.g. 《条例》第三十六条. */
  cite?: string;
}

/**
 * `count`: whole number ≥ 0 in 件 or 项. `money`: decimal ≥ 0 in 万元, at most six decimals, kept as text.
 * `note`: kept as written, such as 本年增/减 of the 2019 form (+3, -2); no figure rule applies to it.
 */
export type FigureKind = 'count' | 'money' | 'note';

/** One figure of a table: everything anybody needs to know about a cell. */
export interface CellDef {
  pointer: Pointer;
  kind: FigureKind;
  unit: '件' | '项' | '万元';
  /** Full row label without numbering noise, e.g. `不予公开·属于国家秘密`. */
  rowLabel: string;
  /** Column label, e.g. `自然人` or `本年制发件数`. */
  columnLabel: string;
  /** How people name the cell: `表三·自然人·予以公开`. */
  name: string;
  /** Computed cell: the pointers it sums. Absent for cells a person fills. */
  sumOf?: Pointer[];
  basis?: string;
  guidance: Guidance[];
}

/** A figure cell without what people are told about it: all that totals, relations and rules need. */
export type FigureCell = Omit<CellDef, 'guidance' | 'basis'>;

/** What people are told about a cell, and its basis. */
export interface CellNotes { basis?: string; guidance: Guidance[] }

/** One printed cell of a table, head or body, in official layout. */
export type PrintedCell =
  | { kind: 'label'; id: string; text: string; colSpan?: number; rowSpan?: number; scope: 'col' | 'colgroup' | 'row' | 'rowgroup'; corner?: boolean; caption?: boolean }
  | { kind: 'figure'; pointer: Pointer; colSpan?: number; /** ids of the labels that head this cell, outermost first */ headers: string[] };

export interface PrintedRow {
  /** Row code (domain.md 1.5) for table three, else a stable key. */
  code: string;
  cells: PrintedCell[];
}

export interface TableDef {
  id: 'disclosure' | 'applications' | 'disputes';
  /** `表二` `表三` `表四`. */
  shortName: string;
  caption: string;
  /** Number of grid columns of the official layout. */
  columns: number;
  /** Relative column widths for print, one per grid column. */
  widths: number[];
  head: PrintedRow[];
  body: PrintedRow[];
}

export interface TextFieldDef {
  pointer: Pointer;
  /** Printed sub-heading `（一）主动公开`, or none for sections five and six. */
  subheading?: string;
  label: string;
  guidance: Guidance[];
  /** Suggested length in characters, shown as a hint. */
  suggestedLength?: { min: number; max: number };
}

export interface SectionDef {
  id: SectionId;
  /** `一、总体情况` exactly as the form prints it. */
  heading: string;
  basis: string;
  guidance: Guidance[];
  table?: TableDef;
  texts: TextFieldDef[];
}

export interface FormDef {
  version: FormVersion;
  title: string;
  documentNumber: string;
  /** First and last report year it serves (last absent = still in force). */
  fromYear: number;
  toYear?: number;
  sections: SectionDef[];
}
