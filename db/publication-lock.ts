/**
 * One writer of published files at a time, over all processes of an installation (server, command line). The lock is
 * SQLite's own on a small file beside the database: the operating system lets go of it when a process dies.
 */
import SqliteDatabase from 'better-sqlite3';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { environment } from '../lib/env';

const PATIENCE_SECONDS = 600;

/** Runs the work when no other process writes; throws when another has been writing for ten minutes. */
export async function asOnlyWriter<T>(work: () => Promise<T>, folder = environment().dataFolder): Promise<T> {
  const lock = new SqliteDatabase(join(folder, 'publishing.lock'), { timeout: 0 });
  try {
    for (let turn = 0; ; turn += 1) {
      try {
        lock.exec('BEGIN EXCLUSIVE');
        break;
      } catch (error) {
        if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
        if (turn >= PATIENCE_SECONDS * 5) throw new Error('另一个进程正在写公开文件，等待超过十分钟。', { cause: error });
        await wait(200);
      }
    }
    return await work();
  } finally {
    lock.close();
  }
}
