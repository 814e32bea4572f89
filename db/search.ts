/** Full-text search over current published reports (FTS5). */
import { sql } from 'drizzle-orm';
import type { ReportDocument } from '../lib/report/document';
import { valueAt } from '../lib/report/document';
import { formOf } from '../lib/report/form';
import { indexWords, searchQuery } from '../lib/open/words';
import type { PublishedVersion } from '../lib/publish/types';
import { connection, tables } from './client';
import { publications } from './schema';

export interface ReportText { pointer: string; label: string; text: string }

/** The texts of a report in printed order, each with its place. */
export function textsOf(doc: ReportDocument): ReportText[] {
  const fields = [{ pointer: '/preface', label: '前言' }, ...formOf(doc.format).sections.flatMap((section) => section.texts)];
  return fields.flatMap(({ pointer, label }) => { const text = valueAt(doc, pointer); return typeof text === 'string' && text.trim() ? [{ pointer, label, text }] : []; });
}

const wordsOf = (doc: ReportDocument) => indexWords([doc.organ.name, `${doc.year}年`, ...textsOf(doc).map(({ text }) => text)].join('\n'));

/** Brings the index in line with what is current; only publications that are missing or too many are touched, unless all are to be made anew. */
export function indexPublished({ anew = false } = {}): void {
  const open = connection();
  open.transaction(() => {
    open.exec(anew ? 'DELETE FROM published_texts' : "DELETE FROM published_texts WHERE publication_id NOT IN (SELECT id FROM publications WHERE status = 'current')");
    const missing = tables().select({ id: publications.id, content: publications.content }).from(publications).where(sql`status = 'current' AND id NOT IN (SELECT publication_id FROM published_texts)`).all();
    const insert = open.prepare('INSERT INTO published_texts (words, publication_id) VALUES (?, ?)');
    for (const row of missing) insert.run(wordsOf((JSON.parse(row.content) as PublishedVersion).document), row.id);
  }).immediate();
}

export interface SearchFilter { words: string; organ?: string; year?: number; level?: string }
export interface SearchHit { slug: string; name: string; year: number; version: number; publishedAt: string; document: ReportDocument }

/** Best matches first; without words the newest reports that fit the filters. */
export function searchPublished(filter: SearchFilter, limit: number, offset = 0): { hits: SearchHit[]; total: number } {
  const query = searchQuery(filter.words);
  if (filter.words.trim() !== '' && query === '') return { hits: [], total: 0 };
  const conditions = ["p.status = 'current'"];
  const values: Record<string, string | number> = {};
  if (query) { conditions.push('published_texts MATCH @query'); values.query = query; }
  if (filter.organ) { conditions.push("json_extract(p.content, '$.organ.name') LIKE @organ ESCAPE '\\'"); values.organ = `%${filter.organ.replaceAll(/[\\%_]/g, '\\$&')}%`; }
  if (filter.year !== undefined) { conditions.push('p.year = @year'); values.year = filter.year; }
  if (filter.level) { conditions.push("json_extract(p.content, '$.organ.level') = @level"); values.level = filter.level; }
  const from = query ? 'published_texts JOIN publications p ON p.id = published_texts.publication_id' : 'publications p';
  const where = conditions.join(' AND ');
  const total = connection().prepare(`SELECT count(*) FROM ${from} WHERE ${where}`).pluck().get(values) as number;
  const rows = connection().prepare(`SELECT p.organ_slug AS slug, p.year, p.version, p.published_at AS publishedAt, p.content FROM ${from} WHERE ${where} ORDER BY ${query ? 'bm25(published_texts), ' : ''}p.year DESC, p.id DESC LIMIT @limit OFFSET @offset`).all({ ...values, limit, offset }) as { slug: string; year: number; version: number; publishedAt: string; content: string }[];
  return { total, hits: rows.map(({ content, ...row }) => { const { document } = JSON.parse(content) as PublishedVersion; return { ...row, name: document.organ.name, document }; }) };
}
