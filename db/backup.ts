/** Copies of the live database, verified before they are called copies; and putting one back. */
import SqliteDatabase from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { environment } from '../lib/env';
import { todayInChina, connection } from './client';
import { migrationsIn } from './migrate';
import { setting } from './settings';

export interface BackupFacts { file: string; sha256: string; reports: number; auditEntries: number; auditHead: string }

const digestOfFile = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Opens a copy and looks at all of it; throws one sentence when it is not whole. */
export function verifyCopy(file: string): BackupFacts {
  const sidecar = `${file}.sha256`;
  const sha256 = digestOfFile(file);
  if (existsSync(sidecar) && readFileSync(sidecar, 'utf8').split(/\s/)[0] !== sha256) throw new Error(`${basename(file)} 与其校验值不符，文件已损坏或被改动。`);
  const copy = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  try {
    const verdict = copy.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new Error(`${basename(file)} 未通过完整性检查：${String(verdict)}`);
    if ((copy.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error(`${basename(file)} 的数据互相对不上。`);
    const head = copy.prepare('SELECT hash FROM audit ORDER BY seq DESC LIMIT 1').pluck().get() as string | undefined;
    return {
      file, sha256, auditHead: head ?? '', reports: copy.prepare('SELECT count(*) FROM reports').pluck().get() as number,
      auditEntries: copy.prepare('SELECT count(*) FROM audit').pluck().get() as number,
    };
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError) throw new Error(`${basename(file)} 不是本系统的数据库，或已损坏（${error.code}）。`, { cause: error });
    throw error;
  } finally {
    copy.close();
  }
}

/** Copies the live database while people work (SQLite online backup), verifies the copy, then gives it its name. */
export async function backupTo(file: string): Promise<BackupFacts> {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}.part`;
  try {
    await connection().backup(half);
    // A copy is one file: without this it would want a -wal file beside it.
    const copy = new SqliteDatabase(half);
    copy.pragma('journal_mode = DELETE');
    copy.close();
    const facts = verifyCopy(half);
    flush(half);
    renameSync(half, file);
    writeFileSync(`${file}.sha256`, `${facts.sha256}  ${basename(file)}\n`);
    flush(dirname(file));
    return { ...facts, file };
  } finally {
    for (const rest of [half, `${half}-wal`, `${half}-shm`, `${half}-journal`]) rmSync(rest, { force: true });
  }
}

/** The copy of the day in the data folder; keeps as many as the settings say. Answers null when today's is there. */
export async function dailyBackup(today = todayInChina()): Promise<BackupFacts | null> {
  const folder = join(environment().dataFolder, 'backups');
  const file = join(folder, `daily-${today}.db`);
  const facts = existsSync(file) ? null : await backupTo(file);
  const copies = readdirSync(folder).filter((name) => /^daily-\d{4}-\d{2}-\d{2}\.db$/.test(name)).sort().reverse();
  for (const old of copies.slice(setting('backupsKept'))) for (const name of [old, `${old}.sha256`]) rmSync(join(folder, name), { force: true });
  return facts;
}

/** Whether any process has the database open: then the journal mode cannot be changed. */
function inUse(file: string): boolean {
  const probe = new SqliteDatabase(file, { timeout: 0 });
  try {
    return probe.pragma('journal_mode = DELETE', { simple: true }) !== 'delete';
  } catch (error) {
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true;
    // A broken database is exactly what a restore replaces.
    if (error instanceof SqliteDatabase.SqliteError) return false;
    throw error;
  } finally {
    probe.close();
  }
}

/** Puts a verified copy in the place of the database; the old one is kept beside it under the name answered. */
export function restoreFrom(file: string, target = environment().databaseFile, now = new Date()): BackupFacts & { kept: string | null } {
  if (!existsSync(file)) throw new Error(`没有找到备份文件 ${file}。`);
  const facts = verifyCopy(file);
  const known = new Set(migrationsIn(join(environment().root, 'db/migrations')).map((migration) => migration.name));
  const copy = new SqliteDatabase(file, { readonly: true });
  const newer = (copy.prepare('SELECT name FROM migrations').pluck().all() as string[]).find((name) => !known.has(name));
  copy.close();
  if (newer) throw new Error(`备份由更新的版本建立（${newer}），请使用该版本的程序恢复。`);
  if (existsSync(target) && inUse(target)) throw new Error('数据库正在使用，请先停止服务再恢复。');
  mkdirSync(dirname(target), { recursive: true });
  const fresh = `${target}.restore`;
  copyFileSync(file, fresh);
  flush(fresh);
  if (digestOfFile(fresh) !== facts.sha256) throw new Error('复制后的校验值不符，没有恢复。');
  let kept: string | null = null;
  if (existsSync(target)) {
    kept = `${target}.before-restore-${now.toISOString().replaceAll(':', '')}`;
    renameSync(target, kept);
    for (const part of ['-wal', '-shm']) rmSync(target + part, { force: true });
  }
  renameSync(fresh, target);
  flush(dirname(target));
  return { ...facts, kept };
}
