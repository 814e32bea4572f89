/** A small closed-loop HTTP client: each connection sends its next request when the answer to the last has come. */
import { connect } from 'node:net';

export interface LoadResult { requests: number; seconds: number; perSecond: number; p50: number; p95: number; p99: number; max: number; errors: number }

/** Value below which `share` of the sorted numbers lie. */
export const percentile = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export function summary(times: number[], seconds: number, errors = 0): LoadResult {
  const sorted = [...times].sort((a, b) => a - b);
  return { requests: sorted.length, seconds, perSecond: sorted.length / seconds, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), p99: percentile(sorted, 0.99), max: sorted.at(-1) ?? 0, errors };
}

const NOTHING = Buffer.alloc(0);

interface Ask { head: string; body?: string }

/**
 * Runs `connections` clients for `milliseconds`, after a warm-up whose answers do not count. `next` makes each request;
 * `good` judges status and body. Times are milliseconds from the first byte sent to the last byte received.
 */
export async function load(options: { port: number; connections: number; milliseconds: number; warmup: number; next: (connection: number, turn: number) => Ask; good?: (status: number, body: string) => boolean }): Promise<LoadResult> {
  const { port, connections, milliseconds, warmup, next, good } = options;
  const times: number[] = [];
  let errors = 0;
  const begin = performance.now() + warmup;
  const end = begin + milliseconds;

  await Promise.all(Array.from({ length: connections }, (_, connection) => new Promise<void>((done, refuse) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    let held: Buffer = NOTHING;
    /** Bytes of the answer that have come. Without `good` its body is counted, not kept: the client shares the machine. */
    let come = 0;
    let wanted = -1;
    let status = 0;
    let bodyStart = 0;
    let chunked = false;
    let sentAt = 0;
    let turn = 0;
    const send = () => {
      const { head, body = '' } = next(connection, turn);
      turn += 1;
      sentAt = performance.now();
      socket.write(`${head}${body ? `Content-Length: ${Buffer.byteLength(body)}\r\n` : ''}\r\n${body}`);
    };
    socket.on('connect', send);
    socket.on('error', refuse);
    socket.on('close', () => done());
    socket.on('data', (chunk) => {
      come += chunk.length;
      if (wanted < 0 || chunked || good) held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      if (wanted < 0) {
        const headEnd = held.indexOf('\r\n\r\n');
        if (headEnd < 0) return;
        const head = held.toString('latin1', 0, headEnd);
        status = Number(head.slice(9, 12));
        bodyStart = headEnd + 4;
        chunked = /\r\ntransfer-encoding: chunked/i.test(head);
        wanted = bodyStart + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
      }
      if (chunked ? held.toString('latin1', Math.max(bodyStart - 2, held.length - 7)) !== '\r\n0\r\n\r\n' && !held.toString('latin1', bodyStart).endsWith('0\r\n\r\n') : come < wanted) return;
      const now = performance.now();
      if (now >= begin && now <= end) {
        times.push(now - sentAt);
        if (good ? !good(status, held.toString('utf8', bodyStart)) : status !== 200) errors += 1;
      }
      held = NOTHING;
      come = 0;
      wanted = -1;
      if (now >= end) socket.end();
      else send();
    });
  })));
  return summary(times, milliseconds / 1000, errors);
}
