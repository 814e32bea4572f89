/** Full-text search over current published reports (FTS5). */
import { sql } from 'drizzle-orm';
import { OVERVIEW_KEYS, type ReportDocument } from '../lib/report/document';
import { indexWords, searchQuery } from '../lib/open/words';
import type { PublishedVersion } from '../lib/publish/types';
import { connection, tables } from './client';
import { publications } from './schema';

/** Everything of a report that is text. */
export function textOf(doc: ReportDocument): string {
  return [doc.organ.name, `${doc.year}年`, doc.preface, ...OVERVIEW_KEYS.map((key) => doc.overview?.[key]), doc.problems, doc.otherMatters].filter(Boolean).join('\n');
}

/** Brings the index in line with what is current; only publications that are missing or too many are touched. */
export function indexPublished(): void {
  connection().transaction(() => {
    const open = connection();
    open.exec("DELETE FROM published_texts WHERE publication_id NOT IN (SELECT id FROM publications WHERE status = 'current')");
    const missing = tables().select({ id: publications.id, content: publications.content }).from(publications).where(sql`status = 'current' AND id NOT IN (SELECT publication_id FROM published_texts)`).all();
    const insert = open.prepare('INSERT INTO published_texts (words, publication_id) VALUES (?, ?)');
    for (const row of missing) insert.run(indexWords(textOf((JSON.parse(row.content) as PublishedVersion).document)), row.id);
  }).immediate();
}

export interface SearchFilter { words: string; organ?: string; year?: number }
export interface SearchHit { slug: string; name: string; year: number; version: number; publishedAt: string; document: ReportDocument }

/** Best matches first; without words the newest reports that fit the filters. */
export function searchPublished(filter: SearchFilter, limit: number): { hits: SearchHit[]; total: number } {
  const query = searchQuery(filter.words);
  const conditions = ["p.status = 'current'"];
  const values: Record<string, string | number> = {};
  if (query) { conditions.push('published_texts MATCH @query'); values.query = query; }
  if (filter.organ) { conditions.push("json_extract(p.content, '$.organ.name') LIKE @organ ESCAPE '\\'"); values.organ = `%${filter.organ.replaceAll(/[\\%_]/g, '\\$&')}%`; }
  if (filter.year !== undefined) { conditions.push('p.year = @year'); values.year = filter.year; }
  const from = query ? 'published_texts JOIN publications p ON p.id = published_texts.publication_id' : 'publications p';
  const where = conditions.join(' AND ');
  const total = connection().prepare(`SELECT count(*) FROM ${from} WHERE ${where}`).pluck().get(values) as number;
  const rows = connection().prepare(`SELECT p.organ_slug AS slug, p.year, p.version, p.published_at AS publishedAt, p.content FROM ${from} WHERE ${where} ORDER BY ${query ? 'bm25(published_texts), ' : ''}p.year DESC, p.id DESC LIMIT @limit`).all({ ...values, limit }) as { slug: string; year: number; version: number; publishedAt: string; content: string }[];
  return { total, hits: rows.map(({ content, ...row }) => { const { document } = JSON.parse(content) as PublishedVersion; return { ...row, name: document.organ.name, document }; }) };
}
