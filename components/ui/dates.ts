/** Instants as people read them, in the time of China whatever the machine's zone. */
export const dateTime = (iso: string) => new Date(iso).toLocaleString('zh-CN', { year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
export const dateOnly = (iso: string) => new Date(iso).toLocaleDateString('zh-CN', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'Asia/Shanghai' });
