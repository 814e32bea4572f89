/** What `npm run demo` and `npm run verify` share: steps said in words, one clear sentence on failure. Needs no package. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A failure that is told in its own sentence, without a stack. */
export class Failure extends Error {}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)}秒`;

/** Says what begins, does it, says how long it took. */
export async function step(title, work) {
  const since = Date.now();
  console.log(`▸ ${title}……`);
  const result = await work();
  console.log(`  ${title}：${typeof result === 'string' ? result : '完成'}（${seconds(since)}）`);
  return result;
}

/** Runs a program; its output is kept back and its end shown only when it fails, unless `show`. */
export function run(command, args, { sentence, env = {}, show = false } = {}) {
  return new Promise((done, refuse) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => { output = (output + chunk).slice(-200_000); };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => refuse(new Failure(sentence ?? `无法运行 ${command}：${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) return done(output);
      if (!show) console.error(output.split('\n').slice(-60).join('\n'));
      refuse(new Failure(sentence ?? `${command} ${args.join(' ')} 未成功（退出码${code}）。`));
    });
  });
}

const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
const isRoot = process.getuid?.() === 0;

/** Installs Debian packages when root; otherwise fails with the command to type. */
export async function installDebianPackages(packages, purpose) {
  const command = `apt-get install -y ${packages.join(' ')}`;
  if (!isRoot || !has('apt-get')) throw new Failure(`缺少${purpose}，请先以管理员身份运行：${command}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const sentence = `${purpose}未能自动安装，请手工运行：apt-get update && ${command}`;
  const waiting = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  const install = async () => {
    await run('apt-get', ['update', '-qq', ...waiting], { env, sentence });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...waiting, ...packages], { env, sentence });
  };
  await install().catch(async () => {
    // An installation broken off earlier (a machine switched off, say) holds back every later one until it is finished.
    await run('dpkg', ['--configure', '-a', '--force-confdef', '--force-confold'], { env, sentence });
    await install();
  });
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 9)) return `Node.js ${process.versions.node}`;
  throw new Failure(`需要 Node.js 20.9 或更高版本，当前为 ${process.versions.node}。`);
}

/** Names of packages whose installed version is not the locked one. */
function missingPackages() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return ['node_modules'];
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(want)
    .filter(([key, entry]) => key && !entry.optional && !entry.peer && have[key]?.version !== entry.version)
    .map(([key]) => key);
}

/** The native part must have been compiled for the Node that runs now. */
function databaseLoads() {
  try {
    const Database = createRequire(join(root, 'package.json'))('better-sqlite3');
    new Database(':memory:').close();
    return true;
  } catch {
    return false;
  }
}

const QUIET_NPM = { npm_config_fund: 'false', npm_config_audit: 'false' };

/** Where this Node keeps its C headers, so that compiling needs no download; undefined leaves it to npm's own setting. */
function headersEnvironment() {
  if (process.env.npm_config_nodedir) return {};
  const candidates = [resolve(process.execPath, '../..'), '/usr'];
  const nodedir = candidates.find((folder) => existsSync(join(folder, 'include/node/node.h')));
  return nodedir ? { npm_config_nodedir: nodedir } : {};
}

/** Brings exactly the locked packages when they are missing or differ; what has to be compiled is left to `compileDatabase`. */
export async function bringPackages() {
  if (missingPackages().length === 0) return '已是锁定的版本';
  await run('npm', ['ci', '--ignore-scripts'], { env: QUIET_NPM, sentence: '依赖未能安装，请检查到 npm 软件源的网络后重试。' });
  return '依赖已安装';
}

/** Compiles the native part for the Node that runs now, unless it loads already; runs the other packages' own install steps too. */
export async function compileDatabase() {
  if (databaseLoads()) return '已可使用';
  const tools = { 'g++': 'g++', make: 'make', python3: 'python3' };
  const absent = Object.keys(tools).filter((program) => !has(program));
  if (process.platform === 'linux' && absent.length > 0 && isRoot && has('apt-get')) await installDebianPackages(absent.map((program) => tools[program]), '编译工具');
  await run('npm', ['rebuild'], {
    env: { ...headersEnvironment(), ...QUIET_NPM },
    sentence: absent.length > 0 && !isRoot
      ? `数据库组件未能编译；可能缺少编译工具，请先以管理员身份运行：apt-get install -y ${absent.map((program) => tools[program]).join(' ')}`
      : '数据库组件未能编译，请安装 g++、make、python3 后删除 node_modules 重试。',
  });
  if (!databaseLoads()) throw new Failure('数据库组件 better-sqlite3 与当前 Node.js 不匹配，请删除 node_modules 后重试。');
  return '数据库组件已按当前 Node.js 编译';
}

/** The locked packages, ready for use. */
export async function ensureInstalled() {
  const brought = await bringPackages();
  await compileDatabase();
  return brought;
}

/** Ends the process with one sentence for an expected failure, with the stack for any other. */
export function reportFailure(error) {
  console.error(error instanceof Failure ? `✗ ${error.message}` : error);
  process.exitCode = 1;
}
