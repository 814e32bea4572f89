/**
 * Brings a database forward. Each migration is one transaction with its own entry, so that a kill at any
 * statement leaves it undone or done; before an existing database is changed a copy is put aside.
 */
import type Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flush } from './flush';

export interface Migration { name: string; sql: string }

export function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => ({ name: name.slice(0, -4), sql: readFileSync(join(folder, name), 'utf8') }));
}

/** Applies what is missing; answers the names applied. Throws when the database is newer than the program. */
export function migrate(connection: Database.Database, migrations: Migration[], today = new Date()): string[] {
  const fresh = connection.prepare("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'").pluck().get() === 0;
  connection.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, digest TEXT NOT NULL, at TEXT NOT NULL) STRICT');
  const done = new Map(connection.prepare('SELECT name, digest FROM migrations').raw().all() as [string, string][]);
  const unknown = [...done.keys()].find((name) => !migrations.some((migration) => migration.name === name));
  if (unknown) throw new Error(`数据库由更新的版本建立（${unknown}），请使用该版本的程序，或恢复升级前的备份。`);
  const digest = (text: string) => createHash('sha256').update(text).digest('hex');
  const missing = migrations.filter((migration) => !done.has(migration.name));
  if (missing.length > 0 && !fresh) copyAside(connection, missing[0]!.name, today);
  for (const migration of missing) {
    connection.transaction(() => {
      connection.exec(migration.sql);
      connection.prepare('INSERT INTO migrations VALUES (?, ?, ?)').run(migration.name, digest(migration.sql), today.toISOString());
    }).immediate();
  }
  return missing.map((migration) => migration.name);
}

const ABANDONED_AFTER = 3_600_000;

/** A whole copy beside the database, written under another name first so that half a copy is never taken for one. */
function copyAside(connection: Database.Database, before: string, today: Date): void {
  if (connection.memory) return;
  const folder = join(dirname(connection.name), 'backups');
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `before-${before}-${today.toISOString().replaceAll(':', '')}.db`);
  // What a kill during an earlier copy left; one still being written is younger.
  for (const name of readdirSync(folder).filter((name) => /^before-.*\.db\.part$/.test(name))) {
    if (today.getTime() - statSync(join(folder, name)).mtimeMs > ABANDONED_AFTER) rmSync(join(folder, name));
  }
  const half = `${target}.part`;
  rmSync(half, { force: true });
  connection.prepare('VACUUM INTO ?').run(half);
  // On the disk before anything is changed: a power cut during the upgrade must find it whole.
  flush(half);
  renameSync(half, target);
  flush(folder);
}
