/**
 * How alike two Chinese texts are when their figures are left aside (rules Y-05, Y-06, Y-07:
 * 内容雷同 is a fault the form itself names). Last year's text with new figures is the same text.
 */

const CHINESE_NUMERAL_BEFORE_UNIT = /[〇零一二两三四五六七八九十百千万亿]+(?=[件条篇次个份期项场人年月日元])/g;

/** The text as compared: width folded, every figure to 0, blanks and punctuation gone. */
export function maskFigures(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\d+([.,]\d+)*/g, '0')
    .replace(CHINESE_NUMERAL_BEFORE_UNIT, '0')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  if (text.length === 1) counts.set(text, 1);
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/**
 * Similarity of two texts, 0 (nothing shared) to 1 (the same but for figures, blanks and punctuation).
 * Dice coefficient of character pairs, linear time. An empty text is like nothing: 0.
 */
export function similarity(a: string, b: string): number {
  const left = maskFigures(a), right = maskFigures(b);
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  const inLeft = bigrams(left), inRight = bigrams(right);
  let shared = 0, total = 0;
  for (const [pair, count] of inLeft) {
    shared += Math.min(count, inRight.get(pair) ?? 0);
    total += count;
  }
  for (const count of inRight.values()) total += count;
  // Texts of the same pairs in another order share all of them and are still not the same text.
  return Math.min((2 * shared) / total, 0.999);
}
