/** Looks through one copy in a thread of its own (db/backup.ts): with many offices it takes seconds, in which the server goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { verifyCopy, type CopyFacts } from './copy';

export type CopyAnswer = { facts: CopyFacts } | { broken: string };

if (!parentPort) throw new Error('This program runs as a thread of the backup.');
let answer: CopyAnswer;
try {
  answer = { facts: verifyCopy(workerData as string) };
} catch (error) {
  answer = { broken: error instanceof Error ? error.message : String(error) };
}
parentPort.postMessage(answer);
