/** Counters of the process in the Prometheus text format. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type RequestKind = 'public' | 'page' | 'action' | 'api' | 'asset' | 'other';

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

export interface Gauge { name: string; help: string; value: number }

export function metrics(startedAt = Date.now()) {
  const requests = new Map<string, number>();
  const durations = new Map<RequestKind, { buckets: number[]; sum: number; count: number }>();
  const events = new Map<string, number>();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();

  const text = (gauges: Gauge[]): string => {
    const lines: string[] = [];
    const family = (name: string, type: string, help: string) => lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`);
    family('gouji_http_requests_total', 'counter', 'Requests answered, by kind and status class.');
    for (const [labels, count] of requests) lines.push(`gouji_http_requests_total{${labels}} ${count}`);
    family('gouji_http_request_duration_seconds', 'histogram', 'Time to answer, by kind.');
    for (const [kind, { buckets, sum, count }] of durations) {
      BUCKETS.forEach((limit, index) => lines.push(`gouji_http_request_duration_seconds_bucket{kind="${kind}",le="${limit}"} ${buckets[index]}`));
      lines.push(`gouji_http_request_duration_seconds_bucket{kind="${kind}",le="+Inf"} ${count}`);
      lines.push(`gouji_http_request_duration_seconds_sum{kind="${kind}"} ${sum}`, `gouji_http_request_duration_seconds_count{kind="${kind}"} ${count}`);
    }
    family('gouji_events_total', 'counter', 'Things that deserve a look: CSP reports, refused origins, failed jobs.');
    for (const [event, count] of events) lines.push(`gouji_events_total{event="${event}"} ${count}`);
    const memory = process.memoryUsage();
    const standing: Gauge[] = [
      { name: 'process_resident_memory_bytes', help: 'Resident memory.', value: memory.rss },
      { name: 'nodejs_heap_used_bytes', help: 'Used heap.', value: memory.heapUsed },
      { name: 'nodejs_eventloop_lag_p99_seconds', help: 'Event loop delay, 99th percentile since start.', value: delay.percentile(99) / 1e9 },
      { name: 'process_uptime_seconds', help: 'Seconds since start.', value: Math.round((Date.now() - startedAt) / 1000) },
      ...gauges,
    ];
    for (const { name, help, value } of standing) {
      family(name, 'gauge', help);
      lines.push(`${name} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  };

  return {
    answered(kind: RequestKind, status: number, seconds: number): void {
      const labels = `kind="${kind}",status="${Math.floor(status / 100)}xx"`;
      requests.set(labels, (requests.get(labels) ?? 0) + 1);
      const entry = durations.get(kind) ?? { buckets: BUCKETS.map(() => 0), sum: 0, count: 0 };
      // Buckets are cumulative: an answer counts in every bucket at or above its time.
      for (let index = BUCKETS.length - 1; index >= 0 && seconds <= BUCKETS[index]!; index -= 1) entry.buckets[index]! += 1;
      entry.sum += seconds;
      entry.count += 1;
      durations.set(kind, entry);
    },
    happened(event: string): void {
      events.set(event, (events.get(event) ?? 0) + 1);
    },
    text,
    stop: () => delay.disable(),
  };
}
export type Metrics = ReturnType<typeof metrics>;
