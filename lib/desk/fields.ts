/** Which fields a section has and what may be typed into each; everything else is refused. */
import type { ReportDocument } from '../report/document';
import { fenFromWanYuan } from '../report/amounts';
import { tokensOf } from '../report/document';
import { fenFromYuan } from '../report/fee-statement';
import { cellAt, cellsOf, formOf } from '../report/form';
import type { CellDef, FormVersion, Pointer, SectionId } from '../report/form/types';
import { readTyped } from '../report/typed';

export const LONGEST_TEXT = 20_000;
export const LONGEST_FIGURE = 40;
export const LONGEST_REMARK = 100;
export const MOST_EDITS = 400;

/** `figure`: a cell of a table. `notices`, `yuan`: the fee form of section six. */
export type FigureField = { kind: 'figure'; name: string; cell: CellDef } | { kind: 'notices'; name: string } | { kind: 'yuan'; name: string };
export type Field = { kind: 'text'; name: string } | FigureField;

const FEES: Record<Pointer, Field> = {
  '/informationFees/notices': { kind: 'notices', name: '信息处理费·收费通知件数' },
  '/informationFees/chargedYuan': { kind: 'yuan', name: '信息处理费·应收金额' },
  '/informationFees/collectedYuan': { kind: 'yuan', name: '信息处理费·实收金额' },
};

const cache = new Map<string, Map<Pointer, Field>>();

/** The fields of one section, by pointer. */
export function fieldsOf(format: FormVersion, section: SectionId): Map<Pointer, Field> {
  const key = `${format} ${section}`;
  let fields = cache.get(key);
  if (!fields) {
    const definition = formOf(format).sections.find((item) => item.id === section);
    fields = new Map<Pointer, Field>([
      ...(section === 'overview' ? [['/preface', { kind: 'text', name: '前言' }] as [Pointer, Field]] : []),
      ...(definition?.texts ?? []).map((text): [Pointer, Field] => [text.pointer, { kind: 'text', name: text.label }]),
      ...cellsOf(format).filter((cell) => cell.pointer.startsWith(`/${section}/`)).map((cell): [Pointer, Field] => [cell.pointer, { kind: 'figure', name: cell.name, cell }]),
      ...(section === 'other' ? Object.entries(FEES) : []),
    ]);
    cache.set(key, fields);
  }
  return fields;
}

const rowNames = new Map<FormVersion, ReadonlyMap<Pointer, string>>();

/** Rows of the tables (in 表四: procedures) as places of their own: their names by the pointer their cells share. */
export function rowsOf(format: FormVersion): ReadonlyMap<Pointer, string> {
  let names = rowNames.get(format);
  if (!names) {
    const rows = new Map<Pointer, CellDef[]>();
    for (const cell of cellsOf(format)) {
      const row = cell.pointer.split('/').slice(0, 3).join('/');
      rows.set(row, [...(rows.get(row) ?? []), cell]);
    }
    names = new Map([...rows].filter(([, cells]) => cells.length > 1).map(([row, [first]]) => [row, `${first!.rowLabel}（整行）`]));
    rowNames.set(format, names);
  }
  return names;
}

/** How people call the place a pointer names. */
export function nameOfPlace(format: FormVersion, pointer: Pointer): string {
  if (pointer === '') return '整份报告';
  const cell = cellAt(format, pointer);
  if (cell) return cell.name;
  if (FEES[pointer]) return FEES[pointer].name;
  if (pointer === '/preface') return '前言';
  const form = formOf(format);
  for (const section of form.sections) {
    const text = section.texts.find((item) => item.pointer === pointer);
    if (text) return section.texts.length > 1 ? `${section.heading}·${text.label}` : section.heading;
    if (pointer === `/${section.id}`) return section.heading;
  }
  return rowsOf(format).get(pointer) ?? pointer;
}

export interface ReadField {
  /** For the document; undefined when nothing stands there. An invalid figure is its typed text. */
  value: number | string | undefined;
  /** 件 or 分, null unless it is a figure. */
  figure: number | null;
  valid: boolean;
  reason?: string;
}

/** The same few texts (0, 12 …) stand in most of the 200 cells and are read at every save. */
const readings = { count: new Map<string, ReadField>(), money: new Map<string, ReadField>(), note: new Map<string, ReadField>(), notices: new Map<string, ReadField>(), yuan: new Map<string, ReadField>() };

/** Reads what was typed into a figure field. */
export function readField(field: FigureField, typed: string): ReadField {
  const known = readings[field.kind === 'figure' ? field.cell.kind : field.kind];
  let reading = known.get(typed);
  if (!reading) {
    if (known.size >= 2000) known.clear();
    known.set(typed, (reading = readAnew(field, typed)));
  }
  return reading;
}

function readAnew(field: FigureField, typed: string): ReadField {
  if (field.kind === 'yuan') {
    const plain = typed.normalize('NFKC').trim().replace(/^(\d{1,3}(?:,\d{3})+)(\.\d+)?$/, (whole) => whole.replaceAll(',', '')).replace(/^0+(?=\d)/, '');
    if (plain === '') return { value: undefined, figure: null, valid: true };
    const fen = fenFromYuan(plain);
    return fen === null ? { value: typed, figure: null, valid: false, reason: '应为不小于0的金额，单位元，小数不超过两位' } : { value: plain, figure: fen, valid: true };
  }
  const kind = field.kind === 'notices' ? 'count' : field.cell.kind;
  const read = readTyped(typed, kind);
  if (read.state === 'blank') return { value: undefined, figure: null, valid: true };
  if (read.state === 'invalid') return { value: typed, figure: null, valid: false, reason: read.reason };
  if (kind === 'note') return { value: read.value, figure: null, valid: true };
  return { value: read.value, figure: typeof read.value === 'number' ? read.value : fenFromWanYuan(read.value), valid: true };
}

/** Puts a value at a pointer of a document under construction. */
export function put(doc: ReportDocument, pointer: Pointer, value: unknown): void {
  const tokens = tokensOf(pointer), last = tokens.length - 1;
  let node = doc as unknown as Record<string, unknown>;
  for (let depth = 0; depth < last; depth += 1) node = (node[tokens[depth]!] ??= {}) as Record<string, unknown>;
  node[tokens[last]!] = value;
}
