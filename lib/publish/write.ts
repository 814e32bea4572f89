/**
 * Writes what was signed off to disk. A sign-off stores its publication as pending in its own transaction; this writes the
 * files and then marks it written. After a crash the publication is simply still pending: writing again gives the same bytes.
 */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { asOnlyWriter } from '../../db/publication-lock';
import { listedReports, markWritten, newestVersions, pendingPublications, publishedOfOrgan, publishedPlaces, rewriteAll, siteOverview, versionsOf, type PendingPublication } from '../../db/publications';
import { indexPublished } from '../../db/search';
import { environment } from '../env';
import { FEED_LENGTH } from '../open/feeds';
import { LATEST } from '../open/list-page';
import { keptFiles, organFiles, reportFolder, siteFiles, STEPS_OF_VERSION } from './files';
import { missingFiles } from './missing';
import { OPEN, organFolder, versionFolder, yearFolder } from './layout';
import { replaceFiles, replaceFolder } from './replace';
import type { PublishedVersion } from './types';

/** Told as the work goes on: files made, files to make, the present one. */
export type Progress = (done: number, all: number, name: string) => void;

let running: Promise<void> | null = null;
let again = false;
let lookedAtDisk = false;

/**
 * Writes all pending publications, one run at a time; a call during a run makes it look once more. A report whose files
 * cannot be made does not hold up the others: it stays pending, and the error is thrown when the others are done.
 */
export async function writePendingPublications(progress?: Progress): Promise<void> {
  again = true;
  running ??= (async () => {
    try {
      while (again) {
        again = false;
        await asOnlyWriter(() => writeOnce(progress, true));
      }
    } finally {
      running = null;
    }
  })();
  return running;
}

interface Report { slug: string; year: number }

async function writeOnce(progress: Progress | undefined, keep: boolean): Promise<void> {
  const { publicDir: root } = environment();
  const pending = pendingPublications();
  const reports = new Map<string, Report>(pending.map(({ slug, year }) => [`${slug}/${year}`, { slug, year }]));
  // Once a process.
  const missing = lookedAtDisk ? null : await missingFiles(root);
  for (const { slug, year } of missing?.reports ?? []) reports.set(`${slug}/${year}`, { slug, year });
  if (reports.size > 0 || missing?.list) await writeReports(root, [...reports.values()], pending, progress, keep);
  lookedAtDisk = true;
}

async function writeReports(root: string, reports: Report[], pending: PendingPublication[], progress: Progress | undefined, keep: boolean): Promise<void> {
  const work = reports.map((report) => ({ ...report, versions: versionsOf(report.slug, report.year).reverse() }));
  const all = work.reduce((sum, { versions }) => sum + versions.length * STEPS_OF_VERSION, 0);
  const failed: { report: string; error: unknown }[] = [];
  let done = 0;
  for (const { slug, year, versions } of work) {
    const end = done + versions.length * STEPS_OF_VERSION;
    try {
      const files = await reportFolder(versions, {
        step: (name) => progress?.(done++, all, `${versions[0]!.organ.name}${year}年 ${name}`),
        ...(keep ? { kept: (published: PublishedVersion) => keptFiles(published, (name) => readIfThere(join(root, versionFolder(slug, year, published.version), name))) } : {}),
      });
      replaceFolder(join(root, yearFolder(slug, year)), files);
    } catch (error) {
      failed.push({ report: `${slug}/${year}`, error });
    }
    done = end;
  }
  await writeLists(root, new Set(reports.map((item) => item.slug)));
  indexPublished({ anew: !keep });
  const missed = new Set(failed.map(({ report }) => report));
  for (const item of pending) if (!missed.has(`${item.slug}/${item.year}`)) markWritten(item);
  progress?.(all, all, '完成');
  if (failed.length > 0) throw new AggregateError(failed.map(({ error }) => error), `${failed.length}份报告的公开文件未能写出：${[...missed].join('、')}`);
}

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** List, feed, sitemap, and the pages of the offices named. */
async function writeLists(root: string, slugs: Set<string>): Promise<void> {
  replaceFiles(join(root, OPEN), await siteFiles({ overview: siteOverview(LATEST), newest: newestVersions(FEED_LENGTH), current: listedReports() }, environment().siteAddress));
  for (const slug of slugs) {
    const newest = new Map(publishedOfOrgan(slug).map((item) => [item.year, item]));
    if (newest.size > 0) replaceFiles(join(root, organFolder(slug)), await organFiles([...newest.values()].sort((a, b) => b.year - a.year)));
  }
}

/**
 * Writes every published file again from the database, the bytes are the same, and removes reports the database does not
 * know (after an older copy was put back). Answers how many versions.
 */
export async function republishAll(progress?: Progress): Promise<number> {
  const versions = rewriteAll();
  await running;
  await asOnlyWriter(async () => {
    lookedAtDisk = false;
    removeUnknown(environment().publicDir);
    await writeOnce(progress, false);
  });
  return versions;
}

/** Takes away years and offices that are not in the database; nothing but what this program writes there. */
function removeUnknown(root: string): void {
  const known = new Set(publishedPlaces().map(({ slug, year }) => `${slug}/${year}`));
  const slugs = new Set([...known].map((report) => report.split('/')[0]));
  for (const slug of foldersIn(join(root, OPEN)).filter((name) => /^[a-z0-9][a-z0-9-]*$/.test(name))) {
    const folder = join(root, organFolder(slug));
    for (const name of readdirSync(folder)) {
      const year = /^(?:\.link-|\.)?(\d{4})(?:\.[0-9a-f]{16})?$/.exec(name)?.[1];
      if (year && !known.has(`${slug}/${year}`)) rmSync(join(folder, name), { recursive: true, force: true });
    }
    if (slugs.has(slug)) continue;
    for (const name of ['index.html', 'index.html.gz', 'index.html.br']) rmSync(join(folder, name), { force: true });
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  }
}

function foldersIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name) : [];
}
