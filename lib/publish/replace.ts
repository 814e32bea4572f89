/** Putting files in place so that a reader, and a crash, meet the old or the new, never half. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, lstatSync, mkdirSync, openSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Files } from './files';

function writeDurably(path: string, content: Uint8Array): void {
  const handle = openSync(path, 'w', 0o644);
  try {
    for (let at = 0; at < content.byteLength;) at += writeSync(handle, content, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes single files by rename: each is old or new. Used for the lists of the site. */
export function replaceFiles(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) {
    const temporary = join(folder, `.new-${name}`);
    writeDurably(temporary, content);
    renameSync(temporary, join(folder, name));
  }
  syncFolder(folder);
}

/**
 * Replaces a whole folder in one step. The files are written into a hidden folder named after their digest, synced, and a
 * link `2024 → .2024.DIGEST` is exchanged by rename. A crash leaves the old link or the new one; leftovers are swept up by
 * the next call.
 */
export function replaceFolder(folder: string, files: Files): void {
  const parent = dirname(folder);
  const name = basename(folder);
  const digest = createHash('sha256');
  for (const [file, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) digest.update(`${file}\0${content.byteLength}\0`).update(content);
  const own = `.${name}.${digest.digest('hex').slice(0, 16)}`;
  const target = join(parent, own);
  mkdirSync(parent, { recursive: true });
  // The mark says that everything else is on disk; a folder without it is a leftover of a crash.
  if (!existsSync(join(target, '.complete'))) {
    rmSync(target, { recursive: true, force: true });
    const folders = new Set([target]);
    mkdirSync(target);
    for (const [file, content] of files) {
      const path = join(target, file);
      mkdirSync(dirname(path), { recursive: true });
      folders.add(dirname(path));
      writeDurably(path, content);
    }
    for (const path of folders) syncFolder(path);
    writeDurably(join(target, '.complete'), new Uint8Array());
    syncFolder(target);
  }
  if (linkedTo(folder) !== own) {
    const link = join(parent, `.link-${name}`);
    rmSync(link, { force: true });
    symlinkSync(own, link, 'dir');
    renameSync(link, folder);
    syncFolder(parent);
  }
  for (const other of readdirSync(parent)) {
    if ((other.startsWith(`.${name}.`) && other !== own) || other === `.link-${name}`) rmSync(join(parent, other), { recursive: true, force: true });
  }
}

/** What the folder's link points to, or null where there is none. */
function linkedTo(folder: string): string | null {
  try {
    return lstatSync(folder).isSymbolicLink() ? readlinkSync(folder) : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
