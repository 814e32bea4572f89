/** N-11 to N-15: figures of the text against table two, against each other, and against last year. */
import { formatPercent, percentNear } from './percent';
import { amountAt } from '../../text/amounts';
import type { TextFigure } from '../../text/figures';
import { ownFactFaults } from '../../text/own-facts';
import type { Pointer } from '../../form/types';
import { boundAt, look, matches, passage, sentenceText, type Hit, type Narrative, type NarrativeText, type Undecided } from './narrative';
import { applicationFigures, COMPARES, fit, readingValue, type Reading } from './readings';

const DOCUMENT_KINDS = [
  { name: '行政规范性文件', key: 'normativeDocuments', pattern: /规范性文件(?!(?:制定|管理|监督|备案|审查|清理)*(?:制度|办法|规定|程序|目录|机制|流程|库|台账))/ },
  { name: '规章', key: 'regulations', pattern: /(?<!法律、法规、|法律法规|法规、|法规|违反|违法|依据|党内法规、)规章(?!制度)/ },
];
const DOCUMENT_VERBS = [
  { column: 'inForce', words: '现行有效件数', pattern: /现行有效|继续有效|有效/ },
  { column: 'repealed', words: '本年废止件数', pattern: /废止|失效/ },
  { column: 'made', words: '本年制发件数', pattern: /制发|制定|制订|出台|新制|印发|新增/ },
];

const NONE_MADE = /(?:未|没有)(?:新)?(?:制发|制定|制订|出台|印发|废止)(?:过|新的)?(?:规章[、和及或]|政府)*(?:行政规范性文件|规范性文件|规章)(?!的|性|制度|[^，。；]{0,6}(?:备案|公开|清理|审查))/g;

/** 未制发行政规范性文件, where table two has some. */
function saysNone(narrative: Narrative): (Hit | Undecided)[] {
  return [...matches(narrative.texts, NONE_MADE)].flatMap(({ text, match, start, end, sentence }): (Hit | Undecided)[] => {
    if (text.key === 'problems' || text.reading.years.some((year) => year.sentence === sentence && year.year !== narrative.doc.year)) return [];
    const column = /废止/.test(match[0]) ? DOCUMENT_VERBS[1]! : DOCUMENT_VERBS[2]!;
    return DOCUMENT_KINDS.filter((kind) => kind.pattern.test(match[0])).flatMap((kind): (Hit | Undecided)[] => {
      const cell = `/disclosure/${kind.key}/${column.column}`, count = amountAt(narrative.doc, cell);
      if (count === null) return [{ undecided: `表二${kind.name}${column.words}尚未填写`, cells: [cell], about: kind.name }];
      return count === 0 ? [] : [{ text, start, end, about: kind.name, cells: [cell], expected: count, actual: 0, message: `${text.label}写“${passage(text, start, end)}”，而表二${kind.name}${column.words}为${count}件，对不上。可能文字沿用了往年的内容，或表二填错行。` }];
    });
  });
}

/** What of a list is named last in these words. */
function lastNamed<T extends { pattern: RegExp }>(list: readonly T[], words: string): T | undefined {
  const at = (item: T) => [...words.matchAll(new RegExp(item.pattern, 'g'))].at(-1)?.index ?? -1;
  return list.filter((item) => at(item) >= 0).sort((a, b) => at(b) - at(a))[0];
}

/** 规范性文件数字与表二一致 */
export const N_11 = look('N-11', 'warning', (narrative) => narrative.doc.format !== '2021' ? [] : [...saysNone(narrative), ...narrative.texts.flatMap((text) => text.reading.figures.flatMap((figure): (Hit | Undecided)[] => {
  // Table two of the 2019 form counts other things (新制作、新公开).
  if (!['件', '份', '个', '部', '项', '篇', ''].includes(figure.unit) || figure.vague) return [];
  const sentence = sentenceText(text, figure.sentence), span = text.reading.sentences[figure.sentence]!;
  if (/同比|增加|减少|增长|下降|较|修订|备案|审查|审核|解读|清理|征求|合法性/.test(figure.subject)) return [];
  if (/^(?:政策)?解读|^次/.test(figure.after)) return [];
  const before = text.printed.slice(span.start, figure.start);
  const verb = lastNamed(DOCUMENT_VERBS, figure.subject);
  const follows = ({ pattern }: { pattern: RegExp }) => (pattern.exec(figure.after)?.index ?? Infinity) < 5;
  const kind = lastNamed(DOCUMENT_KINDS, before) ?? (verb && DOCUMENT_KINDS.find(follows));
  if (!kind) return [];
  const publishes = /公开|公布|发布/.test(figure.subject) && (kind.pattern.test(figure.subject) || follows(kind));
  const bare = new RegExp(`(?:${kind.pattern.source})(?:共|为|有|计|数量|总数)*\\s*$`).test(figure.subject);
  if (!verb && !publishes && !bare) return [];
  // 其中公开3件: some of the documents only.
  if (!verb && publishes && /其中|含/.test(figure.subject)) return [];
  if (figure.year !== undefined && figure.year !== narrative.doc.year && (COMPARES.test(sentence) || text.reading.years.some((year) => year.sentence === figure.sentence && year.year === narrative.doc.year))) return [];
  const cell = (column: string): Pointer => `/disclosure/${kind.key}/${column}`;
  // 制发9件，其中以办公室名义制发4件: a part of what the same verb counts.
  const atMost = lastNamed(DOCUMENT_VERBS, /.*其中/.exec(before)?.[0] ?? '') === verb;
  const readings: Reading[] = verb
    ? [{ words: `${kind.name}${verb.words}`, plus: [cell(verb.column)], atMost }]
    : DOCUMENT_VERBS.map((item) => ({ words: `${kind.name}${item.words}`, plus: [cell(item.column)] }));
  const result = fit(narrative.doc, figure.value, readings);
  if (result.fits) return [];
  const about = `${kind.name}${verb ? verb.column : ''}`;
  if (!result.decided) return [{ undecided: `文字写“${figure.printed}”（${kind.name}），表二有关单元格尚未填写`, cells: result.missing, about }];
  const values = [...new Set(result.values.map((entry) => entry.value))];
  return [{
    text, start: figure.start, end: figure.end, about, cells: result.cells, actual: figure.value, ...(values.length === 1 ? { expected: values[0]! } : {}),
    ...(boundAt(text, figure) ? { severity: 'error' as const } : {}),
    message: `${text.label}写“${passage(text, figure.start, figure.end)}”（${figure.value}件），表二${result.values.map((entry) => `${entry.words}为${entry.value}件`).join('，')}，对不上。${boundAt(text, figure) ? '绑定的数字指错了单元格。' : '可能文字沿用了往年的内容，或表二漏填。'}`,
    ...(values.length === 1 ? { replacement: String(values[0]), replace: figure.digits } : {}),
  }];
}))]);

/** What opens a list of parts between a total and its first part, at once or after 其中. */
const LIST_OPENS = /其中|^[^，,]{0,10}(?:[：:]\s*$|[（(]|[，,]?(?:分别|包括))/;

/** An amount without the remainder of binary fractions (10.1 + 20.2). */
const exact = (value: number): number => Number(value.toFixed(6));
/** Sums of the first figure, the first two, and so on. */
const runningSums = (figures: readonly { value: number }[]): number[] => { let sum = 0; return figures.map(({ value }) => (sum = exact(sum + value))); };

const SUM_SAID = /^[，,、\s]*(?:两项|三项|以上各项|以上)?(?:合计|总计|共计)(?:为|共|达)?\s*$/;

/** 网站512条，公众号86条，合计598条: the sum said after its parts, where nothing else is counted in between. */
function sumsAfterParts(text: NarrativeText): Hit[] {
  return text.reading.figures.flatMap((total, index): Hit[] => {
    if ((total.kind !== 'count' && total.kind !== 'money') || total.vague || !SUM_SAID.test(text.printed.slice(text.reading.figures[index - 1]?.end ?? 0, total.start))) return [];
    const counted = text.reading.figures.slice(0, index).filter((part) => part.sentence === total.sentence && !/同比|环比|增加|减少|增长|下降|较|比/.test(part.subject));
    const span = text.reading.sentences[total.sentence]!;
    if (counted.length < 2 || counted.some((part) => part.vague || part.unit !== total.unit || part.depth !== total.depth) || /其中|含|包括|分别/.test(text.printed.slice(span.start, total.start))) return [];
    const sums = runningSums([...counted].reverse()), running = sums.at(-1)!;
    if (sums.slice(1).includes(total.value)) return [];
    return [{
      text, start: counted[0]!.start, end: total.end, about: 'sum', expected: running, actual: total.value,
      message: `${text.label}写“${text.printed.slice(counted[0]!.start, total.end)}”：各项${counted.map((part) => part.value).join('＋')}＝${running}，合计写${total.value}，相差${exact(Math.abs(running - total.value))}${total.unit}。可能漏加一项，或其中一个数是旧数。`,
    }];
  });
}

/** 分项之和等于总数 */
export const N_12 = look('N-12', 'warning', (narrative) => {
  const hits: Hit[] = [];
  for (const text of narrative.texts) {
    text.reading.sentences.forEach((span, index) => {
      const figures = text.reading.figures.filter((figure) => figure.sentence === index && (figure.kind === 'count' || figure.kind === 'money') && !/同比|环比|增加|减少|增长|下降|较/.test(figure.subject));
      figures.forEach((total, at) => {
        // （含上年结转189件）says something about the total; the list comes after it.
        const next = figures.slice(at + 1);
        const [second] = next;
        const first = second && /含/.test(text.printed.slice(total.end, second.start)) ? next.find((figure) => figure.depth <= total.depth) : second;
        // 含转载5条 is a part itself, and no total of what follows.
        if (!first || total.vague || /含/.test(total.subject)) return;
        const between = text.printed.slice(total.end, first.start).replace(/[（(][^（）()]*[）)]/g, '');
        // 征地（9件）、审批（4件）: two brackets side by side, neither a list of the other.
        if (/[）)]/.test(between)) return;
        if (!LIST_OPENS.test(between) || /含/.test(between) || between.length > 24) return;
        const list = next.filter((figure) => figure.depth === first.depth && figure.unit === first.unit);
        const parts: TextFigure[] = [];
        let ended = false;
        for (const part of list) {
          const gap = text.printed.slice(parts.at(-1)?.end ?? total.end, part.start);
          if (parts.length > 0 && /其中|[，,、]\s*(?:另|此外|同时|并|共计|合计|总计|累计|全年)/.test(gap)) { ended = true; break; }
          if (first.depth > total.depth && /[）)]/.test(gap)) break;
          parts.push(part);
        }
        if (parts.length < 2 || first.unit !== total.unit || parts.some((part) => part.vague)) return;
        const sums = runningSums(parts), running = sums.at(-1)!;
        const earlier = figures.slice(0, at + 1).filter((figure) => figure.unit === total.unit).reverse();
        const wholes = runningSums(earlier);
        if (sums.some((sum, position) => position > 0 && wholes.includes(sum))) return;
        const last = parts.at(-1)!;
        const listed = text.printed.slice(first.start - first.subject.length, Math.min(span.end, last.end + 8));
        const closed = !ended && !/等|主要|重点|例如|比如|左右|近|(?<!其)余/.test(listed);
        // 其中 also picks out a few of many; parts far from the whole are no list of all of it, except among applications.
        const picked = /其中/.test(between) && text.key !== 'onRequest' && running < total.value * 0.6;
        if ((!closed || picked) && running <= total.value) return;
        hits.push({
          text, start: total.start, end: last.end, about: 'sum', expected: running, actual: total.value,
          message: `${text.label}写“${text.printed.slice(total.start, last.end)}”：各分项${parts.map((part) => part.value).join('＋')}＝${running}，总数写${total.value}，相差${exact(Math.abs(running - total.value))}${total.unit}。可能漏列分项，或总数与分项不是同一时点。`,
        });
      });
    });
  }
  for (const text of narrative.texts) hits.push(...sumsAfterParts(text));
  for (const fault of narrative.context.facts ? ownFactFaults(narrative.context.facts) : []) {
    hits.push({ text: '/overview/proactive', about: fault.code, expected: fault.expected, actual: fault.actual, message: `自有数据${fault.message}` });
  }
  return hits;
});

/** The figure a share or a change is said of: the last one before it in its sentence, but not one that stands in brackets of its own: 319件（含撤回157件），占26.78%. */
function before(text: NarrativeText, index: number, kind?: TextFigure['kind']): TextFigure | undefined {
  const figure = text.reading.figures[index]!;
  for (let at = index - 1; at >= 0 && text.reading.figures[at]!.sentence === figure.sentence; at--) {
    const other = text.reading.figures[at]!;
    if (other.depth <= figure.depth && (kind === undefined || other.kind === kind)) return other;
  }
  return undefined;
}

/** 占比计算正确 */
export const N_13 = look('N-13', 'warning', (narrative) => {
  const { doc } = narrative;
  const tableWholes = [{ words: '办理结果总计', plus: ['/applications/3.7/total'] }, { words: '本年新收', plus: ['/applications/1/total'] }, { words: '本年新收＋上年结转', plus: ['/applications/1/total', '/applications/2/total'] }];
  const applications = applicationFigures(narrative);
  return narrative.texts.flatMap((text) => text.reading.figures.flatMap((figure, index): (Hit | Undecided)[] => {
    if (figure.unit !== '%') return [];
    const part = before(text, index);
    if (!part || part.kind !== 'count') return [];
    const between = text.printed.slice(part.end, figure.start).replace(/[（(][^（）()]*[）)]/g, '');
    if (!/占|^\s*[（(]\s*$/.test(between) || /同比|增|降|较|率/.test(between)) return [];
    const ofApplications = applications.some((item) => item.figure === part);
    const wholes = ofApplications ? tableWholes.map((reading) => ({ words: reading.words, value: readingValue(doc, reading) ?? 0 })).filter((whole) => whole.value > 0) : [];
    const written = text.reading.figures.filter((other) => other !== part && other.unit === part.unit && other.value >= part.value && other.value > 0).map((other) => ({ words: `文中“${other.printed}”`, value: other.value }));
    const all = [...wholes, ...written];
    if (all.some((whole) => percentNear((part.value / whole.value) * 100, figure))) return [];
    if (all.length === 0) return [ofApplications ? { undecided: `“${figure.printed}”的总数尚未填写`, cells: ['/applications/3.7/total'], about: 'percent' } : { undecided: `文中没有“${figure.printed}”的总数`, about: 'percent' }];
    const base = wholes.find((whole) => whole.value >= part.value) ?? closest(all, part.value, figure.value);
    const right = formatPercent((part.value / base.value) * 100, figure.decimals);
    return [{
      text, start: figure.start, end: figure.end, about: 'percent', expected: right, actual: `${figure.value}%`, ...(wholes.length > 0 ? { cells: ['/applications/3.7/total'] } : {}),
      message: `${text.label}写“${passage(text, part.start, figure.end)}”：${part.value}÷${base.value}（${base.words}）应为${right}，文中写${figure.value}%。可能为凑足100%改动，或分子、分母已变。`,
      ...(wholes.length > 0 || new Set(all.map((whole) => formatPercent((part.value / whole.value) * 100, figure.decimals))).size === 1 ? { replacement: right, replace: { start: figure.digits.start, end: figure.end } } : {}),
    }];
  }));
});

const closest = (wholes: { words: string; value: number }[], part: number, percent: number) => [...wholes].sort((a, b) => Math.abs((part / a.value) * 100 - percent) - Math.abs((part / b.value) * 100 - percent))[0]!;

const AGAINST_LAST_YEAR = /同比|[较比与和](?:上一?年|去年|前一年|\d{4}年)[^，。；]{0,6}/;

/** 同比可以复算 */
export const N_14 = look('N-14', 'warning', (narrative) => {
  const { doc, context } = narrative;
  const applications = applicationFigures(narrative);
  return narrative.texts.flatMap((text) => text.reading.figures.flatMap((figure, index): (Hit | Undecided)[] => {
    if (figure.kind !== 'percent' || !AGAINST_LAST_YEAR.test(figure.subject)) return [];
    const down = /降|减少|下滑/.test(figure.subject);
    if (!down && !/增|升|提高|多/.test(figure.subject)) return [];
    const counted = before(text, index, 'count');
    const item = applications.find((candidate) => candidate.figure === counted);
    if (!item) return [];
    if (!context.previous) return [{ undecided: '没有上年年报，无法复算同比', about: item.key }];
    const previous = context.previous;
    const growth = item.readings.flatMap((reading) => {
      const now = readingValue(doc, reading), then = readingValue(previous, reading);
      return now === null || then === null || then === 0 ? [] : [{ words: reading.words, now, then, percent: ((now - then) / then) * 100 }];
    });
    if (growth.length === 0) return [{ undecided: '今年或上年的有关单元格尚未填写，无法复算同比', cells: item.readings.flatMap((reading) => reading.plus), about: item.key }];
    const stated = down ? -figure.value : figure.value;
    if (growth.some((entry) => percentNear(entry.percent, { ...figure, value: stated }))) return [];
    const [meant, ...others] = growth.filter((entry) => entry.now === item.figure.value);
    const right = meant && others.length === 0 ? formatPercent(Math.abs(meant.percent), figure.decimals) : undefined;
    return [{
      text, start: figure.start, end: figure.end, about: item.key, actual: `${figure.value}%`, expected: right, cells: item.readings[0]!.plus,
      message: `${text.label}写“${passage(text, item.figure.start, figure.end)}”，按上年年报复算：${growth.map((entry) => `${entry.words}（${entry.then}→${entry.now}）${entry.percent < 0 ? '下降' : '增长'}${formatPercent(Math.abs(entry.percent), Math.max(figure.decimals, 2))}`).join('，')}，均与${figure.value}%不符。`,
      ...(right !== undefined && meant!.percent < 0 === down ? { replacement: right, replace: { start: figure.digits.start, end: figure.end } } : {}),
    }];
  }));
});

const TIMED = /\d+月份?(?!\d*日)|季度|上半年|下半年|每/;
const NOISE = /^(?:[\s、，,]|(?:19|20)\d{2}年度?|本年度?|全年|今年|年内|一年来|共计|共|累计|合计|总计|我街道|我街|我镇|我乡|我局|我办|我单位|本机关|本单位|街道|依托|通过|其中)+|(?:共计|共|累计|合计|总计|为|有|达|了|\s)+$/g;

/** 同一事项前后数字一致 */
export const N_15 = look('N-15', 'warning', (narrative) => {
  const seen = new Map<string, { text: NarrativeText; figure: TextFigure }>();
  const hits: Hit[] = [];
  const wrong = new Set(applicationFigures(narrative).filter((item) => !item.partial).map((item) => item.figure));
  for (const text of narrative.texts) {
    for (const figure of text.reading.figures) {
      if (figure.kind !== 'count' || figure.vague || (figure.year !== undefined && figure.year !== narrative.doc.year)) continue;
      const sentence = sentenceText(text, figure.sentence);
      if (TIMED.test(sentence) || /同比|增|减|较|比/.test(figure.subject)) continue;
      const subject = figure.subject.replace(NOISE, '');
      if (subject.length < 4 || subject.length > 24) continue;
      const key = `${subject}|${figure.unit}|${figure.after.trim().slice(0, 4)}`;
      const first = seen.get(key);
      if (!first) { seen.set(key, { text, figure }); continue; }
      if (first.figure.value === figure.value || (first.text === text && first.figure.sentence === figure.sentence)) continue;
      // Two admissible readings of one word (新收; 新收+结转) may both be right; N-05 judges each by the tables.
      if (wrong.has(figure) && amountAt(narrative.doc, '/applications/1/total') !== null) continue;
      hits.push({
        text, start: figure.start, end: figure.end, about: subject.slice(0, 12), expected: first.figure.value, actual: figure.value,
        message: `“${subject}”在${first.text.label}写${first.figure.printed}，在${text.label}写${figure.printed}（“${passage(text, figure.start, figure.end)}”），前后不一致。请核对，口径不同的应写明。`,
      });
    }
  }
  for (const [code, pattern] of MEDIA) {
    const fact = narrative.context.facts?.find((item) => item.code === code);
    if (!fact) continue;
    for (const text of narrative.overview) {
      for (const figure of text.reading.figures) {
        if (figure.unit !== fact.unit || figure.vague || figure.value === fact.value || !pattern.test(figure.subject)) continue;
        hits.push({ text, start: figure.start, end: figure.end, about: code, expected: fact.value, actual: figure.value, message: `${text.label}写“${passage(text, figure.start, figure.end)}”，自有数据“${fact.label}”为${fact.value}${fact.unit}，对不上。`, replacement: String(fact.value), replace: figure.digits });
      }
    }
  }
  return hits;
});

const MEDIA: [string, RegExp][] = [['media.national', /国家级(?:媒体)?\s*$/], ['media.provincial', /省级(?:媒体)?\s*$/], ['media.city', /市级(?:媒体)?\s*$/], ['media.district', /区级(?:媒体)?\s*$/]];
