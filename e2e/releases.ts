/** Earlier releases of this product (scripts/releases.json), built from the history of the repository as they were. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Release { version: string; date: string; /** Id in the history: tags do not travel with every copy of a repository, commits do. */ commit: string }

/** All earlier releases, oldest first. */
export const releases = (): Release[] => JSON.parse(readFileSync('scripts/releases.json', 'utf8')) as Release[];

export const versionOfToday = (): string => (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

/** Why a release cannot be built from the sources in a folder, or null when it can. */
export function absent({ version, commit }: Release, folder = process.cwd()): string | null {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: folder, stdio: 'ignore' }).status === 0;
  if (!git('rev-parse', '--git-dir')) return `这里不是 git 仓库（例如由归档解出），没有上一版本 ${version} 的源码，升级与退回没有试。`;
  if (!git('cat-file', '-e', `${commit}^{tree}`)) return `仓库历史不全（浅克隆），缺少上一版本 ${version} 的提交 ${commit.slice(0, 10)}；请先 git fetch --unshallow。升级与退回没有试。`;
  return null;
}

/** The release's sources, packages of its own lock file and its own `npm run release`, in an empty folder; answers the archive. */
export function buildRelease({ commit }: Release, folder: string): string {
  mkdirSync(folder, { recursive: true });
  execFileSync('sh', ['-c', 'git archive "$0" | tar -x -C "$1"', commit, folder]);
  // Its script compares what is installed with its lock file and brings what differs; most packages are those of today.
  if (spawnSync('cp', ['-al', 'node_modules', folder], { stdio: 'ignore' }).status !== 0) execFileSync('cp', ['-a', 'node_modules', folder]);
  return makeArchive(folder);
}

/** Runs `npm run release` in a source tree; answers the archive. */
export function makeArchive(folder: string): string {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? folder } as unknown as NodeJS.ProcessEnv;
  execFileSync('nice', ['-n', '10', 'node', 'scripts/release.mjs'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const out = join(folder, 'dist/release');
  return join(out, readdirSync(out).find((name) => name.endsWith('.tar.gz'))!);
}
