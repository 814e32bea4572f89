/**
 * Half-width punctuation and blanks in Chinese text (GB/T 15834—2011; figures stand without blanks in official
 * documents), straight quotation marks, doubled marks, full-width digits.
 */
import type { ProofHint } from './hint';

const FULL: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' };
const CHINESE = /[\u4e00-\u9fff，。、；：？！（）《》“”‘’【】〔〕％]/;
const WIDTH_NOTE = '中文文稿使用全角标点（GB/T 15834—2011）。';

/** The nearest character that is no blank, on either side. */
function neighbour(text: string, at: number, step: 1 | -1): string {
  let place = at + step;
  while (text[place] === ' ' || text[place] === '\u3000' || text[place] === '\u00a0') place += step;
  return text[place] ?? '';
}

export function punctuationHints(text: string): ProofHint[] {
  const hints: ProofHint[] = [];
  let quotes = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\n') { quotes = 0; continue; }
    const full = FULL[sign];
    if (full !== undefined) {
      const before = neighbour(text, at, -1), after = neighbour(text, at, 1);
      if (/[\d]/.test(before) && /[\d]/.test(after) && (sign === ',' || sign === ':')) continue;
      if (sign === ':' && text.startsWith('//', at + 1)) continue;
      if (CHINESE.test(before) || CHINESE.test(after)) hints.push({ start: at, end: at + 1, problem: `半角“${sign}”应为全角“${full}”`, suggestion: full, rule: 'half-width', note: WIDTH_NOTE });
    } else if (sign === '"') {
      quotes++;
      const right = quotes % 2 === 1 ? '“' : '”';
      if (CHINESE.test(neighbour(text, at, -1)) || CHINESE.test(neighbour(text, at, 1))) hints.push({ start: at, end: at + 1, problem: `直引号应为“${right}”`, suggestion: right, rule: 'half-width', note: WIDTH_NOTE });
    } else if (sign === '.' && CHINESE.test(text[at - 1] ?? '') && text[at + 1] !== '.' && text[at - 1] !== '.' && !/[A-Za-z\d]/.test(text[at + 1] ?? '')) {
      hints.push({ start: at, end: at + 1, problem: '半角句点应为“。”', suggestion: '。', rule: 'half-width', note: WIDTH_NOTE });
    }
  }
  const add = (pattern: RegExp, rule: string, note: string, make: (found: string) => { problem: string; suggestion: string }) => {
    for (const match of text.matchAll(pattern)) hints.push({ start: match.index, end: match.index + match[0].length, ...make(match[0]), rule, note });
  };
  add(/(?<=[\u4e00-\u9fff\d%，。、；：！？（）《》“”〔〕,;:)(])[ \u3000\u00a0]+(?=[\u4e00-\u9fff\d，。、；：！？（）《》“”〔〕,;:)(])/g, 'space', '公文正文中汉字、数字和标点之间不空格。', () => ({ problem: '多余的空格', suggestion: '' }));
  add(/([，。、；：])\1+|，。|。，|、，|，、|；。|。；/g, 'punctuation', '标点重复或误用（GB/T 15834—2011）。', (found) => ({ problem: `标点“${found}”重复`, suggestion: found.includes('。') ? '。' : found[0]! }));
  add(/(?<=[\u4e00-\u9fff])(?:\.{3,6}|。{3,})/g, 'punctuation', '省略号为六点，占两字（GB/T 15834—2011）。', () => ({ problem: '省略号写法不规范', suggestion: '……' }));
  add(/[０-９]+/g, 'full-width-digits', '公文中阿拉伯数字用半角（GB/T 15835—2011）。', (found) => ({ problem: '全角数字', suggestion: found.normalize('NFKC') }));
  return hints;
}
