/** When an office is reminded of a date of its yearly work, and in which words. */
import type { ReportState } from '../report/states';
import type { Deadline } from './types';

/** Working days before a date on which it is told, the last first: one day, one week. */
const BEFORE = [1, 7] as const;
/** A date that has passed is told on the first working day after it and once each working week from then on. */
const WEEK = 5;

export interface Reminder {
  /** Same for every day of one occasion, so that it is told once however often the program starts. */
  key: string;
  /** For the subject line and the list: one sentence, or two. */
  text: string;
  /** The leader answers for the statutory date (国办公开办函〔2021〕30号: 第一责任人) and is told when it has passed, whoever is to act. */
  leaderToo: boolean;
}

/** What the report waits for; `none`: it has not been opened. */
const NEXT: Record<ReportState | 'none', string> = {
  none: '请尽快开始填报', drafting: '请尽快填报并提交初审', returned: '请尽快按意见修改并重新提交', correcting: '请尽快更正并提交初审',
  firstReview: '请尽快初审', secondReview: '请尽快复审签发', published: '', takenDown: '',
};

const quoted = (due: Deadline) => `“${due.name}”`;
const late = (due: Deadline) => `逾期${-due.workdaysLeft}个工作日`;

function timeLeft({ daysLeft, workdaysLeft }: Deadline): string {
  if (daysLeft === 0) return '今天到期';
  return workdaysLeft === 0 ? `还有${daysLeft}天，其间没有工作日，请在今天办结` : `还有${daysLeft}天（${workdaysLeft}个工作日）`;
}

/**
 * What is to be told on this working day about one report: each date that is 7 or 1 working days away or nearer, and one
 * reminder of all that have passed. Days on which the program did not run are made up for by the next.
 */
export function remindersOf(year: number, state: ReportState | null, deadlines: readonly Deadline[]): Reminder[] {
  const report = `${year}年度报告`, next = NEXT[state ?? 'none'];
  const open = deadlines.filter((due) => !due.done);
  const soon = open.flatMap((due): Reminder[] => {
    const near = due.overdue ? undefined : BEFORE.find((days) => due.workdaysLeft <= days);
    return near === undefined ? [] : [{ key: `${due.date} ${due.name} ${near}`, text: `${report}${quoted(due)}为${due.date}，${timeLeft(due)}。`, leaderToo: false }];
  });
  const passed = open.filter((due) => due.overdue && due.workdaysLeft < 0);
  // Counted from the date that passed last: a new one is told at once, and all together not oftener than once a week from then on.
  const last = passed.reduce<Deadline | null>((latest, due) => (latest === null || due.workdaysLeft > latest.workdaysLeft ? due : latest), null);
  if (!last) return soon;
  const week = Math.floor((-last.workdaysLeft - 1) / WEEK);
  const told = passed.length === 1 ? `${quoted(last)}（${last.date}）已${late(last)}` : `有${passed.length}个日期已经过了：${passed.map((due) => `${quoted(due)}（${due.date}，${late(due)}）`).join('、')}`;
  return [...soon, { key: `late ${last.date} ${last.name} ${week}`, text: `${report}${told}。${next}。`, leaderToo: passed.some((due) => due.statutory) }];
}
