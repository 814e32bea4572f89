/** `npm run verify`: from a clean clone to a tested tree. The last line is always `N passed, N failed`. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { HEADLESS, testBrowser } from './browser.mjs';
import { Failure, bringPackages, compileDatabase, installDebianPackages, requireNode, root, run, seconds, step } from './steps.mjs';

const counts = { passed: 0, failed: 0 };
const times = [];
const RESULTS = join(root, 'test-results');

/** Runs one step; a failure is told, counted, and the rest goes on so that one run shows everything. */
async function stage(title, work) {
  const since = Date.now();
  try {
    await step(title, work);
    times.push(`  ${title}：${seconds(since)}`);
    return true;
  } catch (error) {
    console.error(error instanceof Failure ? `✗ ${error.message}` : error);
    times.push(`  ${title}：未通过（${seconds(since)}）`);
    counts.failed += 1;
    return false;
  }
}

/** Any Chromium will do; the one without windows is brought because the stories are a third quicker in it. */
async function ensureBrowser() {
  const fonts = spawnSync('sh', ['-c', 'fc-list :lang=zh | grep -q .']).status === 0;
  const wanted = [...(process.env.CHROMIUM_PATH || existsSync(HEADLESS) ? [] : ['chromium-headless-shell']), ...(fonts ? [] : ['fonts-noto-cjk'])];
  if (wanted.length > 0) await installDebianPackages(wanted, '浏览器或中文字体').catch((error) => { if (!testBrowser() || !fonts) throw error; });
  if (!testBrowser()) throw new Failure('未找到浏览器，请安装 chromium 或以 CHROMIUM_PATH 指明其位置。');
  return testBrowser();
}

/** Pages of a PDF are compared as pictures; the shipped nginx settings are tried with nginx, behind a certificate made for the test. */
async function ensureTestPrograms() {
  const packages = { pdftoppm: 'poppler-utils', nginx: 'nginx-light', openssl: 'openssl' };
  const absent = Object.keys(packages).filter((program) => spawnSync(program, ['-v']).error);
  if (absent.length > 0) await installDebianPackages(absent.map((program) => packages[program]), '测试工具');
  return Object.keys(packages).join('、');
}

/** Adds the counts of a test run to the sum; a run that failed without a failing test (a crash) counts as one failure. */
async function tests(command, args, report, read) {
  const env = { CHROMIUM_PATH: testBrowser() ?? '', PLAYWRIGHT_JSON_OUTPUT_NAME: report, NODE_ENV: 'test' };
  rmSync(report, { force: true });
  let failure = null;
  await run(command, args, { env, show: true }).catch((error) => { failure = error; });
  if (!existsSync(report)) throw failure ?? new Failure('测试没有留下结果。');
  const { passed, failed } = read(JSON.parse(readFileSync(report, 'utf8')));
  counts.passed += passed;
  counts.failed += failed;
  if (failed > 0) return `${passed}项通过，${failed}项未通过`;
  if (failure) throw failure;
  return `${passed}项通过`;
}

async function verify() {
  if (!(await stage('检查 Node.js', requireNode))) return;
  if (!(await stage('安装依赖', bringPackages))) return;
  mkdirSync(RESULTS, { recursive: true });
  // The compiler keeps one core busy for a minute; what needs no database is checked on the other.
  const compiled = stage('编译数据库组件', compileDatabase);
  const node = (program, ...args) => run('node', [join('node_modules', program), ...args]);
  await stage('检查依赖锁定文件', async () => { await run('node', ['scripts/complete-lock.mjs', '--check']); });
  const browser = await stage('准备浏览器', ensureBrowser);
  await stage('准备测试工具', ensureTestPrograms);
  await stage('检查模块依赖方向', async () => { await node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...['app', 'cli', 'components', 'db', 'lib', 'server'].filter((folder) => existsSync(join(root, folder)))); });
  await stage('检查代码规范', async () => { await node('eslint/bin/eslint.js', '.', '--max-warnings', '0'); });
  await stage('检查类型', async () => { await node('typescript/bin/tsc', '--noEmit', '-p', '.'); });
  if (!(await compiled)) return;
  const { ensureBuilt } = await import('./build.mjs');
  const built = await stage('构建', () => ensureBuilt());
  const unit = join(RESULTS, 'unit.json');
  await stage('单元测试与性质测试', () => tests('node', ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`], unit,
    (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests })));
  const e2e = join(RESULTS, 'e2e.json');
  if (built && browser) await stage('端到端测试', () => tests('node', ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'], e2e,
    ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected })));
  else console.error('✗ 构建或浏览器未就绪，端到端测试未运行。');
}

const since = Date.now();
try {
  await verify();
} catch (error) {
  console.error(error);
  counts.failed += 1;
}
console.log(`\n各步用时（共${seconds(since)}）：\n${times.join('\n')}`);
process.exitCode = counts.failed === 0 ? 0 : 1;
console.log(`${counts.passed} passed, ${counts.failed} failed`);
