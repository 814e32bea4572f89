/** Instructions, placeholders and marks that must not be printed (rule N-19). */
export const LEFTOVERS: { pattern: RegExp; what: '格式说明' | '占位符号' | '填写提示' | '待核标记' | '乱码' }[] = [
  { pattern: /该部分以表格形式报告[。，；]?|表格如下[：:]?|(?:此|本)部分(?:请)?以表格(?:形式)?(?:填写|报告)/g, what: '格式说明' },
  { pattern: /×{2,}|(?<![A-Za-z\d])[XxＸｘ]{2,}(?![A-Za-z])|〇{2,}|○{2,}|□{2,}|＊{2,}|\*{2,}|_{3,}|＿{2,}/g, what: '占位符号' },
  { pattern: /[（(][^（）()\n]{0,6}(?:请填写|填写|待填|待补充?|待定|待核实?|此处)[^（）()\n]{0,20}[)）]|[（(]略[）)]/g, what: '填写提示' },
  { pattern: /【待[核填补][^】\n]*】/g, what: '待核标记' },
  { pattern: /\ufffd+|锟斤拷|烫烫烫/g, what: '乱码' },
  { pattern: /待补充|待填写|请在此(?:处)?(?:填写|输入)|此处(?:填写|插入|省略)|示例文字/g, what: '填写提示' },
];
