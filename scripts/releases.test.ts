import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { absent, releases, versionOfToday } from '../e2e/releases';

const parts = (version: string) => version.split('.').map(Number) as [number, number, number];
const later = (a: string, b: string) => parts(a).map((part, index) => part - parts(b)[index]!).find((difference) => difference !== 0)! > 0;

it('every earlier release has its commit, in the order of the versions, and today is later than all of them', () => {
  const list = releases(), versions = [...list.map(({ version }) => version), versionOfToday()];
  expect(list.length).toBeGreaterThan(0);
  for (const { version, commit, date } of list) expect([version, commit, date]).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+$/), expect.stringMatching(/^[0-9a-f]{40}$/), expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)]);
  for (const [index, version] of versions.slice(1).entries()) expect(later(version, versions[index]!), `${versions[index]!} → ${version}`).toBe(true);
});

it('the lock file and the handbook of operation name the version of today', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { version: string; packages: Record<string, { version: string }> };
  expect([lock.version, lock.packages['']!.version]).toEqual([versionOfToday(), versionOfToday()]);
  expect(readFileSync('docs/operation.md', 'utf8')).toContain(`gouji-${versionOfToday()}-linux-x64.tar.gz`);
});

it('without its history a release is named as missing, with what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-history-'));
  try {
    const [first] = releases();
    expect(absent(first!, folder)).toBe(`这里不是 git 仓库（例如由归档解出），没有上一版本 ${first!.version} 的源码，升级与退回没有试。`);
    execFileSync('git', ['init', '--quiet', folder]);
    expect(absent(first!, folder)).toContain(`缺少上一版本 ${first!.version} 的提交 ${first!.commit.slice(0, 10)}；请先 git fetch --unshallow。`);
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.cn', ...args], { cwd: folder, encoding: 'utf8' }).trim();
    git('commit', '--quiet', '--allow-empty', '-m', 'first');
    expect(absent({ version: '0.0.1', date: '2026-01-01', commit: git('rev-parse', 'HEAD') }, folder)).toBeNull();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
