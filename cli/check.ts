/** `gouji check FILE|FOLDER… [--previous FILE] [--level LEVEL] [--partial] [--json]`. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { importFile } from '../lib/import';
import { ImportRefused, type ImportResult } from '../lib/import/types';
import { check } from '../lib/report/check';
import { ORGAN_LEVELS, type OrganLevel } from '../lib/report/document';
import type { CheckResult } from '../lib/report/finding';
import { filesOf } from './files';
import { counter } from './progress';

/** Reads a file of any kind `import` reads; the reason as a value when it cannot be read. */
export async function readReport(file: string): Promise<ImportResult | { reason: string }> {
  try {
    return await importFile(file, new Uint8Array(readFileSync(file)));
  } catch (error) {
    if (error instanceof ImportRefused) return { reason: error.message };
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { reason: '没有这个文件。' };
    if (code === 'EISDIR') return { reason: '这是一个文件夹。' };
    if (code === 'EACCES') return { reason: '没有读取这个文件的权限。' };
    throw error;
  }
}

/** Exit 0: no error finding; 1: at least one; 2: a file could not be read or the command line is wrong. */
export async function runCheck(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { previous: { type: 'string' }, level: { type: 'string' }, partial: { type: 'boolean' }, json: { type: 'boolean' } } });
  if (positionals.length === 0) {
    console.error('请写明要检查的文件。用法：gouji check 文件或文件夹… [--previous 去年的文件] [--level 层级] [--partial] [--json]');
    return 2;
  }
  if (values.level !== undefined && !(ORGAN_LEVELS as readonly string[]).includes(values.level)) {
    console.error(`层级应为：${ORGAN_LEVELS.join('、')}。`);
    return 2;
  }
  const files = filesOf(positionals).map(({ path }) => path);
  if (files.length === 0) {
    console.error('文件夹里没有可以读取的文件（docx、xlsx、html、pdf、md、txt、json）。');
    return 2;
  }
  const many = files.length > 1 || files[0] !== positionals[0];
  const previous = values.previous === undefined ? undefined : await readReport(values.previous);
  if (previous && 'reason' in previous) {
    console.error(`${values.previous}：${previous.reason}`);
    return 2;
  }
  let worst = 0;
  const progress = counter('检查');
  for (const [index, file] of files.entries()) {
    progress.at(index + 1, files.length, file);
    const read = await readReport(file);
    progress.clear();
    if ('reason' in read) {
      worst = 2;
      if (values.json) console.log(JSON.stringify({ ...(many ? { file } : {}), ok: false, error: read.reason, findings: [], notAssessed: [] }));
      else console.error(`${file}：${read.reason}`);
      continue;
    }
    if (previous) for (const note of doubtsOfPrevious(values.previous!, previous, read)) console.error(note);
    const result = check(read.document, {
      typedTotals: true, printed: read.printed,
      ...(previous ? { previous: previous.document } : {}), ...(values.level ? { level: values.level as OrganLevel } : {}), ...(values.partial ? { partial: true } : {}),
    });
    if (!result.ok && worst === 0) worst = 1;
    if (values.json) console.log(JSON.stringify(machine(file, many, read, result)));
    else print(file, read, result);
  }
  return worst;
}

/** Why last year's file may be the wrong one; told beside the answer, which it does not change. */
function doubtsOfPrevious(file: string, { document: before }: ImportResult, { document: now }: ImportResult): string[] {
  if (before.year !== now.year - 1) return [`${file}是${before.year}年的报告，不是${now.year - 1}年的，没有用来核对。`];
  return before.organ.name === now.organ.name ? [] : [`${file}是“${before.organ.name}”的报告，与“${now.organ.name}”名称不同，请确认是同一机关。`];
}

function machine(file: string, many: boolean, read: ImportResult, result: CheckResult) {
  return {
    ...(many ? { file } : {}), ok: result.ok,
    findings: result.findings.map(({ rule, instance, severity, section, cells, message, expected, actual, basis }) => ({ rule, severity, cells, message, ...(expected !== undefined ? { expected } : {}), ...(actual !== undefined ? { actual } : {}), basis, instance, section })),
    notAssessed: result.notAssessed.map(({ rule, instance, reason, cells }) => ({ rule, reason, instance, cells })),
    tieOut: result.tieOut,
    ...(read.doubts.length ? { doubts: read.doubts } : {}), ...(read.unread.length ? { unread: read.unread } : {}),
  };
}

const MOST_SHOWN = 40;

function print(file: string, read: ImportResult, result: CheckResult): void {
  const { tieOut } = result;
  console.log(`${file}　${read.document.organ.name} ${read.document.year}年`);
  console.log(`  ${tieOut.total}项勾稽：${tieOut.passed}通过，${tieOut.failed}不符，${tieOut.undecided}暂不能判断`);
  for (const severity of ['error', 'warning'] as const) {
    const findings = result.findings.filter((finding) => finding.severity === severity);
    if (findings.length === 0) continue;
    console.log(`  ${severity === 'error' ? '错误' : '提醒'}${findings.length}处`);
    for (const finding of findings.slice(0, MOST_SHOWN)) console.log(`    ${finding.rule}　${finding.message}`);
    if (findings.length > MOST_SHOWN) console.log(`    ……另有${findings.length - MOST_SHOWN}处，用 --json 查看全部`);
  }
  if (read.doubts.length) console.log(`  存疑${read.doubts.length}格，没有读到${read.unread.length}处，用 gouji import 查看`);
  if (result.ok && result.findings.length === 0) console.log('  没有发现错误');
}
