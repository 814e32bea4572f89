import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_COUNT } from './amounts';
import { readTyped } from './typed';

describe('readTyped', () => {
  it.each([
    ['12', { state: 'figure', value: 12 }], ['０', { state: 'figure', value: 0, understood: '0' }], ['１２', { state: 'figure', value: 12, understood: '12' }],
    ['1,234', { state: 'figure', value: 1234, understood: '1234' }], [' 7 ', { state: 'figure', value: 7, understood: '7' }], ['007', { state: 'figure', value: 7, understood: '7' }],
    ['', { state: 'blank' }], ['　', { state: 'blank' }],
    ['12件', { state: 'invalid', reason: '只填数字，不要带单位' }], ['-3', { state: 'invalid', reason: '不能为负数，请填0或正整数' }],
    ['1.5', { state: 'invalid', reason: '件数应为整数，不能有小数' }], ['/', { state: 'invalid', reason: '没有请填0，不能用横线、斜杠或“无”' }],
    ['无', { state: 'invalid', reason: '没有请填0，不能用横线、斜杠或“无”' }], ['十二', { state: 'invalid', reason: '不是有效的整数，只填阿拉伯数字' }],
    ['1,23', { state: 'invalid', reason: '不是有效的整数，只填阿拉伯数字' }], ['1e3', { state: 'invalid', reason: '不是有效的整数，只填阿拉伯数字' }],
    ['1234567890', { state: 'invalid', reason: `数值过大，不能超过${LARGEST_COUNT}` }],
  ])('reads “%s” as a count', (typed, figure) => expect(readTyped(typed, 'count')).toEqual(figure));

  it.each([
    ['59237.2449', { state: 'figure', value: '59237.2449' }], ['7,730.28', { state: 'figure', value: '7730.28', understood: '7730.28' }], ['０．５', { state: 'figure', value: '0.5', understood: '0.5' }],
    ['0', { state: 'figure', value: '0' }], ['0.1234567', { state: 'invalid', reason: '单位为万元，小数不能超过六位（精确到分）' }],
    ['-1', { state: 'invalid', reason: '金额不能为负数' }], ['3万元', { state: 'invalid', reason: '只填数字，不要带单位' }], ['.5', { state: 'invalid', reason: '不是有效的金额，只填阿拉伯数字' }],
  ])('reads “%s” as money', (typed, figure) => expect(readTyped(typed, 'money')).toEqual(figure));

  it.each([['+3', '+3'], ['减少2项', '减少2项']])('keeps the note “%s”', (typed, value) => expect(readTyped(typed, 'note')).toEqual({ state: 'figure', value }));

  it('reads every count as written and never makes a figure of anything else', () => {
    fc.assert(fc.property(fc.nat(LARGEST_COUNT), (count) => { expect(readTyped(String(count), 'count')).toEqual({ state: 'figure', value: count }); }));
    fc.assert(fc.property(fc.string(), (typed) => {
      const read = readTyped(typed, 'count');
      if (read.state === 'figure') expect(typed.normalize('NFKC').replace(/[\s,]/g, '')).toMatch(/^\d+$/);
    }));
  });
});
