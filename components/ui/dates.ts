/** Instants as people read them, in the time of China whatever the machine's zone. */
// Made once: a formatter costs a millisecond, and the panel beside a table shows a time at every key.
const TIME = new Intl.DateTimeFormat('zh-CN', { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
export const dateTime = (iso: string) => TIME.format(new Date(iso));
export const dateOnly = (iso: string) => new Date(iso).toLocaleDateString('zh-CN', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'Asia/Shanghai' });
const CLOCK = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
export const clock = (iso: string) => CLOCK.format(new Date(iso));
