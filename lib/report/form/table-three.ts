/** Table three of both forms: its rows, columns and official layout (国办公开办函〔2021〕30号, 〔2019〕60号). */
import { APPLICANT_KEYS } from '../document';
import type { FigureCell, PrintedCell, PrintedRow, TableDef } from './types';

export const COLUMN_KEYS = [...APPLICANT_KEYS, 'total'] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

export const COLUMN_LABELS: Record<ColumnKey, string> = {
  naturalPerson: '自然人', enterprise: '商业企业', research: '科研机构', publicWelfare: '社会公益组织',
  legalService: '法律服务机构', otherOrganisation: '其他', total: '总计',
};

export const CORNER = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

export interface ApplicationRowDef {
  code: string;
  /** Label exactly as printed in its own cell. */
  label: string;
  /** Printed label of the group the row stands in, e.g. （三）不予公开. */
  group?: string;
  /** One of the outcome rows that （七）总计 sums. */
  outcome: boolean;
}

export const RESULT_LABEL = '三、本年度办理结果';

export const applicationPointer = (code: string, column: string) => `/applications/${code}/${column}`;

/** Short name of a row for messages: 不予公开·属于国家秘密. */
export function rowName(row: ApplicationRowDef): string {
  const plain = (label: string) => label.replace(/^[一二三四]、|^（[一二三四五六七]）|^\d\./, '').replace(/（区分处理.*$/, '');
  return row.group ? `${plain(row.group)}·${plain(row.label)}` : plain(row.label);
}

/** Table three of a form as printed. */
export function tableThree(rows: ApplicationRowDef[]): TableDef {
  const label = (text: string, id: string, more: Partial<Extract<PrintedCell, { kind: 'label' }>> = {}): PrintedCell => ({ kind: 'label', id, text, scope: 'col', ...more });
  const head: PrintedRow[] = [
    { code: 'head-1', cells: [
      label(CORNER, 't3-corner', { colSpan: 3, rowSpan: 3, corner: true }),
      label('申请人情况', 't3-applicants', { colSpan: 7, scope: 'colgroup' }),
    ] },
    { code: 'head-2', cells: [
      label('自然人', 't3-c-naturalPerson', { rowSpan: 2 }),
      label('法人或其他组织', 't3-organisations', { colSpan: 5, scope: 'colgroup' }),
      label('总计', 't3-c-total', { rowSpan: 2 }),
    ] },
    { code: 'head-3', cells: (['enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'] as const).map((key) => label(COLUMN_LABELS[key], `t3-c-${key}`)) },
  ];
  const results = rows.filter((row) => row.code.startsWith('3'));
  const body: PrintedRow[] = rows.map((row) => {
    const cells: PrintedCell[] = [];
    const rowId = `t3-r-${row.code}`;
    const heads: string[] = [];
    if (row === results[0]) cells.push(label(RESULT_LABEL, 't3-results', { rowSpan: results.length, scope: 'rowgroup' }));
    if (row.code.startsWith('3')) heads.push('t3-results');
    if (row.group) {
      const inGroup = rows.filter((other) => other.group === row.group);
      const groupId = `t3-g-${inGroup[0]!.code}`;
      if (inGroup[0] === row) cells.push(label(row.group, groupId, { rowSpan: inGroup.length, scope: 'rowgroup' }));
      heads.push(groupId);
    }
    const span = row.group ? 1 : row.code.startsWith('3') ? 2 : 3;
    cells.push(label(row.label, rowId, { scope: 'row', ...(span > 1 ? { colSpan: span } : {}) }));
    for (const column of COLUMN_KEYS) {
      const columnHeads = ['t3-applicants', ...(column === 'naturalPerson' || column === 'total' ? [] : ['t3-organisations']), `t3-c-${column}`];
      cells.push({ kind: 'figure', pointer: applicationPointer(row.code, column), headers: [...heads, rowId, ...columnHeads] });
    }
    return { code: row.code, cells };
  });
  return { id: 'applications', shortName: '表三', caption: '收到和处理政府信息公开申请情况', columns: 10, widths: [5, 9, 26, 8.5, 8.5, 8.5, 8.5, 8.5, 8.5, 9], head, body };
}

/** The figures of table three, in printed order. */
export function applicationCells(rows: ApplicationRowDef[]): FigureCell[] {
  const outcomeCodes = rows.filter((row) => row.outcome).map((row) => row.code);
  return rows.flatMap((row) => COLUMN_KEYS.map((column): FigureCell => {
    const sumOf = column === 'total'
      ? APPLICANT_KEYS.map((key) => applicationPointer(row.code, key))
      : row.code === '3.7' ? outcomeCodes.map((code) => applicationPointer(code, column)) : undefined;
    return {
      pointer: applicationPointer(row.code, column), kind: 'count', unit: '件',
      rowLabel: rowName(row), columnLabel: COLUMN_LABELS[column], name: `表三·${COLUMN_LABELS[column]}·${rowName(row)}`,
      ...(sumOf ? { sumOf } : {}),
    };
  }));
}
