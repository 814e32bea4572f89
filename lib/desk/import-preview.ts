/** What would be taken over from a file, set beside what stands in the report now: nothing is written by this. */
import type { ImportResult, Unread } from '../import/types';
import { valueAt } from '../report/document';
import { cellAt, formOf, SECTION_IDS } from '../report/form';
import type { Pointer, SectionId, TableDef } from '../report/form/types';
import { fieldsOf } from './fields';
import type { DeskReport } from './types';

export interface ImportPlace {
  pointer: Pointer;
  name: string;
  kind: 'figure' | 'text';
  /** As it stood in the file. */
  read: string;
  typed: string;
  remark?: string;
  now: string;
  nowRemark: string;
  /** Taking it over would change the report. */
  changed: boolean;
  /** Why a person should look at it before taking it over. */
  doubt?: string;
}

/** A cell of which nothing is taken over, and why a person should look at it. */
export interface ImportOpen { pointer: Pointer; name: string; read: string; reason: string }

export interface ImportSectionPreview {
  section: SectionId;
  heading: string;
  /** The official table, so that what was read is shown where it stands. */
  table?: TableDef;
  /** Doubtful cells without a proposal. */
  open: ImportOpen[];
  /** Totals the system computes, as the file prints them. */
  computed: Record<Pointer, string>;
  /** Places the file says something about and the report can take. */
  places: ImportPlace[];
  changes: number;
  /** Places and open cells a person should look at. */
  doubts: number;
}

export interface ImportPreview {
  fileName: string;
  /** What does not fit this report as a whole: another year, office or form. */
  differences: string[];
  sections: ImportSectionPreview[];
  unread: Unread[];
}

/** A value of a document as a person would type it. */
function asTyped(value: unknown): { typed: string; remark?: string } | null {
  if (typeof value === 'number') return { typed: String(value) };
  if (typeof value === 'string') return value.trim() === '' ? null : { typed: value };
  if (typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'number') {
    const remark = 'remark' in value && typeof value.remark === 'string' ? value.remark : '';
    return { typed: String(value.value), ...(remark ? { remark } : {}) };
  }
  return null;
}

/** Compares what was read with the report. Blank places of the file change nothing; printed totals are only compared where the system computes them. */
export function importPreview(report: Pick<DeskReport, 'year' | 'format' | 'organ' | 'totals' | 'cells' | 'texts' | 'document'>, fileName: string, result: ImportResult): ImportPreview {
  const { document } = result;
  const doubts = new Map(result.doubts.map((doubt) => [doubt.pointer, doubt]));
  const unread: Unread[] = [...result.unread];
  const differences = [
    ...(document.year === report.year || result.untitled ? [] : [`文件是${document.year}年的报告，本报告为${report.year}年`]),
    ...(document.organ.name === report.organ.name || document.organ.name.startsWith('（') ? [] : [`文件的机关为“${document.organ.name}”，本单位为“${report.organ.name}”`]),
    ...(document.format === report.format ? [] : [`文件用的是${document.format}年格式，本报告用${report.format}年格式，只有两种格式都有的项目可以导入`]),
  ];
  const taken = new Set<Pointer>();
  const sections = SECTION_IDS.flatMap((section): ImportSectionPreview[] => {
    const places: ImportPlace[] = [], open: ImportOpen[] = [], computed: Record<Pointer, string> = {};
    const leaveOpen = (pointer: Pointer, name: string, read: string, reason: string) => {
      open.push({ pointer, name, read, reason });
      unread.push({ what: read || '（空）', why: reason, where: name });
    };
    for (const [pointer, field] of fieldsOf(report.format, section)) {
      taken.add(pointer);
      const found = asTyped(valueAt(document, pointer));
      const doubt = doubts.get(pointer);
      if (field.kind === 'figure' && field.cell.sumOf && report.totals === 'derived') {
        const parts = field.cell.sumOf.map((part) => valueAt(document, part));
        const numbers = parts.map((part) => Number(asTyped(part)?.typed ?? Number.NaN));
        const sum = numbers.reduce((total, value) => total + value, 0);
        if (found && parts.every((part) => asTyped(part) !== null) && Number(found.typed) !== sum) leaveOpen(pointer, field.name, found.typed, `文件所印总计与各项之和${sum}不一致，总计由系统计算，不导入`);
        else if (doubt) leaveOpen(pointer, field.name, doubt.read, `${doubt.reason}；总计由系统计算，不导入`);
        else if (found) computed[pointer] = result.read[pointer] ?? found.typed;
        continue;
      }
      if (!found) {
        if (doubt) leaveOpen(pointer, field.name, doubt.read, doubt.reason);
        continue;
      }
      const now = (field.kind === 'text' ? report.texts[pointer] : report.cells[pointer]) ?? { typed: '' };
      const read = result.read[pointer] ?? found.typed;
      const nowRemark = 'remark' in now ? now.remark ?? '' : '';
      places.push({
        pointer, name: field.name, kind: field.kind === 'text' ? 'text' : 'figure', read, ...found, now: now.typed, nowRemark,
        changed: found.typed !== now.typed || (found.remark ?? nowRemark) !== nowRemark,
        ...(doubt ? { doubt: doubt.reason } : {}),
      });
    }
    if (places.length === 0 && open.length === 0) return [];
    const { heading, table } = formOf(report.format).sections.find((item) => item.id === section)!;
    return [{
      section, heading, ...(table ? { table } : {}), places, open, computed,
      changes: places.filter((place) => place.changed).length, doubts: places.filter((place) => place.doubt !== undefined).length + open.length,
    }];
  });
  // Rows of the old form stand in files of the new one as well (the undivided 其他处理).
  for (const [pointer, read] of Object.entries(result.read)) if (!taken.has(pointer)) unread.push({ what: read, why: '本年度格式没有这一项', where: (cellAt(document.format, pointer) ?? cellAt('2019', pointer))?.name ?? pointer });
  return { fileName, differences, sections, unread };
}
