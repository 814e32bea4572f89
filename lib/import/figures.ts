/** A printed figure: number, remark, or exactly what stood there. */
import { BLANK_MARKS } from '../report/rules/cells';
import { fenFromWanYuan, LARGEST_COUNT } from '../report/amounts';
import type { CellValue } from '../report/document';
import type { FigureKind } from '../report/form/types';

export interface ReadFigure { value?: CellValue; /** Why a person should look at it. */ doubt?: string }

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Marks raised text of a cell as a note to what stands before it: 12 with a small 1 is not 121. */
export const noted = (raised: string): string => (raised.trim() === '' ? '' : `⁽${raised.trim()}⁾`);
/** Marks text that is crossed out: it stands there, and does not count. */
export const struck = (crossed: string): string => (crossed.trim() === '' ? '' : `⸨${crossed.trim()}⸩`);
const STRUCK = /⸨([^⸩]*)⸩/g;
/** A line of text without these marks, raised digits raised (m²), and what of it was crossed out. */
export function unmarked(line: string): { text: string; crossed: string } {
  const raised = (_: string, inside: string) => (/^\d+$/.test(inside) ? [...inside].map((digit) => SUPERSCRIPTS[Number(digit)]!).join('') : inside);
  return { text: line.replaceAll(STRUCK, '').replaceAll(/⁽([^⁾]*)⁾/g, raised), crossed: [...line.matchAll(STRUCK)].map((match) => match[1]!).join('') };
}
const NOTE_SIGNS = new RegExp(`⁽[^⁾]*⁾|[${SUPERSCRIPTS}①-⑳⑴-⒇⒈-⒛]|[※*＊]+$`, 'g');

/** Reads one printed cell. Published errors are kept as printed so that the check finds them; nothing becomes 0 by itself. */
export function readPrinted(text: string, kind: FigureKind, blankIsPrinted: boolean): ReadFigure {
  const crossed = [...text.matchAll(STRUCK)].map((match) => match[1]!).join('');
  if (crossed !== '') {
    const { value } = readPrinted(text.replaceAll(STRUCK, ''), kind, blankIsPrinted);
    return { ...(value === undefined || value === '' ? {} : { value }), doubt: `格中有划去的“${crossed}”，请看清数字` };
  }
  const signs = kind === 'note' ? null : text.match(NOTE_SIGNS);
  if (signs) {
    const bare = text.replaceAll(NOTE_SIGNS, '').trim();
    return bare === '' ? { value: text.trim(), doubt: `“${text.trim()}”不是数字，按原样保留` } : { ...readPrinted(bare, kind, blankIsPrinted), doubt: `数字旁印有注号“${signs.join('').replaceAll(/[⁽⁾]/g, '')}”，请看清数字` };
  }
  if (kind !== 'note' && /[\d０-９]\s+[\d０-９]/.test(text.trim())) return { ...readPrinted(text.replaceAll(/\s/g, ''), kind, blankIsPrinted), doubt: '数字中间有空格或换行，可能是两个数' };
  const printed = text.normalize('NFKC').replaceAll(/[\s\u200b\ufeff]/g, '');
  if (printed === '') return blankIsPrinted ? { value: '' } : { doubt: '这一格没有读到内容：可能没有填，也可能转换时丢失' };
  if (kind === 'note') {
    const number = /^([+-]?\d{1,9})(件|个|项|条|次)?$/.exec(printed);
    return number ? { value: number[1]!, ...(number[2] && number[2] !== '件' ? { doubt: `单位印作“${number[2]}”` } : {}) } : { value: text.trim() };
  }
  if (BLANK_MARKS.test(printed)) return { value: text.trim() };
  const plain = printed.replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  if (kind === 'money') {
    if (/^\d+(\.\d+)?$/.test(plain)) return fenFromWanYuan(plain) === null ? { value: text.trim(), doubt: `金额“${printed}”超出范围` } : { value: plain };
    const unit = /^(\d+(?:\.\d+)?)(万元|万)$/.exec(plain);
    return unit && fenFromWanYuan(unit[1]!) !== null ? { value: unit[1]!, doubt: '去掉了单位' } : { value: text.trim(), doubt: `“${printed}”不是金额` };
  }
  if (/^\d+$/.test(plain)) return Number(plain) <= LARGEST_COUNT ? { value: Number(plain) } : { value: text.trim(), doubt: `“${printed}”超出范围` };
  const remarked = /^(\d+)(?:件|个|项)?\((.+)\)$/.exec(plain);
  if (remarked && Number(remarked[1]) <= LARGEST_COUNT) {
    // Its own punctuation, its digits as digits.
    const words = /[（(]([\s\S]+)[）)]\s*$/.exec(text)?.[1] ?? remarked[2]!;
    return { value: { value: Number(remarked[1]), remark: words.replaceAll(/[\s\u200b\ufeff]/g, '').replaceAll(/[０-９]/g, (digit) => digit.normalize('NFKC')) } };
  }
  const unit = /^(\d+)(件|个|项|条|次)$/.exec(plain);
  // 件 is what is counted; another unit may be another thing.
  if (unit && Number(unit[1]) <= LARGEST_COUNT) return { value: Number(unit[1]), ...(unit[2] === '件' ? {} : { doubt: `单位印作“${unit[2]!}”` }) };
  return { value: text.trim(), doubt: `“${printed}”不是整数，按原样保留` };
}
