/** The files a command line names: files as they are, folders with every report in them. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Old and foreign formats of reports are named too: each is refused in words, or a folder would seem checked that was not. */
const KINDS = /\.(docx|xlsx|html?|pdf|md|txt|json|doc|xls|wps|et|rtf|mht|mhtml|ofd)$/i;

/** `inside`: the path below the folder that was named, for writing results in the same order; the bare name for a file. */
export interface NamedFile { path: string; inside: string }

/** Files in the order they were named; those of a folder by name, with its folders, without hidden files and the lock files of Office. */
export function filesOf(named: readonly string[]): NamedFile[] {
  return named.flatMap((path): NamedFile[] => {
    if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [{ path, inside: relative(dirname(path), path) }];
    return inFolder(path).map((file) => ({ path: file, inside: relative(path, file) }));
  });
}

function inFolder(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !/^[.~]/.test(entry.name)).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  return entries.flatMap((entry) => (entry.isDirectory() ? inFolder(join(folder, entry.name)) : entry.isFile() && KINDS.test(entry.name) ? [join(folder, entry.name)] : []));
}
