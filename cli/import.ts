/** `gouji import FILE|FOLDER… [--out FOLDER] [--json]`: report documents, with what is doubtful and what was not read. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportResult } from '../lib/import/types';
import { readReport } from './check';
import { filesOf } from './files';
import { mistakeIn } from './mistakes';
import { counter } from './progress';

/** One file: the document on standard output. Several: one line each, or with `--out` a file each. Exit 0 all read and written, 2 at least one was not. */
export async function runImport(args: string[]): Promise<number> {
  const { values: { json = false, out }, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' }, out: { type: 'string' } } });
  if (positionals.length === 0) {
    console.error('用法：gouji import 文件或文件夹… [--out 存放的文件夹] [--json]');
    return 2;
  }
  const files = filesOf(positionals);
  if (files.length === 0) {
    console.error('文件夹里没有可以读取的文件（docx、xlsx、html、pdf、md、txt、json）。');
    return 2;
  }
  // A folder is many also when one file is in it: what reads the output can count on it.
  const many = files.length > 1 || files[0]!.path !== positionals[0];
  const written = new Set<string>();
  let failed = 0, open = 0;
  const progress = counter('读取');
  for (const [index, { path, inside }] of files.entries()) {
    progress.at(index + 1, files.length, path);
    const read = await readReport(path);
    progress.clear();
    const target = out === undefined ? null : join(out, `${inside}.json`);
    const document = 'reason' in read ? null : withUnread(read);
    const reason = 'reason' in read ? read.reason : target === null ? null : written.has(target) ? `与另一个文件同名，没有写入${target}。` : existsSync(target) ? `${target}已经存在，没有覆盖。` : notWritten(target, document);
    if (reason !== null || document === null) {
      failed += 1;
      if (json) console.log(JSON.stringify({ ...(many ? { file: path } : {}), error: reason }));
      else console.error(`${path}：${reason}`);
      continue;
    }
    open += document.unread.length;
    if (target) {
      written.add(target);
      if (json) console.log(JSON.stringify({ file: path, written: target, unread: document.unread.length }));
      else console.log(`${path} → ${target}　${document.organ.name} ${document.year}年${document.unread.length ? `，${document.unread.length}处存疑或没有读到` : ''}`);
    } else console.log(JSON.stringify(many ? { file: path, ...document } : document, null, json || many ? 0 : 2));
  }
  if (!json && many) console.error(`读取${files.length - failed}份${failed ? `，${failed}份没有读成` : ''}，共${open}处存疑或没有读到，见各份的 unread。`);
  else if (!json && open > 0) console.error(`有${open}处存疑或没有读到，见 unread。`);
  return failed > 0 ? 2 : 0;
}

/** Writes a document; answers why it could not, so that the others are still written. */
function notWritten(target: string, document: unknown): string | null {
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${JSON.stringify(document, null, 2)}\n`);
    return null;
  } catch (error) {
    const mistake = mistakeIn(error);
    if (mistake === null) throw error;
    return `没有写入，${mistake}`;
  }
}

function withUnread(read: ImportResult) {
  return { ...read.document, unread: [...read.doubts.map(({ pointer, reason, read: text, table, row, column }) => ({ pointer, what: text, why: reason, where: `${table}·${row}·${column}` })), ...read.unread] };
}
