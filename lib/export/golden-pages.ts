/** Pages of a PDF as pictures, held against the pictures that were looked at and kept in golden/. Test support. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const GOLDEN = join(import.meta.dirname, 'golden');
/** Pixels that may differ in any square of a page, as a share: renderers of different versions smooth letters differently. */
export const TOLERANCE = 0.015;
/** Side of a square, in pixels: about three lines of a table. What is missing in one is not made up for by a page of white. */
const SQUARE = 24;

/** Grey pictures of all pages, 50 dots per inch. Throws when poppler-utils is not installed. */
export function pagesOf(pdf: Uint8Array): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-pages-'));
  try {
    writeFileSync(join(folder, 'file.pdf'), pdf);
    const { status, stderr, error } = spawnSync('pdftoppm', ['-r', '50', '-gray', '-png', 'file.pdf', 'page'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`pdftoppm (poppler-utils): ${error?.message ?? stderr}`);
    return readdirSync(folder).filter((name) => name.endsWith('.png')).sort().map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Share of pixels that differ in the worst square, 0 to 1; 1 for pictures of different sizes. */
export function difference(one: Buffer, other: Buffer): number {
  const a = PNG.sync.read(one), b = PNG.sync.read(other);
  if (a.width !== b.width || a.height !== b.height) return 1;
  const mask = new Uint8Array(a.width * a.height * 4), across = Math.ceil(a.width / SQUARE);
  pixelmatch(a.data, b.data, mask, a.width, a.height, { threshold: 0.2, diffMask: true });
  const squares: number[] = [];
  for (let pixel = 0; pixel < a.width * a.height; pixel += 1) {
    if (mask[pixel * 4 + 3] === 0) continue;
    const square = Math.floor(Math.floor(pixel / a.width) / SQUARE) * across + Math.floor((pixel % a.width) / SQUARE);
    squares[square] = (squares[square] ?? 0) + 1;
  }
  return Math.max(0, ...squares.filter(Boolean)) / SQUARE ** 2;
}

/** The kept pictures of a name; with GOUJI_GOLDEN=1 the given ones are kept instead. */
export function goldenOf(name: string, pages: Buffer[]): Buffer[] {
  const file = (page: number) => join(GOLDEN, `${name}-${page}.png`);
  if (process.env.GOUJI_GOLDEN === '1') pages.forEach((page, index) => writeFileSync(file(index + 1), page));
  const kept: Buffer[] = [];
  for (let page = 1; existsSync(file(page)); page += 1) kept.push(readFileSync(file(page)));
  return kept;
}

/** Largest difference of any page; 1 when there are more or fewer pages. */
export function worst(kept: Buffer[], pages: Buffer[]): number {
  return kept.length === pages.length ? Math.max(...pages.map((page, index) => difference(kept[index]!, page))) : 1;
}
