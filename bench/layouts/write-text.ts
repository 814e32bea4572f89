/** Markdown and plain text, as converters leave them: merged cells fall apart, their text stands in the first place. */
import { rowsOf, type Grid, type Printed } from './printed';

const dense = (grid: Grid): string[][] => {
  const rows = Array.from({ length: grid.rows }, () => Array<string>(grid.columns).fill(''));
  for (const row of rowsOf(grid)) for (const cell of row) rows[cell.row]![cell.column] = cell.text.replaceAll('|', '\\|');
  return rows;
};

export function markdown(printed: Printed): string {
  return printed.blocks.map((block) => {
    if (block.kind === 'text') return block.role === 'title' ? `# ${block.text}` : block.role === 'heading' ? `## ${block.text}` : block.role === 'aspect' ? `### ${block.text}` : block.text;
    const [first, ...rest] = dense(block.grid);
    return [first!, first!.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`).join('\n');
  }).join('\n\n');
}

/** Tables by tabs (copied from Word), or set out with blanks. */
export function plainText(printed: Printed, way: 'tabs' | 'blanks'): string {
  const wide = (text: string) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? 2 : 1), 0);
  return printed.blocks.map((block) => {
    if (block.kind === 'text') return `${block.role === 'body' ? '　　' : ''}${block.text}`;
    const rows = dense(block.grid);
    if (way === 'tabs') return rows.map((row) => row.join('\t')).join('\n');
    const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => wide(row[column]!))) + 2);
    return rows.map((row) => row.map((text, column) => text + ' '.repeat(widths[column]! - wide(text))).join('').trimEnd()).join('\n');
  }).join('\n\n');
}
