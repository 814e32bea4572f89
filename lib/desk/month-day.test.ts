import { describe, expect, it } from 'vitest';
import { dayOfWork, isMonthDay, monthDay } from './month-day';

describe('a day of every year', () => {
  it.each([['1-5', '01-05'], ['1月5日', '01-05'], ['１２．３１', '12-31'], [' 03/31 ', '03-31'], ['年底', '年底'], ['1-5-2', '1-5-2']])('%s is read as %s', (typed, day) => {
    expect(monthDay(typed)).toBe(day);
  });
  it.each(['02-29', '02-30', '04-31', '13-01', '00-10', '01-00', '1-5', ''])('%s is none', (day) => {
    expect(isMonthDay(day)).toBe(false);
  });
  it('comes in the year of the report from July on, in the next before', () => {
    expect([dayOfWork(2024, '12-20'), dayOfWork(2024, '07-01'), dayOfWork(2024, '06-30'), dayOfWork(2024, '01-10')]).toEqual(['2024-12-20', '2024-07-01', '2025-06-30', '2025-01-10']);
  });
});
