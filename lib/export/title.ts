/** The title of a report where it is set large: lines end between words, never inside one (GB/T 9704: 词意完整). */
import type { ReportDocument } from '../report/document';
import { reportTitle } from '../report/rules/document';
import { divisions } from './office-words';

type Titled = Pick<ReportDocument, 'organ' | 'year'>;

/** Letters of 2号 (22 pt) in the 156 mm between the margins of GB/T 9704. */
export const TITLE_LETTERS = 20;

const isWide = (letter: string): boolean => letter.codePointAt(0)! > 0x2e7f || /[“”‘’…—]/.test(letter);
/** Widths in Chinese letters: a Latin letter or a figure takes half of one, and Word keeps it a quarter away from a Chinese one. */
const widthsOf = (letters: string[]): number[] => letters.map((letter, index) => (isWide(letter) ? 1 : 0.55) + (index > 0 && /[\p{L}\d]/u.test(letter) && /[\p{L}\d]/u.test(letters[index - 1]!) && isWide(letter) !== isWide(letters[index - 1]!) ? 0.25 : 0));
const widthOf = (text: string): number => widthsOf([...text]).reduce((sum, width) => sum + width, 0);

const behindOffice = (year: number): string[] => [`${year}年`, '政府信息公开', '工作', '年度报告'];

/** The title in the pieces a line may end after. A name that fits in a line on paper is one of them. */
export const titlePieces = ({ organ, year }: Titled): string[] => [...(widthOf(organ.name) <= TITLE_LETTERS ? [organ.name] : piecesOf(organ.name)), ...behindOffice(year)];

function piecesOf(name: string): string[] {
  const { letters, costs } = divisions(name);
  const pieces: string[] = [];
  letters.forEach((letter, index) => { if (index === 0 || costs[index]! <= 2) pieces.push(letter); else pieces[pieces.length - 1] += letter; });
  return pieces;
}

/** Lines of the title on paper whose lines hold `most` Chinese letters: the whole where it fits, otherwise the office (on several lines where it must be) and, below, year and name. */
export function titleLines(doc: Titled, most: number): string[] {
  if (widthOf(reportTitle(doc)) <= most) return [reportTitle(doc)];
  const below = behindOffice(doc.year).join('');
  return [...(widthOf(doc.organ.name) <= most ? [doc.organ.name] : officeLines(doc.organ.name, most, widthOf(below))), below];
}

/** What one line below another costs: both about as long, so that the whole is a trapezium or a rhombus; no hourglass, no rectangle. */
function shape(above: number, here: number, narrowing: boolean): number {
  const difference = Math.abs(above - here);
  return (narrowing && here > above ? 40 : 0) + (difference < 0.5 ? 1.5 : difference <= 4 ? 0 : (difference - 4) ** 2);
}

/**
 * A long name on as few lines as hold it, divided where it costs least, above a line of the width `below`.
 * Tried from its end: the best way to set what begins at a letter, below a line of a given width.
 */
function officeLines(name: string, most: number, below: number): string[] {
  const { letters, costs } = divisions(name);
  const sums = widthsOf(letters).reduce<number[]>((all, width) => [...all, all.at(-1)! + width], [0]);
  const width = (from: number, to: number) => sums[to]! - sums[from]!;
  const known = new Map<string, { cost: number; ends: number[] }>();
  const best = (from: number, above: number | null, narrowing: boolean): { cost: number; ends: number[] } => {
    if (from === letters.length) return { cost: above === null ? 0 : shape(above, below, narrowing), ends: [] };
    const key = `${from},${above?.toFixed(2)},${narrowing}`, before = known.get(key);
    if (before) return before;
    let found = { cost: Infinity, ends: [] as number[] };
    // At least one letter stands on a line, however narrow the paper.
    for (let to = from + 1; to <= letters.length && (to === from + 1 || width(from, to) <= most); to += 1) {
      const here = width(from, to);
      const rest = best(to, here, narrowing || (above !== null && here < above));
      const cost = 12 + (to < letters.length ? costs[to]! : 0) + (above === null ? 0 : shape(above, here, narrowing)) + rest.cost;
      if (cost < found.cost) found = { cost, ends: [to, ...rest.ends] };
    }
    known.set(key, found);
    return found;
  };
  const { ends } = best(0, null, false);
  return ends.map((to, index) => letters.slice(ends[index - 1] ?? 0, to).join(''));
}
