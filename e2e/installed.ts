/** An installation as docs/operation.md makes it: archives unpacked beside one another, a link to the one in use, the data apart from them. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './free-port';
import { PASSWORD } from './template';

/** What a program that ran to its end said, and its exit code. */
export interface Ended { code: number | null; said: string }

export interface Installation {
  address: string;
  /** The link to the release in use. */
  program: string;
  /** Folder of database, secret and automatic copies. */
  data: string;
  database: string;
  /** Points the link at a release, as `ln -sfn` does. */
  use: (version: string) => void;
  /** Makes the demo office with the release in use. */
  demo: () => void;
  gouji: (...args: string[]) => Ended;
  /** Starts the server and answers at once. */
  launch: () => ChildProcess;
  /** Starts the server and waits until it takes work; answers after how many milliseconds. */
  start: () => Promise<number>;
  /** Starts a server that is expected to refuse. */
  refused: () => Ended;
  /** Ends the server; answers its exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Unpacks an archive of `npm run release` into `folder/opt/gouji-VERSION`. */
export function unpack(archive: string, folder: string): void {
  mkdirSync(join(folder, 'opt'), { recursive: true });
  execFileSync('tar', ['-xzf', archive, '-C', join(folder, 'opt')]);
}

/** An installation whose programs stand in `folder/opt`, with its data in `data`. Its environment names nothing of this repository. */
export async function installation(folder: string, data: string): Promise<Installation> {
  const program = join(folder, 'opt/gouji'), database = join(data, 'gouji.db'), port = await freePort(), address = `http://127.0.0.1:${port}`;
  mkdirSync(data, { recursive: true });
  const env = { PATH: process.env.PATH ?? '', HOME: folder, DATABASE_URL: `file:${database}`, PUBLIC_DIR: join(data, 'public'), PORT: String(port), LOG_LEVEL: 'warn', GOUJI_DEMO_PASSWORD: PASSWORD } as unknown as NodeJS.ProcessEnv;
  const run = (...args: string[]): Ended => {
    const { status, stdout, stderr } = spawnSync('node', args, { cwd: program, env, encoding: 'utf8', timeout: 120_000 });
    return { code: status, said: stdout + stderr };
  };
  let server: ChildProcess | undefined;
  const launch = () => {
    const child = server = spawn('node', ['dist/server.mjs'], { cwd: program, env, stdio: ['ignore', 'ignore', 'inherit'] });
    // A run that breaks off must not leave a server behind.
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    return child;
  };
  return {
    address, program, data, database, launch,
    use: (version) => {
      symlinkSync(`gouji-${version}`, `${program}.new`);
      renameSync(`${program}.new`, program);
    },
    demo: () => {
      const { code, said } = run('dist/demo.mjs');
      if (code !== 0) throw new Error(said);
    },
    gouji: (...args) => run('bin/gouji.mjs', ...args),
    refused: () => run('dist/server.mjs'),
    start: async () => {
      const since = performance.now(), child = launch();
      while (!(await fetch(`${address}/readyz`).then((answer) => answer.ok, () => false))) {
        if (child.exitCode !== null) throw new Error('The server ended at once, see above.');
        await new Promise((done) => setTimeout(done, 10));
      }
      return performance.now() - since;
    },
    stop: (signal = 'SIGTERM') => new Promise((done) => {
      if (!server || server.exitCode !== null || server.signalCode !== null) return done(server?.exitCode ?? null);
      server.once('exit', (code) => done(code));
      server.kill(signal);
    }),
  };
}
