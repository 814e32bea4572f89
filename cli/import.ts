/** `gouji import FILE [--json]`: the report document on standard output, with what is doubtful and what was not read. */
import { parseArgs } from 'node:util';
import { readReport } from './check';

/** Exit 0 read, 2 not read. */
export async function runImport(args: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } });
  } catch (error) {
    console.error(`命令写法有误：${(error as Error).message}`);
    return 2;
  }
  const [file, ...more] = parsed.positionals;
  if (!file || more.length > 0) {
    console.error('用法：gouji import 文件 [--json]');
    return 2;
  }
  const read = await readReport(file);
  if ('reason' in read) {
    if (parsed.values.json) console.log(JSON.stringify({ error: read.reason }));
    else console.error(`${file}：${read.reason}`);
    return 2;
  }
  const unread = [...read.doubts.map(({ pointer, reason, read: text, table, row, column }) => ({ pointer, what: text, why: reason, where: `${table}·${row}·${column}` })), ...read.unread];
  console.log(JSON.stringify({ ...read.document, unread }, null, parsed.values.json ? 0 : 2));
  if (!parsed.values.json && unread.length) console.error(`有${unread.length}处存疑或没有读到，见 unread。`);
  return 0;
}
