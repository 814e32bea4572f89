/**
 * Which characters a TrueType font can show, from its cmap (formats 4 and 12). PDF/UA refuses a file with a character its
 * font lacks, so one emoji in a text must not stop a publication: it is shown as □ in the PDF, and kept everywhere else.
 */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const tables = font.readUInt16BE(4);
  let cmap = -1;
  for (let index = 0; index < tables; index += 1) if (font.toString('latin1', 12 + index * 16, 16 + index * 16) === 'cmap') cmap = font.readUInt32BE(12 + index * 16 + 8);
  if (cmap < 0) throw new Error('The font has no cmap table.');
  const ranges: [from: number, to: number][] = [];
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(at);
    if (format === 12) {
      for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) ranges.push([font.readUInt32BE(at + 16 + group * 12), font.readUInt32BE(at + 20 + group * 12)]);
    } else if (format === 4) {
      const double = font.readUInt16BE(at + 6);
      for (let segment = 0; segment < double; segment += 2) {
        const to = font.readUInt16BE(at + 14 + segment), from = font.readUInt16BE(at + 16 + double + segment);
        if (from !== 0xffff) ranges.push([from, to]);
      }
    }
  }
  ranges.sort((a, b) => a[0] - b[0]);
  return (codePoint) => {
    let low = 0, high = ranges.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [from, to] = ranges[middle]!;
      if (codePoint < from) high = middle - 1;
      else if (codePoint > to) low = middle + 1;
      else return true;
    }
    return false;
  };
}
