/** Bytes → text: byte order mark, the page's own word, then whichever of UTF-8 and GB18030 fits. */
import { ImportRefused } from './types';

const strict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const utf8 = strict('utf-8', bytes);
  if (utf8 !== null) {
    if (utf8.includes('\u0000')) throw new ImportRefused('这不是文本文件。');
    return utf8.replace(/^\ufeff/, '');
  }
  const chinese = strict('gb18030', bytes);
  if (chinese !== null && !chinese.includes('\u0000')) return chinese;
  throw new ImportRefused('文字编码不是UTF-8，也不是GB18030，无法读取。');
}
