/** deploy/gouji.service against what the program does: a unit that names a setting nobody reads, or ends the process too early, is found here. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../lib/env';

const unit = readFileSync('deploy/gouji.service', 'utf8');
const all = (key: string) => [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value]) => value!);

describe('the unit', () => {
  it('starts the program that is built, with settings it reads, in the one folder it may write', () => {
    expect(all('ExecStart')).toEqual(['/usr/bin/node dist/server.mjs']);
    expect(readFileSync('scripts/build.mjs', 'utf8')).toContain("server: 'server/main.ts'");
    const given = Object.fromEntries(all('Environment').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    const { databaseFile, publicDir } = readEnvironment(given);
    const [state] = all('StateDirectory');
    expect([databaseFile, publicDir].map((path) => path.startsWith(`/var/lib/${state}/`))).toEqual([true, true]);
    for (const name of Object.keys(given).filter((name) => name !== 'NODE_ENV')) expect(readFileSync('lib/env.ts', 'utf8'), name).toContain(`${name}:`);
  });
  it('leaves the process the time it takes to finish: requests, then jobs', () => {
    const patience = Number(/const PATIENCE = ([\d_]+)/.exec(readFileSync('server/main.ts', 'utf8'))![1]!.replaceAll('_', ''));
    const jobs = Number(/patience = (\d+)/.exec(readFileSync('server/jobs.ts', 'utf8'))![1]);
    expect(Number(all('TimeoutStopSec')[0]) * 1000).toBeGreaterThan(patience + jobs);
    expect(all('KillSignal')).toEqual(['SIGTERM']);
  });
  it('gives no rights beyond its own', () => {
    expect(all('User')).toEqual(['gouji']);
    for (const line of ['NoNewPrivileges=true', 'ProtectSystem=strict', 'ProtectHome=true', 'PrivateTmp=true', 'CapabilityBoundingSet=', 'RestrictSUIDSGID=true', 'UMask=0027', 'Restart=on-failure']) expect(unit.split('\n'), line).toContain(line);
    expect(unit).not.toMatch(/^(ReadWritePaths|AmbientCapabilities)=/m);
  });
  it.skipIf(spawnSync('systemd-analyze', ['--version']).error !== undefined)('is one systemd understands', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-unit-'));
    writeFileSync(join(folder, 'gouji.service'), unit.replace('User=gouji', 'User=nobody').replace('Group=gouji', 'Group=nogroup'));
    const { stderr } = spawnSync('systemd-analyze', ['verify', join(folder, 'gouji.service')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true, force: true });
    expect(stderr.split('\n').filter((line) => line.includes('gouji.service') && /Unknown|Failed to parse|not valid/i.test(line))).toEqual([]);
  });
});
