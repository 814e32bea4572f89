/** Copies of the live database, verified before they are called copies; and putting one back. */
import SqliteDatabase from 'better-sqlite3';
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { environment } from '../lib/env';
import { todayInChina, connection } from './client';
import { digestOfFile, verifyCopy, type CopyFacts } from './copy';
import type { CopyAnswer } from './copy-check';
import { flush } from './flush';
import { migrationsIn } from './migrate';
import { setting } from './settings';

const threadProgram = (): string => join(environment().root, 'dist', 'copy-check.mjs');

/** verifyCopy in a thread of its own; `program` is the built thread program. */
export function verifyAside(file: string, program = threadProgram()): Promise<CopyFacts> {
  return new Promise((done, refuse) => {
    const thread = new Worker(program, { workerData: file, env: {}, execArgv: [] });
    thread.once('message', (answer: CopyAnswer) => { if ('facts' in answer) done(answer.facts); else refuse(new Error(answer.broken)); });
    thread.once('error', refuse);
    thread.once('exit', (code) => refuse(new Error(`The thread that looks at a copy ended with code ${code} and no answer`)));
  });
}

/** Copies the live database while people work (SQLite online backup), verifies the copy, then gives it its name. */
export async function backupTo(file: string, program = threadProgram()): Promise<CopyFacts> {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.${process.pid}.part`;
  try {
    await connection().backup(half);
    // A copy is one file: without this it would want a -wal file beside it.
    const copy = new SqliteDatabase(half);
    copy.pragma('journal_mode = DELETE');
    copy.close();
    const facts = await verifyAside(half, program);
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
export async function dailyBackup(today = todayInChina()): Promise<CopyFacts | null> {
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

/** The file gets owner and rights of the one it replaces, or the owner of its folder: put back by root, the service could not write it. */
function takeRights(file: string, replaced: string): void {
  const there = existsSync(replaced), { uid, gid, mode } = statSync(there ? replaced : dirname(replaced));
  chmodSync(file, there ? mode & 0o777 : 0o600);
  if (process.getuid?.() === 0) chownSync(file, uid, gid);
}

/** Puts a verified copy in the place of the database; the old one is kept beside it under the name answered. */
export function restoreFrom(file: string, target = environment().databaseFile, now = new Date()): CopyFacts & { kept: string | null } {
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
  takeRights(fresh, target);
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
