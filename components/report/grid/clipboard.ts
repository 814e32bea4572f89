/** Blocks copied from Excel, WPS, Word or a web page, read into cells; paste-plan.ts lays them over the grid. */

/** A block of pasted texts. `null` is a place covered by a merged cell, or past the end of a short row: nothing is pasted there, nothing is cleared. */
export type Block = (string | null)[][];

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", emsp: ' ', ensp: ' ', mdash: '—', ndash: '–', minus: '-' };
const decode = (html: string) => html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) =>
  decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(parseInt(hex, 16)) : ENTITIES[String(name).toLowerCase()] ?? whole);

const spanOf = (attributes: string, name: string) => Math.min(Math.max(Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1), 1), 200);

// An attribute may hold a “>” between its quotes (formulas do).
const ROWS_AND_CELLS = /<tr\b(?:[^>=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["']))*>|<t([dh])\b((?:[^>=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["']))*)>([\s\S]*?)(?=<\/t\1>|<t[dhr]\b|<\/tr>|<\/table>)/gi;
const TAG = /<\/?[a-z!?](?:[^>=]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["']))*>/gi;

/** The first table of an HTML fragment with merged cells laid out on their grid; null when there is none. No script or style is looked at. */
export function blockFromHtml(html: string): Block | null {
  const table = /<table\b[\s\S]*?<\/table>/i.exec(html.replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi, ''))?.[0];
  if (!table) return null;
  const block: Block = [], hidden = new Set<number>();
  let row = -1;
  for (const match of table.matchAll(ROWS_AND_CELLS)) {
    if (match[1] === undefined) {
      row += 1;
      block[row] ??= [];
      if (/display\s*:\s*none/i.test(match[0])) hidden.add(row);
      continue;
    }
    if (row < 0) row = 0;
    const attributes = match[2] ?? '';
    const text = decode((match[3] ?? '').replace(/<br\s*\/?>|<\/p>/gi, ' ').replace(TAG, '')).replace(/\s+/g, ' ').trim();
    let column = 0;
    while (block[row]?.[column] !== undefined) column += 1;
    const down = spanOf(attributes, 'rowspan'), across = spanOf(attributes, 'colspan');
    for (let y = row; y < row + down; y += 1) for (let x = column; x < column + across; x += 1) (block[y] ??= [])[x] = y === row && x === column ? text : null;
  }
  // Excel ends a table of uneven columns with a hidden row of empty cells. Pasted, it would clear the row below the block.
  while (hidden.has(block.length - 1) && block.at(-1)!.every((cell) => !cell)) block.pop();
  const width = Math.max(0, ...block.map((cells) => cells.length));
  const whole = block.map((cells) => Array.from({ length: width }, (_, x) => cells[x] ?? null));
  return whole.length && width ? whole : null;
}

/** Tab-separated text as spreadsheets write it, with quoted cells that hold line breaks. */
export function blockFromText(text: string): Block {
  const rows: string[][] = [[]];
  let cell = '', quoted = false, fresh = true;
  const push = () => { rows.at(-1)!.push(cell.trim()); cell = ''; fresh = true; };
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]!;
    if (quoted) {
      if (character === '"' && text[i + 1] === '"') { cell += '"'; i += 1; }
      else if (character === '"') quoted = false;
      else cell += character === '\n' || character === '\r' ? ' ' : character;
    } else if (character === '"' && fresh) { quoted = true; fresh = false; }
    else if (character === '\t') push();
    else if (character === '\r' || character === '\n') {
      if (character === '\r' && text[i + 1] === '\n') i += 1;
      push();
      rows.push([]);
    } else { cell += character; fresh = false; }
  }
  push();
  while (rows.length > 1 && rows.at(-1)!.every((item) => item === '')) rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => Array.from({ length: width }, (_, x) => row[x] ?? null));
}

/** The block of a paste: the table when the source wrote one, else the text. */
export function blockFromClipboard(html: string, text: string): Block {
  return blockFromHtml(html) ?? blockFromText(text);
}
