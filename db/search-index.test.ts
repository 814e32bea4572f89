/** What the search keeps beside the reports: the index of their words and their texts, which must say the same. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heldRuns, indexWords, searchQuery, spacedRuns } from '../lib/open/words';
import { connection } from './client';
import { indexPublished, searchPublished, type SearchFilter } from './search';
import { freshDatabase } from './test-office';
import { publishSample, sampleReport, takeDownSample } from './test-publications';

let database: ReturnType<typeof freshDatabase>;
beforeEach(() => { database = freshDatabase(); });
afterEach(() => database.remove());

describe('the text of a report', () => {
  it('holds what was typed where the index of its words says so', () => {
    const open = connection();
    // Nothing here is about what survives a power cut.
    open.pragma('synchronous = OFF');
    const add = open.prepare('INSERT INTO published_texts (rowid, words) VALUES (1, ?)'), find = open.prepare('SELECT 1 FROM published_texts WHERE published_texts MATCH ?');
    const letter = fc.constantFrom(...'公开信息第年12０２aAbÉéﬁ①〇，。 -“\n');
    const text = (most: number) => fc.string({ unit: letter, maxLength: most });
    let both = 0;
    fc.assert(fc.property(text(40), text(4), fc.nat(40), (whole, other, from) => {
      // Half of the words are pieces of the text, or nothing would be found.
      for (const typed of [other, whole.slice(from, from + 3), `${other} ${whole.slice(from, from + 2)}`]) {
        const query = searchQuery(typed);
        if (query === '') continue;
        open.exec('DELETE FROM published_texts');
        add.run(indexWords(whole));
        const found = find.get(query) !== undefined;
        both += found ? 1 : 0;
        expect(heldRuns(typed).every((run) => spacedRuns(whole).includes(run)), `${whole}|${typed}`).toBe(found);
      }
    }), { numRuns: 2000 });
    expect(both).toBeGreaterThan(200);
  });

  it('goes with the report when that is taken down, and comes back with an index made anew', () => {
    const kept = () => connection().prepare('SELECT (SELECT count(*) FROM published_runs) AS runs, (SELECT count(*) FROM published_texts) AS words').get() as { runs: number; words: number };
    for (const slug of ['jia', 'yi', 'bing']) publishSample(slug, sampleReport(`${slug}街道`, 2023));
    indexPublished();
    expect(kept()).toEqual({ runs: 3, words: 3 });
    takeDownSample('yi', 2023, '含有个人信息', '2025-03-02T02:00:00.000Z');
    indexPublished();
    expect(kept()).toEqual({ runs: 2, words: 2 });
    // As an upgrade leaves it.
    connection().exec('DELETE FROM published_runs');
    indexPublished();
    expect(kept()).toEqual({ runs: 2, words: 2 });
    indexPublished({ anew: true });
    expect(kept()).toEqual({ runs: 2, words: 2 });
  });
});

describe('the index of the words', () => {
  it('stays in few pieces when reports are published one after another, each of which every search opens', () => {
    const open = connection();
    open.pragma('synchronous = OFF');
    const pieces = open.prepare('SELECT count(DISTINCT segid) FROM published_texts_idx').pluck();
    let most = 0;
    for (let index = 0; index < 250; index += 1) {
      publishSample(`jiedao-${index}`, sampleReport(`第${index}号街道`, 2023, index));
      indexPublished();
      most = Math.max(most, pieces.get() as number);
    }
    // Left to itself the index has a dozen by now.
    expect(most).toBeLessThanOrEqual(8);
    expect(searchPublished({ words: '本机关 信息公开' }, 0).total).toBe(250);
    for (const index of [0, 100, 249]) expect(found({ words: `第${index}号街道` })).toContain(`jiedao-${index}`);
  });
});

const found = (filter: SearchFilter) => searchPublished(filter, 10).hits.map((hit) => hit.slug);

describe('words of more reports than are counted', () => {
  it('do not count towards the order: the others do, and without any the newest comes first', () => {
    // Of the same length, so that nothing but the common word could put the first before the others.
    publishSample('yi', sampleReport('次序街道甲', 2023, 0, `稀有词语。${'处处可见。'.repeat(9)}随处可有。`));
    publishSample('er', sampleReport('次序街道乙', 2023, 0, `稀有词语。处处可见。${'别处不见。'.repeat(8)}随处可有。`));
    publishSample('san', sampleReport('次序街道丙', 2023, 0, `${'稀有词语。'.repeat(3)}处处可见。${'别处不见。'.repeat(6)}随处可有。`));
    indexPublished();
    // In thousands of other texts of the index, without the reports themselves: these are never among the answers.
    const add = connection().prepare('INSERT INTO published_texts (rowid, words) VALUES (?, ?)');
    connection().transaction(() => { for (let index = 0; index < 5001; index += 1) { add.run(1_000_000 + index, indexWords('处处可见')); add.run(2_000_000 + index, indexWords('随处可有')); } })();
    expect(found({ words: '处处可见 稀有词语' })).toEqual(['san', 'er', 'yi']);
    expect(found({ words: '处处可见 随处可有' })).toEqual(['san', 'er', 'yi']);
    indexPublished();
    expect(found({ words: '处处可见', organ: '次序街道甲' })).toEqual(['yi']);
    expect(connection().prepare('SELECT count(*) FROM published_texts WHERE rowid >= 1000000').pluck().get()).toBe(0);
  });
});
