/** Mutated files of every kind through the guarded import: each is refused in words or read, none takes 10 s or fills the memory. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportReport } from '../export';
import type { ReportDocument } from '../report/document';
import { XISHICHANG_2024 } from '../report/rules/narrative/xishichang-2024';
import { importGuarded } from './guarded';
import { KINDS, mutant } from './mutants';
import { ImportRefused } from './types';

const FILES = Number(process.env.GOUJI_FUZZ_FILES ?? 2100);
const FOLDER = join(import.meta.dirname, `../../node_modules/.cache/gouji-fuzz-${process.pid}`);
const program = join(FOLDER, 'import-worker.mjs');

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  await build({ entryPoints: [join(import.meta.dirname, 'worker.ts')], outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' });
});
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

it(`${FILES} mutated files`, async () => {
  const { report } = JSON.parse(readFileSync(join(import.meta.dirname, '../report/fixtures/06_suqian_city_2023.json'), 'utf8')) as { report: ReportDocument };
  const whole = { ...report, ...XISHICHANG_2024 };
  const sound = new Map<(typeof KINDS)[number], Uint8Array>();
  for (const kind of KINDS) sound.set(kind, await exportReport(kind, whole));
  const outcome: Record<string, { read: number; doubtful: number; refused: number }> = {};
  const reasons = new Map<string, number>();
  const odd: string[] = [];
  let longest = 0;
  for (let number = 0; number < FILES; number += 1) {
    const kind = KINDS[number % KINDS.length]!;
    const bytes = mutant(kind, number, sound.get(kind)!, [...sound.values()]);
    const counted = (outcome[kind] ??= { read: 0, doubtful: 0, refused: 0 });
    const since = performance.now();
    try {
      const result = await importGuarded(`file-${number}.${kind}`, bytes, { program });
      counted.read += 1;
      if (result.doubts.length + result.unread.length > 0) counted.doubtful += 1;
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw new Error(`file ${number} (${kind})`, { cause: error });
      counted.refused += 1;
      const sentence = error.message.replaceAll(/“.*?”/gs, '“…”').slice(0, 40);
      reasons.set(sentence, (reasons.get(sentence) ?? 0) + 1);
      if (error.cause !== undefined) odd.push(`file ${number} (${kind}): ${String(error.cause).split('\n').slice(0, 3).join(' | ')}`);
    }
    longest = Math.max(longest, performance.now() - since);
  }
  console.log(JSON.stringify({ files: FILES, outcome, longestMilliseconds: Math.round(longest), reasons: [...reasons].sort((a, b) => b[1] - a[1]).slice(0, 15), unforeseen: odd.length, examples: odd.slice(0, 10) }, null, 1));
  expect(longest).toBeLessThan(11_000);
  // The guard stops what would take too much. That it has to is rare; where it is not, a reader has become wasteful.
  const stopped = [...reasons].filter(([sentence]) => /内没有读完|占用的内存/.test(sentence)).reduce((sum, [, count]) => sum + count, 0);
  expect(stopped).toBeLessThanOrEqual(FILES / 100);
});
