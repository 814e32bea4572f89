/** The office behind the front: its database, what is measured of it, and the work it does by itself. */
import { settleCounted } from '../db/audit-counted';
import { dailyBackup } from '../db/backup';
import { remindOfDeadlines } from '../db/calendar';
import { closeDatabase, connection, pingDatabase } from '../db/client';
import { waitingMailCount } from '../db/notices';
import { pendingPublicationCount } from '../db/publications';
import { indexPublished } from '../db/search';
import { environment } from '../lib/env';
import { missingFiles } from '../lib/publish/missing';
import type { Job, Jobs } from './jobs';
import type { Gauge, Metrics } from './metrics';

export interface Office {
  /** Throws when the database does not answer. */
  ping: () => void;
  gauges: () => Gauge[];
  /** Begins the work of set times, and takes up what an earlier end left. */
  startJobs: () => Promise<void>;
  /** Lets the jobs under way finish and closes the database. */
  close: () => Promise<void>;
}

let lookedAtDisk = false;

/** The makers of Word, PDF and workbook files are loaded only when there is something to write: start-up and memory stay small. */
async function writePublications(): Promise<void> {
  const first = !lookedAtDisk;
  lookedAtDisk = true;
  if (pendingPublicationCount() === 0) {
    // At start: public files that are gone from the disk are written again.
    const missing = first ? await missingFiles(environment().publicDir) : null;
    if (!missing || (missing.reports.length === 0 && !missing.list)) return;
  }
  const { writePendingPublications } = await import('../lib/publish/write');
  await writePendingPublications();
}

function jobsOf(): Job[] {
  const { smtp } = environment();
  return [
    // A sign-off writes its files at once; this takes up what a crash or a full disk left behind.
    { name: 'publish', at: '*/10 * * * * *', atStart: true, run: writePublications },
    // What was counted together is written when its minute is over, also when nobody does anything more.
    { name: 'trail', at: '30 * * * * *', atStart: true, run: () => { settleCounted(); } },
    // Fills the search index where an upgrade or a restored copy left it empty.
    { name: 'search', at: '0 15 4 * * *', atStart: true, run: () => { indexPublished(); } },
    { name: 'deadlines', at: '0 0 8 * * *', atStart: true, run: async () => { await remindOfDeadlines(); } },
    // Looked at each hour, made once a day: a machine that is off at night has its backup in the morning.
    { name: 'backup', at: '0 30 * * * *', run: async () => { await dailyBackup(); } },
    ...(smtp ? [{ name: 'mail', at: '*/20 * * * * *', atStart: true, run: async () => { await (await import('./mail')).sendDueMails(smtp); } }] : []),
  ];
}

/** Opens the database, brings it forward and takes up what an earlier end left undone. */
export function openOffice(metrics: Metrics): Office {
  connection();
  let running: Jobs | undefined;
  return {
    ping: pingDatabase,
    gauges: () => [
      { name: 'gouji_publications_pending', help: 'Publications whose files are not yet written.', value: pendingPublicationCount() },
      { name: 'gouji_mails_waiting', help: 'E-mails not yet sent.', value: waitingMailCount() },
    ],
    startJobs: async () => { running = (await import('./jobs')).startJobs(jobsOf(), metrics); },
    close: async () => {
      await running?.stop();
      closeDatabase();
    },
  };
}
