/** All kinds of file a report can become. The same input gives the same bytes. */
import type { PublishedVersion } from '../publish/types';
import type { ReportDocument } from '../report/document';
import { escapeHtml, reportArticle } from './article';
import { ARTICLE_CSS, ARTICLE_PAPER } from './article-css';
import { reportCsv } from './csv';
import { htmlPage } from './html';
import { reportJson } from './json';
import { reportMarkdown } from './md';
import { reportTitle } from '../report/rules/document';

export const EXPORT_KINDS = ['html', 'docx', 'pdf', 'xlsx', 'csv', 'json', 'md'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];
export const isExportKind = (kind: string): kind is ExportKind => (EXPORT_KINDS as readonly string[]).includes(kind);

const encode = (text: string) => new TextEncoder().encode(text);

/** One file from a signed-off version (with digest, notes and meta tags) or from a bare document. */
export async function exportReport(kind: ExportKind, input: PublishedVersion | ReportDocument): Promise<Uint8Array> {
  const published = 'document' in input ? input : null;
  const doc = published ? published.document : (input as ReportDocument);
  const parts = published ? { waivers: published.waivers, footnotes: published.footnotes, version: published.version, correctionReason: published.correctionReason, digest: published.digest, instant: published.publishedAt } : {};
  // The heavy kinds are loaded when asked for, so that a check on the command line starts at once.
  switch (kind) {
    case 'html': return encode(published ? htmlPage(published) : draftPage(doc));
    case 'docx': return (await import('./docx')).reportDocx(doc, parts);
    case 'pdf': return (await import('./pdf')).reportPdf(doc, parts);
    case 'xlsx': return (await import('./xlsx')).reportXlsx(doc, parts);
    case 'csv': return encode(reportCsv(doc, published ?? undefined));
    case 'json': return encode(reportJson(doc));
    case 'md': return encode(reportMarkdown(doc, parts));
  }
}

/** A page of a document that nobody signed: no digest, no version, no page tags. */
function draftPage(doc: ReportDocument): string {
  return `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escapeHtml(reportTitle(doc))}</title>\n<style>body{margin:0;padding:1rem}@media print{body{padding:0}}${ARTICLE_CSS}${ARTICLE_PAPER}</style>\n</head>\n<body>\n<main>\n${reportArticle(doc)}\n</main>\n</body>\n</html>\n`;
}
