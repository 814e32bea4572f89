/** Word files: paragraphs, tables with gridSpan and vMerge, text boxes. Read from the XML itself, nothing of it is run. */
import { load } from 'cheerio';
import type { Element } from 'domhandler';
import { openArchive, xmlOf } from './archive';
import { notDeep, notDeepText } from './depth';
import { ImportRefused, type Block, type Source, type SourceCell, type SourceTable } from './types';

export function readDocx(bytes: Uint8Array): Source {
  const xml = xmlOf(openArchive(bytes, (name) => name === 'word/document.xml'), 'word/document.xml');
  if (xml === null) throw new ImportRefused('这不是Word文档（缺少正文）。');
  const $ = notDeep(load(notDeepText(xml), { xml: true }));
  const blocks: Block[] = [];
  const elements = (parent: Element) => parent.children.filter((node): node is Element => node.type === 'tag');

  const textOf = (paragraph: Element): string => {
    let text = '';
    const walk = (node: Element): void => {
      for (const child of elements(node)) {
        if (child.name === 'w:t') text += $(child).text();
        else if (child.name === 'w:tab') text += '\t';
        else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n';
        // Deleted text, fallbacks of drawings and text boxes (read on their own) are not part of the line.
        else if (child.name !== 'w:del' && child.name !== 'mc:Fallback' && child.name !== 'w:txbxContent' && child.name !== 'w:tbl') walk(child);
      }
    };
    walk(paragraph);
    return text;
  };

  const tableOf = (table: Element): SourceTable => {
    const rows: SourceCell[][] = [];
    const open = new Map<number, SourceCell>();
    for (const row of elements(table).filter((child) => child.name === 'w:tr')) {
      const cells: SourceCell[] = [];
      let column = Number($(row).children('w\\:trPr').children('w\\:gridBefore').attr('w:val') ?? 0);
      for (const cell of elements(row).flatMap((child) => (child.name === 'w:tc' ? [child] : child.name === 'w:sdt' ? $(child).find('w\\:tc').toArray() : []))) {
        const properties = $(cell).children('w\\:tcPr');
        const colSpan = Math.max(1, Number(properties.children('w\\:gridSpan').attr('w:val') ?? 1));
        const merge = properties.children('w\\:vMerge');
        const text = $(cell).find('w\\:p').toArray().map(textOf).join(' ').replaceAll(/\s+/g, ' ').trim();
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
        const nested = $(child).find('w\\:tbl').toArray();
        if (nested.length > 0) nested.forEach((inner) => blocks.push({ kind: 'table', table: tableOf(inner) }));
        else blocks.push({ kind: 'table', table: tableOf(child) });
      } else if (child.name === 'w:p') {
        for (const line of textOf(child).split('\n')) if (line.trim()) blocks.push({ kind: 'text', text: line.trim() });
        // Each text box once: Word writes it twice, for new and for old readers.
        for (const box of $(child).find('w\\:txbxContent').toArray().filter((inner) => $(inner).parents('mc\\:Fallback').length === 0)) walk(box);
      } else if (child.name === 'w:sdt' || child.name === 'w:sdtContent' || child.name === 'w:body' || child.name === 'w:document') walk(child);
    }
  };
  const root = $.root().children().toArray()[0];
  if (root) walk(root);
  return { blocks, blankIsPrinted: true };
}
