/** A copy of the database: whether it is whole, and what it holds. Knows nothing of the live database, so that a thread of its own can look. */
import SqliteDatabase from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';

export interface CopyFacts { file: string; sha256: string; reports: number; auditEntries: number; auditHead: string }

/** SHA-256 of a file of any size, in hex. */
export function digestOfFile(file: string): string {
  const hash = createHash('sha256'), piece = Buffer.allocUnsafe(1 << 20), handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/** Opens a copy and looks at all of it; throws one sentence when it is not whole. */
export function verifyCopy(file: string): CopyFacts {
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
