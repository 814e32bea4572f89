/** Where the name of an office may be divided when it is longer than a line: between the offices and places it is made of, never inside their words. */

/** Words kept whole, with the endings of places and offices, which are never parted from what stands before them. */
const ENDINGS = [
  '自由贸易试验区', '自由贸易港', '街道办事处', '管理委员会', '居民委员会', '村民委员会', '工作委员会', '经济技术开发区', '高新技术产业开发区', '技术产业开发区', '技术开发区', '产业开发区', '生产建设兵团',
  '办事处', '委员会', '管委会', '人民政府', '人民法院', '人民检察院', '办公室', '办公厅', '试验区', '示范区', '开发区', '高新区', '保税区', '度假区', '风景区', '名胜区', '保护区', '合作区', '功能区', '自治区', '自治州', '自治县', '自治旗', '行政区', '街道', '景区', '园区', '片区', '新区', '特区', '矿区', '林区', '社区', '苏木', '兵团',
  '管理局', '管理处', '管理所', '管理站', '执法局', '服务局', '监督局', '监管局', '保障局', '保护局', '事务局', '分局', '税务局', '派出所', '服务站', '工作站', '服务中心', '事务中心', '运行中心', '指挥中心', '工作部', '武装部', '总队', '支队', '大队', '中队', '中心', '集团', '公司', '医院', '学校', '大学', '学院', '中学', '小学', '幼儿园', '图书馆', '博物馆', '纪念馆', '档案馆', '文化馆',
  '省', '市', '州', '盟', '区', '县', '旗', '镇', '乡', '村', '局', '厅', '委', '办', '处', '院', '署', '部', '站', '所', '队', '馆', '师', '团', '厂',
].sort((a, b) => b.length - a.length);
/** Endings of places have a name before them: right behind another ending they begin a name (自治州镇远县, 办事处社区服务中心). */
const PLACE = new Set(['省', '市', '州', '盟', '区', '县', '旗', '镇', '乡', '村', '社区', '师', '团']);
const NUMERAL = /[\d〇零一二三四五六七八九十百千]/, COUNTED = /[年月日号期届路街团师旅连]/;
/** Letters at which a name of several offices goes on. */
const JOINING = /^[和与及暨、]$/;
const OPENING = /[（(《“‘〔\[]/, CLOSING = /[）)》”’〕\],，.。、；;：:]/;

/** Dividing costs: 0 between two places or offices, 2 between two words of a name, 50 where it is not known that a word ends (in a bracket 50 and 100), 200 where it never should be done. */
export type Cost = 0 | 2 | 50 | 100 | 200;

/** The letters of a name, and what dividing it before each of them costs. */
export function divisions(name: string): { letters: string[]; costs: Cost[] } {
  const letters = [...name];
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(name)];
  // By letters, not by code units: the length of the word that begins or ends before each.
  const begins = new Map<number, number>(), ends = new Map<number, number>();
  let at = 0;
  for (const { segment } of words) {
    const length = [...segment].length;
    begins.set(at, length);
    ends.set(at += length, length);
  }
  const endingAt = endings(letters, begins, ends);
  return { letters, costs: letters.map((letter, index) => cost(letters, index, letter, { begins, ends, endingAt })) };
}

interface Words { begins: Map<number, number>; ends: Map<number, number>; /** Where an ending begins, and where it ends. */ endingAt: Map<number, number> }

function endings(letters: string[], begins: Map<number, number>, ends: Map<number, number>): Map<number, number> {
  const found = new Map<number, number>();
  for (let at = 1; at < letters.length; at += 1) {
    const rest = letters.slice(at, at + 10).join('');
    const ending = ENDINGS.find((word) => rest.startsWith(word));
    if (!ending || (PLACE.has(ending) && [...found.values()].includes(at))) continue;
    const length = ending.length;
    // 市 of 市场 and 区 of 区域 end nothing: a single letter counts where the dictionary has it as a word or as the end of one.
    if (length === 1 && !(ends.has(at + 1) && (begins.has(at) || ends.get(at + 1)! > 1))) continue;
    found.set(at, at + length);
    at += length - 1;
  }
  return found;
}

function cost(letters: string[], index: number, letter: string, words: Words): Cost {
  const before = letters[index - 1];
  if (before === undefined) return 200;
  if (CLOSING.test(letter) || OPENING.test(before) || (isPlain(letter) && isPlain(before))) return 200;
  if (NUMERAL.test(before) && (NUMERAL.test(letter) || COUNTED.test(letter))) return 200;
  if ([...words.endingAt].some(([from, to]) => from < index && index < to)) return 200;
  const there = betweenWords(letters, index, letter, before, words);
  // What a bracket holds is short and stays together where it can.
  const depth = letters.slice(0, index).reduce((sum, one) => sum + ('（(《“‘〔['.includes(one) ? 1 : '）)》”’〕]'.includes(one) ? -1 : 0), 0);
  return depth > 0 ? (there === 50 ? 100 : 50) : there;
}

/** Latin letters and figures. */
const isPlain = (letter: string): boolean => /[\p{Script=Latin}\d]/u.test(letter);

function betweenWords(letters: string[], index: number, letter: string, before: string, { begins, ends, endingAt }: Words): Cost {
  if (OPENING.test(letter) || endingAt.has(index) || JOINING.test(before)) return before === '、' ? 0 : 50;
  if (/[，,；;]/.test(before)) return 0;
  // A line that ends so looks like the name of a site's column.
  if (/(?:政务|信息)公开$/.test(letters.slice(0, index).join(''))) return 50;
  if ([...endingAt.values()].includes(index)) return JOINING.test(letter) && begins.get(index) === 1 ? 2 : 0;
  // Single letters in a row are a name the dictionary does not have.
  const left = ends.get(index) ?? 0, right = begins.get(index) ?? 0;
  return left > 1 && (right > 1 || (JOINING.test(letter) && (begins.get(index + 1) ?? 0) > 1)) ? 2 : 50;
}
