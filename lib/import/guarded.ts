/** Reading a file somebody else made: in a thread with a limit on time and memory, that knows no secret of the server. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LARGEST_FILE } from './index';
import { ImportRefused, type ImportResult } from './types';
import type { WorkerAnswer, WorkerTask } from './worker';

export interface ImportLimits {
  milliseconds: number;
  /** Of the thread's heap. */
  megabytes: number;
  /** Files read or waiting at the same time. */
  waiting: number;
  /** The built thread program. */
  program: string;
}
const limitsNow = (): ImportLimits => ({ milliseconds: 10_000, megabytes: 512, waiting: 8, program: join(process.env.GOUJI_ROOT ?? process.cwd(), 'dist', 'import-worker.mjs') });

let waiting = 0;
let turn: Promise<unknown> = Promise.resolve();

/**
 * importFile with limits: one file at a time, each in a thread that ends with it.
 * Throws ImportRefused with one Chinese sentence for every file that is not taken: too slow and too big ones, and
 * such as the reader cannot cope with, among them.
 */
export async function importGuarded(name: string, bytes: Uint8Array, given: Partial<ImportLimits> = {}): Promise<ImportResult> {
  const limits = { ...limitsNow(), ...given };
  // Not worth a thread, and not worth copying.
  if (bytes.byteLength > LARGEST_FILE) throw new ImportRefused('文件超过20MB，不予读取。');
  if (waiting >= limits.waiting) throw new ImportRefused('正在读取的文件较多，请稍后再试。');
  waiting += 1;
  const mine = turn.then(() => inThread({ name, bytes }, limits));
  turn = mine.catch(() => undefined);
  try {
    return await mine;
  } finally {
    waiting -= 1;
  }
}

function inThread(task: WorkerTask, { milliseconds, megabytes, program }: ImportLimits): Promise<ImportResult> {
  return new Promise((done, refuse) => {
    const worker = new Worker(program, {
      workerData: task, env: {}, execArgv: [], stdout: true, stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
    });
    // The PDF reader talks about every oddity of a file; the log is no place for that.
    worker.stdout.resume();
    worker.stderr.resume();
    const clock = setTimeout(() => end(() => refuse(new ImportRefused('文件过于复杂，10秒内没有读完，不予读取。'))), milliseconds);
    let ended = false;
    const end = (say: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(clock);
      // The next file begins when this thread's memory is given back.
      void worker.terminate().then(say, say);
    };
    worker.on('message', (answer: WorkerAnswer) => end(() => {
      if ('result' in answer) done(answer.result);
      else if ('refused' in answer) refuse(new ImportRefused(answer.refused));
      else refuse(new ImportRefused('文件结构异常，无法读取。', { cause: answer.failed }));
    }));
    worker.on('error', (error: NodeJS.ErrnoException) => end(() => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') refuse(new ImportRefused('文件占用的内存过大，不予读取。'));
      // A missing or broken program is the server's fault, not the file's.
      else refuse(error);
    }));
    worker.on('exit', (code) => end(() => refuse(new Error(`The import thread ended with code ${code} and no answer`))));
  });
}
