/** Opening an Office file with limits: entries, sizes as declared and as they come out. */
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { ImportRefused } from './types';

const MOST_ENTRIES = 5_000;
const LARGEST = 60 * 1024 * 1024;

/** The entries whose name `wanted` accepts, as bytes. A zip bomb is refused as soon as it swells. */
export function openArchive(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let entries = 0, total = 0;
  let refused: Error | null = null;
  const unzip = new Unzip((file: UnzipFile) => {
    entries += 1;
    if (entries > MOST_ENTRIES) refused ??= new ImportRefused(`压缩包内文件超过${MOST_ENTRIES}个，不予读取。`);
    if (refused || !wanted(file.name)) return;
    const parts: Uint8Array[] = [];
    file.ondata = (error, part, final) => {
      if (error) refused ??= new ImportRefused('文件已损坏，无法打开。');
      if (refused) return;
      total += part.byteLength;
      if (total > LARGEST) {
        refused = new ImportRefused('文件解开后过大，不予读取。');
        file.terminate();
        return;
      }
      parts.push(part);
      if (final) found.set(file.name, concat(parts));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, so that a swelling entry is noticed before it is whole.
    for (let at = 0; at < bytes.byteLength && !refused; at += 65_536) unzip.push(bytes.subarray(at, at + 65_536), at + 65_536 >= bytes.byteLength);
  } catch {
    throw refused ?? new ImportRefused('文件已损坏，无法打开。');
  }
  if (refused) throw refused;
  return found;
}

function concat(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) { whole.set(part, at); at += part.byteLength; }
  return whole;
}

/** The XML of an entry; a document type is refused, so that no entity is ever expanded. */
export function xmlOf(entries: Map<string, Uint8Array>, name: string): string | null {
  const bytes = entries.get(name);
  if (!bytes) return null;
  const text = new TextDecoder('utf-8').decode(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new ImportRefused('文件内含有文档类型声明，不予读取。');
  return text;
}
