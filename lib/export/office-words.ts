/** Where the name of an office may be divided when it is longer than a line: between the offices and places it is made of, never inside their words. */

/** Endings of places and offices, the longer before the shorter: each is kept whole, and never parted from what stands before it. */
const ENDING = new RegExp([
  '自由贸易(?:试验区|港)', '(?:(?:经济|高新)?技术)?(?:产业)?开发区', '自治[区州县旗]', '(?:试验|示范|高新|保税|度假|风景|名胜|保护|合作|功能|行政|[景园片新特矿林社])区', '苏木',
  '街道(?:办事处)?', '办事处', '(?:管理|工作|居民|村民)?委员会', '管委会', '人民(?:政府|法院|检察院)', '办公[室厅]', '(?:生产建设)?兵团',
  '(?:管理|执法|服务|监督|监管|保障|保护|事务|税务|分)局', '管理[处所站]', '(?:服务|工作)站', '派出所', '(?:服务|事务|运行|指挥)?中心', '(?:工作|武装)部', '[总支大中]队',
  '集团', '公司', '[医学]院', '[大中小]学', '学校', '幼儿园', '(?:图书|博物|纪念|档案|文化)馆',
  '[省市州盟区县旗镇乡村局厅委办处院署部站所队馆师团厂]',
].join('|'), 'g');
/** Endings of places have a name before them: at the beginning and right behind another ending they begin one (自治州镇远县, 办事处社区服务中心). */
const PLACE = /^(?:[省市州盟区县旗镇乡村师团]|社区)$/;

/** Before a bracket, and behind a letter that joins offices; a line that ends with 政务公开 looks like the name of a site's column. */
const HARDLY = /(?=[（(《“‘〔[])|(?<=[和与及暨]|(?:政务|信息)公开)/gu;
/** Behind a mark between two parts. */
const PARTS = /(?<=[、，,；;])/gu;
/** Before a mark and behind an opening one; inside a Latin word, a number, and what is counted. */
const NEVER = /^|(?=[）)》”’〕\],，.、。；;：:])|(?<=[（(《“‘〔[])|(?<=[\p{Script=Latin}\d])(?=[\p{Script=Latin}\d])|(?<=[\d〇零一二三四五六七八九十百千])(?=[\d〇零一二三四五六七八九十百千年月日号期届路街团师旅连])/gu;

/** The letters of a name, and what dividing it before each of them costs: 0 between two places or offices, 2 between two words of a name, 50 where it is not known that a word ends, all of it 50 more in a bracket; 200 where it never should be done. */
export function divisions(name: string): { letters: string[]; costs: number[] } {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(name)].map(({ segment, index }) => ({ from: index, to: index + segment.length, long: [...segment].length > 1, joins: /^[和与及暨]$/.test(segment) }));
  const endings = endingsOf(name, new Set(words.map(({ to }) => to)));
  // By place in the string; what comes later overrules what came before.
  const costs = new Map<number, number>();
  const all = (pattern: RegExp, cost: number) => { for (const { index } of name.matchAll(pattern)) costs.set(index, cost); };
  words.forEach(({ from, joins }, index) => {
    // Single letters in a row are a name the dictionary does not have.
    if (words[index - 1]?.long && words[joins ? index + 1 : index]?.long) costs.set(from, 2);
  });
  for (const { to } of endings) costs.set(to, words.some(({ from, joins }) => joins && from === to) ? 2 : 0);
  for (const { from, to } of endings) {
    costs.set(from, 50);
    for (let inside = from + 1; inside < to; inside += 1) costs.set(inside, 200);
  }
  all(HARDLY, 50);
  all(PARTS, 0);
  all(NEVER, 200);
  let at = 0, depth = 0;
  const letters = [...name];
  return { letters, costs: letters.map((letter) => {
    // What a bracket holds is short and stays together where it can.
    const cost = (costs.get(at) ?? 50) + (depth > 0 ? 50 : 0);
    depth += '（(《“‘〔['.includes(letter) ? 1 : '）)》”’〕]'.includes(letter) ? -1 : 0;
    at += letter.length;
    return cost;
  }) };
}

function endingsOf(name: string, wordEnds: Set<number>): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const { 0: word, index: from } of name.matchAll(ENDING)) {
    const to = from + word.length;
    // 市 of 市场 and 区 of 区域 end nothing: a single letter counts where a word of the dictionary ends with it.
    if ((word.length === 1 && !wordEnds.has(to)) || (PLACE.test(word) && (found.at(-1)?.to ?? 0) === from)) continue;
    found.push({ from, to });
  }
  return found;
}
