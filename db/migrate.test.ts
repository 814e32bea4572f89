import SqliteDatabase from 'better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFile } from './client';
import { migrate, migrationsIn } from './migrate';
import * as schema from './schema';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'gouji-migrate-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const all = migrationsIn(join(process.cwd(), 'db/migrations'));

it('makes every table STRICT, with foreign keys and full durability', () => {
  const db = openFile(join(folder, 'a.db'), join(process.cwd(), 'db/migrations'));
  const loose = db.prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'").pluck().all();
  expect(loose).toEqual([]);
  expect([db.pragma('journal_mode', { simple: true }), db.pragma('synchronous', { simple: true }), db.pragma('foreign_keys', { simple: true })]).toEqual(['wal', 2, 1]);
  db.close();
});

it('makes the tables, columns and indexes that the schema names, and no others: the next migration is drawn up from it', () => {
  const db = openFile(join(folder, 'a.db'), join(process.cwd(), 'db/migrations'));
  const column = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const named = Object.values(schema).map((table) => getTableConfig(table));
  const sorted = (names: unknown[]) => names.map(String).sort();
  // The index of words is a virtual table, which the schema cannot name; the list of migrations keeps itself.
  const made = db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'").pluck().all();
  expect(sorted(made)).toEqual(sorted(named.map(({ name }) => name)));
  for (const { name, columns, indexes } of named) {
    const found = db.prepare('SELECT name, type, "notnull" AS required FROM pragma_table_info(?)').all(name) as { name: string; type: string; required: number }[];
    expect(found.map((item) => `${item.name} ${item.type} ${item.required}`).sort(), name).toEqual(columns.map((item) => `${column(item.name)} ${item.getSQLType().toUpperCase()} ${Number(item.notNull)}`).sort());
    expect(sorted(db.prepare("SELECT name FROM pragma_index_list(?) WHERE origin = 'c'").pluck().all(name)), name).toEqual(sorted([...indexes.map((item) => item.config.name), ...columns.flatMap((item) => (item.isUnique ? [`${name}_${column(item.name)}_unique`] : []))]));
  }
  db.close();
});

it('puts a copy aside before it changes an existing database, and does nothing the second time', () => {
  const db = new SqliteDatabase(join(folder, 'b.db'));
  expect(migrate(db, all.slice(0, 1))).toEqual([all[0]!.name]);
  expect(readdirSync(folder)).not.toContain('backups');
  expect(migrate(db, all)).toEqual(all.slice(1).map((migration) => migration.name));
  const [copy] = readdirSync(join(folder, 'backups'));
  expect(copy).toMatch(/^before-0001_holidays-.*\.db$/);
  const old = new SqliteDatabase(join(folder, 'backups', copy!), { readonly: true });
  expect(old.prepare('SELECT count(*) FROM calendar_days').pluck().get()).toBe(0);
  old.close();
  expect(migrate(db, all)).toEqual([]);
  db.close();
});

it('takes away what a kill left of an earlier copy, and nothing that is still being written', () => {
  const db = new SqliteDatabase(join(folder, 'b.db'));
  migrate(db, all.slice(0, 1));
  const copies = join(folder, 'backups'), left = ['before-0001_x-2026-01-01.db.part', 'before-0001_y-2026-01-02.db.part', 'daily-2026-01-01.db'];
  mkdirSync(copies);
  for (const name of left) writeFileSync(join(copies, name), 'half');
  const now = new Date(), hoursAgo = new Date(now.getTime() - 2 * 3_600_000);
  for (const name of [left[0]!, left[2]!]) utimesSync(join(copies, name), hoursAgo, hoursAgo);
  migrate(db, all, now);
  expect(readdirSync(copies).sort()).toEqual([expect.stringMatching(/^before-0001_holidays-.*\.db$/), left[1], left[2]]);
  db.close();
});

it('stops whole at a statement that fails, and goes on from there', () => {
  const db = new SqliteDatabase(join(folder, 'c.db'));
  migrate(db, all);
  const broken = { name: '9999_broken', sql: 'CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);' };
  expect(() => migrate(db, [...all, broken])).toThrow('nowhere');
  expect(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'half'").pluck().get()).toBe(0);
  expect(migrate(db, [...all, { ...broken, sql: 'CREATE TABLE half (id INTEGER) STRICT;' }])).toEqual(['9999_broken']);
  db.close();
});

it('refuses a database of a newer version', () => {
  const db = new SqliteDatabase(join(folder, 'd.db'));
  migrate(db, [...all, { name: '9999_future', sql: 'CREATE TABLE future (id INTEGER) STRICT' }]);
  expect(() => migrate(db, all)).toThrow('更新的版本');
  db.close();
});
