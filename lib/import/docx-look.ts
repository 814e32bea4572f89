/** How a paragraph of a Word file is set: the size of its letters and whether it is centred, given directly or by its style. */
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { notDeep, notDeepText } from './depth';
import type { Look } from './types';

/** 小二, 18 pt, in half points: larger than any text of a report. */
const LARGE = 36;
interface Setting { size?: number; centred?: boolean }

/** Gives each paragraph its look; the paragraph itself is what its lines have in common. */
export function looksOf(stylesXml: string | null): ($: CheerioAPI, paragraph: Element) => Look {
  const set = ($: CheerioAPI, paragraphs: Element | undefined, runs: Element | undefined): Setting => {
    const size = runs ? Number($(runs).children('w\\:sz').first().attr('w:val')) : Number.NaN, aligned = paragraphs ? $(paragraphs).children('w\\:jc').first().attr('w:val') : undefined;
    return { ...(Number.isFinite(size) ? { size } : {}), ...(aligned === undefined ? {} : { centred: aligned === 'center' }) };
  };
  const styles = stylesXml === null ? null : notDeep(load(notDeepText(stylesXml), { xml: true }));
  const ofStyle = new Map<string, Setting & { basedOn?: string }>();
  let usual: Setting = {}, standard: string | undefined;
  if (styles) {
    usual = set(styles, styles('w\\:docDefaults > w\\:pPrDefault > w\\:pPr').get(0), styles('w\\:docDefaults > w\\:rPrDefault > w\\:rPr').get(0));
    for (const style of styles('w\\:style').toArray()) {
      const id = styles(style).attr('w:styleId') ?? '', basedOn = styles(style).children('w\\:basedOn').attr('w:val');
      ofStyle.set(id, { ...set(styles, styles(style).children('w\\:pPr').get(0), styles(style).children('w\\:rPr').get(0)), ...(basedOn ? { basedOn } : {}) });
      if (styles(style).attr('w:type') === 'paragraph' && ['1', 'true'].includes(styles(style).attr('w:default') ?? '')) standard = id;
    }
  }
  const inherited = (name: string | undefined): Setting => {
    const found: Setting = {};
    for (let style = name, steps = 0; style && steps < 10; style = ofStyle.get(style)?.basedOn, steps += 1) {
      const own = ofStyle.get(style);
      if (own?.size !== undefined) found.size ??= own.size;
      if (own?.centred !== undefined) found.centred ??= own.centred;
    }
    return { ...usual, ...found };
  };
  return ($, paragraph) => {
    const properties = $(paragraph).children('w\\:pPr').get(0);
    const run = $(paragraph).find('w\\:r').toArray().find((one) => $(one).children('w\\:t').text().trim() !== '');
    const { size, centred } = { ...inherited(properties ? $(properties).children('w\\:pStyle').first().attr('w:val') ?? standard : standard), ...set($, properties, run ? $(run).children('w\\:rPr').get(0) : undefined) };
    return { paragraph, ...(size === undefined ? {} : { size, ...(size >= LARGE ? { large: true } : {}) }), ...(centred ? { middle: 0 } : {}) };
  };
}
