/** What an office's list of the proofreading holds, in words a person can read. */

/** Longest words an office can take into its list: a name or a phrase, never a passage. */
export const LONGEST_WORD = 20;

const KINDS: Record<string, string> = {
  'repeated-sentence': '句子重复', 'organ-name': '单位名称不一致', leftover: '遗留的提示文字', bracket: '括号、引号不配对', 'half-width': '半角标点', doubled: '词语重复',
  space: '多余的空格', punctuation: '标点重复或误用', 'full-width-digits': '全角数字', 'document:year-bracket': '发文字号的年份括号',
};

/** The kind of remark and the passage behind the key of an ignored hint (`hintKey`). */
export function ignoredHint(key: string): { kind: string; passage: string } {
  const at = key.indexOf('|');
  if (at < 0) return { kind: '文字校对', passage: key };
  const rule = key.slice(0, at);
  const kind = KINDS[rule] ?? (rule.startsWith('confusion:') ? '易错字词' : rule.startsWith('document:') ? '引用的文件' : '文字校对');
  return { kind, passage: key.slice(at + 1) };
}
