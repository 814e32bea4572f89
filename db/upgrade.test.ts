/** A database of the first release, with reports in work, a published one and its trail, brought to the structure of today, and back. */
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyAudit } from './audit';
import { restoreFrom } from './backup';
import { verifyCopy } from './copy';
import { closeDatabase, connection, useDatabase } from './client';
import { DEMO_SLUG, seedDemo } from './demo';
import { migrate, migrationsIn } from './migrate';
import { organsNamed } from './organs';
import { publishedVersion, reportsNamed } from './publications';
import { indexPublished, searchPublished } from './search';
import { freshDatabase } from './test-office';
import { usersNamed } from './users';

const FOLDER = join(process.cwd(), 'db/migrations');
const FIRST_RELEASE = migrationsIn(FOLDER).filter(({ name }) => name <= '0003_imports' || name === '0100_search');
let database: ReturnType<typeof freshDatabase>;
beforeEach(() => { database = freshDatabase(); });
afterEach(() => database.remove());

const plainTables = (db: Database) => db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations' ORDER BY name").pluck().all() as string[];
const counts = (db: Database, names: string[]) => Object.fromEntries(names.map((name) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]));

/** What the steps of today wrote, in the structure of the first release: its tables with their columns. */
function asOfTheFirstRelease(source: string, target: string): Record<string, unknown> {
  const old = new SqliteDatabase(target);
  migrate(old, FIRST_RELEASE);
  old.pragma('foreign_keys = OFF');
  old.prepare('ATTACH ? AS source').run(source);
  const names = plainTables(old), triggers = old.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as { name: string; sql: string }[];
  old.transaction(() => {
    for (const { name } of triggers) old.exec(`DROP TRIGGER "${name}"`);
    for (const name of names) {
      const columns = (old.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[]).map((column) => `"${column}"`).join();
      old.exec(`DELETE FROM "${name}"; INSERT INTO "${name}" (${columns}) SELECT ${columns} FROM source."${name}"`);
    }
    for (const { sql } of triggers) old.exec(sql);
  })();
  const kept = counts(old, names);
  old.close();
  return kept;
}

/** Offices, accounts and reports that stood in the old database are found by parts of their names. */
function namesAreFound(): void {
  expect(organsNamed('西市', 10).map(({ slug }) => slug)).toEqual([DEMO_SLUG]);
  expect(usersNamed('DRAFT', 10).map(({ username }) => username)).toEqual(['drafter', 'drafter2']);
  expect(reportsNamed({ name: '场' }, 10).map(({ slug }) => slug)).toEqual([DEMO_SLUG]);
}

it('keeps every row, the trail and the published report; the copy put aside opens in the old structure', async () => {
  await seedDemo({ password: 'Gouji-yanshi-1' });
  const published = JSON.stringify(publishedVersion(DEMO_SLUG, 2023)), trail = verifyAudit();
  expect(trail).toMatchObject({ ok: true });
  const made = join(database.folder, 'made.db'), target = join(database.folder, 'office', 'gouji.db');
  connection().exec(`VACUUM INTO '${made}'`);
  closeDatabase();
  mkdirSync(join(database.folder, 'office'));
  const before = asOfTheFirstRelease(made, target);
  expect(before).toMatchObject({ reports: 2, publications: 1 });

  useDatabase(target);
  expect(counts(connection(), Object.keys(before))).toEqual(before);
  expect(connection().pragma('integrity_check', { simple: true })).toBe('ok');
  expect(connection().pragma('foreign_key_check')).toEqual([]);
  expect(verifyAudit()).toEqual(trail);
  expect(JSON.stringify(publishedVersion(DEMO_SLUG, 2023))).toBe(published);
  indexPublished();
  expect(searchPublished({ words: '政府信息', year: 2023, level: 'subdistrict' }, 10).hits.map((hit) => hit.slug)).toEqual([DEMO_SLUG]);
  namesAreFound();
  closeDatabase();

  // Back: the copy put aside is whole, and the first release finds nothing to do in it.
  const [copy] = readdirSync(join(database.folder, 'office', 'backups'));
  const aside = join(database.folder, 'office', 'backups', copy!);
  expect(verifyCopy(aside)).toMatchObject({});
  cpSync(aside, join(database.folder, 'back.db'));
  const back = new SqliteDatabase(join(database.folder, 'back.db'));
  expect(migrate(back, FIRST_RELEASE)).toEqual([]);
  expect(counts(back, Object.keys(before))).toEqual(before);
  back.close();
  // The upgraded database is refused by the old program, and nothing of it is changed.
  const upgraded = new SqliteDatabase(target);
  expect(() => migrate(upgraded, FIRST_RELEASE)).toThrow('数据库由更新的版本建立');
  upgraded.close();
  expect(restoreFrom(aside, target).kept).not.toBeNull();
  useDatabase(target);
  expect(counts(connection(), Object.keys(before))).toEqual(before);
  expect(verifyAudit()).toEqual(trail);
});

it('begins the endings of names anew after a kill at any of its statements', async () => {
  await seedDemo({ password: 'Gouji-yanshi-1' });
  const made = join(database.folder, 'made.db'), old = join(database.folder, 'old.db');
  connection().exec(`VACUUM INTO '${made}'`);
  closeDatabase();
  asOfTheFirstRelease(made, old);
  const all = migrationsIn(FOLDER), last = all.find(({ name }) => name === '0007_name_endings')!;
  const running = new SqliteDatabase(old);
  running.pragma('journal_mode = WAL');
  // So little that pages of what is not yet committed are written out: the worst that a kill can leave.
  running.pragma('cache_size = 1');
  migrate(running, all.filter((migration) => migration !== last));
  const structure = (db: Database) => db.prepare('SELECT type, name FROM sqlite_master ORDER BY 1, 2').raw().all();
  const before = structure(running);
  const statements = last.sql.split('--> statement-breakpoint');
  expect(statements.length).toBeGreaterThan(20);
  running.exec('BEGIN IMMEDIATE');
  for (const [index, statement] of statements.entries()) {
    running.exec(statement);
    // The files as they stand at this moment are what a killed process leaves.
    const folder = join(database.folder, `killed-${index}`), left = join(folder, 'gouji.db');
    mkdirSync(folder);
    for (const end of ['', '-wal']) if (existsSync(`${old}${end}`)) cpSync(`${old}${end}`, `${left}${end}`);
    const found = new SqliteDatabase(left);
    expect(structure(found), statement).toEqual(before);
    found.close();
    useDatabase(left);
    expect(connection().pragma('integrity_check', { simple: true })).toBe('ok');
    namesAreFound();
    closeDatabase();
  }
  running.exec('COMMIT');
  running.close();
});
