import { describe, expect, it } from 'vitest';
import { slipBetween } from './slips';

describe('slipBetween', () => {
  it.each([
    [3, 0, true, 'zeroTotal'], [3, 0, false, null], [31, 13, false, 'transposed'], [1234, 1324, false, 'transposed'], [123, 321, false, 'transposed'],
    [124, 241, false, null], [550, 55, false, 'digit'], [12, 132, false, 'digit'], [12, 17, true, null], [5, 5, true, null],
  ] as const)('%i written %i (total: %s) is %s', (right, written, isTotal, slip) => expect(slipBetween(right, written, isTotal)).toBe(slip));
});
