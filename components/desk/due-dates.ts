import type { Deadline } from '../../lib/desk/types';

/** 还有12天（8个工作日）, 今天, 逾期3天, 已完成. */
export function dayWords({ done, daysLeft, workdaysLeft }: Pick<Deadline, 'done' | 'daysLeft' | 'workdaysLeft'>): string {
  if (done) return '已完成';
  if (daysLeft < 0) return `逾期${-daysLeft}天`;
  return daysLeft === 0 ? '今天' : `还有${daysLeft}天（${workdaysLeft}个工作日）`;
}
