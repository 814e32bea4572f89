/** Accuracy of the import: reports written in many layouts, read back, each cell judged. `npx tsx bench/import-accuracy.ts [NAME]`. */
import { chromium } from '@playwright/test';
import { importFile } from '../lib/import';
import { wholeBrowser } from '../scripts/browser.mjs';
import { documents } from './layouts/documents';
import { judge } from './layouts/judge';
import { LAYOUTS, type PrintPdf } from './import-layouts';
import { report } from './result';

const DRAWN = Number(process.env.GOUJI_ACCURACY_REPORTS ?? 4);
const wanted = process.argv[2];
const layouts = LAYOUTS.filter((layout) => !wanted || new RegExp(wanted).test(layout.name));
const executablePath = wholeBrowser();
const browser = layouts.some((layout) => layout.name.startsWith('PDF')) ? await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] }) : null;
const print: PrintPdf = async (html, { landscape = false, scale = 1 }) => {
  if (!browser) throw new Error('No browser was started');
  const page = await browser.newPage();
  await page.setContent(html);
  const bytes = await page.pdf({ format: 'A4', landscape, scale, margin: { top: '2cm', bottom: '2cm', left: '2cm', right: '2cm' } });
  await page.close();
  return new Uint8Array(bytes);
};

const TEXTS = ['/overview/proactive', '/overview/onRequest', '/overview/management', '/overview/platform', '/overview/supervision', '/problems', '/otherMatters'];
const rows: (string | number)[][] = [];
const sum = { cells: 0, right: 0, marked: 0, needless: 0, wrong: 0, files: 0 };
const complaints: string[] = [];
for (const layout of layouts) {
  const counted = { right: 0, marked: 0, needless: 0, wrong: 0 };
  for (const { name, doc } of documents(DRAWN)) {
    const { bytes, truth } = await layout.render(doc, print);
    const result = await importFile(`report.${layout.kind}`, bytes);
    const verdict = judge(doc, truth, result);
    sum.files += 1;
    counted.right += verdict.right;
    counted.marked += verdict.marked;
    counted.needless += verdict.needless;
    counted.wrong += verdict.wrong.length;
    for (const { pointer, read, truth: expected } of verdict.wrong.slice(0, 3)) complaints.push(`${layout.name}｜${name}｜${pointer}：读作${read}，应为${expected}`);
    if (verdict.wrong.length > 3) complaints.push(`${layout.name}｜${name}：另有${verdict.wrong.length - 3}格`);
    if (result.document.year !== doc.year || result.document.organ.name.replaceAll(' ', '') !== doc.organ.name.replaceAll(' ', '')) complaints.push(`${layout.name}｜${name}：标题读作${result.document.organ.name} ${result.document.year}`);
    for (const pointer of TEXTS) {
      const [section, key] = pointer.slice(1).split('/') as [keyof typeof doc, string?];
      const part = (from: unknown): string => String((key ? (from as Record<string, Record<string, string> | undefined>)[section]?.[key] : (from as Record<string, unknown>)[section]) ?? '').replaceAll(/\s/g, '');
      if (doc[section] !== undefined && part(doc) !== part(result.document)) complaints.push(`${layout.name}｜${name}：${pointer}的文字不同`);
    }
  }
  const cells = counted.right + counted.marked + counted.wrong;
  rows.push([layout.name, cells, counted.right, counted.marked, counted.needless, counted.wrong]);
  sum.cells += cells; sum.right += counted.right; sum.marked += counted.marked; sum.needless += counted.needless; sum.wrong += counted.wrong;
  process.stderr.write(`${layout.name}　${cells}格：${counted.right}对，${counted.marked}存疑（${counted.needless}不必），${counted.wrong}错而未标\n`);
}
await browser?.close();
for (const complaint of complaints) process.stderr.write(`  ${complaint}\n`);
rows.push(['合计', sum.cells, sum.right, sum.marked, sum.needless, sum.wrong]);
report({
  title: '导入准确率',
  method: `${sum.files}份文件：${layouts.length}种版式，每种写成${documents(DRAWN).length}份报告再读回，逐格与印在纸面上的比较。“不必”为读对而仍标为存疑的格数，含于存疑。`,
  columns: ['版式', '格数', '读对', '存疑', '其中不必', '错而未标'], rows,
  budgets: [
    { text: `至少30种版式：${layouts.length}种`, met: layouts.length >= 30 },
    { text: `错而未标的格数为0：${sum.wrong}`, met: sum.wrong === 0 },
    { text: `标题和各部分文字全部读对：${complaints.filter((line) => /标题|文字/.test(line)).length}处不同`, met: complaints.every((line) => !/标题|文字/.test(line)) },
  ],
});
