/** Amounts and counts as they are typed: apart from the document, of which the page of a table needs nothing else. */

const MONEY = /^\d{1,9}(\.\d{1,6})?$/;

/** 万元 written as a decimal text → 分, exactly; null when it is not such a text. */
export function fenFromWanYuan(text: string): number | null {
  if (!MONEY.test(text)) return null;
  const [whole, decimals = ''] = text.split('.');
  return Number(whole) * 1_000_000 + Number(decimals.padEnd(6, '0'));
}

/** Largest count the product accepts in one cell; far above any published figure (宿迁 2.8 million penalties). */
export const LARGEST_COUNT = 999_999_999;
