/** Which files a publication consists of, made from its snapshot alone: same snapshots in, same bytes out. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { EXPORT_KINDS, exportReport, type ExportKind } from '../export';
import { portalPackage } from '../export/zip';
import { differenceHtml } from '../open/difference';
import { atomFeed, sitemap } from '../open/feeds';
import { listPage, organPage } from '../open/list-page';
import { organCharts } from '../open/organ-charts';
import { reportPage, takenDownPage, type Download } from '../open/report-page';
import { GONE } from './layout';
import type { PublishedVersion } from './types';

export type Files = Map<string, Uint8Array>;
export type Progress = (done: number, all: number, name: string) => void;

const LABELS: Record<ExportKind, string> = { html: '网页', docx: 'Word文档', pdf: 'PDF', xlsx: 'Excel工作簿', csv: 'CSV数据', json: 'JSON数据', md: 'Markdown文本' };
const COMPRESSED = /\.(html|css|csv|json|md|txt|xml|atom|svg)$/;
const bytes = (text: string) => new TextEncoder().encode(text);

/** Adds .gz and .br beside what compresses well; compressed once, here. */
export function withCompressed(files: Files): Files {
  const all: Files = new Map(files);
  for (const [name, content] of files) {
    if (!COMPRESSED.test(name)) continue;
    const gzip = gzipSync(content, { level: 9 });
    gzip[9] = 255; // the operating system byte, so that every machine writes the same
    all.set(`${name}.gz`, gzip);
    all.set(`${name}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength } }));
  }
  return all;
}

/** The files of one version, for its own folder: report.* in all kinds, the package, and the list of digests. */
export async function versionFiles(published: PublishedVersion, progress?: Progress): Promise<Files> {
  const files: Files = new Map();
  for (const [index, kind] of EXPORT_KINDS.entries()) {
    progress?.(index, EXPORT_KINDS.length + 1, LABELS[kind]);
    files.set(`report.${kind}`, await exportReport(kind, published));
  }
  progress?.(EXPORT_KINDS.length, EXPORT_KINDS.length + 1, '报送包');
  files.set('report.zip', await portalPackage(published, files));
  const sums = [...files].map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}`);
  files.set('SHA256SUMS.txt', bytes(`${sums.join('\n')}\n`));
  return files;
}

/** The page of a version beside its files. */
export function versionPage(published: PublishedVersion, versions: PublishedVersion[], files: Files): string {
  const downloads: Download[] = [
    ...EXPORT_KINDS.map((kind) => ({ name: `report.${kind}`, label: LABELS[kind], bytes: files.get(`report.${kind}`)?.byteLength ?? 0 })),
    { name: 'report.zip', label: '报送包（全部文件和审签单）', bytes: files.get('report.zip')?.byteLength ?? 0 },
  ];
  const before = versions.find((item) => item.version === published.version - 1);
  return reportPage(published, versions, downloads, before ? differenceHtml(before.document, published.document) : undefined);
}

/** Everything below open/ORGAN/YEAR: each version in its folder, the current one also at the top; a notice alone when taken down. */
export async function reportFolder(versions: PublishedVersion[], progress?: Progress): Promise<Files> {
  const newest = versions.at(-1)!;
  if (newest.status === 'takenDown') return withCompressed(new Map([[GONE, bytes(takenDownPage(newest))]]));
  const files: Files = new Map();
  for (const published of versions) {
    const own = await versionFiles(published, progress);
    own.set('index.html', bytes(versionPage(published, versions, own)));
    for (const [name, content] of own) {
      files.set(`v${published.version}/${name}`, content);
      if (published === newest) files.set(name, content);
    }
  }
  return withCompressed(files);
}

/** Files of the whole site: list, feed, sitemap. */
export function siteFiles(versions: PublishedVersion[], site: string): Files {
  const current = versions.filter((item) => item.status === 'current');
  return withCompressed(new Map([
    ['index.html', bytes(listPage(current))],
    ['feed.atom', bytes(atomFeed(versions, site))],
    ['sitemap.xml', bytes(sitemap(current, site))],
  ]));
}

/** The page of one office over the years. */
export function organFiles(current: PublishedVersion[]): Files {
  return withCompressed(new Map([['index.html', bytes(organPage(current, organCharts(current)))]]));
}
