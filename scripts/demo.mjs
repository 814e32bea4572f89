/** `npm run demo`: from a clean clone to a running office with two years of reports and an account for every role. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Failure, ensureInstalled, reportFailure, requireNode, root, run, step } from './steps.mjs';

const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 3000);
const ACCOUNTS = [
  ['drafter', '经办人'],
  ['director', '党政办主任'],
  ['leader', '分管领导'],
  ['admin', '系统管理员'],
  ['auditor', '审计员'],
];

/** Letters and digits that are not mistaken for one another when read aloud or from a screen. */
function randomPassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
  const digits = '23456789';
  const pick = (from) => from[randomInt(from.length)];
  const group = () => Array.from({ length: 4 }, () => pick(letters)).join('') + pick(digits);
  return `${group()}-${group()}-${group()}`;
}

/** A port in use is told before the long steps, not after them. */
function requireFreePort() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Failure(`端口 PORT=${process.env.PORT} 无效，应为1至65535的整数。`);
  return new Promise((done, refuse) => {
    const probe = createServer();
    probe.once('error', (error) => refuse(new Failure(
      error.code === 'EADDRINUSE' ? `端口${port}已被占用，请关闭占用它的程序，或换一个端口运行：PORT=${port + 1} npm run demo` : `无法在 ${host} 的端口${port}监听：${error.message}`,
    )));
    probe.listen(port, host, () => probe.close(() => done(`端口${port}可用`)));
  });
}

/** Creates or updates the demo office; answers whether the accounts are new, and the address of the pages. */
async function loadDemo(password, reset) {
  const output = await run('node', [join('dist', 'demo.mjs')], {
    env: { GOUJI_ROOT: root, GOUJI_DEMO_PASSWORD: password, GOUJI_DEMO_RESET: reset ? '1' : '' },
    sentence: '演示数据未能写入，原因见上。',
  });
  return JSON.parse(output.trim().split('\n').pop());
}

async function waitUntilHealthy(server, address) {
  for (;;) {
    if (server.exitCode !== null) throw new Failure('服务未能启动，原因见上。');
    const healthy = await fetch(`${address}/healthz`).then((answer) => answer.ok, () => false);
    if (healthy) return '服务已启动';
    await new Promise((done) => setTimeout(done, 100));
  }
}

try {
  console.log('勾稽 · 政府信息公开工作年度报告\n');
  await step('检查 Node.js', requireNode);
  await step('检查端口', requireFreePort);
  await step('检查依赖（首次安装约需两分钟）', ensureInstalled);
  const { ensureBuilt } = await import('./build.mjs');
  await step('检查构建（首次构建约需半分钟）', () => ensureBuilt());

  const given = process.env.GOUJI_DEMO_PASSWORD;
  if (given && given.length < 8) throw new Failure('GOUJI_DEMO_PASSWORD 至少8位。');
  const password = given || randomPassword();
  let demo;
  await step('准备数据库与演示单位', async () => {
    demo = await loadDemo(password, Boolean(given));
    return demo.created ? '已写入演示单位、两个年度的报告和五个账号' : '演示单位已存在';
  });

  const { address } = demo;
  const server = spawn('node', [join('dist', 'server.mjs')], {
    cwd: root,
    env: { ...process.env, GOUJI_ROOT: root, NODE_ENV: 'production', HOST: host, PORT: String(port), LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' },
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code) => process.exit(code ?? 0));
  await step('启动服务', () => waitUntilHealthy(server, address));

  const inForce = demo.created || given
    ? `密码（五个账号相同）：${password}`
    : '密码仍为首次运行时显示的密码；如已遗失，请停止后以 GOUJI_DEMO_PASSWORD=新密码 npm run demo 重设。';
  console.log(`\n打开 ${address}/login 登录；公众页面 ${address}/open/\n`);
  for (const [username, role] of ACCOUNTS) console.log(`  ${username.padEnd(10)}${role}`);
  console.log(`\n${inForce}\n\n按 Ctrl+C 停止。`);
} catch (error) {
  reportFailure(error);
}
