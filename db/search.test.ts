/** The search answers the same from whichever side it looks, with any words and filters. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORGAN_LEVELS, type OrganLevel } from '../lib/report/document';
import type { PublishedVersion } from '../lib/publish/types';
import { connection } from './client';
import { indexPublished, MOST_HITS, searchPublished, type SearchFilter } from './search';
import { freshDatabase } from './test-office';
import { publishSample, sampleReport, takeDownSample } from './test-publications';

const TOPICS = ['社会救助', '安全生产', '财政预决算', '惠民政策', '征地补偿'];
const LEVELS: OrganLevel[] = ORGAN_LEVELS.slice(0, 3);
const OFFICES = 40;
const COPIES = MOST_HITS + 500;
let database: ReturnType<typeof freshDatabase>;

/** Adds copies of published reports under other offices, straight into the tables: publishing one by one takes minutes. */
function copies(count: number): void {
  const open = connection();
  const models = open.prepare("SELECT report_id, year, content FROM publications WHERE status = 'current' ORDER BY id").all() as { report_id: number; year: number; content: string }[];
  const addOrgan = open.prepare("INSERT INTO organs (slug, name, level, powers, site, created_at) SELECT @slug, @name, @level, powers, site, created_at FROM organs LIMIT 1");
  const addReport = open.prepare("INSERT INTO reports (organ_id, year, format, state, created_at, changed_at) SELECT @organ, @year, format, state, created_at, changed_at FROM reports LIMIT 1");
  const add = open.prepare("INSERT INTO publications (report_id, organ_slug, organ_name, organ_level, year, version, status, content, digest, published_at) VALUES (@report, @slug, @name, @level, @year, 1, 'current', @content, @slug, '2024-01-01T00:00:00.000Z')");
  open.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const { year, content } = models[index % models.length]!;
      const slug = `fuben-${index}`, name = `副本${index % 7}区第${index}号机关`, level = LEVELS[index % 25 === 0 ? 1 + (index / 25) % 2 : 0]!;
      const organ = addOrgan.run({ slug, name, level }).lastInsertRowid;
      const report = addReport.run({ organ, year }).lastInsertRowid;
      const version = JSON.parse(content) as { document: { organ: { name: string } } };
      version.document.organ.name = name;
      add.run({ report, slug, name, level, year, content: JSON.stringify(version) });
    }
  })();
}

beforeAll(() => {
  database = freshDatabase();
  for (let index = 0; index < OFFICES; index += 1) {
    const name = `新华区第${index}号街道办事处`;
    for (const year of index % 3 === 0 ? [2022, 2023] : [2023]) {
      publishSample(`jiedao-${index}`, sampleReport(name, year, index, `本机关公开${TOPICS[index % TOPICS.length]!.repeat(1 + index % 4)}信息${index % 11}条，${TOPICS[(index + year) % TOPICS.length]}${index % 3}条。${'公开'.repeat(index % 5)}`), { level: LEVELS[index % LEVELS.length]! });
    }
  }
  takeDownSample('jiedao-7', 2023, '含有个人信息', '2025-03-01T02:00:00.000Z');
  // So many that a word of every report tells none of them apart, nor does the level of most, nor the year.
  copies(COPIES);
  indexPublished();
});
afterAll(() => database.remove());

const word = fc.constantFrom('公开', '本机关', '申请', '街道', '政府网站', '救助信息', '社会救助', '安全生产', '征地补偿社会救助', '第7号', '第12号', '10条', '没有的词', '公', '2022年', '２０２２', 'abc');
const filters: fc.Arbitrary<SearchFilter> = fc.record({
  words: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
  organ: fc.constantFrom('第7号', '第1', '街道', '副本3区', '副本', '机关', '没有的机关', '%', '_', '第39号街道办事处'),
  year: fc.constantFrom(2022, 2023, 1999),
  level: fc.constantFrom<string>(...ORGAN_LEVELS.slice(0, 4)),
}, { requiredKeys: ['words'] });

const answerOf = (filter: SearchFilter, side?: 'filters' | 'words' | 'list') => {
  const { hits, total, more } = searchPublished(filter, MOST_HITS, 0, side);
  return { total, more, reports: hits.map((hit) => `${hit.slug} ${hit.year} ${hit.version}`) };
};

describe('the search', () => {
  it('has an index of one piece when it was filled at once', () => {
    expect(connection().prepare('SELECT count(DISTINCT segid) FROM published_texts_idx').pluck().get()).toBe(1);
  });

  it('gives the same reports in the same order from the filters’ side, the words’ side and the list', () => {
    fc.assert(fc.property(filters, (filter) => {
      const chosen = answerOf(filter);
      for (const side of ['filters', 'words', 'list'] as const) expect(answerOf(filter, side), side).toEqual(chosen);
    }), { numRuns: 60 });
  });

  it('looks for older ones when the newest that fit do not hold the words', () => {
    for (const fits of [{ level: LEVELS[0]! }, { level: LEVELS[0]!, year: 2023 }]) {
      expect(searchPublished({ words: '', ...fits }, 0)).toMatchObject({ more: true });
      for (const words of ['征地补偿', '公开 第1', '第3号 公开', '没有的词']) expect(answerOf({ words, ...fits }, 'filters'), words).toEqual(answerOf({ words, ...fits }, 'words'));
    }
    // The oldest of all.
    expect(answerOf({ words: '第0号街道', level: LEVELS[0]! }, 'filters').reports).toContain('jiedao-0 2022 1');
  });

  it('finds what the texts and names say, no more and no less', () => {
    const published = connection().prepare("SELECT organ_slug AS slug, content FROM publications WHERE status = 'current' AND year = 2023").all() as { slug: string; content: string }[];
    const expected = published.filter(({ content }) => { const { document } = JSON.parse(content) as PublishedVersion; return document.organ.name.includes('第1') && JSON.stringify(document).includes('社会救助'); }).map(({ slug }) => slug).sort();
    expect(expected.length).toBeGreaterThan(3);
    expect(searchPublished({ words: '社会救助', organ: '第1', year: 2023 }, MOST_HITS).hits.map((hit) => hit.slug).sort()).toEqual(expected);
    expect(searchPublished({ words: '本机关', organ: '第7号街道' }, 10)).toMatchObject({ total: 0, more: false });
  });

  it('lists the newest first when the words stand everywhere, the best first when they tell reports apart', () => {
    const common = answerOf({ words: '本机关', organ: '第12号街道' });
    expect(common).toEqual({ total: 2, more: false, reports: ['jiedao-12 2023 1', 'jiedao-12 2022 1'] });
    const all = answerOf({ words: '本机关' });
    expect(all).toMatchObject({ total: MOST_HITS, more: true });
    expect(all.reports[0]).toBe(`fuben-${COPIES - 1} ${connection().prepare('SELECT year FROM publications ORDER BY id DESC LIMIT 1').pluck().get() as number} 1`);
    // 第3号 repeats its topic four times, 第8号 says it once: both in a list of a few.
    const told = answerOf({ words: '惠民政策', organ: '街道', year: 2023 }).reports;
    expect(told.indexOf('jiedao-3 2023 1')).toBeLessThan(told.indexOf('jiedao-8 2023 1'));
    expect(told.length).toBeGreaterThan(5);
  });
});
