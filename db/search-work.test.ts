/** What a search looks at: of words that stand everywhere no more among many reports than among few. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexWords, spacedRuns } from '../lib/open/words';
import { connection } from './client';
import { MOST_HITS, searchPublished, type SearchFilter } from './search';
import { freshDatabase } from './test-office';
import { publishSample, sampleReport } from './test-publications';

const OLD = 2400, MANY = 12_000;
let database: ReturnType<typeof freshDatabase>;
let reports = 0;

/** Adds reports until there are `count`, straight into the tables: the first are each of another office with 旧 in its name, the others of few; nine of ten say 两年一次. */
function reportsUpTo(count: number): void {
  const open = connection();
  const add = open.prepare("INSERT INTO publications (report_id, organ_slug, organ_name, organ_level, year, version, status, content, digest, published_at) SELECT min(id), @slug, @name, 'township', 2023, 1, 'current', @content, @slug, '2024-01-01T00:00:00.000Z' FROM reports");
  const addRuns = open.prepare('INSERT INTO published_runs (publication_id, runs) VALUES (?, ?)'), addWords = open.prepare('INSERT INTO published_texts (rowid, words) VALUES (?, ?)');
  const words: [id: number | bigint, words: string][] = [];
  open.transaction(() => {
    for (; reports < count; reports += 1) {
      const name = reports < OLD ? `第${reports}号旧街道` : `新街道${reports % 40}`;
      const id = add.run({ slug: `jiedao-${reports}`, name, content: JSON.stringify({ document: { organ: { name }, year: 2023 } }) }).lastInsertRowid;
      const text = `${name}主动公开信息，政务公开培训${reports % 10 ? '两年一次' : '一年一次'}`;
      addRuns.run(id, spacedRuns(text));
      words.push([id, indexWords(text)]);
    }
    for (const row of words) addWords.run(...row);
  })();
}

/** The names compared and the texts looked into on the way to the answer; there the functions of SQL are counted. */
function lookedAt(filter: SearchFilter, side?: 'list') {
  const seen = { names: 0, texts: 0 };
  connection().function('like', { deterministic: true }, (pattern: string, name: string, _escape: string) => { seen.names += 1; return name.includes(pattern.slice(1, -1)) ? 1 : 0; });
  connection().function('instr', { deterministic: true }, (text: string, words: string) => { seen.texts += 1; return text.indexOf(words) + 1; });
  const { total, more, hits } = searchPublished(filter, 3, 0, side);
  return { ...seen, total, more, slugs: hits.map((hit) => hit.slug) };
}

beforeAll(() => {
  database = freshDatabase();
  publishSample('first', sampleReport('其他机关', 2022));
  connection().pragma('synchronous = OFF');
});
afterAll(() => database.remove());

describe('a search for words of every report', () => {
  it('of one office looks at as much among many reports as among few', () => {
    const filter = { words: '主动公开 政务公开培训', organ: '第12号' };
    reportsUpTo(1200);
    const few = lookedAt(filter);
    expect(few).toMatchObject({ total: 1, slugs: ['jiedao-12'] });
    expect(few.names + few.texts).toBeLessThan(10);
    reportsUpTo(MANY);
    expect(lookedAt(filter)).toEqual(few);
  });

  it('of offices that are all far from the newest goes once over the names, not over the words', () => {
    reportsUpTo(MANY);
    const newest = { total: MOST_HITS, more: true, slugs: [1, 2, 3].map((back) => `jiedao-${OLD - back}`) };
    const everywhere = lookedAt({ words: '主动公开', organ: '旧' });
    expect(everywhere).toMatchObject({ ...newest, texts: MOST_HITS + 1 });
    expect(everywhere.names).toBe(MANY - OLD + MOST_HITS + 1);
    // With words of nine in ten, older ones are looked into from where the first thousand end.
    const most = lookedAt({ words: '两年一次', organ: '旧' });
    expect(most).toMatchObject(newest);
    expect(most.names).toBeLessThanOrEqual(MANY);
    expect(most.texts).toBeGreaterThan(MOST_HITS + 1);
    expect(most.texts).toBeLessThan(MOST_HITS * 1.2);
  });

  it('of offices that are many and everywhere goes along the words', () => {
    reportsUpTo(MANY);
    const along = lookedAt({ words: '两年一次', organ: '街道' });
    expect(along).toMatchObject({ total: MOST_HITS, more: true, texts: 0 });
    // Once to learn where they stand, once along the words.
    expect(along.names).toBe(2 * (MOST_HITS + 1));
  });
});
