/** Browsers print some letters of Chinese into a PDF as the radicals that look like them; NFKC knows only half of these. */
const LOOK_ALIKE: Record<string, string> = {
  '⺟': '母', '⺠': '民', '⺩': '王', '⺫': '目', '⺬': '示', '⺮': '竹', '⺱': '网', '⺶': '羊', '⺷': '羊', '⺻': '聿', '⺽': '臼', '⻁': '虎', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车',
  '⻓': '长', '⻔': '门', '⻗': '雨', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻡': '首', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟', '⻧': '卤', '⻨': '麦', '⻩': '黄',
  '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟', '⼾': '户', '⽒': '氏', '⼁': '丨',
};

/** The text with each radical as the letter it stands for. */
export const withoutRadicals = (text: string): string => text.replaceAll(/[\u2329\u232a\u2e80-\u2fdf\uf900-\ufaff]/g, (letter) => LOOK_ALIKE[letter] ?? letter.normalize('NFKC'));
