/**
 * Writes what was signed off to disk. A sign-off stores its publication as pending in its own transaction; this writes the
 * files and then marks it written. After a crash the publication is simply still pending: writing again gives the same bytes.
 */
import { join } from 'node:path';
import { listPublished, markWritten, pendingPublications, publishedVersion, rewriteAll, versionsOf } from '../../db/publications';
import { indexPublished } from '../../db/search';
import { environment } from '../env';
import { organFiles, reportFolder, siteFiles, type Progress } from './files';
import { OPEN, organFolder, yearFolder } from './layout';
import { replaceFiles, replaceFolder } from './replace';
import type { PublishedVersion } from './types';

let running: Promise<void> | null = null;
let again = false;

/** Writes all pending publications, one run at a time; a call during a run makes it look once more. */
export async function writePendingPublications(progress?: Progress): Promise<void> {
  again = true;
  running ??= (async () => {
    try {
      while (again) {
        again = false;
        await writeOnce(progress);
      }
    } finally {
      running = null;
    }
  })();
  return running;
}

async function writeOnce(progress?: Progress): Promise<void> {
  const pending = pendingPublications();
  if (pending.length === 0) return;
  const root = environment().publicDir;
  const reports = new Map(pending.map((item) => [`${item.slug}/${item.year}`, item]));
  for (const { slug, year } of reports.values()) {
    replaceFolder(join(root, yearFolder(slug, year)), await reportFolder(versionsOf(slug, year).reverse(), progress));
  }
  writeLists(root, new Set(pending.map((item) => item.slug)));
  indexPublished();
  for (const item of pending) markWritten(item);
}

/** List, feed, sitemap, and the pages of the offices named. */
function writeLists(root: string, slugs: Set<string>): void {
  const newest = listPublished().map((line) => publishedVersion(line.slug, line.year)).filter((version): version is PublishedVersion => version !== null);
  replaceFiles(join(root, OPEN), siteFiles(newest, environment().authUrl?.replace(/\/$/, '') ?? ''));
  for (const slug of slugs) {
    const current = newest.filter((version) => version.organ.slug === slug && version.status === 'current');
    if (current.length > 0) replaceFiles(join(root, organFolder(slug)), organFiles(current));
  }
}

/** Writes every published file again from the database; the bytes are the same. Answers how many versions. */
export async function republishAll(progress?: Progress): Promise<number> {
  const versions = rewriteAll();
  await writePendingPublications(progress);
  return versions;
}
