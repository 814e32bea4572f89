import { existsSync } from 'node:fs';
import { databaseIsOpen } from '../db/client';
import { environment } from '../lib/env';

/**
 * For commands about what is already there: opening a database that is not there would make an empty one, and a backup of
 * it, a trail without an entry, would look like success. Throws one sentence that says where it was looked for.
 */
export function requireDatabase(): void {
  const { databaseFile } = environment();
  if (!databaseIsOpen() && !existsSync(databaseFile)) throw new Error(`没有找到数据文件 ${databaseFile}。数据在别处的，请以环境变量 DATABASE_URL 写明，如 DATABASE_URL=file:/var/lib/gouji/gouji.db。`);
}
