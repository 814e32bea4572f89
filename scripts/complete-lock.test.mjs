import { describe, expect, it } from 'vitest';
import { completeLock, platformOf } from './complete-lock.mjs';

describe('the platform a package name tells', () => {
  it.each([
    ['@next/swc-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@next/swc-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@next/swc-linux-arm64-gnu', { os: ['linux'], cpu: ['arm64'], libc: ['glibc'] }],
    ['@next/swc-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@node-rs/argon2-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
    ['@node-rs/argon2-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
    ['@node-rs/argon2-wasm32-wasi', { cpu: ['wasm32'] }],
    ['@img/sharp-linuxmusl-x64', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@esbuild/linux-loong64', { os: ['linux'], cpu: ['loong64'] }],
    ['fsevents', null],
  ])('%s', (name, platform) => expect(platformOf(name)).toEqual(platform));
});

describe('completing a lock', () => {
  const lock = { lockfileVersion: 3, packages: {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0', resolved: 'file:somewhere/a.tgz', optionalDependencies: { 'a-darwin-arm64': '1.0.0', 'a-linux-x64-gnu': '1.0.0' } },
    'node_modules/a-linux-x64-gnu': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
  } };
  it('adds what is missing with its platform, drops addresses, and is done after one pass', () => {
    const { lock: done, added } = completeLock(lock);
    expect(added).toEqual(['a-darwin-arm64']);
    expect(done.packages).toHaveProperty('node_modules/a-darwin-arm64', { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] });
    expect(JSON.stringify(done)).not.toContain('somewhere');
    expect(completeLock(done)).toEqual({ lock: done, added: [] });
  });
  it('asks for help when the name of a missing package tells nothing', () => {
    expect(() => completeLock({ packages: { 'node_modules/a': { version: '1.0.0', optionalDependencies: { fsevents: '2.3.2' } } } })).toThrow('fsevents');
  });
});
