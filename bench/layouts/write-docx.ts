/** Word files as offices write them: merged cells, text boxes, tracked changes, content controls. */
import { strToU8, zipSync } from 'fflate';
import type { Grid, PlacedCell, Printed } from './printed';

export interface DocxWays { textBox?: boolean; tracked?: boolean; controls?: boolean; splitRuns?: boolean; nested?: boolean; breaks?: boolean; autoNumber?: boolean }

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export function docx(printed: Printed, ways: DocxWays = {}): Uint8Array {
  const run = (text: string) => `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
  const runs = (text: string) => (ways.splitRuns ? text.match(/.{1,3}/gsu)?.map((piece) => `${run(piece)}<w:proofErr w:type="spellStart"/>`).join('') ?? '' : run(text)) + (ways.tracked ? '<w:del w:id="1" w:author="a"><w:r><w:delText>999</w:delText></w:r></w:del>' : '');
  const paragraph = (text: string) => `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${text === '' ? '' : ways.breaks && text.length > 6 && !/^\d/.test(text) ? `${runs(text.slice(0, 4))}<w:r><w:br/></w:r>${runs(text.slice(4))}` : runs(text)}</w:p>`;
  const cellXml = (cell: PlacedCell, merge: string) => {
    const body = `<w:tc><w:tcPr><w:tcW w:w="800" w:type="dxa"/>${cell.colSpan > 1 ? `<w:gridSpan w:val="${cell.colSpan}"/>` : ''}${merge}</w:tcPr>${paragraph(merge.includes('restart') || merge === '' ? cell.text : '')}</w:tc>`;
    return ways.controls && cell.pointer ? `<w:sdt><w:sdtPr/><w:sdtContent>${body}</w:sdtContent></w:sdt>` : body;
  };
  const tableXml = (grid: Grid) => {
    const rows = Array.from({ length: grid.rows }, (_, row) => grid.cells.filter((cell) => cell.row <= row && row < cell.row + cell.rowSpan).sort((a, b) => a.column - b.column)
      .map((cell) => cellXml(cell, cell.rowSpan > 1 ? (cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : '')).join(''));
    const made = `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="800"/>'.repeat(grid.columns)}</w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;
    return ways.nested ? `<w:tbl><w:tblPr/><w:tr><w:tc>${made}<w:p/></w:tc></w:tr></w:tbl><w:p/>` : `${made}<w:p/>`;
  };
  const boxed = (inner: string) => `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  const body = printed.blocks.map((block) => {
    if (block.kind === 'table') return ways.textBox && block.grid.id === 'disputes' ? boxed(tableXml(block.grid)) : tableXml(block.grid);
    return ways.textBox && block.role === 'title' ? boxed(`<w:p>${runs(block.text)}</w:p>`) : `<w:p>${runs(block.text)}</w:p>`;
  }).join('');
  const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"';
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'),
    'word/document.xml': strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${ns}><w:body>${body}</w:body></w:document>`),
  });
}
