/**
 * Completes package-lock.json so that `npm ci` works on any machine and from any registry.
 *
 * npm leaves an optional platform package (`…-darwin-arm64`, `…-win32-x64-msvc`) out of the lock when the registry at
 * hand does not serve it, and `npm ci` then refuses the lock as incomplete. Each such package gets an entry whose os, cpu
 * and libc follow from its name, so that a system that needs it installs it and every other one skips it. Download
 * addresses are left out: they would tie the lock to one registry.
 *
 *   node scripts/complete-lock.mjs           writes the lock
 *   node scripts/complete-lock.mjs --check   exit 1 when something would change
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = { arm: 'arm', arm64: 'arm64', ia32: 'ia32', loong64: 'loong64', mips64el: 'mips64el', ppc64: 'ppc64', ppc64le: 'ppc64', riscv64: 'riscv64', s390x: 's390x', x64: 'x64', wasm32: 'wasm32' };

/** The os, cpu and libc a platform package serves, read from the parts of its name; null when the name says nothing. */
export function platformOf(name) {
  const parts = name.split('/').pop().split(/[-.]/);
  const musl = parts.some((part) => part.includes('musl'));
  const os = parts.map((part) => part.replace(/musl$/, '')).find((part) => SYSTEMS.includes(part));
  const cpu = parts.find((part) => part in PROCESSORS);
  if (!os && !cpu) return null;
  const platform = {};
  if (os) platform.os = [os];
  if (cpu) platform.cpu = [PROCESSORS[cpu]];
  // "universal" packages of macOS hold both processors, so the name leaves cpu open.
  if (os === 'linux' && musl) platform.libc = ['musl'];
  // A plain `linux-x64` may be linked statically and serve both C libraries; only `gnu` names glibc.
  else if (os === 'linux' && parts.some((part) => part.startsWith('gnu'))) platform.libc = ['glibc'];
  return platform;
}

/** Where node would find `name` when required from the package at `from`, or null. */
function resolveFrom(packages, from, name) {
  for (let at = from; ; ) {
    const key = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[key]) return key;
    if (!at) return null;
    const cut = at.lastIndexOf('/node_modules/');
    at = cut < 0 ? '' : at.slice(0, cut);
  }
}

/** A completed copy of the lock, and the names that were added. */
export function completeLock(lock) {
  const packages = {};
  for (const [key, value] of Object.entries(lock.packages)) {
    const { resolved: _address, ...rest } = value;
    packages[key] = rest;
  }
  const added = [];
  for (const [key, value] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(value.optionalDependencies ?? {})) {
      if (resolveFrom(packages, key, name)) continue;
      const platform = platformOf(name);
      if (!platform) throw new Error(`锁定文件缺少可选依赖 ${name}，其名称不含系统与处理器，请先安装它`);
      const version = range.replace(/^[\^~]/, '');
      packages[`node_modules/${name}`] = { version, ...(value.dev ? { dev: true } : {}), optional: true, ...platform };
      added.push(name);
    }
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { lock: { ...lock, packages: sorted }, added };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const check = process.argv.includes('--check');
  const path = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'package-lock.json';
  const before = readFileSync(path, 'utf8');
  const { lock, added } = completeLock(JSON.parse(before));
  const after = `${JSON.stringify(lock, null, 2)}\n`;
  if (before === after) {
    console.log('依赖锁定文件完整。');
  } else if (check) {
    console.error(`依赖锁定文件不完整（缺${added.length}项），请运行 node scripts/complete-lock.mjs。`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, after);
    console.log(`依赖锁定文件已补全：${added.length}项。`);
  }
}
