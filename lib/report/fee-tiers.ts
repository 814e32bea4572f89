/**
 * 信息处理费 by the tiers of 国办函〔2020〕109号: either by item (per applicant and calendar month) or by page,
 * never both for one application. Amounts in 元. Progressive: each tier only for what lies inside it.
 */

/** Fee in 元 for the n-th and earlier items of one applicant in one calendar month: 10 free, to 30 at 100, then each further ten 100 more an item. */
export function perItem(items: number): number {
  assertCount(items);
  let fee = 100 * Math.max(0, Math.min(items, 30) - 10);
  for (let from = 30, price = 200; from < items; from += 10, price += 100) fee += price * Math.min(10, items - from);
  return fee;
}

/** Fee in 元 for the pages of one application: 30 free, to 100 at 10, to 200 at 20, then 40 a page. */
export function perPage(pages: number): number {
  assertCount(pages);
  return 10 * Math.max(0, Math.min(pages, 100) - 30) + 20 * Math.max(0, Math.min(pages, 200) - 100) + 40 * Math.max(0, pages - 200);
}

/** Whether an amount (元) can be the fee of a single application by the page tiers, or of some number of items by the item tiers. */
export function fitsTiers(yuan: number): boolean {
  if (!Number.isInteger(yuan) || yuan < 0) return false;
  if ((yuan <= 700 && yuan % 10 === 0) || (yuan <= 2700 && (yuan - 700) % 20 === 0) || (yuan > 2700 && (yuan - 2700) % 40 === 0)) return true;
  return yuan % 100 === 0;
}

function assertCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`Not a number of items or pages: ${count}`);
}
