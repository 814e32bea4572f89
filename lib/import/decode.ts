/** Bytes → text: byte order mark, the page's own word, then whichever of UTF-8 and GB18030 fits. */
import { ImportRefused } from './types';

const strict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** A few bytes lost on the way (a page cut off in the middle of a letter) are no reason to refuse a whole report. */
const MOST_BROKEN = 50;
const loose = (encoding: string, bytes: Uint8Array) => {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, broken: text.split('\ufffd').length - 1 };
};

/** The text, and how many letters of it could not be read; those stand as \ufffd. */
export function decodeText(bytes: Uint8Array): { text: string; broken: number } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), broken: 0 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), broken: 0 };
  const utf8 = strict('utf-8', bytes);
  if (utf8 !== null) {
    if (utf8.includes('\u0000')) throw new ImportRefused('这不是文本文件。');
    return { text: utf8.replace(/^\ufeff/, ''), broken: 0 };
  }
  const chinese = strict('gb18030', bytes);
  const [best] = [loose('utf-8', bytes), ...(chinese === null ? [loose('gb18030', bytes)] : [])].sort((a, b) => a.broken - b.broken);
  // Whatever fits GB18030 without a fault is taken as that, unless it is UTF-8 with a scratch: those read as rare letters there.
  if (chinese !== null && !chinese.includes('\u0000') && (best!.broken > MOST_BROKEN || !/政府信息公开/.test(best!.text))) return { text: chinese, broken: 0 };
  if (best!.broken > MOST_BROKEN || best!.text.includes('\u0000') || !/[\u4e00-\u9fff]{2}/.test(best!.text)) throw new ImportRefused('文字编码不是UTF-8，也不是GB18030，无法读取。');
  return { text: best!.text.replace(/^\ufeff/, ''), broken: best!.broken };
}
