/** A built server on a free port with its own copy of the demo office. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port';
import { environmentOf, ROOT } from './template';

export interface TestServer {
  address: string;
  folder: string;
  env: Record<string, string>;
  /** What the server wrote to its log so far. */
  log: () => string;
  /** Number of the process, for its memory. */
  pid: () => number | undefined;
  /** Ends the server (SIGTERM unless said otherwise) and waits for it. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
  /** Starts it again on the same folder and port. */
  start: () => Promise<void>;
  /** Stops it and removes its folder. */
  remove: () => Promise<void>;
}

// A run that breaks off must not leave a server behind.
const running = new Set<ChildProcess>();
process.once('exit', () => { for (const child of running) child.kill('SIGKILL'); });

export async function startServer(extra: Record<string, string> = {}): Promise<TestServer> {
  const template = process.env.GOUJI_E2E_TEMPLATE;
  if (!template) throw new Error('GOUJI_E2E_TEMPLATE is set by the global set-up; run through playwright.');
  const folder = mkdtempSync(join(tmpdir(), 'gouji-e2e-'));
  cpSync(template, folder, { recursive: true });
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = { ...environmentOf(folder), HOST: '127.0.0.1', PORT: String(port), LOG_LEVEL: 'info', ...extra };
  let child: ChildProcess;
  let output = '';

  const start = async () => {
    child = spawn('node', ['dist/server.mjs'], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const started = child;
    running.add(started);
    started.once('exit', () => running.delete(started));
    child.stdout?.on('data', (chunk) => { output += chunk; });
    child.stderr?.on('data', (chunk) => { output += chunk; });
    for (;;) {
      if (child.exitCode !== null) throw new Error(`The server ended at once:\n${output.slice(-4000)}`);
      if (await fetch(`${address}/readyz`).then((answer) => answer.ok, () => false)) return;
      await new Promise((done) => setTimeout(done, 25));
    }
  };
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => new Promise<number | null>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done(child.exitCode);
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });
  await start();
  return {
    address, folder, env, log: () => output, pid: () => child.pid, stop, start,
    remove: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
