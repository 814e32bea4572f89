/** Percentages as a reader would compute them again. */
import { expect, it } from 'vitest';
import { formatPercent, percentNear } from './percent';

it.each([[42.857, 0, '43%'], [42.857, 1, '42.9%'], [42.4, 0, '42%'], [12.5, 0, '13%'], [0.5, 0, '1%'], [0.49, 0, '0%'], [1.005, 2, '1.01%'], [50, 1, '50.0%'], [100, 0, '100%']])('%d with %i decimals is printed %s', (percent, decimals, printed) => {
  expect(formatPercent(percent, decimals)).toBe(printed);
});

it.each([[52.5, 53, 0, true], [53.5, 53, 0, true], [52.49, 53, 0, false], [53.51, 53, 0, false], [10.55, 10.5, 1, true], [10.45, 10.5, 1, true], [10.56, 10.5, 1, false], [10.44, 10.5, 1, false]])('%d may be printed as %d with %i decimals: %s', (real, value, decimals, near) => {
  expect(percentNear(real, { value, decimals })).toBe(near);
});

it.each(['约', '近', '左右'])('“%s” allows one unit of the last digit', (vague) => {
  const near = (real: number, decimals = 0) => percentNear(real, { value: 53, decimals, vague });
  expect([52, 54, 51.9, 54.1].map((real) => near(real))).toEqual([true, true, false, false]);
  expect([52.9, 52.8].map((real) => near(real, 1))).toEqual([true, false]);
});

it.each(['超', '超过', '逾', '至少', '不少于', '以上', '余', '多'])('“%s” means from there on, within ten', (vague) => {
  expect([52.9, 53, 62.9, 63].map((real) => percentNear(real, { value: 53, decimals: 0, vague }))).toEqual([false, true, true, false]);
});
