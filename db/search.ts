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

/** Where reports are looked for: among the few that fit the filters, among the few that contain the words, or in the index of the words with all that fit as a list. */
export type SearchSide = 'filters' | 'words' | 'list';
/** So many reports that fit the filters are each looked up in the index of the words: one look-up takes as long as passing by some three thousand matches. */
const FEW_FITTING = 20;

/**
 * Best matches first; without words, or when the words stand in more than {@link MOST_HITS} reports and so tell none of
 * them apart, the newest first. `total` stops at MOST_HITS, `more` says that there are others. `side` is chosen by what
 * is fewer; the answer is the same from each.
 */
export function searchPublished(filter: SearchFilter, limit: number, offset = 0, side?: SearchSide): { hits: SearchHit[]; total: number; more: boolean } {
  const query = searchQuery(filter.words);
  if (filter.words.trim() !== '' && query === '') return { hits: [], total: 0, more: false };
  const ids = query ? idsByWords(query, filter, side) : idsByFilters(fittingOf(filter), ' ORDER BY year DESC, id DESC', MOST_HITS + 1);
  const one = connection().prepare('SELECT organ_slug AS slug, year, version, published_at AS publishedAt, content FROM publications WHERE id = ?');
  return {
    total: Math.min(ids.length, MOST_HITS), more: ids.length > MOST_HITS,
    hits: ids.slice(0, MOST_HITS).slice(offset, offset + limit).map((id) => {
      const { content, ...row } = one.get(id) as { slug: string; year: number; version: number; publishedAt: string; content: string };
      const { document } = JSON.parse(content) as PublishedVersion;
      return { ...row, name: document.organ.name, document };
    }),
  };
}

/** The conditions of the filters, and what stands in them. */
interface Fitting { conditions: string; filtered: boolean; values: Record<string, string | number> }

function fittingOf({ organ, year, level }: SearchFilter): Fitting {
  const conditions = ["status = 'current'"];
  const values: Fitting['values'] = {};
  if (organ) { conditions.push("organ_name LIKE @organ ESCAPE '\\'"); values.organ = `%${organ.replaceAll(/[\\%_]/g, '\\$&')}%`; }
  if (year !== undefined) { conditions.push('year = @year'); values.year = year; }
  if (level) { conditions.push('organ_level = @level'); values.level = level; }
  return { conditions: conditions.join(' AND '), filtered: conditions.length > 1, values };
}

// The filters are answered by the index of the lists alone: the reports themselves are not read.
const listed = (fitting: Fitting) => `SELECT id FROM publications INDEXED BY publications_listed WHERE ${fitting.conditions}`;
const idsBy = (statement: string, values: Fitting['values']) => connection().prepare(statement).pluck().all(values) as number[];
const idsByFilters = (fitting: Fitting, order: string, most: number) => idsBy(`${listed(fitting)}${order} LIMIT ${most}`, fitting.values);

function idsByWords(query: string, filter: SearchFilter, side?: SearchSide): number[] {
  const fitting = fittingOf(filter);
  const matching = 'SELECT rowid FROM published_texts WHERE published_texts MATCH @query';
  const newest = ` ORDER BY rowid DESC LIMIT ${MOST_HITS + 1}`;
  // The plus: one walk past the matches with the list at hand, not a look-up for each of the list.
  const among = `${matching} AND +rowid IN (SELECT value FROM json_each(@ids))`;
  const containing = idsBy(matching + newest, { query });
  const telling = containing.length <= MOST_HITS;
  const found = () => {
    if (!fitting.filtered) return containing;
    if (side === 'words' || (side === undefined && telling)) {
      const ids = telling ? containing : idsBy(matching, { query });
      return idsBy(`SELECT id FROM publications WHERE id IN (SELECT value FROM json_each(@ids)) AND ${fitting.conditions} ORDER BY id DESC LIMIT ${MOST_HITS + 1}`, { ...fitting.values, ids: JSON.stringify(ids) });
    }
    const fit = idsByFilters(fitting, '', side === 'filters' ? -1 : MOST_HITS + 1);
    if (side === 'filters' || (side === undefined && fit.length <= FEW_FITTING)) {
      // Sorted here: asked for the newest first, the index reads each list of matches from its end, three times as slow.
      return idsBy(`${matching} AND rowid IN (SELECT value FROM json_each(@ids))`, { query, ids: JSON.stringify(fit) }).sort((one, other) => other - one).slice(0, MOST_HITS + 1);
    }
    return fit.length <= MOST_HITS ? idsBy(among + newest, { query, ids: JSON.stringify(fit) }) : idsBy(`${matching} AND +rowid IN (${listed(fitting)})${newest}`, { ...fitting.values, query });
  };
  const ids = found();
  return telling && ids.length > 1 ? idsBy(`${among} ORDER BY bm25(published_texts), rowid DESC`, { query, ids: JSON.stringify(ids) }) : ids;
}
