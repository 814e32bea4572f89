/** Slips of the pen that turn a right figure into the written one; used to name the likely cause. */

export type Slip = 'zeroTotal' | 'transposed' | 'digit';
export const SLIP_WORDS: Record<Slip, string> = { zeroTotal: '总计漏填', transposed: '数字位置颠倒', digit: '多写或少写一位数字' };

/** The slip that explains the written figure, or null. */
export function slipBetween(right: number, written: number, isTotal: boolean): Slip | null {
  if (right === written) return null;
  if (written === 0) return isTotal ? 'zeroTotal' : null;
  const a = String(right), b = String(written);
  if (a.length === b.length) {
    const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
    const [first, second] = differing;
    return differing.length === 2 && a[first!] === b[second!] && a[second!] === b[first!] ? 'transposed' : null;
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1) return null;
  return [...long].some((_, index) => long.slice(0, index) + long.slice(index + 1) === short) ? 'digit' : null;
}
