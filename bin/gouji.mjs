#!/usr/bin/env node
// Starts the command line; in a source tree its bundle is made first when it is missing or older than a source.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = join(root, 'dist/cli.mjs');
process.env.GOUJI_ROOT ??= root;

function stale() {
  if (!existsSync(bundle)) return true;
  // An installed release holds no sources.
  if (!existsSync(join(root, 'cli/main.ts')) || !existsSync(join(root, 'dist/inputs.json'))) return false;
  const built = statSync(bundle).mtimeMs;
  return JSON.parse(readFileSync(join(root, 'dist/inputs.json'), 'utf8'))
    .some((input) => (statSync(join(root, input), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > built);
}

if (stale()) {
  const { buildPrograms } = await import(pathToFileURL(join(root, 'scripts/build.mjs')).href);
  await buildPrograms();
}
const { main } = await import(pathToFileURL(bundle).href);
process.exitCode = await main(process.argv.slice(2));
