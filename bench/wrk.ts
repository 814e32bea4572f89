/** wrk (Debian): a client in C that leaves the server its processor. Our own client takes as much of the machine as the server it measures. */
import { spawn, spawnSync } from 'node:child_process';
import type { LoadResult } from './load';

export const hasWrk = (): boolean => spawnSync('sh', ['-c', 'command -v wrk']).status === 0;

const UNITS: Record<string, number> = { us: 0.001, ms: 1, s: 1000 };

/** A duration as wrk prints it (556.00us, 1.40ms), in milliseconds. */
function milliseconds(text: string | undefined): number {
  const [, value, unit] = /^([\d.]+)(us|ms|s)$/.exec(text ?? '') ?? [];
  if (value === undefined) throw new Error(`wrk printed ${text ?? 'nothing'} where a duration stands`);
  return Number(value) * UNITS[unit!]!;
}

/** `connections` kept-alive clients for `seconds`; throws when wrk does not answer as expected. */
export async function runWrk(address: string, connections: number, seconds: number): Promise<LoadResult> {
  const child = spawn('wrk', ['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, '--latency', '--header', 'Accept-Encoding: gzip', address], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk) => { output += chunk; });
  const code = await new Promise((done, refuse) => { child.once('exit', done); child.once('error', refuse); });
  if (code !== 0) throw new Error(`wrk ended with ${String(code)}:\n${output}`);
  const share = (percent: number) => milliseconds(new RegExp(`^\\s+${percent}%\\s+(\\S+)`, 'm').exec(output)?.[1]);
  const [, requests, taken] = /(\d+) requests in ([\d.]+)s/.exec(output) ?? [];
  const errors = [...output.matchAll(/(?:Non-2xx or 3xx responses:|connect|read|write|timeout) (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
  return {
    requests: Number(requests), seconds: Number(taken), perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]), errors,
    p50: share(50), p95: NaN, p99: share(99), max: milliseconds(/Latency\s+\S+\s+\S+\s+(\S+)/.exec(output)?.[1]),
  };
}
