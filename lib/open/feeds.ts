/** Atom feed of publications, corrections and take-downs, and the sitemap. */
import { escapeHtml } from '../export/article';
import { reportAddress, versionAddress } from '../publish/layout';
import type { PublishedVersion } from '../publish/types';
import { reportTitle } from '../report/rules/document';

const summary = (item: PublishedVersion) => item.status === 'takenDown' ? `已撤下：${item.takenDown?.reason ?? ''}` : item.version > 1 ? `更正：${item.correctionReason ?? ''}` : '发布';
const changedAt = (item: PublishedVersion) => item.takenDown?.at ?? item.publishedAt;

/** Newest first; ids stay the same for ever. `site` is the address of the site without a closing slash, or '' for addresses from the root. */
export function atomFeed(versions: PublishedVersion[], site: string): string {
  const newest = [...versions].sort((a, b) => (changedAt(a) < changedAt(b) ? 1 : -1)).slice(0, 100);
  const entries = newest.map((item) => `<entry><id>urn:sha256:${item.digest}:${item.organ.slug}:${item.year}:${item.version}${item.status === 'takenDown' ? ':gone' : ''}</id><title>${escapeHtml(reportTitle(item.document))}</title><link href="${escapeHtml(site + versionAddress(item.organ.slug, item.year, item.version))}"/><updated>${changedAt(item)}</updated><author><name>${escapeHtml(item.organ.name)}</name></author><summary>${escapeHtml(summary(item))}</summary></entry>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>urn:gouji:open</id><title>政府信息公开工作年度报告</title><link rel="self" href="${escapeHtml(site)}/open/feed.atom"/><updated>${newest[0] ? changedAt(newest[0]) : '1970-01-01T00:00:00.000Z'}</updated>\n${entries.join('\n')}\n</feed>\n`;
}

export function sitemap(current: PublishedVersion[], site: string): string {
  const urls = [...current].sort((a, b) => b.year - a.year || (a.organ.slug < b.organ.slug ? -1 : 1)).map((item) => `<url><loc>${escapeHtml(site + reportAddress(item.organ.slug, item.year))}</loc><lastmod>${item.publishedAt.slice(0, 10)}</lastmod></url>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}
