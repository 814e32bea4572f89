/** DOCX and XLSX opened by an independent program (LibreOffice): what it shows is what the report says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import type { ReportDocument } from '../report/document';
import { formOf } from '../report/form';
import { goldenOf, pagesOf, worst } from './golden-pages';
import { placesOf } from './grid';
import { exportReport } from './index';

const folder = mkdtempSync(join(tmpdir(), 'gouji-office-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { report } = JSON.parse(readFileSync(join(import.meta.dirname, '../report/fixtures/07_suqian_city_2024.json'), 'utf8')) as { report: ReportDocument };
const tables = formOf(report.format).sections.flatMap((section) => (section.table ? [section.table] : []));
/** Letters of another renderer and of the machine's own fonts: only the places of things are compared. */
const OTHER_RENDERER = 0.25;

function converted(name: string, bytes: Uint8Array, to: string): string[] {
  const before = new Set(readdirSync(folder));
  writeFileSync(join(folder, name), bytes);
  const { status, stderr, error } = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', folder, join(folder, name)], { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`soffice (libreoffice): ${error?.message ?? stderr}`);
  return readdirSync(folder).filter((file) => !before.has(file) && file !== name && file !== 'profile').sort().map((file) => join(folder, file));
}

it('the DOCX has the pages that were looked at', async () => {
  const [pdf] = converted('report.docx', await exportReport('docx', report) as Uint8Array, 'pdf');
  const pages = pagesOf(readFileSync(pdf!));
  expect(worst(goldenOf('suqian-2024-docx', pages), pages)).toBeLessThanOrEqual(OTHER_RENDERER);
});

it('the DOCX holds every heading and every figure, in printed order', async () => {
  const [file] = converted('text.docx', await exportReport('docx', report) as Uint8Array, 'txt:Text (encoded):UTF8');
  const text = readFileSync(file!, 'utf8').replace(/\s/g, '');
  let at = 0;
  for (const section of formOf(report.format).sections) {
    const parts = [section.heading, ...(section.table ? placesOf(report, section.table).places.map((place) => place.text) : [])];
    for (const part of parts.map((part) => part.replace(/\s/g, '')).filter(Boolean)) {
      const found = text.indexOf(part, at);
      expect(found, `${section.heading} ${part}`).toBeGreaterThanOrEqual(at);
      at = found + part.length;
    }
  }
});

it('the XLSX without its stored results comes to the same totals by its formulas', async () => {
  const files = unzipSync(await exportReport('xlsx', report) as Uint8Array);
  let formulas = 0;
  for (const [name, content] of Object.entries(files)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    files[name] = strToU8(strFromU8(content).replace(/(<f>[^<]+<\/f>)<v>[^<]*<\/v>/g, (_, formula: string) => { formulas += 1; return formula; }));
  }
  expect(formulas).toBeGreaterThan(30);
  const sheets = converted('report.xlsx', zipSync(files), 'csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,-1');
  for (const table of tables) {
    const sheet = readFileSync(sheets.find((path) => path.endsWith(`-${table.shortName}.csv`))!, 'utf8').split('\n').map((line) => line.split('\t'));
    for (const { cell, text, row, column } of placesOf(report, table).places) if (cell.kind === 'figure') expect(sheet[row + 2]?.[column] ?? '', cell.pointer).toBe(text);
  }
});

it.each(['docx', 'xlsx'] as const)('every part of the %s is declared, linked and stands inside the file', async (kind) => {
  const files = unzipSync(await exportReport(kind, report) as Uint8Array), names = new Set(Object.keys(files).filter((name) => !name.endsWith('/')));
  const types = strFromU8(files['[Content_Types].xml']!);
  for (const [, part] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(names, part).toContain(part);
  for (const name of names) expect(name === '[Content_Types].xml' || types.includes(`PartName="/${name}"`) || types.includes(`Extension="${name.split('.').at(-1)}"`), name).toBe(true);
  for (const name of [...names].filter((path) => path.endsWith('.rels'))) {
    const relations = strFromU8(files[name]!), base = name.replace(/_rels\/[^/]+$/, '');
    expect(relations).not.toContain('TargetMode="External"');
    for (const [, target] of relations.matchAll(/Target="([^"]+)"/g)) expect(names, `${name} ${target}`).toContain(target!.startsWith('/') ? target!.slice(1) : join(base, target!));
  }
});
