/**
 * The offline archive (`npm run release`): built, unpacked into an empty folder, run in a network that is nothing but the
 * machine's own loopback (unshare), with an environment that names nothing of this repository.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const RELEASES = 'dist/release';
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'gouji-release-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('runs from an empty folder without a network: log-in, signature, public files, import, backup', () => {
  execFileSync('node', ['scripts/release.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const archive = readdirSync(RELEASES).find((name) => name.endsWith('.tar.gz'))!;
  execFileSync('sha256sum', ['-c', `${archive}.sha256`], { cwd: RELEASES });
  execFileSync('tar', ['-xzf', join(process.cwd(), RELEASES, archive), '-C', folder]);
  const unpacked = join(folder, readdirSync(folder)[0]!), data = join(folder, 'data');
  mkdirSync(data);
  expect(existsSync(join(unpacked, '.git'))).toBe(false);
  const said = execFileSync('unshare', ['--map-root-user', '--net', 'sh', '-c', 'ip link set lo up && exec node --import tsx server/release-client.ts "$0" "$1"', unpacked, data], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const seen = JSON.parse(said.trim().split('\n').at(-1)!) as Record<string, unknown>;
  console.log(`离线归档：${readFileSync(join(unpacked, 'RELEASE'), 'utf8').trim().replaceAll('\n', '，')}；启动 ${String(seen.started)} 毫秒`);
  expect(seen).toMatchObject({
    outside: 0, signedIn: true, signed: { ok: true }, page: 200, found: true, read: true, exit: 0,
    files: { pdf: [200, '%PDF'], docx: [200, 'PK\u0003\u0004'], xlsx: [200, 'PK\u0003\u0004'] },
  });
  expect(seen.title).toContain('新华区离线街道办事处');
  expect(Object.values(seen.files as Record<string, [number, string]>).every(([status]) => status === 200)).toBe(true);
});
