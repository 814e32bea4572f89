/** N-01, N-02, N-03, N-18, N-25, N-26, N-27: what section 一 must hold. */
import { OVERVIEW_KEYS, type OrganLevel } from '../../document';
import { ASPECT_NAMES, matches, look, passage, type Hit, type Narrative, type Undecided } from './narrative';

/** 总体情况五个方面齐全 */
export const N_01 = look('N-01', 'error', (narrative) => OVERVIEW_KEYS.flatMap((key): (Hit | Undecided)[] => {
  if (narrative.text(key)) return [];
  if (narrative.context.partial) return [{ undecided: `“${ASPECT_NAMES[key]}”尚未填写`, cells: [`/overview/${key}`], about: key }];
  return [{ text: `/overview/${key}`, message: `第一部分缺少“${ASPECT_NAMES[key]}”。格式要求总体情况包括五个方面，不能遗漏；没有开展的也应写明。` }];
}), true);

const levelOf = ({ doc, context }: Narrative): OrganLevel | undefined => context.level ?? doc.organ.level ?? levelByName(doc.organ.name);

function levelByName(name: string): OrganLevel | undefined {
  if (/街道(办事处)?$/.test(name)) return 'subdistrict';
  if (/[镇乡](人民政府)?$/.test(name)) return 'township';
  if (/([县旗]|(?<!社|自治)区)(人民政府)?$/.test(name)) return 'county';
  if (/市(人民政府)?$/.test(name)) return 'city';
  if (/省(人民政府)?$|自治区(人民政府)?$/.test(name)) return 'province';
  return /(局|委员会|委|厅|部|办公室|中心|厅局)$/.test(name) ? 'department' : undefined;
}

const RESULTS: { name: string; pattern: RegExp }[] = [
  { name: '工作考核', pattern: /考核|考评|绩效|督查/ },
  { name: '社会评议', pattern: /评议|测评|评价|满意度|评估|民意调查/ },
  { name: '责任追究', pattern: /责任追究|追责|问责|追究责任|追究/ },
];

/** 工作考核、社会评议和责任追究结果 */
export const N_02 = look('N-02', 'error', (narrative) => {
  const text = narrative.text('supervision');
  if (!text) return [{ undecided: '“监督保障”尚未填写', cells: ['/overview/supervision'] }];
  const level = levelOf(narrative);
  if (level === undefined) return [{ undecided: '未设置本机关层级，不能确定是否属于“各级人民政府”', cells: [] }];
  if (level === 'department' || level === 'ministry') return [];
  const all = narrative.overview.map((item) => item.printed).join('\n');
  return RESULTS.filter((item) => !item.pattern.test(all)).map((item): Hit => ({
    text, about: item.name, severity: level === 'subdistrict' ? 'warning' : 'error',
    message: `“监督保障”没有写“${item.name}”情况。${level === 'subdistrict' ? '街道办事处按惯例写明，没有的写“无”。' : '各级人民政府应当写明，没有发生的也要写明。'}`,
  }));
});

const PERIOD = /(?:统计期限|统计时限|统计时间|统计周期|数据期限|统计数据期限|期限|统计)[^。；\d]{0,16}(?:自|从|为|：|:)?\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?\s*(?:起|开始)?\s*(?:至|到|—|－|-|~)+\s*(?:(\d{4})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*(日)?/g;

/** 统计期限为本年度1月1日至12月31日 */
export const N_03 = look('N-03', 'error', (narrative) => {
  const { year } = narrative.doc;
  const hits: Hit[] = [];
  for (const { text, match, start, end } of matches(narrative.texts, PERIOD)) {
    const [, fromYear, fromMonth, fromDay, toYear = fromYear, toMonth, toDay, day] = match;
    const right = Number(fromYear) === year && Number(toYear) === year && Number(fromMonth) === 1 && Number(fromDay) === 1 && Number(toMonth) === 12 && Number(toDay) === 31;
    const digits = match[0].search(/\d/);
    const wanted = `${year}年1月1日至12月31日`;
    if (!right) hits.push({ text, start, end, expected: wanted, actual: match[0].slice(digits), replacement: wanted, replace: { start: start + digits, end }, message: `${text.label}写“${passage(text, start, end)}”，${year}年度报告的统计期限应为${wanted}。可能沿用了往年的文字。` });
    else if (!day) hits.push({ text, start, end, severity: 'warning', expected: wanted, actual: match[0].slice(digits), replacement: wanted, replace: { start: start + digits, end }, message: `${text.label}的统计期限“${match[0].slice(digits)}”漏写“日”字。` });
  }
  return hits;
});

/** 主动公开、依申请公开写有数字 */
export const N_18 = look('N-18', 'warning', (narrative) => (['proactive', 'onRequest'] as const).flatMap((key): Hit[] => {
  const text = narrative.text(key);
  if (!text || text.reading.figures.length > 0 || text.resolved.unresolved.length > 0) return [];
  if (/未收到|没有收到|未接到|无[^，。；]{0,12}申请|没有[^，。；]{0,8}申请|零申请/.test(text.printed) && key === 'onRequest') return [];
  return [{ text, message: `“${ASPECT_NAMES[key]}”没有任何数字。${key === 'proactive' ? '请写明当年公开的信息数量、渠道。' : '请写明收到、办结、结转件数；没有的写“未收到”。'}` }];
}));

export const DEFAULT_OVERVIEW_CHARACTERS = 1000;

/** 总体情况篇幅 */
export const N_25 = look('N-25', 'warning', (narrative) => {
  const limit = narrative.context.limits?.overviewCharacters ?? DEFAULT_OVERVIEW_CHARACTERS;
  const count = narrative.overview.reduce((sum, text) => sum + text.printed.replace(/\s/g, '').length, 0);
  return count > limit ? [{ text: '/overview', about: 'length', expected: limit, actual: count, message: `第一部分共${count}字，超过${limit}字。篇幅原则上不超过规定字数，请压缩。` }] : [];
});

/** 地方要求的事项写有数字 */
export const N_26 = look('N-26', 'warning', (narrative) => {
  const list = narrative.context.limits?.localChecklist;
  if (!list || list.length === 0) return [{ undecided: '没有设置地方要求清单' }];
  return list.flatMap((item): Hit[] => {
    const names = item.split('|').map((name) => name.trim()).filter((name) => name !== '');
    const found = narrative.overview.some((text) => text.reading.sentences.some((span, index) => {
      const words = text.printed.slice(span.start, span.end);
      return names.some((name) => words.includes(name)) && text.reading.figures.some((figure) => figure.sentence === index);
    }));
    return found || names.length === 0 ? [] : [{ text: '/overview', about: names[0]!, message: `地方要求写明“${names.join('”或“')}”的数量，第一部分没有写到或没有数字。` }];
  });
});

/** 数字范围写明 */
export const N_27 = look('N-27', 'warning', (narrative) => {
  const level = levelOf(narrative);
  const { name } = narrative.doc.organ;
  const children = narrative.context.hasSubordinates ?? (level === 'subdistrict' || level === 'township' ? false : /人民政府$|[省市县区]$/.test(name) && level !== 'department' ? true : undefined);
  if (children === false) return [];
  if (children === undefined) return [{ undecided: '未设置本机关有无下级单位' }];
  const texts = narrative.overview.filter((text) => (text.key === 'onRequest' || text.key === 'proactive') && text.reading.figures.length > 0);
  const all = narrative.texts.map((text) => text.printed).join('\n');
  if (texts.length === 0 || /本机关|本级|本单位|本办|全[省市区县州旗]|我[省市区县州旗](?!政府)|各级|各县|各区|各部门|全系统|本行政区域|辖区内|汇总/.test(all)) return [];
  return [{ text: texts[0]!, message: '本机关有下级单位，文字没有写明数字是本机关的还是汇总的（如“全区”“本机关”）。请补充范围。' }];
});
