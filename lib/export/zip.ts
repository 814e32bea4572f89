/** Archives with the same bytes each time, and the package an office hands to the district's portal. */
import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import type { PublishedVersion } from '../publish/types';
import { htmlFragment } from './html';
import { signOffSheet } from './signoff-sheet';

/** A zip whose bytes depend on names and contents alone: names sorted, one fixed time. */
export function fixedZip(files: Map<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  // [Content_Types].xml must come first in an Office file; it also sorts first.
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) entries[name] = [content, { mtime: new Date(2000, 0, 1), os: 0, level: 9 }];
  return zipSync(entries);
}

/** The portal package: fragment, all files, sign-off sheet, and the digests of everything. Deterministic. */
export async function portalPackage(published: PublishedVersion, files: Map<string, Uint8Array>): Promise<Uint8Array> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const all = new Map(files);
  all.set('fragment.html', encode(htmlFragment(published)));
  all.set('审签单.html', encode(signOffSheet(published)));
  const sums = [...all].map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}`);
  all.set('SHA256SUMS.txt', encode(`${sums.join('\n')}\n`));
  return fixedZip(all);
}
