/** The office behind the front: its database, what is measured of it, and the work it does by itself. */
import { closeDatabase, connection, pingDatabase } from '../db/client';
import { startJobs, type Job } from './jobs';
import type { Gauge, Metrics } from './metrics';

export interface Office {
  /** Throws when the database does not answer. */
  ping: () => void;
  gauges: () => Gauge[];
  startJobs: () => void;
  /** Lets the jobs under way finish and closes the database. */
  close: () => Promise<void>;
}

/** Opens the database, brings it forward and takes up what an earlier end left undone. */
export function openOffice(metrics: Metrics): Office {
  connection();
  const jobs: Job[] = [];
  let running: ReturnType<typeof startJobs> | undefined;
  return {
    ping: pingDatabase,
    gauges: () => [],
    startJobs: () => { running = startJobs(jobs, metrics); },
    close: async () => {
      await running?.stop();
      closeDatabase();
    },
  };
}
