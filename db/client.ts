/** The one connection of the process and how work is done on it. */
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environment } from '../lib/env';
import { migrate, migrationsIn } from './migrate';

export type Tables = BetterSQLite3Database;

/** Pages and front are separate bundles of one process; both must hold the same connection. */
const KEY = Symbol.for('gouji.database');
const shared = globalThis as { [KEY]?: Database };
const wrappers = new WeakMap<Database, Tables>();

/** Opens a database file and brings it forward. WAL with FULL: what was acknowledged survives a power cut. */
export function openFile(file: string, migrationsFolder = join(environment().root, 'db/migrations')): Database {
  mkdirSync(dirname(file), { recursive: true });
  const opened = new SqliteDatabase(file);
  opened.pragma('busy_timeout = 5000');
  opened.pragma('journal_mode = WAL');
  opened.pragma('synchronous = FULL');
  opened.pragma('foreign_keys = ON');
  opened.pragma('trusted_schema = OFF');
  opened.pragma('cache_size = -16000');
  migrate(opened, migrationsIn(migrationsFolder));
  return opened;
}

export function connection(): Database {
  return (shared[KEY] ??= openFile(environment().databaseFile));
}

/** Whether this process holds a database already. */
export const databaseIsOpen = (): boolean => shared[KEY] !== undefined;

/** Uses another file from now on (tests, restore, command line). */
export function useDatabase(file: string, migrationsFolder?: string): Database {
  closeDatabase();
  return (shared[KEY] = openFile(file, migrationsFolder));
}

export function closeDatabase(): void {
  shared[KEY]?.close();
  delete shared[KEY];
}

export function tables(): Tables {
  const open = connection();
  let wrapper = wrappers.get(open);
  if (!wrapper) wrappers.set(open, (wrapper = drizzle(open, { casing: 'snake_case' })));
  return wrapper;
}

/** Prepares a statement once per connection. */
export function prepared<T extends object>(make: (db: Tables) => T): () => T {
  const made = new WeakMap<Database, T>();
  return () => {
    const open = connection();
    let statement = made.get(open);
    if (!statement) made.set(open, (statement = make(tables())));
    return statement;
  };
}

/** The unit of work under way, as a key for what is known within it only, with what to do once it is committed. */
interface Unit { atCommit: (() => void)[] }
let unit: Unit | null = null;
export const unitUnderWay = (): object | null => unit;

/** Does something in memory when the unit of work under way is committed, and not at all when it is taken back. */
export function afterCommit(act: () => void): void {
  if (unit) unit.atCommit.push(act);
  else act();
}

/** One unit of work: all of it or nothing. The write lock is taken at the start; within another unit it joins it. */
export function write<T>(work: () => T): T {
  const open = connection();
  if (open.inTransaction) return work();
  try {
    unit = { atCommit: [] };
    const result = open.transaction(work).immediate();
    for (const act of unit.atCommit) act();
    return result;
  } finally {
    unit = null;
  }
}

interface Waiting { work: () => void; conclude: () => void; done: () => void; failed: (error: unknown) => void }
let waiting: Waiting[] = [];

/**
 * A unit of work whose commit is shared with those that came in at the same moment: one flush to the disk for all of
 * them. `conclude` makes the answer when all of them have written, so that it speaks of what will stand; it only reads.
 * Where anything in it fails, each is done again by itself: a failure takes back only its own. None is answered before its commit.
 */
export function writeTogether<T, R>(work: () => T, conclude: (result: T) => R): Promise<R> {
  return new Promise((done, failed) => {
    let result: T, answer: R;
    if (waiting.push({ work: () => { result = work(); }, conclude: () => { answer = conclude(result); }, done: () => done(answer), failed }) === 1) setImmediate(commitWaiting);
  });
}

function commitWaiting(): void {
  const batch = waiting;
  waiting = [];
  if (batch.length > 1) {
    try {
      write(() => {
        for (const item of batch) item.work();
        for (const item of batch) item.conclude();
      });
      for (const item of batch) item.done();
      return;
    } catch {
      // Whoever it was that failed is told below.
    }
  }
  for (const item of batch) {
    try {
      write(() => {
        item.work();
        item.conclude();
      });
    } catch (error) {
      item.failed(error);
      continue;
    }
    item.done();
  }
}

/** Reads that must see one state. */
export function read<T>(work: () => T): T {
  const open = connection();
  return open.inTransaction ? work() : open.transaction(work).deferred();
}

/** Answers when the database does; throws otherwise. */
export function pingDatabase(): void {
  connection().prepare('SELECT 1').get();
}

/** What to tell people when the disk refuses; null for every other error. */
export function storageFault(error: unknown): string | null {
  const code = error instanceof SqliteDatabase.SqliteError ? error.code : '';
  if (code === 'SQLITE_FULL') return '服务器磁盘已满，刚才的内容没有保存。请联系系统管理员清理后重试，不要关闭本页面。';
  if (code.startsWith('SQLITE_READONLY')) return '服务器磁盘为只读，刚才的内容没有保存。请联系系统管理员处理后重试，不要关闭本页面。';
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') return '服务器磁盘读写出错，刚才的内容没有保存。请联系系统管理员处理后重试，不要关闭本页面。';
  if (code.startsWith('SQLITE_BUSY')) return '系统正忙，刚才的内容没有保存，请稍后重试。';
  return null;
}

/** The present instant, as stored. */
export const nowIso = (): string => new Date().toISOString();

/** Today's date in China, whatever the clock zone of the machine. */
export const todayInChina = (now = new Date()): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
