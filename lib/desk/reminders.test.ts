/** When an office is reminded: the days of a whole season are walked, as the daily job does. */
import { describe, expect, it } from 'vitest';
import { remindersOf } from './reminders';
import type { Deadline } from './types';

const due = (daysLeft: number, workdaysLeft: number, more: Partial<Deadline> = {}): Deadline => ({ name: '签发', date: '2025-01-24', statutory: false, daysLeft, workdaysLeft, done: false, overdue: daysLeft < 0, ...more });
const texts = (...deadlines: Deadline[]) => remindersOf(2024, 'drafting', deadlines).map(({ text }) => text);
const keys = (...deadlines: Deadline[]) => remindersOf(2024, 'drafting', deadlines).map(({ key }) => key);

describe('a date that is near', () => {
  it('is told from seven working days before, and again from one', () => {
    expect(texts(due(12, 8))).toEqual([]);
    expect(texts(due(9, 7))).toEqual(['2024年度报告“签发”为2025-01-24，还有9天（7个工作日）。']);
    expect(keys(due(9, 7))).toEqual(keys(due(4, 2)));
    expect(keys(due(1, 1))).not.toEqual(keys(due(4, 2)));
    expect(keys(due(1, 1))).toEqual(keys(due(0, 0)));
  });
  it('says when the day itself has come, and when no working day is left', () => {
    expect(texts(due(0, 0))).toEqual(['2024年度报告“签发”为2025-01-24，今天到期。']);
    expect(texts(due(4, 0))).toEqual(['2024年度报告“签发”为2025-01-24，还有4天，其间没有工作日，请在今天办结。']);
  });
  it('is not told when done, and another date is another occasion', () => {
    expect(texts(due(0, 0, { done: true }))).toEqual([]);
    expect(keys(due(1, 1))).not.toEqual(keys(due(1, 1, { date: '2025-01-25' })));
    expect(keys(due(1, 1))).not.toEqual(keys(due(1, 1, { name: '报送' })));
  });
});

describe('a date that has passed', () => {
  it('is told on the first working day after it and once each five from then on', () => {
    expect(texts(due(-1, 0))).toEqual([]);
    expect(texts(due(-3, -1))).toEqual(['2024年度报告“签发”（2025-01-24）已逾期1个工作日。请尽快填报并提交初审。']);
    const occasions = Array.from({ length: 12 }, (_, index) => keys(due(-index - 3, -index - 1))[0]);
    expect(new Set(occasions.slice(0, 5)).size).toBe(1);
    expect(new Set(occasions).size).toBe(3);
  });
  it('stands in one reminder with the others, counted from the one that passed last', () => {
    const first = due(-10, -7, { name: '提交初审', date: '2025-01-15' }), last = due(-3, -1), law = due(2, 2, { name: '法定公布期限', date: '2025-01-31', statutory: true });
    expect(texts(first, last, law)).toEqual([
      '2024年度报告“法定公布期限”为2025-01-31，还有2天（2个工作日）。',
      '2024年度报告有2个日期已经过了：“提交初审”（2025-01-15，逾期7个工作日）、“签发”（2025-01-24，逾期1个工作日）。请尽快填报并提交初审。',
    ]);
    expect(keys(first, last)).toEqual(keys(last));
    expect(keys(first)).not.toEqual(keys(first, last));
  });
  it('is the leader’s business when it is the statutory one', () => {
    const law = due(-3, -1, { statutory: true });
    expect(remindersOf(2024, 'secondReview', [law])).toMatchObject([{ leaderToo: true }]);
    expect(remindersOf(2024, 'secondReview', [due(-3, -1)])).toMatchObject([{ leaderToo: false }]);
    expect(remindersOf(2024, 'secondReview', [due(1, 1, { statutory: true })])).toMatchObject([{ leaderToo: false }]);
  });
  it.each([[null, '请尽快开始填报'], ['returned', '请尽快按意见修改并重新提交'], ['firstReview', '请尽快初审'], ['secondReview', '请尽快复审签发'], ['correcting', '请尽快更正并提交初审']] as const)('of a report %s says what is next', (state, words) => {
    expect(remindersOf(2024, state, [due(-3, -1)])[0]!.text).toMatch(new RegExp(`已逾期1个工作日。${words}。$`));
  });
});
