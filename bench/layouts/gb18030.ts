/** GB18030 of a text, for the two-byte letters of GBK: the platform only decodes, so the table is made by decoding once. */
let table: Map<string, [number, number]> | null = null;

export default function gb18030(text: string): Uint8Array {
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let first = 0x81; first <= 0xfe; first += 1) for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second === 0x7f) continue;
      const letter = decoder.decode(new Uint8Array([first, second]));
      if ([...letter].length === 1 && !table.has(letter)) table.set(letter, [first, second]);
    }
  }
  const bytes: number[] = [];
  for (const letter of text) {
    const pair = table.get(letter);
    if (letter.charCodeAt(0) < 0x80) bytes.push(letter.charCodeAt(0));
    else if (pair) bytes.push(...pair);
    else throw new Error(`Not in the table: ${letter}`);
  }
  return new Uint8Array(bytes);
}
