/** Work the process does by itself: at set times, one run of a job at a time, a failure told and tried again at the next time. */
import { Cron } from 'croner';
import { log } from '../lib/log';
import type { Metrics } from './metrics';

export interface Job {
  name: string;
  /** Cron pattern with seconds, in the time of China. */
  at: string;
  /** Also once when the process starts, to take up what an earlier end left. */
  atStart?: boolean;
  run: () => Promise<void> | void;
}

export interface Jobs { stop: () => Promise<void> }

/** Starts the jobs; `stop` lets those under way finish, but waits no longer than `patience` milliseconds: each takes up its work again at the next start. */
export function startJobs(jobs: Job[], metrics: Metrics, patience = 8000): Jobs {
  const underWay = new Set<Promise<void>>();
  const busy = new Set<string>();

  const run = (job: Job): void => {
    if (busy.has(job.name)) return;
    busy.add(job.name);
    const done = Promise.resolve()
      .then(() => job.run())
      .catch((error: unknown) => {
        metrics.happened(`job_failed_${job.name}`);
        log.error({ err: error, job: job.name }, '定时工作未成功，下次再试');
      })
      .finally(() => {
        busy.delete(job.name);
        underWay.delete(done);
      });
    underWay.add(done);
  };
  const timers = jobs.map((job) => new Cron(job.at, { timezone: 'Asia/Shanghai' }, () => run(job)));
  for (const job of jobs) if (job.atStart) run(job);
  return {
    stop: async () => {
      for (const timer of timers) timer.stop();
      let late: NodeJS.Timeout | undefined;
      await Promise.race([Promise.all(underWay), new Promise((done) => { late = setTimeout(done, patience); })]);
      clearTimeout(late);
    },
  };
}
