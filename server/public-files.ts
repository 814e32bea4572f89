/**
 * Hands out the finished public files under PUBLIC_DIR ahead of the page renderer.
 *
 *   /open/ORGAN/YEAR             → PUBLIC_DIR/open/ORGAN/YEAR/index.html (with or without the closing slash)
 *   /open/ORGAN/YEAR/report.pdf  → the file itself
 *   410.html in a folder         → everything in that folder that is no longer there answers 410 with that page
 *
 * A file is read once and kept with its compressed forms, its ETag and its ready-made headers. The file system is asked for
 * the state of the file (one stat) in every turn of the event loop in which the file is wanted: a publication replaces
 * files by rename, so whoever asks after it gets the new one, and a crowd that asks at once costs one stat together.
 * What is not there is left to the renderer (search, comparison).
 */
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, extname, join, resolve, sep } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { GONE } from '../lib/publish/layout';
import { CSP_REPORT_PATH } from './headers';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.rss': 'application/rss+xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const COMPRESSIBLE = new Set(['.html', '.css', '.csv', '.json', '.md', '.txt', '.xml', '.atom', '.rss', '.svg']);
/** Handed over as files, not shown in place. */
const ATTACHMENTS = new Set(['.docx', '.xlsx', '.csv', '.zip', '.md']);
/** A larger file is streamed as it stands: reading or compressing it whole would hold up every other answer. */
const LARGEST_KEPT = 8 * 1024 * 1024;

type Coding = 'identity' | 'gzip' | 'br';
interface Variant { body: Buffer; etag: string; headers: string[] }
interface Entry { stat: Stats; bytes: number; variants: Partial<Record<Coding, Variant>> & { identity: Variant } }

export interface PublicFiles {
  /** Answers the request when it is for a finished file; false leaves it to the renderer. */
  serve(request: IncomingMessage, response: ServerResponse, pathname: string): boolean;
}

const STATE = ['dev', 'ino', 'size', 'mtimeMs', 'ctimeMs'] as const;
const sameState = (one: Stats, other: Stats): boolean => STATE.every((key) => one[key] === other[key]);

/**
 * The file below `root` that an address names, or null for an address that names none: climbing out, hidden files,
 * backslashes, control characters and broken escapes are never resolved.
 */
export function fileOf(root: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (!path.startsWith('/open/') || /[\u0000-\u001f\\]/.test(path)) return null;
  const segments = path.slice(1).split('/');
  if (segments.at(-1) === '') segments.pop();
  if (segments.some((segment) => segment === '' || segment.startsWith('.'))) return null;
  const file = join(root, ...segments);
  return file.startsWith(root + sep) ? file : null;
}

interface Found { file: string; stat: Stats; status: 200 | 410 }

/** Style of a finished page stands in the page itself; the policy names each by its digest, and allows no script at all. */
function pagePolicy(html: string): string {
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)].map(([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`);
  return ["default-src 'none'", `style-src 'self'${styles.length ? ` ${[...new Set(styles)].join(' ')}` : ''}`, "img-src 'self' data:", "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", `report-uri ${CSP_REPORT_PATH}`].join('; ');
}

/** Version folders hold what was signed and never changes; the page of a version may later say that it is superseded. */
const isImmutable = (file: string) => extname(file) !== '.html' && (/[\\/]v\d+[\\/]/.test(file) || /[.-][0-9a-f]{12,64}\.\w+$/.test(basename(file)));

function commonHeaders(file: string, body: Buffer | null): string[] {
  const extension = extname(file);
  const headers = [
    'Content-Type', TYPES[extension] ?? 'application/octet-stream',
    'Cache-Control', isImmutable(file) ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    'X-Content-Type-Options', 'nosniff',
    'Referrer-Policy', 'same-origin',
  ];
  if (COMPRESSIBLE.has(extension)) headers.push('Vary', 'Accept-Encoding');
  if (extension === '.html' && body) headers.push('Content-Security-Policy', pagePolicy(body.toString('utf8')), 'X-Frame-Options', 'DENY');
  else headers.push('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox", 'Access-Control-Allow-Origin', '*');
  if (ATTACHMENTS.has(extension)) headers.push('Content-Disposition', `attachment; filename="${basename(file)}"`);
  return headers;
}

/** A compressed neighbour counts only when it holds exactly these bytes: a publication in progress may have left the old one. */
function neighbour(file: string, body: Buffer, decompress: (compressed: Buffer) => Buffer): Buffer | null {
  try {
    const compressed = readFileSync(file);
    return decompress(compressed).equals(body) ? compressed : null;
  } catch {
    return null;
  }
}

function load(file: string, stat: Stats): Entry {
  const body = readFileSync(file);
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 32);
  const common = commonHeaders(file, body);
  const variant = (content: Buffer, coding: Coding): Variant => {
    const etag = `"${digest}${coding === 'identity' ? '' : `-${coding}`}"`;
    return { body: content, etag, headers: [...common, ...(coding === 'identity' ? [] : ['Content-Encoding', coding]), 'ETag', etag, 'Content-Length', String(content.length)] };
  };
  const variants: Entry['variants'] = { identity: variant(body, 'identity') };
  if (COMPRESSIBLE.has(extname(file)) && body.length > 512) {
    variants.gzip = variant(neighbour(`${file}.gz`, body, gunzipSync) ?? gzipSync(body, { level: 6 }), 'gzip');
    const brotli = neighbour(`${file}.br`, body, brotliDecompressSync);
    if (brotli) variants.br = variant(brotli, 'br');
  }
  const bytes = Object.values(variants).reduce((sum, { body: { length } }) => sum + length, 0) + 2048;
  return { stat, bytes, variants };
}

/** The best form the client takes; a coding with q=0 is refused by the client. */
function choose(entry: Entry, accepted: string | undefined): Variant {
  if (accepted) {
    const takes = (coding: string) => {
      const at = accepted.indexOf(coding);
      return at >= 0 && !/^\s*;\s*q=0(\.0*)?\s*(,|$)/.test(accepted.slice(at + coding.length));
    };
    if (entry.variants.br && takes('br')) return entry.variants.br;
    if (entry.variants.gzip && takes('gzip')) return entry.variants.gzip;
  }
  return entry.variants.identity;
}

const matches = (header: string | undefined, etag: string) =>
  header !== undefined && (header === etag || header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));

/** @param publicDir PUBLIC_DIR @param maxBytes memory the kept files may take together */
export function publicFiles(publicDir: string, maxBytes = 64 * 1024 * 1024): PublicFiles {
  const root = resolve(publicDir);
  /** In order of last use: the first is dropped first. */
  const kept = new Map<string, Entry>();
  let keptBytes = 0;

  const drop = (file: string, entry: Entry) => {
    kept.delete(file);
    keptBytes -= entry.bytes;
  };

  function entryOf(file: string, stat: Stats): Entry {
    const found = kept.get(file);
    if (found && sameState(found.stat, stat)) {
      kept.delete(file);
      kept.set(file, found);
      return found;
    }
    if (found) drop(file, found);
    const loaded = load(file, stat);
    kept.set(file, loaded);
    keptBytes += loaded.bytes;
    for (const [oldest, entry] of kept) {
      if (keptBytes <= maxBytes) break;
      drop(oldest, entry);
    }
    return loaded;
  }

  /** The notice that stands for a taken-down file: 410.html in its folder or one above it. */
  function goneNotice(file: string): string | null {
    for (let folder = dirname(join(file, 'x')); folder.startsWith(root + sep); folder = dirname(folder)) {
      const notice = join(folder, GONE);
      if (statSync(notice, { throwIfNoEntry: false })?.isFile()) return notice;
    }
    return null;
  }

  function find(pathname: string): Found | null {
    const named = fileOf(root, pathname);
    if (!named) return null;
    // A year has no extension: its page is looked for first, so that the usual visit costs one question to the disk.
    const candidates = extname(named) === '' ? [join(named, 'index.html')] : [named];
    for (const file of candidates) {
      if (basename(file) === GONE) continue;
      const stat = statSync(file, { throwIfNoEntry: false });
      if (stat?.isFile()) return { file, stat, status: 200 };
    }
    const notice = goneNotice(named);
    const stat = notice ? statSync(notice, { throwIfNoEntry: false }) : undefined;
    return notice && stat ? { file: notice, stat, status: 410 } : null;
  }

  function stream(file: string, stat: Stats, request: IncomingMessage, response: ServerResponse): void {
    const etag = `"${createHash('sha256').update(STATE.map((key) => stat[key]).join('-')).digest('hex').slice(0, 32)}"`;
    if (matches(request.headers['if-none-match'], etag)) {
      response.writeHead(304, ['ETag', etag]).end();
      return;
    }
    response.writeHead(200, [...commonHeaders(file, null), 'ETag', etag, 'Content-Length', String(stat.size)]);
    if (request.method === 'HEAD') response.end();
    // A read that fails midway must not look like a whole file: the connection is cut short of its declared length.
    else createReadStream(file, { end: Math.max(stat.size - 1, 0) }).on('error', (error) => response.destroy(error)).pipe(response);
  }

  /** What was found in this turn of the event loop; forgotten at its end. */
  const looked = new Map<string, { found: Found; entry: Entry | null }>();

  /** The finished file of an address, its entry null when it is too large to keep; null when there is none. */
  function look(pathname: string): { found: Found; entry: Entry | null } | null {
    const known = looked.get(pathname);
    if (known) return known;
    try {
      const found = find(pathname);
      if (!found) return null;
      const seen = { found, entry: found.stat.size > LARGEST_KEPT && found.status === 200 ? null : entryOf(found.file, found.stat) };
      if (looked.size === 0) setImmediate(() => looked.clear());
      looked.set(pathname, seen);
      return seen;
    } catch (error) {
      // Replaced or removed between the two looks, or a name the disk refuses (too long): no finished file here.
      if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
      throw error;
    }
  }

  return {
    serve(request, response, pathname) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      const seen = look(pathname);
      if (!seen) return false;
      const { found, entry } = seen;
      if (!entry) {
        stream(found.file, found.stat, request, response);
        return true;
      }
      const variant = choose(entry, request.headers['accept-encoding'] as string | undefined);
      if (found.status === 200 && matches(request.headers['if-none-match'], variant.etag)) {
        response.writeHead(304, ['ETag', variant.etag, 'Cache-Control', isImmutable(found.file) ? 'public, max-age=31536000, immutable' : 'public, no-cache', 'Vary', 'Accept-Encoding']);
        response.end();
        return true;
      }
      response.writeHead(found.status, variant.headers);
      response.end(request.method === 'HEAD' ? undefined : variant.body);
      return true;
    },
  };
}
