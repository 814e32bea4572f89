import { describe, expect, it } from 'vitest';
import { startJobs } from './jobs';
import { metrics } from './metrics';

const NEVER = '0 0 0 29 2 1';

describe('jobs', () => {
  it('runs at the start what is to be taken up, and waits for it at the end', async () => {
    const done: string[] = [];
    let release = () => undefined as void;
    const jobs = startJobs([
      { name: 'resume', at: NEVER, atStart: true, run: async () => { await new Promise<void>((go) => { release = go; }); done.push('resume'); } },
      { name: 'later', at: NEVER, run: () => { done.push('later'); } },
    ], metrics());
    await Promise.resolve();
    const stopped = jobs.stop().then(() => done.push('stopped'));
    release();
    await stopped;
    expect(done).toEqual(['resume', 'stopped']);
  });

  it('does not wait for ever for a long one', async () => {
    const jobs = startJobs([{ name: 'publish', at: NEVER, atStart: true, run: () => new Promise<void>(() => undefined) }], metrics(), 20);
    await expect(jobs.stop()).resolves.toBeUndefined();
  });

  it('counts a failure and goes on', async () => {
    const counters = metrics();
    const jobs = startJobs([{ name: 'mail', at: NEVER, atStart: true, run: () => { throw new Error('no network'); } }], counters);
    await jobs.stop();
    expect(counters.text([])).toContain('event="job_failed_mail"} 1');
  });
});
