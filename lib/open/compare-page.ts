/** `/open/compare`: two to five reports side by side, like with like. */
import { publishedVersion, reportsNamed, type ListedReport } from '../../db/publications';
import { escapeHtml, printedFigure } from '../export/article';
import type { PublishedVersion } from '../publish/types';
import { reportAddress } from '../publish/layout';
import { numberAt, ORGAN_LEVELS } from '../report/document';
import { cellsOf } from '../report/form';
import type { CellDef } from '../report/form/types';
import { publicPage } from './chrome';
import { isLevel, LEVEL_NAMES, levelName } from './levels';

const MOST = 5;
/** Below this many applications a proportion or a rank says nothing. */
export const SMALL = 30;
/** More reports than this are narrowed down first: a list of thousands is no choice. */
const MOST_OPTIONS = 300;

/** `r` are `slug/year`, as the page's own form sends them; `level` and `name` narrow the choice; `only` leaves out rows that agree. */
export function comparePage(query: URLSearchParams): string {
  const wanted = [...new Set(query.getAll('r').filter(Boolean))];
  const chosen = wanted.slice(0, MOST);
  const only = query.get('only') === '1';
  const found = chosen.map((item) => { const [slug = '', year = ''] = item.split('/'); return /^\d{4}$/.test(year) ? publishedVersion(slug, Number(year)) : null; }).filter((version): version is PublishedVersion => version !== null && version.status === 'current');
  const said = [
    wanted.length === 0 ? '请选择两份至五份报告。' : '', wanted.length > MOST ? `一次最多比较${MOST}份，只列出前${MOST}份。` : '',
    found.length < chosen.length ? '有的报告不存在或者已撤下，没有列出。' : '', found.length === 1 ? '请再选一份报告。' : '',
  ].join('');
  const levels = [...new Set(found.map((version) => version.organ.level))];
  const body = found.length < 2 ? '' : levels.length > 1
    ? `<div class="note warn"><p>所选机关层级不同（${levels.map(levelName).join('、')}），数字不可比，没有列表。请选择同一层级的机关，或者同一机关的不同年度。</p></div>`
    : comparison(found, only);
  return publicPage({
    title: '比较报告', description: '同类机关、不同年度的年度报告并排比较。', crumbs: [['全部报告', '/open/']], place: '/open/compare',
    main: `<h1>比较报告</h1><p class="lead">选择同一机关的不同年度，或者同一层级的不同机关，二至五份。</p>${picker(query, chosen, found, only)}${said ? `<p role="status">${said}</p>` : ''}${body}`,
  });
}

function picker(query: URLSearchParams, chosen: string[], found: PublishedVersion[], only: boolean): string {
  const level = query.get('level') ?? '', name = (query.get('name') ?? '').trim().slice(0, 60);
  const valueOf = (line: Pick<ListedReport, 'slug' | 'year'>) => `${line.slug}/${line.year}`;
  const fitting = reportsNamed({ ...(isLevel(level) ? { level } : {}), name }, MOST_OPTIONS + 1);
  const tooMany = fitting.length > MOST_OPTIONS;
  const kept = found.filter((version) => !fitting.some((line) => valueOf(line) === `${version.organ.slug}/${version.year}`))
    .map((version): ListedReport => ({ slug: version.organ.slug, name: version.organ.name, level: version.organ.level, year: version.year, version: version.version, publishedAt: version.publishedAt }));
  const offered = [...(tooMany ? [] : fitting), ...kept];
  const narrow = tooMany || isLevel(level) || name !== '' ? `<form class="search" action="/open/compare">${chosen.map((item) => `<input type="hidden" name="r" value="${escapeHtml(item)}">`).join('')}<label>机关层级<br><select name="level"><option value="">不限</option>${ORGAN_LEVELS.map((item) => `<option value="${item}"${item === level ? ' selected' : ''}>${LEVEL_NAMES[item]}</option>`).join('')}</select></label><label class="grow">机关名称中含有<br><input name="name" value="${escapeHtml(name)}" maxlength="60"></label><button type="submit">缩小范围</button></form>` : '';
  if (tooMany) return `${narrow}<p>符合的报告超过${MOST_OPTIONS}份，请先按层级或者名称缩小范围。</p>`;
  const groups = ORGAN_LEVELS.map((item) => ({ item, lines: offered.filter((line) => line.level === item).sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : b.year - a.year)) })).filter(({ lines }) => lines.length > 0);
  const options = (selected: string | undefined) => groups.map(({ item, lines }) => `<optgroup label="${LEVEL_NAMES[item]}">${lines.map((line) => `<option value="${valueOf(line)}"${valueOf(line) === selected ? ' selected' : ''}>${escapeHtml(`${line.name} ${line.year}年`)}</option>`).join('')}</optgroup>`).join('');
  const narrowed = [['level', level], ['name', name]].filter(([, value]) => value).map(([key, value]) => `<input type="hidden" name="${key}" value="${escapeHtml(value!)}">`).join('');
  return `${narrow}<form class="search pick" action="/open/compare">${narrowed}${Array.from({ length: MOST }, (_, index) => `<label class="grow">第${index + 1}份<br><select name="r"><option value="">（不选）</option>${options(chosen[index])}</select></label>`).join('')}<label class="check"><input type="checkbox" name="only" value="1"${only ? ' checked' : ''}>只列不同的项目</label><button type="submit">比较</button></form>`;
}

const GROUPS: { name: string; of: (cell: CellDef) => boolean; label: (cell: CellDef) => string }[] = [
  { name: '二、主动公开政府信息情况', of: (cell) => cell.pointer.startsWith('/disclosure/'), label: (cell) => `${cell.rowLabel}·${cell.columnLabel}` },
  { name: '三、收到和处理政府信息公开申请情况（总计）', of: (cell) => cell.pointer.startsWith('/applications/') && cell.pointer.endsWith('/total'), label: (cell) => cell.rowLabel },
  { name: '四、政府信息公开行政复议、行政诉讼情况（总计）', of: (cell) => cell.pointer.startsWith('/disputes/') && cell.pointer.endsWith('/total'), label: (cell) => cell.rowLabel },
];

const withUnit = (label: string, unit: string) => (label.includes(unit) ? label : `${label}（${unit}）`);

function comparison(versions: PublishedVersion[], only: boolean): string {
  const formats = [...new Set(versions.map((version) => version.document.format))].sort().reverse();
  const cells = formats.flatMap((format) => cellsOf(format)).filter((cell, index, all) => all.findIndex((other) => other.pointer === cell.pointer) === index);
  const pair = versions.length === 2 && versions[0]!.organ.slug === versions[1]!.organ.slug ? [...versions].sort((a, b) => a.year - b.year) as [PublishedVersion, PublishedVersion] : null;
  const shown = pair ?? versions;
  const small = shown.filter((version) => (numberAt(version.document, '/applications/1/total') ?? 0) < SMALL);
  const columns = shown.length + (pair ? 2 : 1);
  const head = shown.map((version) => `<th scope="col" class="n"><a href="${reportAddress(version.organ.slug, version.year)}">${escapeHtml(version.organ.name)}<br>${version.year}年</a></th>`).join('') + (pair ? '<th scope="col" class="n">增减</th>' : '');
  let same = 0;
  const bodies = GROUPS.map((group) => {
    const rows = cells.filter(group.of).flatMap((cell) => {
      const printed = shown.map((version) => printedFigure(version.document, cell.pointer));
      const agree = printed.every((text) => text === printed[0]);
      if (agree) same += 1;
      if (agree && only) return [];
      return [`<tr${agree ? ' class="same"' : ''}><th scope="row">${escapeHtml(withUnit(group.label(cell), cell.unit))}</th>${printed.map((text) => `<td class="n">${escapeHtml(text) || '—'}</td>`).join('')}${pair ? `<td class="n">${changeOf(pair, cell)}</td>` : ''}</tr>`];
    });
    return rows.length ? `<tbody><tr class="group"><th scope="rowgroup" colspan="${columns}"><span>${group.name}</span></th></tr>${rows.join('')}</tbody>` : '';
  });
  const warnings = [
    formats.length > 1 ? '2019年格式与2021年格式的表格不同，没有对应的项目显示为“—”。' : '',
    small.length ? `${small.map((version) => `${version.organ.name}${version.year}年`).join('、')}新收申请不足${SMALL}件，数量太小，不宜排序，也不计算比例。` : '',
    only ? `有${same}项各份报告相同，没有列出。` : '',
  ].filter(Boolean).map((text) => `<p>${escapeHtml(text)}</p>`).join('');
  return `${warnings ? `<div class="note">${warnings}</div>` : ''}<div class="scroll slides" role="region" tabindex="0" aria-label="比较表"><table class="list wide"><caption class="unseen">所选报告的数字</caption><thead><tr><th scope="col" class="half">项目</th>${head}</tr></thead>${bodies.join('')}${small.length ? '' : proportions(shown, columns)}</table></div>`;
}

function changeOf([before, after]: [PublishedVersion, PublishedVersion], cell: CellDef): string {
  const [a, b] = [numberAt(before.document, cell.pointer, cell.kind), numberAt(after.document, cell.pointer, cell.kind)];
  if (cell.kind === 'note' || a === null || b === null) return '—';
  const change = b - a;
  // Money is counted in 分; 1 万元 = 1,000,000 分.
  const size = cell.kind === 'money' ? String(Math.abs(change) / 1_000_000) : String(Math.abs(change));
  return change === 0 ? '0' : `${change > 0 ? '+' : '−'}${size}`;
}

/** Shares of the results, only where every report has enough applications. */
function proportions(versions: PublishedVersion[], columns: number): string {
  const rows = ([['予以公开', ['3.1']], ['部分公开', ['3.2']]] as const).map(([name, codes]) => `<tr><th scope="row">${name}占办理结果总计（%）</th>${versions.map((version) => {
    const figures = [...codes, '3.7'].map((code) => numberAt(version.document, `/applications/${code}/total`));
    const whole = figures.at(-1), part = figures.slice(0, -1).reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
    return `<td class="n">${whole && part !== null && part !== undefined ? ((part / whole) * 100).toFixed(1) : '—'}</td>`;
  }).join('')}${columns > versions.length + 1 ? '<td></td>' : ''}</tr>`);
  return `<tbody><tr class="group"><th scope="rowgroup" colspan="${columns}"><span>比例（由上列数字算得）</span></th></tr>${rows.join('')}</tbody>`;
}
