import { expect, it } from 'vitest';
import { dayWords } from './due-dates';

it.each([[12, 8, false, '还有12天（8个工作日）'], [1, 0, false, '还有1天（0个工作日）'], [0, 0, false, '今天'], [-3, -2, false, '逾期3天'], [-3, -2, true, '已完成'], [5, 3, true, '已完成']])('%i days, %i working days, done %s: %s', (daysLeft, workdaysLeft, done, words) => {
  expect(dayWords({ daysLeft, workdaysLeft, done })).toBe(words);
});
