/** What reading a report gives: the document, and openly everything that is doubtful or was not read. */
import type { Pointer } from '../report/form/types';
import type { ReportDocument } from '../report/document';
import type { PrintedFacts } from '../report/rules/types';

/** A table as a source holds it, merged cells still merged. */
export interface SourceCell { text: string; /** A stored number as its sheet shows it, where that is longer: 7730.20 for 7730.2. */ shown?: string; rowSpan: number; colSpan: number }
export interface SourceTable { rows: SourceCell[][] }
export type Block = { kind: 'text'; text: string; look?: Look } | { kind: 'table'; table: SourceTable };

/** How a line is set, as far as its kind of file says: by this the lines of one title are told from other lines at the head. */
export interface Look {
  /** Lines of one paragraph (broken by hand, or lines of one cell) have the same object here. */
  paragraph?: object;
  /** Of its letters; comparable within one file only. */
  size?: number;
  /** Where the middle of a centred line stands; lines centred on each other have about the same. Not there for other lines. */
  middle?: number;
  /** Set clearly larger than the text. */
  large?: boolean;
  /** Far below the line before, or on another page. */
  apart?: boolean;
}

export interface Source {
  blocks: Block[];
  /** An empty cell of the source says that nothing was printed (HTML, Word); elsewhere it may have been lost in conversion. */
  blankIsPrinted: boolean;
  /** The source has no cells, only letters with places: figures that do not tie out may have been put into wrong cells. */
  placesGuessed?: boolean;
  /** What the reader of this kind of file left out. */
  unread?: Unread[];
}

export interface Place { table: string; row: string; column: string }
export interface Doubt extends Place { pointer: Pointer; reason: string; /** What stood there. */ read: string }
export interface Unread { what: string; why: string; where: string }

export interface ImportResult {
  document: ReportDocument;
  doubts: Doubt[];
  unread: Unread[];
  printed: PrintedFacts;
  /** No title was read: office and year of the document are only assumed. */
  untitled?: true;
  /** Text as read beside each figure, for showing source beside result. */
  read: Record<Pointer, string>;
}

/** The file is not taken, with the reason in one Chinese sentence. */
export class ImportRefused extends Error {}
