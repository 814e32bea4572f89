/** The machine's own clipboard, as a spreadsheet fills it and as a person reads it. */
import type { Page } from '@playwright/test';

export interface Clip { text: string; html?: string }

/**
 * Copies in another window of the same address that has no rules of its own, as a spreadsheet has none. `exactly`: by a
 * key press there, so that the HTML reaches the clipboard byte for byte; else through the Clipboard API, which writes
 * the HTML anew (quoted attributes, closed tags).
 */
export async function copyElsewhere(page: Page, { text, html }: Clip, exactly = false): Promise<void> {
  const sheet = await page.context().newPage();
  await sheet.route('**/another-sheet', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>表</title>' }));
  await sheet.goto(new URL('/another-sheet', page.url()).href);
  await sheet.evaluate(async (clip) => {
    if (clip.exactly) {
      document.addEventListener('copy', (event) => {
        event.preventDefault();
        event.clipboardData!.setData('text/plain', clip.text);
        if (clip.html !== undefined) event.clipboardData!.setData('text/html', clip.html);
      });
      return;
    }
    const parts: Record<string, Blob> = { 'text/plain': new Blob([clip.text], { type: 'text/plain' }) };
    if (clip.html !== undefined) parts['text/html'] = new Blob([clip.html], { type: 'text/html' });
    await navigator.clipboard.write([new ClipboardItem(parts)]);
  }, { text, html, exactly });
  if (exactly) await sheet.keyboard.press('Control+C');
  await sheet.close();
}

/** What is on the clipboard now, each form as it stands there. */
export async function onClipboard(page: Page): Promise<Clip> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : undefined);
    const html = await read('text/html');
    return { text: await read('text/plain') ?? '', ...(html === undefined ? {} : { html }) };
  });
}

/** A block as Excel puts it on the clipboard: its own namespaces, conditional comments, a style sheet, columns, unquoted attributes. */
export function excelHtml(block: readonly (readonly string[])[]): string {
  const cell = (text: string, first: boolean) => (/^[\d,]+$/.test(text)
    ? `<td ${first ? 'height=19 ' : ''}class=xl65 align=right width=72 style='mso-number-format:"\\#\\,\\#\\#0";border-left:none'>${first ? "<span style='mso-spacerun:yes'>&nbsp;</span>" : ''}${text}</td>`
    : text === '' ? "<td class=xl65 style='border-top:none'>　</td>" : `<td class=xl66 x:str>${text}</td>`);
  return `<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:x="urn:schemas-microsoft-com:office:excel"\nxmlns="http://www.w3.org/TR/REC-html40">
<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n<meta name=ProgId content=Excel.Sheet>\n<meta name=Generator content="Microsoft Excel 15">
<!--[if !mso]><style>\nv\\:* {behavior:url(#default#VML);}\n</style><table><tr><td>999</td></tr></table><![endif]-->
<style>\n<!--table\n\t{mso-displayed-decimal-separator:"\\.";\n\tmso-displayed-thousand-separator:"\\,";}\n.xl65\n\t{mso-style-parent:style0;\n\tmso-number-format:"\\#\\,\\#\\#0";}\n-->\n</style>\n</head>
<body link="#0563C1" vlink="#954F72">\n<table border=0 cellpadding=0 cellspacing=0 width=504 style='border-collapse:\n collapse;width:378pt'>
<!--StartFragment-->\n <col width=72 span=7 style='mso-width-source:userset;mso-width-alt:2304;width:54pt'>
${block.map((row) => ` <tr height=19 style='mso-height-source:userset;height:14.25pt'>\n${row.map((text, x) => `  ${cell(text, x === 0)}`).join('\n')}\n </tr>`).join('\n')}
<![if supportMisalignedColumns]>\n <tr height=0 style='display:none'>\n${(block[0] ?? []).map(() => "  <td width=72 style='width:54pt'></td>").join('\n')}\n </tr>\n <![endif]>
<!--EndFragment-->\n</table>\n</body>\n</html>`;
}

/** A block as the tab-separated text a spreadsheet writes beside its HTML. */
export const tabSeparated = (block: readonly (readonly string[])[]): string => `${block.map((row) => row.join('\t')).join('\r\n')}\r\n`;
