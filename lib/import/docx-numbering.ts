/** The numbers Word sets before its paragraphs: they stand in no text of the file, but 一、 and （一） are often written so. */
import { load, type CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { notDeep, notDeepText } from './depth';

interface Level { format: string; text: string; start: number }

const CHINESE = '〇一二三四五六七八九';
function chinese(value: number): string {
  if (value < 10) return CHINESE[value]!;
  if (value < 100) return `${value < 20 ? '' : CHINESE[Math.floor(value / 10)]}十${value % 10 ? CHINESE[value % 10] : ''}`;
  return String(value);
}

function written(value: number, format: string): string {
  if (/chinese|japaneseCounting|taiwaneseCounting|ideographDigital|koreanCounting/i.test(format)) return chinese(value);
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese') return value <= 20 ? String.fromCodePoint(0x245f + value) : String(value);
  if (format === 'upperLetter') return String.fromCharCode(64 + ((value - 1) % 26) + 1);
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((value - 1) % 26) + 1);
  return format === 'bullet' || format === 'none' ? '' : String(value);
}

const parsed = (xml: string | null): CheerioAPI | null => (xml === null ? null : notDeep(load(notDeepText(xml), { xml: true })));

/** Gives each paragraph, asked in the order of the document, the number Word would print before it; '' for none. */
export function numberingOf(numberingXml: string | null, stylesXml: string | null): ($: CheerioAPI, paragraph: Element) => string {
  const numbering = parsed(numberingXml);
  if (!numbering) return () => '';
  const value = ($: CheerioAPI, element: Element | undefined, name: string) => (element ? $(element).children(name).first().attr('w:val') : undefined);
  const abstracts = new Map<string, Map<number, Level>>();
  for (const abstract of numbering('w\\:abstractNum').toArray()) {
    abstracts.set(numbering(abstract).attr('w:abstractNumId') ?? '', new Map(numbering(abstract).children('w\\:lvl').toArray().map((level) => [
      Number(numbering(level).attr('w:ilvl') ?? 0),
      { format: value(numbering, level, 'w\\:numFmt') ?? 'decimal', text: value(numbering, level, 'w\\:lvlText') ?? '', start: Number(value(numbering, level, 'w\\:start') ?? 1) || 0 },
    ])));
  }
  const lists = new Map(numbering('w\\:num').toArray().map((list) => [numbering(list).attr('w:numId') ?? '', value(numbering, list, 'w\\:abstractNumId') ?? '']));
  const styles = parsed(stylesXml);
  const ofStyle = new Map<string, { list?: string; level?: number; basedOn?: string }>();
  for (const style of styles?.('w\\:style').toArray() ?? []) {
    const numbered = styles!(style).children('w\\:pPr').children('w\\:numPr').get(0);
    const list = value(styles!, numbered, 'w\\:numId'), level = value(styles!, numbered, 'w\\:ilvl'), basedOn = value(styles!, style, 'w\\:basedOn');
    ofStyle.set(styles!(style).attr('w:styleId') ?? '', { ...(list ? { list } : {}), ...(level ? { level: Number(level) } : {}), ...(basedOn ? { basedOn } : {}) });
  }
  const inherited = (name: string | undefined): { list?: string; level?: number } => {
    const found: { list?: string; level?: number } = {};
    for (let style = name, steps = 0; style && steps < 10; style = ofStyle.get(style)?.basedOn, steps += 1) {
      const own = ofStyle.get(style);
      if (own?.list !== undefined) found.list ??= own.list;
      if (own?.level !== undefined) found.level ??= own.level;
    }
    return found;
  };
  const counts = new Map<string, number[]>();
  return ($, paragraph) => {
    const properties = $(paragraph).children('w\\:pPr').get(0);
    if (!properties) return '';
    const own = $(properties).children('w\\:numPr').get(0), style = inherited(value($, properties, 'w\\:pStyle'));
    const list = value($, own, 'w\\:numId') ?? style.list, level = Number(value($, own, 'w\\:ilvl') ?? style.level ?? 0);
    const abstract = list === undefined ? undefined : lists.get(list);
    const levels = abstract === undefined ? undefined : abstracts.get(abstract);
    const here = levels?.get(level);
    if (!levels || !here || !Number.isInteger(level) || level < 0 || level > 8) return '';
    // Lists made from one definition go on counting together.
    const counters = counts.get(abstract!) ?? [];
    counts.set(abstract!, counters);
    counters[level] = (counters[level] ?? here.start - 1) + 1;
    counters.length = level + 1;
    return here.text.replaceAll(/%([1-9])/g, (_, digit: string) => {
      const other = levels.get(Number(digit) - 1);
      return other ? written(counters[Number(digit) - 1] ?? other.start, other.format) : '';
    });
  };
}
