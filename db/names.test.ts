/** What the endings of names lead to is what looking through all names would find, whatever is added, renamed or taken out. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connection } from './client';
import { organIdsNamed, userIdsNamed } from './names';
import { organsNamed } from './organs';
import { reportsNamed } from './publications';
import { searchPublished } from './search';
import { makeOffice, freshDatabase, type TestOffice } from './test-office';
import { publishSample, sampleReport } from './test-publications';
import { usersNamed } from './users';

let database: ReturnType<typeof freshDatabase>;
let office: TestOffice;
beforeEach(async () => {
  database = freshDatabase();
  // Nothing here is about what survives a power cut.
  connection().pragma('synchronous = OFF');
  office = await makeOffice();
});
afterEach(() => database.remove());

// Few letters, so that they meet again: Han, two outside the basic plane, digits, both cases, what LIKE and JSON take for signs.
const letter = fc.constantFrom(...'新华区街道办事处第1号0aAbÉé%_\\ "\',（）·𠮷😀');
const text = (most: number) => fc.string({ unit: letter, minLength: 1, maxLength: most });
const name = fc.oneof({ weight: 5, arbitrary: text(12) }, { weight: 1, arbitrary: text(60) });
const slug = fc.string({ unit: fc.constantFrom(...'ab1-'), minLength: 1, maxLength: 8 });
/** Letters that stand in some name: the whole of it, a piece, or anything. */
const letters = (names: string[]) => fc.oneof(
  text(3), text(20),
  fc.tuple(fc.constantFrom(...names), fc.nat(80), fc.integer({ min: 1, max: 25 })).map(([whole, from, long]) => { const all = [...whole]; return all.slice(from % all.length, from % all.length + long).join(''); }),
);

const folded = (value: string) => value.replaceAll(/[A-Z]/g, (capital) => capital.toLowerCase());
const holds = (value: string, part: string) => folded(value).includes(folded(part));

interface Organ { id: number; name: string; slug: string }
interface Person { id: number; username: string; display_name: string; organ: string | null }
const allOrgans = () => connection().prepare('SELECT id, name, slug FROM organs ORDER BY id').all() as Organ[];
const allPeople = () => connection().prepare('SELECT u.id, username, display_name, o.name AS organ FROM users u LEFT JOIN organs o ON o.id = u.organ_id ORDER BY u.id').all() as Person[];

const addOffice = (name: string, slug: string) => connection().prepare("INSERT INTO organs (slug, name, level, powers, site, created_at) SELECT ?, ?, level, powers, site, created_at FROM organs WHERE id = ?").run(slug, name, office.organId).lastInsertRowid as number;
const addPerson = (organId: number | null, username: string, displayName: string) => connection().prepare("INSERT INTO users (organ_id, username, display_name, role, password_hash, password_changed_at, created_at) SELECT ?, ?, ?, 'admin', password_hash, password_changed_at, created_at FROM users WHERE id = ?").run(organId, username, displayName, office.admin.userId).lastInsertRowid as number;

/** What the tables of endings hold too much or too little. */
const wrongEndings = () => [['organ_endings', 'endings_of_organs', 'part, ending, organ_id'], ['user_endings', 'endings_of_users', 'ending, user_id'], ['published_name_endings', 'endings_of_published_names', 'ending, name_id']]
  .flatMap(([table, view, columns]) => connection().prepare(`SELECT * FROM (SELECT ${columns} FROM ${table} EXCEPT SELECT ${columns} FROM ${view}) UNION ALL SELECT * FROM (SELECT ${columns} FROM ${view} EXCEPT SELECT ${columns} FROM ${table})`).all());

/** One change: what happens to which row, with what name. */
const change = fc.record({ what: fc.constantFrom('add', 'add', 'rename', 'move', 'person', 'rename person', 'remove person', 'remove'), which: fc.nat(), name, other: name, slug });

function apply({ what, which, name, other, slug }: { what: string; which: number; name: string; other: string; slug: string }, turn: number): void {
  const organs = allOrgans().slice(1), people = allPeople().slice(6);
  const organ = organs[which % Math.max(1, organs.length)], person = people[which % Math.max(1, people.length)];
  if (what === 'add') addOffice(name, `${slug.replace(/^-/, 'a')}${turn}`);
  else if (what === 'person') addPerson(organ?.id ?? null, `${other}${turn}`, name);
  else if (what === 'rename' && organ) connection().prepare('UPDATE organs SET name = ? WHERE id = ?').run(name, organ.id);
  else if (what === 'move' && organ) connection().prepare('UPDATE organs SET slug = ? WHERE id = ?').run(`b${slug}${turn}`, organ.id);
  else if (what === 'rename person' && person) connection().prepare('UPDATE users SET display_name = ? WHERE id = ?').run(name, person.id);
  else if (what === 'remove person' && person) connection().prepare('DELETE FROM users WHERE id = ?').run(person.id);
  else if (what === 'remove' && organ) {
    connection().prepare('DELETE FROM users WHERE organ_id = ?').run(organ.id);
    connection().prepare('DELETE FROM organs WHERE id = ?').run(organ.id);
  }
}

describe('any part of a name', () => {
  it('finds the offices and accounts that a look through all of them finds, after any changes', () => {
    let turn = 0;
    fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.gen(), fc.integer({ min: 1, max: 30 }), (changes, gen, limit) => {
      connection().transaction(() => { for (const one of changes) apply(one, turn += 1); })();
      expect(wrongEndings()).toEqual([]);
      const organs = allOrgans(), people = allPeople();
      for (let round = 0; round < 5; round += 1) {
        const asked = gen(letters, [...organs.flatMap((organ) => [organ.name, organ.slug]), ...people.flatMap((person) => [person.username, person.display_name])]);
        expect(organIdsNamed(asked, limit), asked).toEqual(organs.filter((organ) => holds(organ.name, asked) || holds(organ.slug, asked)).map(({ id }) => id).slice(0, limit));
        expect(userIdsNamed(asked, limit), asked).toEqual(people.filter((person) => [person.username, person.display_name, person.organ ?? ''].some((value) => holds(value, asked))).map(({ id }) => id).slice(0, limit));
      }
    }), { numRuns: 100 });
  });

  it('finds the published reports by the name they were signed with', () => {
    fc.assert(fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), fc.gen(), (names, gen) => {
      const reports = connection().prepare('SELECT count(*) FROM publications').pluck().get() as number;
      connection().transaction(() => names.forEach((name, index) => copyPublication(name, reports + index)))();
      expect(wrongEndings()).toEqual([]);
      const current = connection().prepare("SELECT organ_slug AS slug, organ_name AS name, year, organ_level AS level FROM publications WHERE status = 'current' ORDER BY year DESC, id DESC").all() as { slug: string; name: string; year: number; level: string }[];
      for (let round = 0; round < 5; round += 1) {
        const asked = gen(letters, current.map((line) => line.name));
        const [level, year] = gen(() => fc.constantFrom<[string | undefined, number | undefined]>([undefined, undefined], ['county', undefined], [undefined, 2022], ['township', 2023]));
        const fits = current.filter((line) => (level === undefined || line.level === level) && (year === undefined || line.year === year));
        expect(searchPublished({ words: '', organ: asked, ...(level ? { level } : {}), ...(year ? { year } : {}) }, 1000).hits.map((hit) => `${hit.slug} ${hit.year}`), asked).toEqual(fits.filter((line) => holds(line.name, asked)).map((line) => `${line.slug} ${line.year}`));
        // The choice of the comparison tells capitals apart.
        expect(reportsNamed({ name: asked, ...(level ? { level } : {}) }, 1000).map((line) => `${line.slug} ${line.year}`), asked).toEqual(current.filter((line) => (level === undefined || line.level === level) && line.name.includes(asked)).map((line) => `${line.slug} ${line.year}`));
      }
    }), { numRuns: 30 });
  });

  it('does so also where it stands in thousands of names', () => {
    connection().transaction(() => {
      for (let index = 0; index < 2100; index += 1) {
        const organ = addOffice(`众镇第${index}号`, `zhong-${index}`);
        if (index % 3 === 0) addPerson(organ, `ren-${index}`, `人${index}`);
        copyPublication(`众镇第${index}号`, index, organ);
      }
    })();
    const organs = allOrgans(), people = allPeople();
    for (const asked of ['众', '镇第2', '第', 'ZHONG-', 'ren-', '人1', '众镇第2099号', '没有']) {
      expect(organsNamed(asked, 21).map(({ id }) => id), asked).toEqual(organs.filter((organ) => holds(organ.name, asked) || holds(organ.slug, asked)).map(({ id }) => id).slice(0, 21));
      expect(usersNamed(asked, 21).map(({ id }) => id), asked).toEqual(people.filter((person) => [person.username, person.display_name, person.organ ?? ''].some((value) => holds(value, asked))).map(({ id }) => id).slice(0, 21));
    }
    // Of 2023, which is the year of every third.
    expect(reportsNamed({ name: '众' }, 5).map((line) => line.name)).toEqual([2099, 2096, 2093, 2090, 2087].map((index) => `众镇第${index}号`));
    expect(searchPublished({ words: '', organ: '众镇' }, 20)).toMatchObject({ total: 1000, more: true });
    expect(searchPublished({ words: '', organ: '众镇第2099' }, 20)).toMatchObject({ total: 1, more: false });
  });
});

describe('a rename', () => {
  it('is found at once, and the report keeps the name it was signed with', () => {
    publishSample('jiedao', sampleReport('旧城街道办事处', 2023));
    const [organ] = organsNamed('旧城', 10);
    connection().prepare("UPDATE organs SET name = '新城街道办事处' WHERE id = ?").run(organ!.id);
    expect(organsNamed('旧', 10)).toEqual([]);
    expect(organsNamed('新城', 10).map(({ slug }) => slug)).toEqual(['jiedao']);
    expect(reportsNamed({ name: '旧' }, 10).map(({ slug }) => slug)).toEqual(['jiedao']);
    expect(reportsNamed({ name: '新城' }, 10)).toEqual([]);
  });
});

describe('the names on publications', () => {
  it('are never changed or taken out, as publications are not', () => {
    publishSample('jiedao', sampleReport('旧城街道办事处', 2023));
    expect(() => connection().exec("UPDATE published_names SET name = '别的'")).toThrow('never changed');
    expect(() => connection().exec('DELETE FROM published_names')).toThrow('never taken out');
  });
});

/** A publication with this name, of an office of its own unless one is given; its year and level go by its number. */
function copyPublication(name: string, number: number, organ?: number): void {
  if (!connection().prepare('SELECT 1 FROM publications').get()) publishSample('muban', sampleReport('模板', 2021));
  const open = connection(), year = 2021 + number % 3, level = ['county', 'township'][number % 2]!;
  const report = open.prepare('INSERT INTO reports (organ_id, year, format, state, created_at, changed_at) SELECT ?, ?, format, state, created_at, changed_at FROM reports LIMIT 1').run(organ ?? addOffice('副本', `fuben-${number}`), year).lastInsertRowid;
  open.prepare("INSERT INTO publications (report_id, organ_slug, organ_name, organ_level, year, version, status, content, digest, published_at) SELECT ?, ?, ?, ?, ?, 1, 'current', content, digest, published_at FROM publications LIMIT 1").run(report, `fuben-${number}`, name, level, year);
}
