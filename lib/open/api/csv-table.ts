/** Rows as CSV for machines and spreadsheets: UTF-8 with byte order mark, a head even when there is no row. */
import { csvField } from '../../export/csv';

/** A signed figure is data, no formula: it stays as it is. */
const field = (text: string): string => (/^[+-]?\d+(\.\d+)?$/.test(text) ? text : csvField(text));

/** Lists inside a field are separated by blanks; nothing stands for null. */
export function csvTable(columns: string[], rows: Record<string, unknown>[]): string {
  const line = (row: Record<string, unknown>) => columns.map((column) => { const value = row[column]; return field(Array.isArray(value) ? value.join(' ') : String(value ?? '')); }).join(',');
  return `\ufeff${[columns.join(','), ...rows.map(line)].join('\r\n')}\r\n`;
}
