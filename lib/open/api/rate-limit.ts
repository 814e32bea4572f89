/** A fixed window of requests per address, in memory; enough for one process. */
export const WINDOW_SECONDS = 60;
export const LIMIT = 120;
const MOST_ADDRESSES = 10_000;

const windows = new Map<string, { from: number; count: number }>();

export interface Allowance { allowed: boolean; headers: Record<string, string> }

/** Counts a request of an address; `now` in seconds. */
export function take(address: string, now = Date.now() / 1000): Allowance {
  let window = windows.get(address);
  if (!window || now - window.from >= WINDOW_SECONDS) {
    if (windows.size >= MOST_ADDRESSES) for (const [key, old] of windows) if (now - old.from >= WINDOW_SECONDS || windows.size >= MOST_ADDRESSES) windows.delete(key);
    windows.set(address, (window = { from: now, count: 0 }));
  }
  window.count += 1;
  const reset = Math.max(1, Math.ceil(window.from + WINDOW_SECONDS - now));
  const allowed = window.count <= LIMIT;
  return { allowed, headers: { 'RateLimit-Limit': String(LIMIT), 'RateLimit-Remaining': String(Math.max(0, LIMIT - window.count)), 'RateLimit-Reset': String(reset), ...(allowed ? {} : { 'Retry-After': String(reset) }) } };
}
