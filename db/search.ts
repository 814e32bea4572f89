/** Full-text search over current published reports (FTS5). */
import type { ReportDocument } from '../lib/report/document';
import { valueAt } from '../lib/report/document';
import { formOf } from '../lib/report/form';
import { indexWords, searchQuery } from '../lib/open/words';
import type { PublishedVersion } from '../lib/publish/types';
import { connection } from './client';

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
    open.exec(anew ? 'DELETE FROM published_texts' : "DELETE FROM published_texts WHERE rowid NOT IN (SELECT id FROM publications WHERE status = 'current')");
    const missing = open.prepare("SELECT id FROM publications WHERE status = 'current' EXCEPT SELECT rowid FROM published_texts").pluck().all() as number[];
    const contentOf = open.prepare('SELECT content FROM publications WHERE id = ?').pluck();
    const insert = open.prepare('INSERT INTO published_texts (rowid, words) VALUES (?, ?)');
    for (const id of missing) insert.run(id, wordsOf((JSON.parse(contentOf.get(id) as string) as PublishedVersion).document));
  }).immediate();
}

export interface SearchFilter { words: string; organ?: string; year?: number; level?: string }
export interface SearchHit { slug: string; name: string; year: number; version: number; publishedAt: string; document: ReportDocument }

/** Reports counted and turned over at most; of more, the newest are listed and the page asks for a narrower search. */
export const MOST_HITS = 1000;
/** So many reports that fit the filters are each looked at; of more, the words are looked up first. */
const FEW = 100;

/**
 * Best matches first; without words, or when there are more than {@link MOST_HITS}, the newest first. `total` stops
 * at MOST_HITS, `more` says that there are others.
 */
export function searchPublished(filter: SearchFilter, limit: number, offset = 0): { hits: SearchHit[]; total: number; more: boolean } {
  const query = searchQuery(filter.words);
  if (filter.words.trim() !== '' && query === '') return { hits: [], total: 0, more: false };
  const conditions = ["status = 'current'"];
  const values: Record<string, string | number> = {};
  if (query) values.query = query;
  if (filter.organ) { conditions.push("organ_name LIKE @organ ESCAPE '\\'"); values.organ = `%${filter.organ.replaceAll(/[\\%_]/g, '\\$&')}%`; }
  if (filter.year !== undefined) { conditions.push('year = @year'); values.year = filter.year; }
  if (filter.level) { conditions.push('organ_level = @level'); values.level = filter.level; }
  // The filters are answered by the index of the lists alone, the words by theirs: the reports themselves are not read.
  const fitting = `SELECT id FROM publications INDEXED BY publications_listed WHERE ${conditions.join(' AND ')}`;
  const most = ` LIMIT ${MOST_HITS + 1}`;
  // A handful of fitting reports are looked at one by one; with more, the plus keeps the filter behind the words.
  const few = conditions.length > 1 && (connection().prepare(`SELECT count(*) FROM (${fitting} LIMIT ${FEW + 1})`).pluck().get(values) as number) <= FEW;
  const worded = `SELECT rowid FROM published_texts WHERE published_texts MATCH @query${conditions.length > 1 ? ` AND ${few ? '' : '+'}rowid IN (${fitting})` : ''}`;
  const idsBy = (statement: string) => connection().prepare(statement + most).pluck().all(values) as number[];
  let ids = idsBy(query ? `${worded} ORDER BY rowid DESC` : `${fitting} ORDER BY year DESC, id DESC`);
  const more = ids.length > MOST_HITS;
  if (query && !more) ids = idsBy(`${worded} ORDER BY bm25(published_texts), rowid DESC`);
  const one = connection().prepare('SELECT organ_slug AS slug, year, version, published_at AS publishedAt, content FROM publications WHERE id = ?');
  return {
    total: Math.min(ids.length, MOST_HITS), more,
    hits: ids.slice(0, MOST_HITS).slice(offset, offset + limit).map((id) => {
      const { content, ...row } = one.get(id) as { slug: string; year: number; version: number; publishedAt: string; content: string };
      const { document } = JSON.parse(content) as PublishedVersion;
      return { ...row, name: document.organ.name, document };
    }),
  };
}
