/**
 * Builds the product: the pages (Next.js, into .next) and the programs (esbuild, into dist).
 *
 *   node scripts/build.mjs             both, when a source changed since the last build
 *   node scripts/build.mjs --force     both, always
 *   node scripts/build.mjs --programs  only dist (server, command line, demo data); a fraction of a second
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, reportFailure, root, run } from './steps.mjs';

const FOLDERS = ['app', 'components', 'lib', 'db', 'server', 'cli', 'assets', 'public'];
const FILES = ['package.json', 'package-lock.json', 'tsconfig.json', 'next.config.ts', 'postcss.config.mjs', 'proxy.ts', 'instrumentation.ts', 'scripts/build.mjs'];
const STAMP = join(root, 'dist/build.json');
const PROGRAMS = { server: 'server/main.ts', cli: 'cli/main.ts', demo: 'server/demo.ts', 'import-worker': 'lib/import/worker.ts', 'copy-check': 'db/copy-check.ts' };

function* filesUnder(folder) {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield path;
  }
}

/** SHA-256 over names and contents of everything a build reads. */
export function sourcesDigest() {
  const hash = createHash('sha256');
  for (const path of [...FILES.filter((file) => existsSync(join(root, file))), ...FOLDERS.flatMap((folder) => [...filesUnder(folder)])]) {
    hash.update(path).update('\0').update(readFileSync(join(root, path))).update('\0');
  }
  return hash.digest('hex');
}

/** Whether .next and dist belong to the sources as they are now. */
export function isBuilt() {
  if (!existsSync(STAMP) || !existsSync(join(root, '.next/BUILD_ID')) || !existsSync(join(root, 'dist/server.mjs'))) return false;
  return JSON.parse(readFileSync(STAMP, 'utf8')).sources === sourcesDigest();
}

/** Packages of many small files, of which a program uses few: bundled, the server is up a tenth of a second sooner. All others stay outside. */
const BUNDLED = ['drizzle-orm', 'zod'];

/** Bundles server, command line and demo data. */
export async function buildPrograms() {
  const { build } = await import('esbuild');
  const entryPoints = Object.fromEntries(Object.entries(PROGRAMS).filter(([, source]) => existsSync(join(root, source))));
  rmSync(join(root, 'dist/chunks'), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    sourcemap: true,
    metafile: true,
    logLevel: 'error',
    plugins: [{ name: 'packages', setup: ({ onResolve }) => {
      onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || path === 'server-only' || BUNDLED.some((name) => path === name || path.startsWith(`${name}/`)) ? undefined : { path, external: true }));
    } },
    // A marker package that only Next.js resolves; outside it there is nothing to guard.
    { name: 'server-only', setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^server-only$/ }, () => ({ path: 'server-only', namespace: 'empty' }));
      onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'export {};' }));
    } }],
  });
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist/inputs.json'), JSON.stringify(Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules/') && existsSync(join(root, path)))));
}

export async function buildPages() {
  await run('node', ['node_modules/next/dist/bin/next', 'build'], {
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', GOUJI_BUILDING: '1' },
    sentence: '页面构建未成功，原因见上。',
  });
}

/** Builds what the sources need; says whether anything had to be done. */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isBuilt()) return '无须重新构建';
  const sources = sourcesDigest();
  rmSync(STAMP, { force: true });
  await buildPrograms();
  await buildPages();
  writeFileSync(STAMP, JSON.stringify({ sources, builtAt: new Date().toISOString() }));
  return '构建完成';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    if (!existsSync(join(root, 'node_modules/esbuild'))) throw new Failure('尚未安装依赖，请先运行 npm ci。');
    if (process.argv.includes('--programs')) await buildPrograms();
    else console.log(await ensureBuilt({ force: process.argv.includes('--force') }));
  } catch (error) {
    reportFailure(error);
  }
}
