import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsTiers } from './fee-tiers';

/** Fee in 元 for the n-th and earlier items of one applicant in one calendar month: 10 free, to 30 at 100, then each further ten 100 more an item. */
function perItem(items: number): number {
  let fee = 100 * Math.max(0, Math.min(items, 30) - 10);
  for (let from = 30, price = 200; from < items; from += 10, price += 100) fee += price * Math.min(10, items - from);
  return fee;
}

/** Fee in 元 for the pages of one application: 30 free, to 100 at 10, to 200 at 20, then 40 a page. */
function perPage(pages: number): number {
  return 10 * Math.max(0, Math.min(pages, 100) - 30) + 20 * Math.max(0, Math.min(pages, 200) - 100) + 40 * Math.max(0, pages - 200);
}

describe('信息处理费 tiers of 国办函〔2020〕109号', () => {
  it.each([[0, 0], [10, 0], [11, 100], [30, 2000], [31, 2200], [40, 4000], [41, 4300], [50, 7000], [51, 7400]])('%i items cost %i 元', (items, yuan) => {
    expect(perItem(items)).toBe(yuan);
  });

  it.each([[0, 0], [30, 0], [31, 10], [100, 700], [101, 720], [200, 2700], [201, 2740], [250, 4700]])('%i pages cost %i 元', (pages, yuan) => {
    expect(perPage(pages)).toBe(yuan);
  });

  it.each([[44, 140], [57, 270], [72, 420], [109, 880], [119, 1080]])('published fee of %i pages is %i 元', (pages, yuan) => {
    expect(perPage(pages)).toBe(yuan);
    expect(fitsTiers(yuan)).toBe(true);
  });

  it('knows every fee of one application, by item or by page', () => {
    fc.assert(fc.property(fc.nat(2000), (count) => fitsTiers(perItem(count)) && fitsTiers(perPage(count))));
  });

  it('refuses amounts no tier gives', () => {
    expect([5, 705, 710, 2730, -10, 10.5].map(fitsTiers)).toEqual([false, false, false, false, false, false]);
  });
});
