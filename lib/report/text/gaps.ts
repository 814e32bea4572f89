/** Last year's text as a start: every figure and year becomes a marked gap that must be confirmed (rule N-19 holds submission back). */
import { readFigures } from './figures';

const OPEN = '【待核：', CLOSE = '】';

/**
 * Last year's printed text with its years and figures as `【待核：…】`. `year` is the year of the new report:
 * last year's own year becomes a gap naming the new one (`【待核：2025年】`), every figure a gap with last year's value.
 * Dates that recur every year (1月1日, 12月31日) and document numbers stay.
 */
export function markGaps(lastYearText: string, year: number): string {
  const { figures, years } = readFigures(lastYearText);
  const inTitle = (at: number) => lastYearText.lastIndexOf('《', at) > lastYearText.lastIndexOf('》', at);
  const spans = [
    ...figures.filter((figure) => !inTitle(figure.start)).map((figure) => ({ start: figure.start, end: figure.end, text: figure.printed.trim() })),
    ...years.filter((mention) => !inTitle(mention.start)).map((mention) => ({ start: mention.start, end: mention.end, text: mention.year === year - 1 ? `${year}年` : lastYearText.slice(mention.start, mention.end) })),
  ].sort((a, b) => a.start - b.start);
  let out = '', at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    const lead = /^\s*/.exec(lastYearText.slice(span.start, span.end))![0];
    out += lastYearText.slice(at, span.start) + lead + OPEN + span.text + CLOSE;
    at = span.end;
  }
  return out + lastYearText.slice(at);
}

export interface Gap { start: number; end: number; text: string }

/** The gaps still open in a text. */
export function gapsIn(text: string): Gap[] {
  return [...text.matchAll(/【待核：([^】\n]*)】/g)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[1]! }));
}
