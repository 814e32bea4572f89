/** Full-text search over current published reports: an index of their words (FTS5), and each report's own text where few of them are asked for. */
import type { ReportDocument } from '../lib/report/document';
import { valueAt } from '../lib/report/document';
import { formOf } from '../lib/report/form';
import { heldRuns, indexWords, searchPhrases, searchQuery, spacedRuns } from '../lib/open/words';
import type { PublishedVersion } from '../lib/publish/types';
import { connection } from './client';
import { likeOf, MANY_LISTED, publishedNamed } from './names';

export interface ReportText { pointer: string; label: string; text: string }

/** The texts of a report in printed order, each with its place. */
export function textsOf(doc: ReportDocument): ReportText[] {
  const fields = [{ pointer: '/preface', label: '前言' }, ...formOf(doc.format).sections.flatMap((section) => section.texts)];
  return fields.flatMap(({ pointer, label }) => { const text = valueAt(doc, pointer); return typeof text === 'string' && text.trim() ? [{ pointer, label, text }] : []; });
}

/** All of a report that the search looks into. */
export const searchedText = (doc: ReportDocument): string => [doc.organ.name, `${doc.year}年`, ...textsOf(doc).map(({ text }) => text)].join('\n');

/** So many pages of the index are merged for each new report: enough for it to stay in few pieces. */
const MERGED = 100;

/** Brings the index of the words and the texts in line with what is current; only publications that are missing or too many are touched, unless all are to be made anew. */
export function indexPublished({ anew = false } = {}): void {
  const open = connection();
  open.transaction(() => {
    const current = "SELECT id FROM publications WHERE status = 'current'";
    const missing = (kept: string, id: string) => {
      if (anew) open.exec(`DELETE FROM ${kept}`);
      const remove = open.prepare(`DELETE FROM ${kept} WHERE ${id} = ?`);
      for (const gone of open.prepare(`SELECT ${id} FROM ${kept} EXCEPT ${current}`).pluck().all()) remove.run(gone);
      return new Set(open.prepare(`${current} EXCEPT SELECT ${id} FROM ${kept}`).pluck().all() as number[]);
    };
    const noWords = missing('published_texts', 'rowid'), noRuns = missing('published_runs', 'publication_id');
    const contentOf = open.prepare('SELECT content FROM publications WHERE id = ?').pluck();
    const addWords = open.prepare('INSERT INTO published_texts (rowid, words) VALUES (?, ?)'), addRuns = open.prepare('INSERT INTO published_runs (publication_id, runs) VALUES (?, ?)');
    for (const id of new Set([...noWords, ...noRuns])) {
      const text = searchedText((JSON.parse(contentOf.get(id) as string) as PublishedVersion).document);
      if (noWords.has(id)) addWords.run(id, indexWords(text));
      if (noRuns.has(id)) addRuns.run(id, spacedRuns(text));
    }
    // A search opens every piece of the index for every pair of letters.
    open.exec(`INSERT INTO published_texts (published_texts, rank) VALUES ('merge', ${MERGED * Math.max(1, noWords.size)})`);
  }).immediate();
}

export interface SearchFilter { words: string; organ?: string; year?: number; level?: string }
export interface SearchHit { slug: string; name: string; year: number; version: number; publishedAt: string; document: ReportDocument }

/** Reports counted and turned over at most; of more, the newest are listed and the page asks for a narrower search. */
export const MOST_HITS = 1000;

/** Where reports are looked for: in the text of each that fits the filters, among the few that contain the words, or along the index of the words with a look at each one's filters. */
export type SearchSide = 'filters' | 'words' | 'list';
/** So many matches of the index are passed by in the time it takes to look into one text. */
const PASSED_BY = 8;
/** Words of more reports than this do not count towards the order: to learn how rare each is, every report with it would be passed by. */
const MOST_WEIGHED = 5000;

/**
 * Best matches first; without words, or when the words stand in more than {@link MOST_HITS} reports and so tell none of
 * them apart, the newest first. `total` stops at MOST_HITS, `more` says that there are others. `side` is chosen by what
 * is fewer; the answer is the same from each.
 */
export function searchPublished(filter: SearchFilter, limit: number, offset = 0, side?: SearchSide): { hits: SearchHit[]; total: number; more: boolean } {
  const query = searchQuery(filter.words);
  if (filter.words.trim() !== '' && query === '') return { hits: [], total: 0, more: false };
  const ids = query ? idsByWords(query, filter, side) : idsByFilters(fittingOf(filter, filter.year === undefined && !filter.level ? MANY_LISTED : undefined), 'p.year DESC, p.id DESC', MOST_HITS + 1);
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

/**
 * The conditions of the filters on a publication `p`, what stands in them, and where those that fit are found: by the name
 * of the office, if that leads to few (`named`), or in a list that has what the filters ask for, also by number from the newest on.
 */
interface Fitting { conditions: string; filtered: boolean; values: Record<string, string | number>; named: string | null; place: string }

function fittingOf({ words, organ, year, level }: SearchFilter, mostNames?: number): Fitting {
  const conditions = ["p.status = 'current'"];
  const values: Fitting['values'] = {};
  if (organ) { conditions.push("p.organ_name LIKE @like ESCAPE '\\'"); Object.assign(values, { letters: organ, like: likeOf(organ) }); }
  if (year !== undefined) { conditions.push('p.year = @year'); values.year = year; }
  if (level) { conditions.push('p.organ_level = @level'); values.level = level; }
  const named = organ ? publishedNamed(organ, mostNames) : null;
  return { conditions: conditions.join(' AND '), filtered: conditions.length > 1, values, named, place: named ?? (words.trim() === '' || year !== undefined ? BY_YEAR : BY_ID) };
}

const idsBy = (statement: string, values: Fitting['values']) => connection().prepare(statement).pluck().all(values) as number[];
// The filters are answered by indexes alone: the reports themselves are not read.
const idsByFilters = ({ place, conditions, values }: Fitting, order: string, most: number) => idsBy(`SELECT p.id FROM ${place} WHERE ${conditions} ORDER BY ${order} LIMIT ${most}`, values);
const BY_YEAR = 'publications p INDEXED BY publications_listed', BY_ID = 'publications p INDEXED BY publications_by_id';
const ONE_BY_ONE = `CROSS JOIN ${BY_ID} ON p.id =`;
const NEWEST = `DESC LIMIT ${MOST_HITS + 1}`;

function idsByWords(query: string, filter: SearchFilter, side?: SearchSide): number[] {
  const containing = idsBy(`SELECT rowid FROM published_texts WHERE published_texts MATCH @query ORDER BY rowid ${NEWEST}`, { query });
  const telling = containing.length <= MOST_HITS;
  const fitting = fittingOf(filter);
  const ids = !fitting.filtered ? containing
    : side === 'words' || (side === undefined && telling) ? fittingAmong(telling ? containing : idsBy('SELECT rowid FROM published_texts WHERE published_texts MATCH @query', { query }), fitting)
      : containingAndFitting(query, filter.words, fitting, containing, side);
  return telling && ids.length > 1 ? inOrder(searchPhrases(filter.words), ids) : ids;
}

/** Those of the publications that fit, newest first. */
const fittingAmong = (ids: number[], { conditions, values }: Fitting): number[] => idsBy(`SELECT p.id FROM json_each(@ids) AS found ${ONE_BY_ONE} found.value WHERE ${conditions} ORDER BY p.id ${NEWEST}`, { ...values, ids: JSON.stringify(ids) });

/** The newest that contain common words and fit the filters: by the texts of those that fit, or along the index of the words, whichever comes sooner upon MOST_HITS. */
function containingAndFitting(query: string, words: string, fitting: Fitting, containing: number[], side?: SearchSide): number[] {
  if (side !== 'list') {
    const fit = idsByFilters(fitting, 'p.id DESC', fitting.named === null ? MOST_HITS + 1 : -1);
    const all = fitting.named !== null || fit.length <= MOST_HITS;
    if (side === 'filters' || textsAreFewer(fit, all, containing)) return inTexts(words, fitting, fit, all);
  }
  return idsBy(`SELECT p.id FROM published_texts ${ONE_BY_ONE} published_texts.rowid WHERE published_texts MATCH @query AND ${fitting.conditions} ORDER BY published_texts.rowid ${NEWEST}`, { ...fitting.values, query });
}

/** The newest of those that fit whose texts hold the words. Given are all that fit, or the newest; older ones are looked for only when these are not enough. */
function inTexts(words: string, { place, conditions, values }: Fitting, fit: number[], all: boolean): number[] {
  const held = Object.fromEntries(heldRuns(words).map((run, index) => [`held${index}`, run]));
  const holds = Object.keys(held).map((name) => `instr(runs, @${name}) > 0`).join(' AND ');
  const ids = idsBy(`SELECT publication_id FROM json_each(@ids) AS fit CROSS JOIN published_runs ON publication_id = fit.value WHERE ${holds} LIMIT ${MOST_HITS + 1}`, { ...held, ids: JSON.stringify(fit) });
  if (all || ids.length > MOST_HITS) return ids;
  return [...ids, ...idsBy(`SELECT p.id FROM ${place} CROSS JOIN published_runs ON publication_id = p.id WHERE p.id < @last AND ${conditions} AND ${holds} ORDER BY p.id DESC LIMIT @most`, { ...held, ...values, last: fit.at(-1)!, most: MOST_HITS + 1 - ids.length })];
}

/**
 * Whether looking into the texts of those that fit takes less than passing by the reports with the words. Of both the newest
 * are given, of those that fit perhaps all. How far back MOST_HITS of them reach tells how many there are, and also how many
 * are passed by on the way: the reports of one office or kind may stand together, far from the newest.
 */
function textsAreFewer(fit: number[], all: boolean, containing: number[]): boolean {
  const newest = connection().prepare('SELECT max(id) FROM publications').pluck().get() as number;
  const span = (ids: number[]) => (ids.length > MOST_HITS ? newest - ids[MOST_HITS]! + 1 : newest);
  return PASSED_BY * Math.min(all ? fit.length : Infinity, span(containing)) <= (containing.length * span(fit)) / span(containing);
}

/** The best match first, by the words that are not in too many reports; the newest first where all are. */
function inOrder(phrases: string[], ids: number[]): number[] {
  const count = connection().prepare(`SELECT count(*) FROM (SELECT 1 FROM published_texts WHERE published_texts MATCH ? LIMIT ${MOST_WEIGHED + 1})`).pluck();
  const weighed = phrases.length === 1 ? phrases : phrases.filter((phrase) => (count.get(phrase) as number) <= MOST_WEIGHED);
  // The plus: one walk past the matches with the list at hand, not a look-up for each of the list.
  return weighed.length === 0 ? ids : idsBy('SELECT rowid FROM published_texts WHERE published_texts MATCH @query AND +rowid IN (SELECT value FROM json_each(@ids)) ORDER BY bm25(published_texts), rowid DESC', { query: weighed.join(' AND '), ids: JSON.stringify(ids) });
}
