/** The title of a report where it is set large: lines end between words, never inside one (GB/T 9704: 词意完整). */
import type { ReportDocument } from '../report/document';
import { reportTitle } from '../report/rules/document';

type Titled = Pick<ReportDocument, 'organ' | 'year'>;

/** The title in the pieces a line may end after. */
export const titlePieces = ({ organ, year }: Titled): string[] => [organ.name, `${year}年`, '政府信息公开', '工作', '年度报告'];

/** Width in Chinese letters; a Latin letter or a figure takes half of one. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x2e7f ? 1 : 0.55), 0);

/** Lines of the title on paper whose lines hold `most` Chinese letters: the whole where it fits, otherwise the office and, below, year and name. */
export function titleLines(doc: Titled, most: number): string[] {
  const [office = '', ...rest] = titlePieces(doc);
  return widthOf(reportTitle(doc)) <= most ? [reportTitle(doc)] : [office, rest.join('')];
}

/** Letters of 2号 (22 pt) in the 156 mm between the margins of GB/T 9704. */
export const TITLE_LETTERS = 20;
