/** deploy/gouji.service against what the program does: a unit that names a setting nobody reads, or ends the process too early, is found here; and the command beside it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

describe('the command of the installed service', () => {
  const command = readFileSync('deploy/gouji', 'utf8');

  /** What it would run, with which settings, for a settings file as given; null: none. */
  function ran(settings: string | null, ...args: string[]): { words: string[]; given: Record<string, string> } {
    const folder = mkdtempSync(join(tmpdir(), 'gouji-command-'));
    try {
      mkdirSync(join(folder, 'bin'));
      writeFileSync(join(folder, 'bin/runuser'), `#!/bin/sh\nfor word in "$@"; do printf '%s\\0' "$word"; done\nprintf '\\0'\nexec env -0\n`, { mode: 0o755 });
      if (settings !== null) writeFileSync(join(folder, 'gouji.env'), settings);
      writeFileSync(join(folder, 'gouji'), command.replace('/etc/gouji/gouji.env', join(folder, 'gouji.env')));
      const { stdout, stderr, status } = spawnSync('sh', [join(folder, 'gouji'), ...args], { encoding: 'utf8', env: { PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}` } as unknown as NodeJS.ProcessEnv });
      expect([status, stderr]).toEqual([0, '']);
      const all = stdout.split('\0').slice(0, -1), end = all.indexOf('');
      const given = all.slice(end + 1).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
      return { words: all.slice(0, end), given: Object.fromEntries(given.filter(([name]) => !['PATH', 'PWD', 'OLDPWD', 'SHLVL', '_'].includes(name))) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const ofUnit = Object.fromEntries(all('Environment').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]).filter(([name]) => name !== 'NODE_ENV'));

  it('runs under the account of the unit, on its data, words as they were typed', () => {
    const { words, given } = ran(null, 'user', 'add', '--name', '张 三 "$HOME"');
    expect(words).toEqual(['-u', all('User')[0], '--', '/usr/bin/node', `${all('WorkingDirectory')[0]}/bin/gouji.mjs`, 'user', 'add', '--name', '张 三 "$HOME"']);
    expect(given).toEqual(ofUnit);
    expect(all('ExecStart')[0]).toMatch(/^\/usr\/bin\/node /);
    expect(all('EnvironmentFile')).toEqual(['-/etc/gouji/gouji.env']);
  });
  it('takes the settings of the service over its own, as they stand in the file, and shows none of them in the list of processes', () => {
    const { given, words } = ran('# 设置\nDATABASE_URL=file:/srv/gouji/gouji.db\n\n  \nAUTH_URL="https://nb.example.gov.cn"\nSMTP_URL=smtp://a:b&c;$d@mail\nSMTP_FROM="勾稽 <gouji@example.gov.cn>"\n', 'publish');
    expect(given).toEqual({ ...ofUnit, DATABASE_URL: 'file:/srv/gouji/gouji.db', AUTH_URL: 'https://nb.example.gov.cn', SMTP_URL: 'smtp://a:b&c;$d@mail', SMTP_FROM: '勾稽 <gouji@example.gov.cn>' });
    expect(words.slice(3)).toEqual(['/usr/bin/node', '/opt/gouji/bin/gouji.mjs', 'publish']);
    expect(ran('', 'backup', '/var/backups/gouji/a.db').given).toEqual(ofUnit);
  });
});
