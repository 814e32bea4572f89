/** Word files: paragraphs, tables with gridSpan and vMerge, text boxes. Read from the XML itself, nothing of it is run. */
import { load } from 'cheerio';
import type { Element } from 'domhandler';
import { openArchive, xmlOf } from './archive';
import { notDeep, notDeepText } from './depth';
import { looksOf } from './docx-look';
import { numberingOf } from './docx-numbering';
import { noted, struck } from './figures';
import { ImportRefused, type Block, type Source, type SourceCell, type SourceTable, type Unread } from './types';

/** Where Word keeps text that is not in the line of the document. */
const ASIDE: [RegExp, string][] = [[/^word\/footnotes\d*\.xml$/, '脚注'], [/^word\/endnotes\d*\.xml$/, '尾注'], [/^word\/comments\d*\.xml$/, '批注'], [/^word\/header\d*\.xml$/, '页眉'], [/^word\/footer\d*\.xml$/, '页脚']];

/** What stands around rows and cells without being one. */
const WRAPPERS = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);

export function readDocx(bytes: Uint8Array): Source {
  const entries = openArchive(bytes, (name) => /^word\/(document|numbering|styles)\d*\.xml$/.test(name) || ASIDE.some(([pattern]) => pattern.test(name)));
  // Word on the web numbers its parts: document2.xml, styles2.xml.
  const part = (kind: string) => xmlOf(entries, [...entries.keys()].find((name) => name.replace(/\d*\.xml$/, '') === `word/${kind}`) ?? '');
  const xml = part('document');
  if (xml === null) throw new ImportRefused('这不是Word文档（缺少正文）。');
  const $ = notDeep(load(notDeepText(xml), { xml: true }));
  const numberOf = numberingOf(part('numbering'), part('styles'));
  const lookOf = looksOf(part('styles'));
  const blocks: Block[] = [];
  const elements = (parent: Element) => parent.children.filter((node): node is Element => node.type === 'tag');

  const runIs = (run: Element, name: string) => { const found = $(run).children('w\\:rPr').children(name).get(0); return found ? $(found).attr('w:val') ?? '1' : null; };
  const hidden = (run: Element) => !['0', 'false', null].includes(runIs(run, 'w\\:vanish'));
  const crossed = (run: Element) => ['w\\:strike', 'w\\:dstrike'].some((name) => !['0', 'false', null].includes(runIs(run, name)));
  const textOf = (paragraph: Element): string => {
    let text = numberOf($, paragraph);
    const walk = (node: Element): void => {
      for (const child of elements(node)) {
        if (child.name === 'w:r' && hidden(child)) continue;
        if (child.name === 'w:r' && crossed(child)) text += struck($(child).children('w\\:t').text());
        else if (child.name === 'w:r' && runIs(child, 'w\\:vertAlign') === 'superscript') text += noted($(child).children('w\\:t').text());
        else if (child.name === 'w:t') text += $(child).text();
        else if (child.name === 'm:t') text += $(child).text();
        else if (child.name === 'w:noBreakHyphen') text += '-';
        else if (child.name === 'w:tab') text += '\t';
        else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n';
        // Deleted text, fallbacks of drawings and text boxes (read on their own) are not part of the line.
        else if (child.name !== 'w:del' && child.name !== 'w:moveFrom' && child.name !== 'mc:Fallback' && child.name !== 'w:txbxContent' && child.name !== 'w:tbl') walk(child);
      }
    };
    walk(paragraph);
    return text;
  };

  // Rows and cells may stand in content controls, and in changes nobody has accepted yet.
  const within = (parent: Element, name: string): Element[] => elements(parent).flatMap((child) => (child.name === name ? [child] : WRAPPERS.has(child.name) ? within(child, name) : []));
  const tableOf = (table: Element): SourceTable => {
    const rows: SourceCell[][] = [];
    const open = new Map<number, SourceCell>();
    for (const row of within(table, 'w:tr')) {
      const cells: SourceCell[] = [];
      let column = Number($(row).children('w\\:trPr').children('w\\:gridBefore').attr('w:val') ?? 0);
      for (const cell of within(row, 'w:tc')) {
        const properties = $(cell).children('w\\:tcPr');
        const colSpan = Math.max(1, Number(properties.children('w\\:gridSpan').attr('w:val') ?? 1));
        const merge = properties.children('w\\:vMerge');
        const text = $(cell).find('w\\:p').toArray().filter((line) => $(line).parents('mc\\:Fallback').length === 0).map(textOf).join(' ').replaceAll(/\s+/g, ' ').trim();
        const above = open.get(column);
        if (merge.length > 0 && merge.attr('w:val') !== 'restart' && above) above.rowSpan += 1;
        else {
          const made: SourceCell = { text, rowSpan: 1, colSpan };
          cells.push(made);
          if (merge.attr('w:val') === 'restart') open.set(column, made);
          else open.delete(column);
        }
        column += colSpan;
      }
      rows.push(cells);
    }
    return { rows };
  };

  const walk = (parent: Element): void => {
    for (const child of elements(parent)) {
      if (child.name === 'w:tbl') {
        // A table that only lays out the page holds the real ones, and text between them.
        if ($(child).find('w\\:tbl').length > 0) $(child).find('w\\:tc').toArray().filter((cell) => $(cell).closest('w\\:tbl').is(child)).forEach(walk);
        else blocks.push({ kind: 'table', table: tableOf(child) });
      } else if (child.name === 'w:p') {
        const look = lookOf($, child);
        for (const line of textOf(child).split('\n')) if (line.trim()) blocks.push({ kind: 'text', text: line.trim(), look });
        // Each text box once: Word writes it twice, for new and for old readers.
        for (const box of $(child).find('w\\:txbxContent').toArray().filter((inner) => $(inner).parents('mc\\:Fallback').length === 0)) walk(box);
      } else if (['w:body', 'w:document'].includes(child.name) || WRAPPERS.has(child.name)) walk(child);
    }
  };
  const root = $.root().children().toArray()[0];
  if (root) walk(root);
  const unread: Unread[] = [...entries.keys()].sort().flatMap((name) => {
    const place = ASIDE.find(([pattern]) => pattern.test(name))?.[1];
    const aside = place === undefined ? null : notDeep(load(notDeepText(xmlOf(entries, name)!), { xml: true }));
    return aside ? aside('w\\:p').toArray().map((line) => aside(line).find('w\\:t').text().trim()).filter((text) => text !== '' && !/^[—–\-\s\d]+$/.test(text)).map((what) => ({ what, why: `Word的${place}，没有放进正文`, where: place! })) : [];
  });
  const hiddenText = $('w\\:r').toArray().filter(hidden).map((run) => $(run).text()).join('').trim();
  if (hiddenText) unread.push({ what: hiddenText, why: '设为隐藏的文字，没有读入', where: '正文' });
  const pictures = new Set($('w\\:drawing, w\\:pict').toArray().filter((drawing) => $(drawing).find('pic\\:pic, v\\:imagedata').length > 0 && $(drawing).parents('mc\\:Fallback').length === 0)).size;
  if (pictures > 0) unread.push({ what: `${pictures}张图片`, why: '图片里的文字和表格没有读入', where: '正文' });
  const embedded = $('w\\:object, c\\:chart, dgm\\:relIds').toArray().filter((one) => $(one).parents('mc\\:Fallback').length === 0).length + $('w\\:altChunk').length;
  if (embedded > 0) unread.push({ what: `${embedded}个嵌入的对象`, why: '嵌入的表格、图表或文件没有读入', where: '正文' });
  return { blocks, blankIsPrinted: true, unread };
}
