/**
 * Finding by any part of a name. Letters stand in a name where one of its endings begins with them; the endings stand in
 * tables of their own that triggers keep. A case-blind comparison (LIKE) of the whole name decides in the end, so an answer
 * is the same by the endings and by looking through all names.
 */
import { sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { connection } from './client';

/** Letters found in more names than this are in so many that looking through the list itself comes upon them sooner. */
const MANY = 2000;

/** The same for the list of current reports where nothing else is asked of them: it holds all that is looked at, and each that is passed may be one. */
export const MANY_LISTED = 1000;

/** The pattern of LIKE for these letters anywhere, with `ESCAPE '\'`. */
export const likeOf = (letters: string): string => `%${letters.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** The stretch of endings that begin with @letters. Endings end after sixteen characters, so for more letters it holds more. */
const STRETCH = 'ending >= lower(substr(@letters, 1, 16)) AND ending < lower(substr(@letters, 1, 16)) || char(1114111)';

/** The tables of endings, one for each kind of name. */
const OFFICE_NAMES = `organ_endings WHERE part = 'name' AND ${STRETCH}`;
const OFFICE_ADDRESSES = `organ_endings WHERE part = 'slug' AND ${STRETCH}`;
const PEOPLE = `user_endings WHERE ${STRETCH}`;
const PUBLISHED = `published_name_endings WHERE ${STRETCH}`;

const few = (endings: string, letters: string, most = MANY): boolean => (connection().prepare(`SELECT count(*) FROM (SELECT 1 FROM ${endings} LIMIT ${most + 1})`).pluck().get({ letters }) as number) <= most;

const ids = (statement: string, values: Record<string, string | number>): number[] => connection().prepare(statement).pluck().all(values) as number[];

/** The column is one of these, as one value: a list of variables has an end. */
export const among = (column: SQLiteColumn, values: number[]): SQL => sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Ids of offices whose name or address holds the letters (one at least), the lowest first, `limit` at most. */
export function organIdsNamed(letters: string, limit: number): number[] {
  const named = "(o.name LIKE @like ESCAPE '\\' OR o.slug LIKE @like ESCAPE '\\')";
  const from = few(OFFICE_NAMES, letters) && few(OFFICE_ADDRESSES, letters) ? `(SELECT organ_id FROM ${OFFICE_NAMES} UNION SELECT organ_id FROM ${OFFICE_ADDRESSES}) AS found CROSS JOIN organs o ON o.id = found.organ_id` : 'organs o';
  return ids(`SELECT o.id FROM ${from} WHERE ${named} ORDER BY o.id LIMIT @limit`, { letters, like: likeOf(letters), limit });
}

/** Ids of accounts whose name, or whose owner's or office's name, holds the letters (one at least), the lowest first, `limit` at most. */
export function userIdsNamed(letters: string, limit: number): number[] {
  const named = "(u.username LIKE @like ESCAPE '\\' OR u.display_name LIKE @like ESCAPE '\\' OR o.name LIKE @like ESCAPE '\\')";
  const from = few(PEOPLE, letters) && few(OFFICE_NAMES, letters)
    ? `(SELECT user_id AS id FROM ${PEOPLE} UNION SELECT mine.id FROM (SELECT organ_id FROM ${OFFICE_NAMES}) AS theirs CROSS JOIN users mine ON mine.organ_id = theirs.organ_id) AS found CROSS JOIN users u ON u.id = found.id`
    : 'users u';
  return ids(`SELECT u.id FROM ${from} LEFT JOIN organs o ON o.id = u.organ_id WHERE ${named} ORDER BY u.id LIMIT @limit`, { letters, like: likeOf(letters), limit });
}

/**
 * Where current reports by the name on them are looked for: the text after FROM, with the columns of `publications` as `p`
 * and @letters and @like to be bound; null when the letters stand in more than `most` names, so that a list of all is the better place.
 * The columns in reach are id, organ_name, organ_level and year: others would be read beside the long content.
 */
export function publishedNamed(letters: string, most = MANY): string | null {
  if (!few(PUBLISHED, letters, most)) return null;
  return `(SELECT DISTINCT name_id FROM ${PUBLISHED}) AS found CROSS JOIN published_names n ON n.id = found.name_id AND n.name LIKE @like ESCAPE '\\'
    CROSS JOIN publications p INDEXED BY publications_by_name ON p.organ_name = n.name AND p.status = 'current'`;
}
