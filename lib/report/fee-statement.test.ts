import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeStatement, fenFromYuan, readFeeStatement } from './fee-statement';

const OPENING = '按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，';

describe('feeStatement', () => {
  it('says that nothing arose', () => {
    expect(feeStatement({ notices: 0, chargedYuan: '0', collectedYuan: '0.00' })).toBe(`${OPENING}本年度没有产生政府信息公开处理费。`);
  });

  it('gives the three figures', () => {
    expect(feeStatement({ notices: 3, chargedYuan: '2230', collectedYuan: '1350' })).toBe(`${OPENING}本年度发出收费通知3件，通知金额共2230元，实际收取1350元。`);
    expect(feeStatement({ notices: 1, chargedYuan: '100', collectedYuan: '0' })).toContain('实际收取0元');
  });

  it('is read back as it was written', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(10_000_000), fc.nat(10_000_000), (notices, charged, collected) => {
      const figures = { notices, chargedYuan: (charged / 100).toFixed(2), collectedYuan: (collected / 100).toFixed(2) };
      expect(readFeeStatement(feeStatement(figures))).toMatchObject({ stated: true, ...figures });
    }));
  });
});

describe('readFeeStatement', () => {
  it.each([
    ['按照规定的按件、按量收费标准、本年度没有产生政府信息公开处理费。', { stated: true, none: true, noneArose: true }],
    ['本年度未收取信息公开处理费。', { stated: true, none: true }],
    ['本年度无信息处理费收取情况。', { stated: true, none: true, noneArose: true }],
    ['2023年，本机关全年收取信息处理费0元。', { stated: true, none: true, collectedYuan: '0' }],
    ['2024年有3件政府信息公开申请收取信息处理费2230元。', { stated: true, none: false, notices: 3, collectedYuan: '2230' }],
    ['发出收费通知２件，总金额1,200元，实际收取800元信息处理费。', { stated: true, none: false, notices: 2, chargedYuan: '1200', collectedYuan: '800' }],
    ['无。', { stated: false, none: false }],
    ['开展政务公开进社区活动。', { stated: false, none: false }],
    ['', { stated: false, none: false }],
  ])('reads “%s”', (text, reading) => expect(readFeeStatement(text)).toEqual(reading));
});

describe('fenFromYuan', () => {
  it.each([['2230', 223_000], ['0.5', 50], ['12.34', 1234], ['1.234', null], ['-1', null], ['', null], ['1,000', null]])('%s → %s', (text, fen) => expect(fenFromYuan(text)).toBe(fen));
});
