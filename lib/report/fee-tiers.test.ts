import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsTiers, perItem, perPage } from './fee-tiers';

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

  it('refuses what is not a number of items or pages', () => {
    expect(() => perItem(-1)).toThrow(RangeError);
    expect(() => perPage(1.5)).toThrow(RangeError);
  });
});
