/** N-04 and N-16 to N-24: wording, leftovers, bases, names, personal data. */
import { certainHints } from '../../text/proofread/certain';
import { wrongCitations } from '../../text/proofread/documents';
import { LEFTOVERS } from '../../text/proofread/leftovers';
import { look, matches, passage, sentenceText, type Hit, type Narrative, type Undecided } from './narrative';

/** 绑定的数字有值 */
export const N_04 = look('N-04', 'error', (narrative) => narrative.texts.flatMap((text) => text.resolved.unresolved.map((item): Hit | Undecided => {
  if (item.cause === 'blank' && narrative.context.partial) return { undecided: `${text.label}绑定的数字：${item.reason}`, cells: item.cells };
  return { text, start: item.start, end: item.end, cells: item.cells, message: `${text.label}绑定的数字“${item.token}”无法印出：${item.reason}。请填写所指数据，或重新插入数字。` };
})));

const ROUGH = /(?<![\d〇零一二两三四五六七八九十])(?:近|上|约|超|超过|逾|将近|数|几|好几)[百千](?:余|多)?(?:篇次|条次|件次|件|条|篇|份|期|则)|[数几]十(?:余|多)?(?:篇次|条次|件次|件|条|篇|份|期|则)/g;
const PLANS = /下一步|计划|将|拟|明年|打算|今后|力争|预计|目标|展望/;
const PAST = /以来|针对|(?:报告|年报)(?:中)?(?:提出|指出|反映|列出|所列|存在)|起施行|起实施|起执行|修订|修正|印发|颁布|公布|成立|上年|去年|往年|历年|结转|较|比|同比|延续|届|规划|印制|第\d+号|自\d{4}年.{0,6}起|问题的|存在的?问题|中存在|整改/;

/** 没有遗留的往年年份 */
export const N_16 = look('N-16', 'warning', (narrative) => {
  const { year } = narrative.doc;
  const hits: Hit[] = [];
  for (const text of narrative.texts) {
    for (const mention of text.reading.years) {
      if (mention.year === year) continue;
      const sentence = sentenceText(text, mention.sentence), span = text.reading.sentences[mention.sentence]!;
      const before = text.printed.slice(Math.max(0, mention.start - 12), mention.start), after = text.printed.slice(mention.end, mention.end + 10);
      // A document's own date, edition or number (〔2023年〕3号), or the period of the statistics (N-03).
      if (/^版|^\s*\d{1,2}\s*月\s*\d{1,2}\s*日(?:起|施行|印发)/.test(after) || /统计[^。]*$|期限[^。]*$|[〔[]$/.test(before)) continue;
      // 发布2023年度建议办理情况: the year is part of what was published.
      if (insideTitle(text.printed, mention.start) || /(?:发布|公布|编制|印发|报送|公示)(?:了)?$/.test(before)) continue;
      const near = text.printed.slice(Math.max(span.start, mention.start - 10), Math.min(span.end, mention.end + 24));
      if (mention.year === year + 1 && (PLANS.test(sentence) || /结转|顺延|[转延]至|继续办理/.test(sentence) || text.key === 'problems' || /^\s*[1-3]\s*月/.test(after))) continue;
      // A sentence that names the report's own year too sets the two beside each other.
      if (mention.year < year && (PAST.test(near) || text.reading.years.some((other) => other.sentence === mention.sentence && other.year === year))) continue;
      const stated = /[我本共全]|累计|^度/.test(after.slice(0, 8));
      if (!stated && !text.reading.figures.some((figure) => figure.sentence === mention.sentence)) continue;
      hits.push({
        text, start: mention.start, end: mention.end, about: String(mention.year), expected: year, actual: mention.year,
        message: `${text.label}写“${passage(text, mention.start, mention.end)}”，年份为${mention.year}年，本报告是${year}年度。可能沿用了往年的文字，请核对年份和后面的数字。`,
        ...(mention.year === year - 1 && mention.start === span.start ? { replacement: `${year}年` } : {}),
      });
    }
  }
  return hits;
});

function insideTitle(text: string, at: number): boolean {
  const open = text.lastIndexOf('《', at), close = text.lastIndexOf('》', at);
  return open > close && text.includes('》', at);
}

/** What is counted in these stands in a ledger. */
const LEDGER_UNITS = new Set(['件', '条', '篇', '份', '期', '则', '篇次', '条次', '件次', '期次']);

/** 近百条, 上千件 are no numerals at all, and counts of something all the same. */
const roughWords = (narrative: Narrative): Hit[] => [...matches(narrative.texts, ROUGH)].filter(({ text, sentence }) => !PLANS.test(sentenceText(text, sentence))).map(({ text, match, start, end }): Hit => ({
  text, start, end, actual: match[0], message: `${text.label}写“${passage(text, start, end)}”，“${match[0]}”是约数。台账有记录的应写准确数。`,
}));

/** 件数写准确数 */
export const N_17 = look('N-17', 'warning', (narrative) => [...roughWords(narrative), ...narrative.texts.flatMap((text) => text.reading.figures.filter((figure) => figure.vague && LEDGER_UNITS.has(figure.unit) && !PLANS.test(sentenceText(text, figure.sentence))).map((figure): Hit => ({
  text, start: figure.start, end: figure.end, actual: figure.printed,
  message: `${text.label}写“${passage(text, figure.start, figure.end)}”，“${figure.printed}”是约数。台账有记录的应写准确数。`,
})))]);

/** 没有遗留的说明、占位和待核标记 */
export const N_19 = look('N-19', 'error', (narrative) => {
  const hits: Hit[] = [];
  for (const { pattern, what } of LEFTOVERS) {
    for (const { text, match, start, end } of matches(narrative.texts, pattern)) {
      if (text.resolved.unresolved.some((item) => start < item.end && item.start < end) || hits.some((hit) => hit.text === text && hit.start! < end && start < hit.end!)) continue;
      hits.push({ text, start, end, message: what === '待核标记' ? `${text.label}还有待核标记“${match[0]}”，请核实今年的内容后改写。` : `${text.label}遗留${what}“${match[0]}”：“${passage(text, start, end)}”。请补写或删去。` });
    }
  }
  return hits;
});

/** 引用的依据现行有效 */
export const N_20 = look('N-20', 'warning', (narrative) => narrative.texts.flatMap((text) => wrongCitations(text.printed, narrative.doc.year).map((hint): Hit => ({
  text, start: hint.start, end: hint.end, message: `${text.label}写“${text.printed.slice(hint.start, hint.end)}”：${hint.problem}。${hint.note}`, replacement: hint.suggestion!,
}))));

/** Own words of each kind of organ, with the names that may use them; in another's report they are copied. Words of a level above (我区, 我市) are usual. */
const STREET = /街道/;
const UNIT_WORDS: { word: RegExp; of: RegExp }[] = [
  { word: /我乡/g, of: /乡/ }, { word: /我镇/g, of: /镇/ }, { word: /我局/g, of: /局/ }, { word: /我委/g, of: /委/ }, { word: /我厅/g, of: /厅/ }, { word: /我院/g, of: /院/ }, { word: /我校/g, of: /校|学院/ },
  { word: /我所(?![有在需做说以能])/g, of: /所/ }, { word: /我街道?|街办/g, of: STREET },
];
const kindOfName = (name: string) => /(街道|镇|乡|局|委员会|厅)(?:办事处|人民政府)?$/.exec(name)?.[1];
/** 某区东风路街道办事处 → 东风路街道: at least three letters after its district, as a text would call it. */
const shortName = (name: string) => /(?:.*(?:[区县市旗]|人民政府))?(.{3,})/.exec(name.replace(/(?:办事处|人民政府)$/, ''))?.[1];

/** 没有其他单位的名称和称谓 */
export const N_21 = look('N-21', 'warning', (narrative) => {
  const { doc, context } = narrative;
  const { name: own } = doc.organ, level = context.level ?? doc.organ.level;
  const hits: Hit[] = [];
  // A whole-area report quotes units below it; only a unit's own report is held to its own words.
  const others = /[省市县区州旗]人民政府$/.test(own) ? [] : UNIT_WORDS.filter(({ of }) => !of.test(own) && !(of === STREET && level === 'subdistrict'));
  for (const { word } of others) {
    for (const { text, match, start, end } of matches(narrative.texts, word)) {
      if (insideTitle(text.printed, start)) continue;
      hits.push({ text, start, end, about: match[0], message: `${text.label}写“${passage(text, start, end)}”，“${match[0]}”与本单位（${own}）不符。可能照抄了其他单位的文字。` });
    }
  }
  const kind = kindOfName(own);
  for (const name of context.otherOrganNames ?? []) {
    if (kind === undefined || kindOfName(name) !== kind) continue;
    const short = shortName(name);
    if (short === undefined || own.includes(short)) continue;
    for (const text of narrative.texts) {
      for (let at = text.printed.indexOf(short); at >= 0; at = text.printed.indexOf(short, at + short.length)) {
        if (insideTitle(text.printed, at)) continue;
        hits.push({ text, start: at, end: at + short.length, about: short, message: `${text.label}写“${passage(text, at, at + short.length)}”，出现了其他单位名称“${short}”。可能照抄了对方的文字，请核对。` });
      }
    }
  }
  return hits;
});

const ELSEWHERE = /部分地区|多数部门|一些地区|个别地区|有的地区|有些地区|部分部门|有的部门|一些部门|有些部门|个别部门|各地区各部门|各地各部门|少数地区|少数部门|部分县[市区]|部分乡镇/g;

/** 只写本单位的情况 */
export const N_22 = look('N-22', 'warning', (narrative) => {
  if (narrative.context.hasSubordinates || isAreaReport(narrative)) return [];
  return [...matches(narrative.texts, ELSEWHERE)].map(({ text, match, start, end }): Hit => ({
    text, start, end, about: match[0], message: `${text.label}写“${passage(text, start, end)}”，“${match[0]}”不是本单位的情况，像是套用上级报告的文字。请写本单位的具体问题。`,
  }));
});
const isAreaReport = ({ doc, context }: Narrative) => {
  const level = context.level ?? doc.organ.level;
  return level === 'province' || level === 'city' || level === 'county' || /[省市县区州旗](人民政府)?(（.*）)?$/.test(doc.organ.name);
};

/** 重字、括号和常见错字 */
export const N_23 = look('N-23', 'warning', (narrative) => narrative.texts.flatMap((text) => certainHints(text.printed).filter((hint) => !text.resolved.unresolved.some((item) => hint.start < item.end && item.start < hint.end)).map((hint): Hit => ({
  text, start: hint.start, end: hint.end, about: text.printed.slice(hint.start, hint.end), message: `${text.label}写“${passage(text, hint.start, hint.end)}”：${hint.problem}。`, replacement: hint.suggestion,
}))));

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱郭罗郑梁谢宋唐韩冯邓曹彭萧肖董袁潘蔡蒋杜苏魏吕丁沈姚卢姜崔谭陆汪范廖贾韦邱秦侯邵孟龙';
const APPLICANT_NAME = new RegExp(`申请人(?:姓名)?(?:为|是|：|:|（)?([${SURNAMES}][\\u4e00-\\u9fff]{1,2}?)(?=向|提出|申请|要求|通过|来信|来函|对|就|）|，|。|、|等|的申请)`, 'g');
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident identity number: a real birth date and the right check digit (GB 11643). */
export function isIdentityNumber(digits: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(digits)) return false;
  const month = Number(digits.slice(10, 12)), day = Number(digits.slice(12, 14)), year = Number(digits.slice(6, 10));
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return '10X98765432'[sum % 11] === digits[17]!.toUpperCase();
}

/** 没有个人信息 */
export const N_24 = look('N-24', 'error', (narrative) => {
  const hits: Hit[] = [];
  for (const { text, match, start, end } of matches(narrative.texts, /(?<![\dA-Za-z])[1-9１-９][\d０-９]{16}[\d０-９XxＸ](?![\dA-Za-z])/g)) {
    const digits = match[0].normalize('NFKC');
    const birth = `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`;
    if (isIdentityNumber(digits) || /身份/.test(text.printed.slice(Math.max(0, start - 10), start)) || !Number.isNaN(Date.parse(birth)) && /^(19|20)/.test(birth)) hits.push({ text, start, end, about: 'identity', message: `${text.label}出现疑似公民身份号码“${digits.slice(0, 3)}……${digits.slice(-2)}”，不得公开，请删去。` });
  }
  for (const { text, match, start, end } of matches(narrative.texts, /(?<![\d０-９\-－])[1１][3-9３-９][\d０-９](?:[-\s]?[\d０-９]{4}){2}(?![\d０-９])/g)) {
    const office = /(?:办公|值班|咨询|监督|举报|联系|服务|公开)(?:热线)?(?:电话|方式|号码)?[：:为是\s]*$/.test(text.printed.slice(Math.max(0, start - 12), start));
    hits.push({
      text, start, end, about: 'telephone', ...(office ? { severity: 'warning' as const } : {}),
      message: office ? `${text.label}的联系电话“${match[0].slice(0, 3)}……”是手机号码。确为公务电话的请说明，个人号码应换成办公电话。` : `${text.label}出现手机号码“${match[0].slice(0, 3)}……${match[0].slice(-2)}”，不得公开，请删去。`,
    });
  }
  for (const { text, match, start, end } of matches(narrative.texts, APPLICANT_NAME)) {
    if (/某|先生|女士|同志/.test(match[1]!)) continue;
    hits.push({ text, start, end, about: 'name', message: `${text.label}写“${passage(text, start, end)}”，疑似出现申请人姓名，不得公开。可写“申请人某某”或删去。` });
  }
  return hits;
});
