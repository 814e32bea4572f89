/** What the grid needs of the form, the report and last year: plain data, made on the server, so that the browser loads neither. */
import type { FigureKind, Guidance, Pointer, SectionId } from '../../../lib/report/form/types';
import type { ReportDocument } from '../../../lib/report/document';
import type { CheckContext, Relation } from '../../../lib/report/rules/types';

export interface GridCell {
  kind: FigureKind;
  name: string;
  unit: string;
  /** Pointers it sums, for computed cells. */
  sumOf?: Pointer[];
  /** Key of the row the cell stands in: its guidance and its mark. */
  row: string;
  column: string;
  /** Published figures of earlier years, newest first; one not filled is null. */
  history?: { year: number; value: number | null }[];
  /** Filled by taking over last year's figure. */
  carried?: boolean;
}

export interface GridModel {
  year: number;
  section: SectionId & ('disclosure' | 'applications' | 'disputes');
  shortName: string;
  /** Figure cells by printed row, computed ones included. */
  rows: Pointer[][];
  cells: Record<Pointer, GridCell>;
  guidance: Record<string, Guidance[]>;
  relations: Relation[];
  /** Last year's figures that relations read. */
  previous: Record<Pointer, number>;
  /** Totals are typed and checked instead of computed. */
  typedTotals: boolean;
  locked: boolean;
  /** Typed texts, remarks and authorship as the server has them. */
  typed: Record<Pointer, { typed: string; remark?: string; by: string; at: string }>;
  /** Document without its texts, and the rest a check looks at. */
  document: ReportDocument;
  context: CheckContext;
}
