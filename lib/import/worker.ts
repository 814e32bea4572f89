/** Reads one file in a thread of its own, so that no file can hold up or fill the server (lib/import/guarded.ts). */
import { parentPort, workerData } from 'node:worker_threads';
import { importFile } from './index';
import { ImportRefused, type ImportResult } from './types';

export interface WorkerTask { name: string; bytes: Uint8Array }
/** Classes do not survive the way between threads, so a refusal travels as its sentence. */
export type WorkerAnswer = { result: ImportResult } | { refused: string } | { failed: string };

if (!parentPort) throw new Error('This program runs as a worker of the import.');
const { name, bytes } = workerData as WorkerTask;
let answer: WorkerAnswer;
try {
  answer = { result: await importFile(name, bytes) };
} catch (error) {
  answer = error instanceof ImportRefused ? { refused: error.message } : { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
parentPort.postMessage(answer);
