/** `gouji export FILE… --to KIND [--out PATH]`, `gouji export --blank --year 2025 --organ NAME --out PATH`, `gouji export --from-database …`. */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXPORT_KINDS, exportReport, isExportKind } from '../lib/export';
import { missingMetaTags } from '../lib/export/html';
import type { PublishedVersion } from '../lib/publish/types';
import type { ReportDocument } from '../lib/report/document';
import { parseDocument } from '../lib/report/schema';
import { mistakeIn } from './mistakes';
import { counter } from './progress';

type Source = { name: string; input: ReportDocument | PublishedVersion };

/** Exit 0 done, 2 a file could not be read or written (the others are) or the command line was not understood. */
export async function runExport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: {
    to: { type: 'string' }, out: { type: 'string' }, blank: { type: 'boolean' }, year: { type: 'string' }, organ: { type: 'string' }, 'from-database': { type: 'boolean' },
  } });
  if (values.blank) return exportBlank(values.organ ?? '（机关全称）', Number(values.year), values.out);
  if (!values.to || !isExportKind(values.to)) return refuse(`请用 --to 写明格式：${EXPORT_KINDS.join('、')}。`);
  if (values['from-database'] && values.year !== undefined && !/^20\d{2}$/.test(values.year)) return refuse('请用 --year 写明报告年度，如 --year 2025。');
  const kind = values.to;
  const failures: string[] = [];
  const sources = values['from-database'] ? await fromDatabase(values.organ, values.year) : positionals.flatMap((file) => readSource(file, failures));
  if (sources.length === 0 && failures.length === 0) return refuse(values['from-database'] ? '数据库中没有符合条件的已发布报告。' : '请写明要导出的文件。');
  // What was named decides, not what could be read: else the only report that is whole would be written under the name of the folder.
  const many = sources.length > 1 || positionals.length > 1 || isFolder(values.out);
  if (many && !values.out) return refuse('导出多份报告时，请用 --out 写明存放的文件夹。');
  const twice = sources.find(({ name }, index) => many && sources.findIndex((other) => other.name === name) < index);
  if (twice) return refuse(`有两个文件都叫“${twice.name}”，导出后会互相覆盖，没有导出。请先改名，或分别导出。`);
  if (many) mkdirSync(values.out!, { recursive: true });
  const incomplete: string[] = [];
  const progress = counter('导出');
  let done = 0;
  for (const [index, { name, input }] of sources.entries()) {
    progress.at(index + 1, sources.length, name);
    let bytes: Uint8Array;
    try {
      bytes = await exportReport(kind, input);
    } catch (error) {
      failures.push(`${name}：没有导出，${(error as Error).message}`);
      continue;
    }
    const target = many ? join(values.out!, `${name}.${kind}`) : values.out;
    try {
      if (target) writeFileSync(target, bytes);
      else process.stdout.write(bytes);
    } catch (error) {
      failures.push(mistakeIn(error) ?? `${name}：没有导出，${(error as Error).message}`);
      continue;
    }
    if (kind === 'html' && 'publishedAt' in input) {
      const missing = missingMetaTags(input);
      if (missing.length > 0) incomplete.push(`${name}：已导出，但缺少必选的页面标签${missing.join('、')}；请管理员在“单位与用户”中补填网站信息（规则 D-09）。`);
    }
    done += 1;
  }
  progress.clear();
  if (many) console.error(`已导出${done}份，存放在${values.out}${failures.length ? `；${failures.length}份没有导出：` : '。'}`);
  for (const line of [...failures, ...incomplete]) console.error(line);
  return failures.length ? 2 : 0;
}

const refuse = (message: string): number => {
  console.error(message);
  return 2;
};

function isFolder(path: string | undefined): boolean {
  if (!path) return false;
  return path.endsWith('/') || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

function readSource(file: string, failures: string[]): Source[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    failures.push(mistakeIn(error) ?? `${file}：不是有效的JSON。其他格式请先用 gouji import 读取。`);
    return [];
  }
  const wrapped = typeof parsed === 'object' && parsed !== null && 'report' in parsed ? (parsed as { report: unknown }).report : parsed;
  const answer = parseDocument(wrapped);
  if (!answer.ok) {
    failures.push(`${file}：${answer.errors.map((error) => `${error.path} ${error.message}`).slice(0, 3).join('；')}`);
    return [];
  }
  return [{ name: basename(file).replace(/\.json$/, ''), input: answer.document }];
}

async function fromDatabase(organ: string | undefined, year: string | undefined): Promise<Source[]> {
  (await import('./database')).requireDatabase();
  const { listPublished, publishedVersion } = await import('../db/publications');
  return listPublished({ ...(organ ? { slug: organ } : {}), ...(year ? { year: Number(year) } : {}) }).flatMap((line): Source[] => {
    const version = publishedVersion(line.slug, line.year);
    return version && version.status === 'current' ? [{ name: `${line.slug}-${line.year}`, input: version }] : [];
  });
}

async function exportBlank(organ: string, year: number, out: string | undefined): Promise<number> {
  if (!Number.isInteger(year) || year < 2019 || year > 2100) return refuse('请用 --year 写明报告年度，如 --year 2025。');
  if (!out) return refuse('请用 --out 写明空白表的文件名，如 --out 空白表.xlsx。');
  const { blankWorkbook } = await import('../lib/export/xlsx');
  writeFileSync(out, await blankWorkbook(organ, year));
  return 0;
}
