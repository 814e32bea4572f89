/** `npm run bench [NAME…]`: runs the measures in bench/ one after another and writes their results to docs/performance.md. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { Failure, ensureInstalled, reportFailure, requireNode, root, run, step } from './steps.mjs';
import { ensureBuilt } from './build.mjs';

const ALL = ['save', 'public', 'page-js', 'start', 'keys', 'offices'].filter((name) => existsSync(join(root, `bench/${name}.ts`)));
const STORE = join(root, 'bench/results.json');

function page(results) {
  const [cpu] = cpus();
  const lines = ['# 性能', '', '由 `npm run bench` 在一台机器上测得并写成；测法写在各节，程序在 `bench/`。比较对象与本产品在同一次运行中、同一台机器上测量。', '', `机器：${cpus().length} 核 ${cpu?.model.trim() ?? ''}，${Math.round(totalmem() / 2 ** 30)} GB 内存，Node.js ${process.versions.node}，${process.platform} ${process.arch}。`];
  for (const name of ALL) {
    const result = results[name];
    if (!result) continue;
    lines.push('', `## ${result.title}`, '', `${result.method}（${result.measuredAt}，版本 ${result.commit}）`, '');
    lines.push(`| ${result.columns.join(' | ')} |`, `|${result.columns.map((_, index) => (index === 0 ? '---' : '---:')).join('|')}|`);
    for (const row of result.rows) lines.push(`| ${row.join(' | ')} |`);
    if (result.budgets.length > 0) lines.push('', ...result.budgets.map(({ text, met }) => `- ${met ? '达到' : '**未达到**'}：${text}`));
  }
  return `${lines.join('\n')}\n`;
}

try {
  const names = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ALL;
  const unknown = names.filter((name) => !ALL.includes(name));
  if (unknown.length > 0) throw new Failure(`没有名为 ${unknown.join('、')} 的测量，可选：${ALL.join('、')}。`);
  await step('检查 Node.js', requireNode);
  await step('检查依赖', ensureInstalled);
  await step('检查构建', () => ensureBuilt());
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root }).toString().trim();
  const results = existsSync(STORE) ? JSON.parse(readFileSync(STORE, 'utf8')) : {};
  for (const name of names) {
    await step(`测量 ${name}`, async () => {
      const output = await run('node', ['--import', 'tsx', `bench/${name}.ts`], { env: { NODE_ENV: 'production' } });
      const result = JSON.parse(output.trim().split('\n').pop());
      results[name] = { ...result, measuredAt: new Date().toISOString().slice(0, 10), commit };
      for (const { text, met } of result.budgets) console.log(`    ${met ? '达到' : '未达到'}：${text}`);
    });
    mkdirSync(join(root, 'docs'), { recursive: true });
    writeFileSync(STORE, `${JSON.stringify(results, null, 1)}\n`);
    writeFileSync(join(root, 'docs/performance.md'), page(results));
  }
  console.log('结果已写入 docs/performance.md。');
} catch (error) {
  reportFailure(error);
}
