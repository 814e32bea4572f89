/**
 * What a person typed into a figure cell, and whether it is a figure. A draft keeps the typed text as it
 * is; a figure exists only when the text is one. Full-width digits and thousands separators are understood.
 */
import { fenFromWanYuan, LARGEST_COUNT } from './amounts';
import type { FigureKind } from './form/types';

export type TypedFigure =
  | { state: 'blank' }
  /** `value`: count, or money as decimal 万元 text, or a note as written. `understood`: set when the typed text looked different. */
  | { state: 'figure'; value: number | string; understood?: string }
  | { state: 'invalid'; reason: string };

/** Reads typed text as a figure of the given kind; never changes or guesses (「12件」 is not a figure). */
export function readTyped(typed: string, kind: FigureKind): TypedFigure {
  // What nearly every key leaves, without a look at anything else.
  if (kind === 'count' && /^(0|[1-9]\d{0,8})$/.test(typed)) return { state: 'figure', value: Number(typed) };
  const normal = typed.normalize('NFKC').trim();
  if (normal === '') return { state: 'blank' };
  if (kind === 'note') return { state: 'figure', value: typed };
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(normal) ? normal.replaceAll(',', '') : normal;
  if (kind === 'count') {
    if (/^-\s*\d/.test(plain)) return { state: 'invalid', reason: '不能为负数，请填0或正整数' };
    if (/^\d+\.\d+$/.test(plain)) return { state: 'invalid', reason: '件数应为整数，不能有小数' };
    if (!/^\d+$/.test(plain)) return { state: 'invalid', reason: reasonFor(plain, '整数') };
    if (plain.replace(/^0+/, '').length > 9) return { state: 'invalid', reason: `数值过大，不能超过${LARGEST_COUNT}` };
    const value = Number(plain);
    return String(value) === typed ? { state: 'figure', value } : { state: 'figure', value, understood: String(value) };
  }
  if (/^-\s*\d/.test(plain)) return { state: 'invalid', reason: '金额不能为负数' };
  if (!/^\d+(\.\d+)?$/.test(plain)) return { state: 'invalid', reason: reasonFor(plain, '金额') };
  if (/\.\d{7,}$/.test(plain)) return { state: 'invalid', reason: '单位为万元，小数不能超过六位（精确到分）' };
  const text = plain.replace(/^0+(?=\d)/, '');
  if (fenFromWanYuan(text) === null) return { state: 'invalid', reason: '金额过大，单位为万元，请核对' };
  return text === typed ? { state: 'figure', value: text } : { state: 'figure', value: text, understood: text };
}

function reasonFor(text: string, wanted: string): string {
  if (/^[-/\\—－–]+$|^无$/.test(text)) return '没有请填0，不能用横线、斜杠或“无”';
  if (/^\d+(\.\d+)?\s*(件|个|项|条|元|万元|万)$/.test(text)) return '只填数字，不要带单位';
  return `不是有效的${wanted}，只填阿拉伯数字`;
}
