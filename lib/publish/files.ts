/** Which files a publication consists of, made from its snapshot alone: same snapshots in, same bytes out. */
import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ListedReport, SiteOverview } from '../../db/publications';
import { EXPORT_KINDS, exportReport, type ExportKind } from '../export';
import { pubDate } from '../export/html';
import { portalPackage } from '../export/zip';
import { differenceHtml } from '../open/difference';
import { atomFeed, sitemaps } from '../open/feeds';
import { listPage, organPage } from '../open/list-page';
import { organCharts } from '../open/organ-charts';
import { reportPage, takenDownPage, type Download } from '../open/report-page';
import { GONE } from './layout';
import type { PublishedVersion } from './types';

export type Files = Map<string, Uint8Array>;
/** Told before each file is made. */
export type Step = (name: string) => void;

const LABELS: Record<ExportKind, string> = { html: '网页', docx: 'Word文档', pdf: 'PDF', xlsx: 'Excel工作簿', csv: 'CSV数据', json: 'JSON数据', md: 'Markdown文本' };
/** Files of a version that take time to make: all kinds and the package. */
export const STEPS_OF_VERSION = EXPORT_KINDS.length + 1;
export const SUMS = 'SHA256SUMS.txt';
const COMPRESSED = /\.(html|css|csv|json|md|txt|xml|atom|svg)$/;
/** Above this (a sitemap of a whole province) the best compression would take half a minute. */
const LARGE = 1_000_000;
const bytes = (text: string) => new TextEncoder().encode(text);
const sha256 = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const [gzipped, brotlied] = [promisify(gzip), promisify(brotliCompress)];

/** Adds .gz and .br beside what compresses well. Off the main thread, and once for content that stands in two places. */
export async function withCompressed(files: Files): Promise<Files> {
  const made = new Map<Uint8Array, Promise<[Buffer, Buffer]>>();
  const compress = async (content: Uint8Array): Promise<[Buffer, Buffer]> => {
    const [gz, br] = await Promise.all([gzipped(content, { level: 9 }), brotlied(content, { params: { [constants.BROTLI_PARAM_QUALITY]: content.byteLength > LARGE ? 6 : 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength } })]);
    gz[9] = 255; // the operating system byte, so that every machine writes the same
    return [gz, br];
  };
  const all: Files = new Map(files);
  for (const [name, content] of files) {
    if (!COMPRESSED.test(name)) continue;
    let pair = made.get(content);
    if (!pair) made.set(content, (pair = compress(content)));
    const [gz, br] = await pair;
    all.set(`${name}.gz`, gz);
    all.set(`${name}.br`, br);
  }
  return all;
}

/** The files of one version, for its own folder: report.* in all kinds, the package, and the list of digests. */
export async function versionFiles(published: PublishedVersion, step?: Step): Promise<Files> {
  const files: Files = new Map();
  for (const kind of EXPORT_KINDS) {
    step?.(LABELS[kind]);
    // Visitors are answered between two files.
    await turn();
    files.set(`report.${kind}`, await exportReport(kind, published));
  }
  step?.('报送包');
  files.set('report.zip', await portalPackage(published, files));
  files.set(SUMS, bytes(`${[...files].map(([name, content]) => `${sha256(content)}  ${name}`).join('\n')}\n`));
  return files;
}

/**
 * The files a version already has on disk, when they are whole by their own list of digests; null otherwise, and when they
 * are those of another sign-off: after an older copy of the database was put back, its number is given again.
 */
export function keptFiles({ digest, publishedAt }: PublishedVersion, read: (name: string) => Uint8Array | null): Files | null {
  const list = read(SUMS);
  if (!list) return null;
  const files: Files = new Map();
  for (const line of new TextDecoder().decode(list).trimEnd().split('\n')) {
    const [sum, name = ''] = line.split('  ');
    const content = /^report\.\w+$/.test(name) ? read(name) : null;
    if (!content || sha256(content) !== sum) return null;
    files.set(name, content);
  }
  if ([...EXPORT_KINDS, 'zip'].some((kind) => !files.has(`report.${kind}`))) return null;
  const page = new TextDecoder().decode(files.get('report.html'));
  if (![digest, pubDate(publishedAt)].every((mark) => page.includes(mark))) return null;
  return files.set(SUMS, list);
}

/** The page of a version beside its files. */
function versionPage(published: PublishedVersion, versions: PublishedVersion[], files: Files): string {
  const size = (name: string) => files.get(name)?.byteLength ?? 0;
  const downloads: Download[] = [
    ...EXPORT_KINDS.map((kind) => ({ name: `report.${kind}`, label: LABELS[kind], bytes: size(`report.${kind}`) })),
    { name: 'report.zip', label: '报送包（含审签单）', bytes: size('report.zip') },
  ];
  const before = versions.find((item) => item.version === published.version - 1);
  return reportPage(published, versions, downloads, before && before.status !== 'takenDown' ? differenceHtml(before.document, published.document) : undefined);
}

/**
 * Everything below open/ORGAN/YEAR: each version in its folder, the current one also at the top. What was taken down has a
 * notice alone, the whole report or one version of it. `kept` gives a version's files as they were handed out before.
 */
export async function reportFolder(versions: PublishedVersion[], options: { step?: Step; kept?: (published: PublishedVersion) => Files | null } = {}): Promise<Files> {
  const newest = versions.at(-1)!;
  if (newest.status === 'takenDown') return withCompressed(new Map([[GONE, bytes(takenDownPage(newest))]]));
  const files: Files = new Map();
  for (const published of versions) {
    if (published.status === 'takenDown') {
      files.set(`v${published.version}/${GONE}`, bytes(takenDownPage(published)));
      continue;
    }
    const own = new Map(options.kept?.(published) ?? await versionFiles(published, options.step));
    own.set('index.html', bytes(versionPage(published, versions, own)));
    for (const [name, content] of own) {
      files.set(`v${published.version}/${name}`, content);
      if (published === newest) files.set(name, content);
    }
  }
  return withCompressed(files);
}

/** Files of the whole site: list, feed, sitemap. `newest` are the last publications and take-downs, `site` its address without a closing slash. */
export function siteFiles(parts: { overview: SiteOverview; newest: PublishedVersion[]; current: Iterable<ListedReport> }, site: string): Promise<Files> {
  return withCompressed(new Map([
    ['index.html', bytes(listPage(parts.overview))],
    ['feed.atom', bytes(atomFeed(parts.newest, site))],
    ...[...sitemaps(parts.current, site)].map(([name, text]): [string, Uint8Array] => [name, bytes(text)]),
  ]));
}

/** The page of one office over the years, from the newest version of each year. */
export function organFiles(newest: PublishedVersion[]): Promise<Files> {
  const current = newest.filter((item) => item.status === 'current');
  return withCompressed(new Map([['index.html', bytes(organPage(newest, current.length ? organCharts(current) : ''))]]));
}
