/**
 * `npm run release`: an archive that runs on a machine with Node.js and nothing else, no network.
 * It holds the built pages, the programs, and of node_modules exactly the files they load (traced), not whole packages.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Failure, ensureInstalled, reportFailure, requireNode, root, run, step } from './steps.mjs';
import { ensureBuilt } from './build.mjs';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const OUT = join(root, 'dist/release');
const name = `gouji-${version}`;
const archive = `${name}-${process.platform}-${process.arch}.tar.gz`;

/** Copied whole: what a program opens by name is invisible to tracing. */
const WHOLE = ['.next/server', '.next/node_modules', '.next/static', 'dist/chunks', 'db/migrations', 'assets', 'public', 'deploy', 'docs/operation.md', 'docs/manual', 'LICENSE', 'README.md'];
const FILES = ['package.json', 'bin/gouji.mjs', 'dist/server.mjs', 'dist/cli.mjs', 'dist/demo.mjs', 'dist/import-worker.mjs', 'dist/copy-check.mjs', '.next/BUILD_ID', '.next/package.json', '.next/required-server-files.json', '.next/build-manifest.json', '.next/prerender-manifest.json', '.next/routes-manifest.json', '.next/app-path-routes-manifest.json', '.next/images-manifest.json', '.next/react-loadable-manifest.json'];

function* tracesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* tracesUnder(path);
    else if (entry.name.endsWith('.nft.json')) yield path;
  }
}

/** Development server, compiler, image resizer and source maps: never loaded by a built product. */
const UNUSED = /\.map$|\.runtime\.dev\.js$|^node_modules\/(next\/dist\/(docs|build\/(webpack|swc)|compiled\/(webpack|babel[^/]*))|@next\/swc-[^/]*|typescript|esbuild|@esbuild|sharp|@img)\//;

/** Every file below node_modules that pages, server and commands load. */
async function tracedFiles() {
  const files = new Set();
  const traces = [...tracesUnder(join(root, '.next/server')), join(root, '.next/next-server.js.nft.json'), join(root, '.next/next-minimal-server.js.nft.json')].filter(existsSync);
  for (const trace of traces) {
    for (const file of JSON.parse(readFileSync(trace, 'utf8')).files) files.add(relative(root, join(dirname(trace), file)));
  }
  const { nodeFileTrace } = require('next/dist/compiled/@vercel/nft');
  // The framework is asked for by name at start, which tracing the programs cannot see.
  const framework = ['next.js', 'next-server.js', 'lib/start-server.js'].map((file) => `node_modules/next/dist/server/${file}`);
  const entries = ['dist/server.mjs', 'dist/cli.mjs', 'dist/demo.mjs', 'dist/import-worker.mjs', 'dist/copy-check.mjs', ...framework].map((file) => join(root, file)).filter(existsSync);
  const { fileList } = await nodeFileTrace(entries, { base: root, ignore: (path) => UNUSED.test(path) });
  for (const file of fileList) files.add(file);
  return [...files].filter((file) => file.startsWith('node_modules/') && !UNUSED.test(file) && existsSync(join(root, file)));
}

function sizeUnder(folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) bytes += entry.isDirectory() ? sizeUnder(join(folder, entry.name)) : statSync(join(folder, entry.name)).size;
  return bytes;
}

try {
  await step('检查 Node.js', requireNode);
  await step('检查依赖', ensureInstalled);
  await step('检查构建', () => ensureBuilt());
  const target = join(OUT, name);
  await step('收集程序与所用的依赖文件', async () => {
    rmSync(OUT, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    for (const path of [...WHOLE, ...FILES]) {
      if (existsSync(join(root, path))) cpSync(join(root, path), join(target, path), { recursive: true, verbatimSymlinks: true, filter: (source) => !/\.(nft\.json|map)$/.test(source) });
    }
    const files = await tracedFiles();
    for (const file of files) cpSync(join(root, file), join(target, file), { dereference: true });
    if (!existsSync(join(target, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node'))) throw new Failure('归档中缺少数据库组件。');
    writeFileSync(join(target, 'RELEASE'), `勾稽 ${version}\n系统：${process.platform} ${process.arch}\nNode.js：${process.versions.node.split('.')[0]}（须为同一大版本）\n`);
    const packages = new Set(files.map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]));
    return `${packages.size}个依赖包，共${(sizeUnder(target) / 1e6).toFixed(0)} MB`;
  });
  await step('打包', async () => {
    // Fixed order, owner and time: the same tree gives the same archive.
    await run('tar', ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0', '-C', OUT, '-czf', join(OUT, archive), name]);
    const digest = createHash('sha256').update(readFileSync(join(OUT, archive))).digest('hex');
    writeFileSync(join(OUT, `${archive}.sha256`), `${digest}  ${archive}\n`);
    return `dist/release/${archive}，${(statSync(join(OUT, archive)).size / 1e6).toFixed(1)} MB`;
  });
} catch (error) {
  reportFailure(error);
}
