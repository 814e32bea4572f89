/**
 * 信息处理费 by the tiers of 国办函〔2020〕109号: either by item (per applicant and calendar month) or by page,
 * never both for one application. Amounts in 元. Progressive: each tier only for what lies inside it.
 */

/** Whether an amount (元) can be the fee of a single application by the page tiers, or of some number of items by the item tiers. */
export function fitsTiers(yuan: number): boolean {
  if (!Number.isInteger(yuan) || yuan < 0) return false;
  if ((yuan <= 700 && yuan % 10 === 0) || (yuan <= 2700 && (yuan - 700) % 20 === 0) || (yuan > 2700 && (yuan - 2700) % 40 === 0)) return true;
  return yuan % 100 === 0;
}
