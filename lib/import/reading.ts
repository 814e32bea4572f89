/** What is being read out of the tables of one report, and how a printed cell goes into it. */
import { withValue, type ReportDocument } from '../report/document';
import { cellAt } from '../report/form';
import { readPrinted, type ReadFigure } from './figures';
import type { Doubt, Place, Unread } from './types';

export interface Reading {
  document: ReportDocument;
  doubts: Doubt[];
  unread: Unread[];
  read: Record<string, string>;
  labelDifferences: { official: string; printed: string }[];
}

/** No cell of the document holds more; such a text is no figure. */
const LONGEST_CELL = 200;
function fitting(figure: ReadFigure): ReadFigure {
  const { value } = figure;
  const words = typeof value === 'object' ? value.remark ?? '' : typeof value === 'string' ? value : '';
  return words.length <= LONGEST_CELL ? figure : { ...(typeof value === 'object' ? { value: value.value } : {}), doubt: `格中文字过长，没有读入：“${words.slice(0, 40)}……”` };
}

/** Takes over one cell; `more` says why a person should look at it although its text is a figure. */
export function put(reading: Reading, pointer: string, text: string, blankIsPrinted: boolean, place: Place, more?: string): void {
  const kind = cellAt(reading.document.format, pointer)?.kind ?? 'count';
  const figure = fitting(readPrinted(text, kind, blankIsPrinted));
  reading.read[pointer] = text.trim();
  if (figure.value !== undefined) reading.document = withValue(reading.document, pointer, figure.value);
  const doubt = figure.doubt ?? more;
  if (doubt) reading.doubts.push({ pointer, reason: doubt, read: text.trim(), ...place });
}

/** A cell of the form for which the source has no place. */
export const absent = (reading: Reading, pointer: string, reason: string, place: Place): void => {
  reading.doubts.push({ pointer, reason, read: '', ...place });
};
