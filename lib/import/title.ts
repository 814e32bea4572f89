/** The title of a report as offices print it, on one line or on several, and what stands above it without being part of it. */
import type { Look } from './types';

/** A line before the first heading; `site` for what a site sets around its articles. */
export interface OpeningLine { text: string; look?: Look; site?: boolean }

export interface Title { organ: string; year: number; title: string }

export interface TitleFound extends Title {
  /** Lines of the opening the title was read from. */
  used: Set<OpeningLine>;
  /** Why a person should look at the name that was read. */
  doubt?: string;
  /** The line above that may be part of the name all the same. */
  perhaps?: OpeningLine;
}

/** Longest name of an office, as in the schema of the document. */
const LONGEST_NAME = 200;
/** Lines of a title behind the name of the office, in however narrow a column; those of the name itself are not counted. */
const MOST_LINES = 12;

const REPORT = '政府信息公开(?:工作)?(?:年度)?(?:报告|年报)';
const YEAR = '(20\\d\\d|二[〇零○Ｏ0][一二三四五六七八九][〇零○Ｏ0一二三四五六七八九](?=年))年?度?';
const NAME = `(.{0,${LONGEST_NAME}}?)`;
/** `whole`: the year begins the title, so that nothing above belongs to it. */
const TITLES: { pattern: RegExp; organ: number; year: number; whole: boolean }[] = [
  { pattern: new RegExp(`^${NAME}${YEAR}${REPORT}$`), organ: 1, year: 2, whole: false },
  // Behind a year that begins the title a figure is the month of a date.
  { pattern: new RegExp(`^${YEAR}(?![-/.\\d])${NAME}${REPORT}$`), organ: 2, year: 1, whole: true },
  { pattern: new RegExp(`^${NAME}${REPORT}[（(]?${YEAR}[）)]?$`), organ: 1, year: 2, whole: false },
];
const DIGITS = '〇一二三四五六七八九';
const yearOf = (text: string): number => Number([...text].map((sign) => ('零○Ｏ0'.includes(sign) ? '0' : DIGITS.includes(sign) ? String(DIGITS.indexOf(sign)) : sign)).join(''));

const squeezed = (text: string): string => text.replaceAll(/\s/g, '').replace(/^#{1,6}/, '').replaceAll('**', '').replace(/^(?:标题|名称|信息名称|文件名称|公文标题)[:：]/, '');
const cleaned = (name: string): string => name.replace(/^《(?!.*》)|^“(?!.*”)/, '').replace(/(?:关于(?:编制|发布|公布)?|的)$/, '').replace(/^关于(?:发布|公布|印发)?/, '');
/** What stands outside of brackets, where a bracket may have begun or may end on another line. */
const outside = (text: string): string => text.replace(/^[^（(]*[）)]/, '').replaceAll(/[（(][^（）()]*(?:[）)]|$)/g, '');
/** Names of offices hold figures and 、 and, in brackets, anything; outside of them nothing that divides sentences, labels or paths. */
const divided = (text: string): boolean => /[，,。；;：:！!？?>＞»›|]/.test(outside(text));
const isName = (name: string): boolean => name.length >= 2 && !/^(?:关于|做好)/.test(name) && !divided(name);

/** The end of a title: with what there is of the name on the same lines, '' for none. */
function titleEnd(text: string): (Title & { whole: boolean }) | null {
  if (text.length > 5 * LONGEST_NAME) return null;
  const title = squeezed(text);
  for (const { pattern, organ, year, whole } of TITLES) {
    const match = pattern.exec(title);
    if (match && !(whole && match[organ] === '')) return { organ: match[organ]!, year: yearOf(match[year]!), title, whole };
  }
  return null;
}

/** Office and year of a title in one line: the year before or behind the office's name, in brackets, or in Chinese numerals. */
export function readTitle(line: string): Title | null {
  const end = titleEnd(line);
  const organ = end && cleaned(end.organ);
  return organ && isName(organ) ? { organ, year: end.year, title: end.title } : null;
}

export const isTitle = (line: string): boolean => readTitle(line) !== null;

/** Lines at the head of a report that are never part of a name. */
const ASIDES = [
  // The number of a document, or of an issue.
  /[〔\[［【（(]\s*20\d\d\s*[〕\]］】）)]\s*第?\s*\d+\s*号/, /^第?\s*[\d一二三四五六七八九十]+\s*[号期]$/, /^索\s*引\s*号/,
  /^附\s*(?:件|[表录]\s*[\d一二三四五六七八九十]*\s*[:：.、]?$)/, /^目\s*录$/, /^第?\s*\d+\s*页/,
  // A day, a month.
  /^[（(]?20\d\d\s*[-/.年]\s*\d{1,2}\s*(?:[-/.月]|$)/,
  // How the paper is handled: （此件公开发布）, 送审稿, 特急.
  /^[（(【[].*(?:稿|版|公开|发布|公布|印发|年度?)[）)】\]]$/, /^[（(【[]?(?:主动公开|公开(?:方式|属性).*|特急|加急|急|内部(?:文件|资料)|草稿|送审稿|征求意见稿|审议稿)[）)】\]]?$/,
];
function isAside({ text, site }: OpeningLine): boolean {
  if (site || text.length > 2 * LONGEST_NAME) return true;
  const line = text.replaceAll(/\s+/g, ' ');
  return ASIDES.some((pattern) => pattern.test(line)) || divided(line);
}
/** What sites and red heads end with, and hardly ever a line of a name. */
const MASTHEAD = /(?:政务公开|信息公开|公开年报|年度报告|门户网站|政府网站?|官网|专栏|栏目|文件|公报|公告|通知)$/;
/** Those that may be the middle of a name (政务公开办公室) all the same. */
const COLUMN = /(?:政务公开|信息公开)$/;
/** The endings of offices. */
const OFFICE = /(?:政府|委|会|办|局|厅|处|院|署|部|室|中心|所|站|队|团|师|街道|镇|乡|苏木|村|社区?|公司|集团|学校|大学|学院|中学|小学|幼儿园|馆|海关|分局|银行|园|区|县|旗|市|州|省|盟|厂|场|台)(?:[（(][^（）()]*[）)])?$/;
/** The kind of an office without its place. */
const KIND_ALONE = /^(?:街道|镇|乡|区|县|市|人民)?(?:街道|办事处|人民政府|政府|政府办公[室厅]|管理委员会|管委会|委员会|办公[室厅]|管理[局处]|[服事]务中心|中心|分局|支队|大队|局|处|厅|委|会|所|站|队)$/;

const count = (text: string, signs: string): number => [...text].filter((letter) => signs.includes(letter)).length;
/** A name that cannot be the whole: the beginning of a bracket, what a bracket stands behind, or the place of the office stands elsewhere. */
const isPart = (name: string): boolean => name.length < 2 || count(name, '）)') > count(name, '（(') || /^[、及暨（(）)]/.test(name) || KIND_ALONE.test(name);

const sameSize = (one: Look, other: Look): boolean => one.size === other.size || (one.size !== undefined && other.size !== undefined && Math.abs(one.size - other.size) <= 0.05 * one.size);
function sameLook(one: Look | undefined, other: Look | undefined): boolean {
  if (!one || !other) return !one && !other;
  if (!sameSize(one, other) || (one.middle === undefined) !== (other.middle === undefined)) return false;
  return one.middle === undefined || Math.abs(one.middle - other.middle!) <= Math.max(3, one.size ?? 0);
}
const sameParagraph = ({ look: above }: OpeningLine, { look: below }: OpeningLine): boolean => above?.paragraph !== undefined && above.paragraph === below?.paragraph;
/** Set as one title: the lines of a paragraph that ends with it, or large or centred lines below each other; only likely where no size says that they belong together. */
function oneTitle(above: OpeningLine, below: OpeningLine, endsParagraph: boolean): 'yes' | 'likely' | 'no' {
  if (endsParagraph && sameParagraph(above, below)) return 'yes';
  if (below.look?.apart || !sameLook(above.look, below.look) || (!below.look?.large && below.look?.middle === undefined)) return 'no';
  return below.look.size === undefined ? 'likely' : 'yes';
}

/**
 * The title that ends with the last of these lines, however many lines it stands on, or null.
 * @param goesOn the paragraph of the last line has more lines, so that its other lines are not those of a title
 */
export function titleAtEnd(lines: OpeningLine[], goesOn: boolean): TitleFound | null {
  for (let from = lines.length - 1; from >= Math.max(0, lines.length - MOST_LINES); from -= 1) {
    const end = titleEnd(lines.slice(from).map(({ text }) => text).join(''));
    if (end) return withName(lines, from, end, goesOn);
    const { text } = lines[from]!;
    // 政府信息公开 on a line of its own may be the middle of a title, and the name of a column as well; the year may have brackets.
    if (isAside(lines[from]!) && text !== '政府信息公开' && !/^[（(]20\d\d年?度?[）)]$/.test(text)) return null;
  }
  return null;
}

/** The lines above that the rest of the name stands on. */
function withName(lines: OpeningLine[], start: number, end: NonNullable<ReturnType<typeof titleEnd>>, goesOn: boolean): TitleFound | null {
  const used = new Set(lines.slice(start));
  let [organ, from] = [end.organ, start];
  // Not set as one title, but the words of it could not stand alone.
  let unsure = false, byWords = false;
  if (organ === '') {
    // The year begins its line: a name must stand above, at the worst with something between.
    do from -= 1; while (from >= 0 && start - from <= MOST_LINES && isAside(lines[from]!));
    const line = lines[from];
    if (!line || isAside(line) || MASTHEAD.test(line.text) || (from < start - 1 && !OFFICE.test(line.text))) return null;
    organ = squeezed(line.text);
    unsure = from < start - 1;
    byWords = oneTitle(line, lines[start]!, !goesOn) !== 'yes';
    used.add(line);
  }
  let perhaps: OpeningLine | undefined, oneParagraph = false;
  while (from > 0 && !end.whole) {
    const above = lines[from - 1]!, text = squeezed(above.text);
    // The office's name alone above a title that begins with it is not said twice.
    if (isAside(above) || organ.startsWith(text) || text.length + organ.length > LONGEST_NAME) break;
    const part = isPart(organ), one = oneTitle(above, lines[from]!, !goesOn);
    if (MASTHEAD.test(text) && !part && !(one === 'yes' && sameParagraph(above, lines[from]!))) {
      if (one !== 'no' && COLUMN.test(text)) perhaps = above;
      break;
    }
    if (!part && one === 'no') {
      // A title that is a paragraph of its own is whole.
      if (!oneParagraph && sameLook(above.look, lines[from]!.look) && text.length <= 60) perhaps = above;
      break;
    }
    oneParagraph ||= sameParagraph(above, lines[from]!);
    organ = text + organ;
    unsure ||= one !== 'yes';
    used.add(above);
    from -= 1;
  }
  const name = cleaned(organ);
  if (!isName(name)) return null;
  return {
    organ: name, year: end.year, title: end.whole ? end.title : organ + end.title.slice(end.organ.length), used,
    ...(isPart(name) ? { doubt: `只读到“${name}”，可能不完整，请核对` } : unsure || (byWords && !OFFICE.test(name)) ? { doubt: `标题不在一行，机关名称读作“${name}”，请核对` } : {}),
    ...(perhaps ? { perhaps } : {}),
  };
}

/** The lines without a title that is printed again, on one line or several. */
export function withoutTitle(lines: string[], { organ, year }: Pick<Title, 'organ' | 'year'>): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    let text = '', length = 0;
    for (let more = 1; more <= MOST_LINES && at + more <= lines.length && length === 0 && text.length <= 2 * LONGEST_NAME; more += 1) {
      text += lines[at + more - 1]!;
      const again = readTitle(text);
      if (again && (more === 1 || (again.organ === organ && again.year === year))) length = more;
    }
    if (length > 0) at += length - 1;
    else kept.push(lines[at]!);
  }
  return kept;
}
