/** A marked block of the grid on its way to the clipboard. */
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A block as the two clipboard forms that Excel, WPS and Word read. */
export function clipboardFromBlock(block: string[][]): { text: string; html: string } {
  return {
    text: block.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n'),
    html: `<table>${block.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('')}</table>`,
  };
}
