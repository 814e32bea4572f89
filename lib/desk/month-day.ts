/** Days of the year without the year, as the internal dates of an office are kept: 01-15. */

/** 01-15 of 1-15, 1月15日, 01.15; what is no date stays as typed. */
export function monthDay(typed: string): string {
  const [, month, day] = /^\s*(\d{1,2})\s*[-.月/]\s*(\d{1,2})\s*日?\s*$/.exec(typed.normalize('NFKC')) ?? [];
  return month && day ? `${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed.trim();
}

/** A day that comes every year; 29 February does not. */
export const isMonthDay = (text: string): boolean => /^\d\d-\d\d$/.test(text) && new Date(`2023-${text}T00:00:00Z`).toJSON()?.slice(5, 10) === text;

/** The day of the work on the report of a year: from July on in that year itself, before that in the next. */
export const dayOfWork = (year: number, day: string): string => `${day >= '07-01' ? year : year + 1}-${day}`;
