/** Atom feed of publications, corrections and take-downs, and the sitemap. */
import { createHash } from 'node:crypto';
import type { ListedReport } from '../../db/publications';
import { escapeHtml } from '../export/article';
import { organAddress, reportAddress, versionAddress } from '../publish/layout';
import type { PublishedVersion } from '../publish/types';
import { reportTitle } from '../report/rules/document';

/** A UUID that is the same for the same name at any time on any machine. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Entries of the feed. */
export const FEED_LENGTH = 100;

interface Entry { id: string; title: string; href: string; at: string; author: string; summary: string }

function entriesOf(item: PublishedVersion): Entry[] {
  const { organ, year, version } = item;
  const title = reportTitle(item.document);
  const name = `${organ.slug}/${year}/${version}`;
  if (item.status === 'takenDown') return [{ id: uuidOf(`${name}/gone`), title: `已撤下：${title}`, href: reportAddress(organ.slug, year), at: item.takenDown?.at ?? item.publishedAt, author: organ.name, summary: `该报告已撤下。理由：${item.takenDown?.reason ?? ''}` }];
  return [{ id: uuidOf(name), title: version > 1 ? `更正：${title}（第${version}版）` : title, href: versionAddress(organ.slug, year, version), at: item.publishedAt, author: organ.name, summary: version > 1 ? `更正说明：${item.correctionReason ?? ''}` : '发布年度报告。' }];
}

/** The newest publications, corrections and take-downs. `site` is the address of the site without a closing slash. */
export function atomFeed(versions: PublishedVersion[], site: string): string {
  const newest = versions.flatMap(entriesOf).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1)).slice(0, FEED_LENGTH);
  const entries = newest.map((item) => `<entry><id>${item.id}</id><title>${escapeHtml(item.title)}</title><link href="${escapeHtml(site + item.href)}"/><updated>${item.at}</updated><author><name>${escapeHtml(item.author)}</name></author><summary>${escapeHtml(item.summary)}</summary></entry>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${uuidOf(`${site}/open/feed.atom`)}</id><title>政府信息公开工作年度报告</title><link rel="self" type="application/atom+xml" href="${escapeHtml(site)}/open/feed.atom"/><link href="${escapeHtml(site)}/open/"/><updated>${newest[0]?.at ?? '1970-01-01T00:00:00.000Z'}</updated>\n${entries.join('\n')}\n</feed>\n`;
}

/** The protocol's most addresses in one file. */
export const MOST_ADDRESSES = 50_000;

/**
 * List, offices and reports with whole addresses, by file name: `sitemap.xml`, and when there are more than the protocol
 * allows in one, `sitemap-1.xml` … with `sitemap.xml` naming them.
 */
export function sitemaps(current: Iterable<Pick<ListedReport, 'slug' | 'year' | 'publishedAt'>>, site: string): Map<string, string> {
  const reports = [...current].sort((a, b) => b.year - a.year || (a.slug < b.slug ? -1 : 1));
  const slugs = [...new Set(reports.map((item) => item.slug))].sort();
  const urls = [`<url><loc>${escapeHtml(site)}/open/</loc></url>`, ...slugs.map((slug) => `<url><loc>${escapeHtml(site + organAddress(slug))}</loc></url>`), ...reports.map((item) => `<url><loc>${escapeHtml(site + reportAddress(item.slug, item.year))}</loc><lastmod>${item.publishedAt.slice(0, 10)}</lastmod></url>`)];
  const file = (root: string, lines: string[]) => `<?xml version="1.0" encoding="utf-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`;
  if (urls.length <= MOST_ADDRESSES) return new Map([['sitemap.xml', file('urlset', urls)]]);
  const parts = Array.from({ length: Math.ceil(urls.length / MOST_ADDRESSES) }, (_, index) => [`sitemap-${index + 1}.xml`, file('urlset', urls.slice(index * MOST_ADDRESSES, (index + 1) * MOST_ADDRESSES))] as const);
  return new Map([['sitemap.xml', file('sitemapindex', parts.map(([name]) => `<sitemap><loc>${escapeHtml(site)}/open/${name}</loc></sitemap>`))], ...parts]);
}
