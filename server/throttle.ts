/** How many requests for pages and acts one machine may send: a bucket of so many that fills again at so many a second. */
import type { Client } from './request';

/** Addresses remembered; the one longest unused is forgotten first, and begins with a full bucket when it comes back. */
const MOST_ADDRESSES = 20_000;

/** A network that is given out as one: an address of IPv4, the first half of one of IPv6. */
export function networkOf(address: string): string {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address;
  const [before = '', after] = address.split('::');
  const head = before === '' ? [] : before.split(':'), tail = after ? after.split(':') : [];
  const groups = after === undefined ? head : [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '').toLowerCase()).join(':');
}

/**
 * Answers how many seconds a client has to wait, 0 when the request may pass. Programs on this machine that ask directly
 * are the operator's and are not held up. `perSecond` 0: nobody is.
 */
export function throttle(perSecond: number, burst = perSecond * 12, now: () => number = () => performance.now() / 1000): (client: Client) => number {
  const buckets = new Map<string, { left: number; at: number }>();
  return ({ address, forwarded }) => {
    if (perSecond === 0 || (!forwarded && /^(::ffff:)?127\.|^::1$/.test(address))) return 0;
    const key = networkOf(address), time = now();
    const before = buckets.get(key);
    const left = before ? Math.min(burst, before.left + (time - before.at) * perSecond) : burst;
    buckets.delete(key);
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at: time });
    if (buckets.size > MOST_ADDRESSES) for (const oldest of buckets.keys()) { buckets.delete(oldest); break; }
    return left >= 1 ? 0 : Math.ceil((1 - left) / perSecond);
  };
}
