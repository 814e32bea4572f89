/** PDF as printers of other makers write it: pieces of text with their places, a font that is named and not shipped, no tags, no title of the file. */

/** A line on A4 (595 × 842 points); without `x` it stands in the middle. `y` is that of its letters' feet, from the top. */
export interface PdfLine { text: string; size: number; y: number; x?: number; page?: number }

const PAGE = { width: 595, height: 842 };
const hex = (number: number) => number.toString(16).padStart(4, '0');
const utf16 = (letter: string) => Array.from({ length: letter.length }, (_, index) => hex(letter.charCodeAt(index))).join('');
const isNarrow = (letter: string) => letter.codePointAt(0)! < 0x2000;
const widthOf = (text: string, size: number) => [...text].reduce((sum, letter) => sum + (isNarrow(letter) ? 0.5 : 1) * size, 0);

export function pdfOfLines(lines: PdfLine[]): Uint8Array {
  const letters = [...new Set(lines.flatMap(({ text }) => [...text]))];
  const code = new Map(letters.map((letter, index) => [letter, index + 1]));
  const pages = Array.from({ length: Math.max(...lines.map(({ page = 1 }) => page)) }, (_, index) => lines.filter(({ page = 1 }) => page === index + 1)
    .map(({ text, size, y, x = (PAGE.width - widthOf(text, size)) / 2 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${PAGE.height - y} Tm <${[...text].map((letter) => hex(code.get(letter)!)).join('')}> Tj ET`).join('\n'));
  const maps = Array.from({ length: Math.ceil(letters.length / 100) }, (_, part) => letters.slice(part * 100, part * 100 + 100))
    .map((some) => `${some.length} beginbfchar\n${some.map((letter) => `<${hex(code.get(letter)!)}> <${utf16(letter)}>`).join('\n')}\nendbfchar`).join('\n');
  const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const [first, ...fixed] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${7 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /FZXBSJW /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FZXBSJW /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [${letters.filter(isNarrow).map((letter) => `${code.get(letter)} [500]`).join(' ')}] >>`,
    '<< /Type /FontDescriptor /FontName /FZXBSJW /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    stream(`/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${maps}\nendcmap end end`),
  ];
  const objects = [first!, ...fixed, ...pages.flatMap((text, index) => [`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${8 + index * 2} 0 R >>`, stream(text)])];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => { const at = file.length; file += `${index + 1} 0 obj\n${object}\nendobj\n`; return at; });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
