/** Brackets and quotation marks without their partner. */
import type { ProofHint } from './hint';

const PAIRS: Record<string, string> = { '（': '）', '(': ')', '《': '》', '〈': '〉', '“': '”', '‘': '’', '〔': '〕', '【': '】', '[': ']' };
const CLOSING = new Map(Object.entries(PAIRS).map(([open, close]) => [close, open]));
/** A full-width bracket closed by a half-width one is a matter of width, not a missing partner. */
const kin = (sign: string) => ({ '(': '（', ')': '）' })[sign] ?? sign;

export function unmatchedBrackets(text: string): ProofHint[] {
  const open: { sign: string; at: number }[] = [];
  const hints: ProofHint[] = [];
  const alone = (at: number, sign: string, problem: string) => hints.push({ start: at, end: at + 1, problem: `“${sign}”${problem}`, rule: 'bracket', note: '括号、书名号、引号应成对使用。', certain: true });
  const flush = () => { for (const item of open.splice(0)) alone(item.at, item.sign, '没有配对的后半个'); };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '\n') flush();
    else if (sign in PAIRS) open.push({ sign, at });
    else if (CLOSING.has(sign)) {
      // 1）and（1） at the head of an item: a lone closing bracket after a number is a list mark.
      if ((sign === '）' || sign === ')') && /(^|[\n。；;，：:])\s*[\d一二三四五六七八九十]{1,3}$/.test(text.slice(Math.max(0, at - 5), at)) && !open.some((item) => kin(item.sign) === '（')) continue;
      const wanted = kin(CLOSING.get(sign)!);
      const found = open.findLastIndex((item) => kin(item.sign) === wanted);
      if (found < 0) { alone(at, sign, '没有配对的前半个'); continue; }
      for (const item of open.splice(found)) if (item.at !== -1 && kin(item.sign) !== wanted) alone(item.at, item.sign, '没有配对的后半个');
    }
  }
  flush();
  return hints.sort((a, b) => a.start - b.start);
}
