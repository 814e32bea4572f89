/** Starts the product: settings, database, public files, pages, jobs; and ends it without losing what was acknowledged. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { environment } from '../lib/env';
import { log } from '../lib/log';
import { createFront, drain } from './front';
import { metrics } from './metrics';
import { openOffice } from './office';
import { publicFiles } from './public-files';
import { trustedProxies } from './request';
import { throttle } from './throttle';

// On a machine with much memory the heap would grow to four times what is in use before it is swept; an office PC has other work too.
setFlagsFromString('--heap-growing-percent=60');

const root = (process.env.GOUJI_ROOT ??= resolve(dirname(fileURLToPath(import.meta.url)), '..'));
const dev = process.argv.includes('--dev');
const MAX_BODY_BYTES = 25 * 1024 * 1024;
/** Shorter than the unit's TimeoutStopSec, so that the process ends by itself. */
const PATIENCE = 20_000;

/**
 * The settings of the pages as they were at build time. Given this way (it is how the framework's own deployment output
 * gives them) nothing has to be compiled at start, and a machine without the build tools can run the product.
 */
function takeBuiltSettings(): void {
  const manifest = join(root, process.env.GOUJI_DIST_DIR ?? '.next', 'required-server-files.json');
  if (!existsSync(manifest)) throw new Error('页面尚未构建，请先运行 npm run build。');
  const { config } = JSON.parse(readFileSync(manifest, 'utf8')) as { config: Record<string, unknown> };
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

async function start(): Promise<void> {
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1', AUTH_TRUST_HOST: 'true' });
  process.chdir(root);
  if (!dev) takeBuiltSettings();

  const env = environment();
  const counters = metrics();
  const office = openOffice(counters);
  let notReady: string | null = '正在启动';

  const next = createRequire(join(root, 'package.json'))('next') as typeof import('next').default;
  const pages = next({ dev, dir: root, hostname: env.host, port: env.port, quiet: !dev });
  await pages.prepare();
  const handle = pages.getRequestHandler();

  const front = createFront({
    files: publicFiles(env.publicDir),
    pages: (request, response) => handle(request, response),
    proxies: trustedProxies(env.trustedProxies),
    metrics: counters,
    gauges: office.gauges,
    pingDatabase: office.ping,
    notReady: () => notReady,
    metricsToken: env.metricsToken,
    wait: throttle(env.requestsPerSecond),
    maxBodyBytes: MAX_BODY_BYTES,
    dev,
  });
  if (dev) front.on('upgrade', (request, socket, head) => void pages.getUpgradeHandler()(request, socket, head));
  await new Promise<void>((done, refuse) => {
    front.once('error', refuse);
    front.listen(env.port, env.host, () => done());
  });
  notReady = null;
  // Who comes first is answered before the work of set times begins.
  const jobs = setTimeout(() => void office.startJobs(), 500);
  log.info({ host: env.host, port: env.port, ms: Math.round(process.uptime() * 1000) }, '服务已启动');

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    notReady = '正在停止';
    log.info({ signal }, '正在停止：完成已开始的工作');
    clearTimeout(jobs);
    await drain(front, PATIENCE);
    await office.close();
    await pages.close();
    counters.stop();
    log.info('已停止');
    log.flush(() => process.exit(0));
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

// A fault nobody caught leaves the process in a state nobody knows: it is told and ended, and the service manager starts a fresh one.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, '发生未处理的错误，进程结束');
  process.exit(1);
});
process.on('unhandledRejection', (error) => {
  log.error({ err: error }, '有未处理的异步错误');
});

start().catch((error: unknown) => {
  const { message, code } = error as NodeJS.ErrnoException;
  process.stderr.write(`服务未能启动：${code === 'EADDRINUSE' ? '端口已被占用' : message}\n`);
  if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${(error as Error).stack}\n`);
  process.exit(1);
});
