/** Rules of domain 5.1: what may stand in one cell. */
import { figureAt, numberAt, valueAt, type Figure, type OrganLevel, type ReportDocument } from '../document';
import { figureCells, figureCellsOf } from '../form/cells';
import type { FigureCell } from '../form/types';
import { readTyped } from '../typed';
import { finding, passed, undecided } from './outcome';
import type { CheckContext, Outcome, Power, Powers, Rule } from './types';

const TABLES = [
  { section: 'disclosure', name: '表二' }, { section: 'applications', name: '表三' }, { section: 'disputes', name: '表四' },
] as const;
const sectionOfCell = (cell: FigureCell) => TABLES.find((table) => cell.pointer.startsWith(`/${table.section}/`))!.section;

/** Printed marks that stand for nothing. */
export const BLANK_MARKS = /^[\s\-–—－/／\\]*$|^无$/;

const isBlankLike = (figure: Figure): boolean => figure.state === 'blank' || (figure.state === 'invalid' && BLANK_MARKS.test(figure.printed));

/** A computed total cannot stand while its parts do not; its parts are reported, it would only repeat them. Typed totals stand for themselves. */
const waitsForParts = (doc: ReportDocument, cell: FigureCell, context: CheckContext): boolean =>
  cell.sumOf !== undefined && !context.typedTotals && cell.sumOf.some((part) => numberAt(doc, part) === null);

/** Who may make 规章 by level (立法法). A city here is a 设区的市; where that is not so, the office's setting decides. */
const NO_REGULATIONS: OrganLevel[] = ['county', 'township', 'subdistrict', 'department'];
const MAY_REGULATE: OrganLevel[] = ['ministry', 'province', 'city'];

export function regulationPower(level: OrganLevel | undefined, powers: Partial<Powers> | undefined): Power {
  if (powers?.regulations && powers.regulations !== 'unknown') return powers.regulations;
  if (level && NO_REGULATIONS.includes(level)) return 'no';
  return level && MAY_REGULATE.includes(level) ? 'yes' : 'unknown';
}

/** Level read from the organ's own name when no setting is known: 街道办事处, 镇人民政府, 县人民政府 … */
export function levelFromName(name: string): OrganLevel | undefined {
  if (/街道(办事处)?(（.*）)?$/.test(name)) return 'subdistrict';
  if (/[乡镇]人民政府/.test(name)) return 'township';
  // 自治区 is a province; organs of the state may make 规章.
  if (/自治区(人民政府)?/.test(name) && !/自治区.*[县区旗州市]/.test(name)) return 'province';
  if (/[县区旗](人民政府)?(（.*）)?$|[县区旗]人民政府/.test(name)) return 'county';
  if (/(局|委员会)(（.*）)?$/.test(name) && !/^(国家|中国|中华)/.test(name)) return 'department';
  return undefined;
}

const DOCUMENT_KINDS = [{ key: 'regulations', name: '规章' }, { key: 'normativeDocuments', name: '行政规范性文件' }] as const;
const cellsUnder = (doc: ReportDocument, kind: string) => figureCellsOf(doc.format, 'disclosure').filter((cell) => cell.pointer.startsWith(`/disclosure/${kind}/`));
const pointersOf = (kind: string) => ['made', 'repealed', 'inForce'].map((column) => `/disclosure/${kind}/${column}`);

function powerRule(doc: ReportDocument, instance: string, pointer: string, name: string, power: Power | undefined): Outcome {
  if (power === undefined || power === 'unknown') return undecided(instance, `单位设置中没有写明有无${name}职权`, []);
  const count = numberAt(doc, pointer);
  if (count === null) return undecided(instance, `${name}未填`, [pointer]);
  if (power === 'no' && count > 0) return finding(instance, 'disclosure', [pointer], `表二·${name}填${count}件，而单位设置为没有${name}职权。请核对数字，或请系统管理员更正单位职权。`, { expected: 0, actual: count });
  if (power === 'yes' && count === 0) return finding(instance, 'disclosure', [pointer], `表二·${name}填0件，而单位设置为有${name}职权。确实没有的，请写明。`, { expected: '大于0', actual: 0 });
  return passed(instance);
}

export const CELL_RULES: Rule[] = [
  {
    id: 'C-01', title: '件数为不小于0的整数', severity: 'error', group: 'cells', source: 'F', basis: '国办公开办函〔2021〕30号表二、表三、表四（单位：件）',
    left: '格中内容', right: '0或正整数', missing: '空白由C-02判断', fromYear: 2019,
    explanation: '只填阿拉伯数字，不带单位、正负号和小数。需要注明的写在备注里。',
    assess(doc) {
      const outcomes: Outcome[] = [];
      for (const cell of figureCells(doc.format)) {
        if (cell.kind !== 'count') continue;
        const figure = figureAt(doc, cell.pointer);
        if (figure.state === 'invalid' && !isBlankLike(figure)) {
          const typed = readTyped(figure.printed, 'count');
          const reason = typed.state === 'invalid' ? typed.reason : '不是有效的整数，只填阿拉伯数字';
          outcomes.push(finding(`C-01-${cell.pointer}`, sectionOfCell(cell), [cell.pointer], `${cell.name}填的是“${figure.printed}”：${reason}。`, {
            expected: '0或正整数', actual: figure.printed,
          }));
        }
      }
      return outcomes.length > 0 ? outcomes : [passed('C-01')];
    },
  },
  {
    id: 'C-02', title: '不留空，没有的填0', severity: 'error', group: 'cells', source: 'P', basis: '表格打印惯例：没有的填0',
    left: '格中内容', right: '数字，没有的为0', missing: '正在填写的报告中，空白列为未填，暂不判断', fromYear: 2019,
    explanation: '空白、斜杠、横线和“无”看不出是没有还是漏填。确实没有的填0，或者按“其余均为0”。',
    assess(doc, context) {
      const outcomes: Outcome[] = [];
      for (const table of TABLES) {
        // The interchange document describes table two of the 2021 form; a 2019 report read without its table is no report with 23 gaps.
        if (doc.format === '2019' && table.section === 'disclosure' && doc.disclosure === undefined) {
          outcomes.push(undecided('C-02-disclosure', '没有2019年格式的表二，不作判断', ['/disclosure']));
          continue;
        }
        const cells = figureCellsOf(doc.format, table.section);
        const before = outcomes.length;
        const unfilled = cells.filter((cell) => valueAt(doc, cell.pointer) === undefined && !waitsForParts(doc, cell, context));
        for (const cell of cells) {
          const figure = figureAt(doc, cell.pointer, cell.kind);
          if (figure.state === 'invalid' && BLANK_MARKS.test(figure.printed)) {
            outcomes.push(finding(`C-02-${cell.pointer}`, table.section, [cell.pointer], figure.printed.trim() === '' ? `${cell.name}是空白，没有的请填0。` : `${cell.name}填的是“${figure.printed}”，没有的请填0，不能用斜杠、横线或“无”。`, { expected: '数字，没有的为0', actual: figure.printed }));
          } else if (figure.state === 'blank' && !context.partial && !waitsForParts(doc, cell, context)) {
            outcomes.push(finding(`C-02-${cell.pointer}`, table.section, [cell.pointer], `${cell.name}没有填，没有的请填0。`, { expected: '数字，没有的为0', actual: '' }));
          }
        }
        if (context.partial && unfilled.length > 0) outcomes.push(undecided(`C-02-${table.section}`, `${table.name}有${unfilled.length}格未填`, unfilled.map((cell) => cell.pointer)));
        else if (outcomes.length === before) outcomes.push(passed(`C-02-${table.section}`));
      }
      return outcomes;
    },
  },
  {
    id: 'C-03', title: '行政事业性收费为不小于0的金额，单位万元', severity: 'error', group: 'cells', source: 'F', basis: '国办公开办函〔2021〕30号表二第二十条第（八）项（单位：万元）',
    left: '格中内容', right: '万元，最多六位小数', missing: '空白由C-02判断', fromYear: 2019,
    explanation: '单位是万元，不是元；最多六位小数（精确到分），系统不四舍五入。',
    assess(doc) {
      return figureCells(doc.format).filter((cell) => cell.kind === 'money').flatMap((cell) => {
        const figure = figureAt(doc, cell.pointer, 'money');
        if (isBlankLike(figure)) return [];
        if (figure.state !== 'invalid') return passed(`C-03-${cell.pointer}`);
        const typed = readTyped(figure.printed, 'money');
        return finding(`C-03-${cell.pointer}`, 'disclosure', [cell.pointer], `${cell.name}填的是“${figure.printed}”：${typed.state === 'invalid' ? typed.reason : '不是有效的金额'}。`, { expected: '万元，最多六位小数', actual: figure.printed });
      });
    },
  },
  {
    id: 'C-04', title: '收费金额的单位可能误用元', severity: 'warning', group: 'cells', source: 'O', basis: '国办公开办函〔2021〕30号表二（单位：万元）',
    left: '今年收费金额', right: '去年收费金额的1000倍；信息处理费实收（元）', missing: '今年或去年未填时暂不能判断', fromYear: 2021,
    explanation: '今年比去年多一千倍以上，或者与第六部分实收的元数相同，多半是把元当成了万元。',
    assess(doc, context) {
      const pointer = '/disclosure/feesWanYuan';
      const now = figureAt(doc, pointer, 'money');
      if (now.state !== 'number') return [undecided('C-04', '行政事业性收费未填', [pointer])];
      const collected = doc.informationFees?.collectedYuan;
      if (collected !== undefined && Number(collected) > 0 && Number(collected) * 1e6 === now.value) {
        return [finding('C-04', 'disclosure', [pointer, '/informationFees/collectedYuan'], `表二·行政事业性收费填${now.value / 1e6}万元，与第六部分信息处理费实收${collected}元的数字相同。可能误以元为单位，请核对。`, { expected: Number(collected) / 1e4, actual: now.value / 1e6 })];
      }
      const before = context.previous ? figureAt(context.previous, pointer, 'money') : undefined;
      if (before?.state !== 'number') return [undecided('C-04', '没有去年的收费金额')];
      if (before.value === 0 || now.value < before.value * 1000) return [passed('C-04')];
      return [finding('C-04', 'disclosure', [pointer], `表二·行政事业性收费今年${now.value / 1e6}万元，去年${before.value / 1e6}万元，相差一千倍以上。可能误以元为单位，请核对。`, { expected: `不到${before.value / 1e3}`, actual: now.value / 1e6 })];
    },
  },
  {
    id: 'C-05', title: '备注中的数不大于格中的数', severity: 'warning', group: 'cells', source: 'O', basis: '打印惯例：55（含自然失效29件）',
    left: '备注中的数', right: '格中的数', missing: '没有备注的不判断', fromYear: 2019,
    explanation: '“含自然失效n件”“其中修订n件”是格中数字的一部分，不会大于它。',
    assess(doc) {
      const outcomes: Outcome[] = [];
      for (const cell of figureCells(doc.format)) {
        const figure = figureAt(doc, cell.pointer, cell.kind);
        if (figure.state !== 'number' || !figure.remark) continue;
        // Numbers without a counting word are years, document numbers and the like.
        const parts = [...figure.remark.normalize('NFKC').matchAll(/(\d+)\s*[件个项宗起条]/g)].map((match) => Number(match[1]));
        const largest = Math.max(0, ...parts);
        outcomes.push(largest <= figure.value ? passed(`C-05-${cell.pointer}`) : finding(`C-05-${cell.pointer}`, sectionOfCell(cell), [cell.pointer], `${cell.name}是${figure.value}，备注“${figure.remark}”中的${largest}比它大。请核对备注或数字。`, { expected: `不大于${figure.value}`, actual: largest }));
      }
      return outcomes;
    },
  },
  {
    id: 'C-06', title: '没有规章制定权的机关，规章三格均为0', severity: 'error', group: 'cells', source: 'R', basis: '《立法法》：规章由国务院部门和省级、设区的市、自治州人民政府制定',
    left: '规章制发、废止、现行有效', right: '0', missing: '未填的格由C-02判断；不知道有无制定权时暂不能判断', fromYear: 2019,
    explanation: '街道、乡镇、县（市、区）及其部门不能制定规章。数字多半应填在“行政规范性文件”一行。',
    assess(doc, context) {
      const power = regulationPower(context.level ?? doc.organ.level ?? levelFromName(doc.organ.name), context.powers);
      if (power === 'unknown') return [undecided('C-06', '不知道本机关有无规章制定权，请在单位设置中写明')];
      if (power === 'yes') return [passed('C-06')];
      const outcomes = cellsUnder(doc, 'regulations').flatMap((cell): Outcome[] => {
        const count = numberAt(doc, cell.pointer);
        if (count === null || count === 0) return [];
        return [finding(`C-06-${cell.pointer.split('/').at(-1)}`, 'disclosure', [cell.pointer], `${cell.name}填${count}件，本机关没有规章制定权，应为0。多半应填在“行政规范性文件”一行。`, { expected: 0, actual: count })];
      });
      return outcomes.length ? outcomes : [passed('C-06')];
    },
  },
  {
    id: 'C-07', title: '没有规范性文件制定权的机关，行政规范性文件三格为0', severity: 'warning', group: 'cells', source: 'O', basis: '国办发〔2018〕37号；单位职权设置',
    left: '行政规范性文件三格', right: '0', missing: '单位职权未写明时暂不能判断', fromYear: 2019,
    explanation: '街道办事处能否制定行政规范性文件各地不同，以单位职权设置为准。',
    assess(doc, context) {
      const power = context.powers?.normativeDocuments;
      if (!power || power === 'unknown') return [undecided('C-07', '单位设置中没有写明能否制定行政规范性文件')];
      if (power === 'yes') return [passed('C-07')];
      const wrong = cellsUnder(doc, 'normativeDocuments').map((cell) => cell.pointer).filter((pointer) => (numberAt(doc, pointer) ?? 0) > 0);
      return [wrong.length === 0 ? passed('C-07') : finding('C-07', 'disclosure', wrong, `表二·行政规范性文件填有${numberAt(doc, wrong[0]!)}件，而单位设置为不能制定行政规范性文件，应为0。请核对数字或单位职权。`, { expected: 0, actual: numberAt(doc, wrong[0]!)! })];
    },
  },
  {
    id: 'C-08', title: '许可、处罚、强制数量与单位职权相符', severity: 'warning', group: 'cells', source: 'O', basis: '《政府信息公开条例》第二十条第（五）（六）项；单位职权设置',
    left: '本年处理决定数量', right: '有职权的大于0，没有职权的为0', missing: '单位职权未写明或格未填时暂不能判断', fromYear: 2021,
    explanation: '有职权而一年没有决定的，写明即可；没有职权而有数量的，请核对。',
    assess(doc, context) {
      return [
        powerRule(doc, 'C-08-licensing', '/disclosure/licensing', '行政许可', context.powers?.licensing),
        powerRule(doc, 'C-08-penalties', '/disclosure/penalties', '行政处罚', context.powers?.penalties),
        powerRule(doc, 'C-08-coercion', '/disclosure/coercion', '行政强制', context.powers?.coercion),
      ];
    },
  },
  {
    id: 'C-09', title: '现行有效件数不小于本年制发减本年废止', severity: 'warning', group: 'cells', source: 'O', basis: '存量与增减的关系',
    left: '现行有效', right: '本年制发−本年废止', missing: '任一格未填时暂不能判断', fromYear: 2021,
    explanation: '年末仍有效的至少包括当年制发而未废止的。',
    assess(doc) {
      return DOCUMENT_KINDS.map((kind) => {
        const [made, repealed, inForce] = pointersOf(kind.key).map((pointer) => numberAt(doc, pointer));
        if (made == null || repealed == null || inForce == null) return undecided(`C-09-${kind.key}`, `表二·${kind.name}尚未填齐`, pointersOf(kind.key).filter((pointer) => numberAt(doc, pointer) === null));
        if (inForce >= made - repealed) return passed(`C-09-${kind.key}`);
        return finding(`C-09-${kind.key}`, 'disclosure', [`/disclosure/${kind.key}/inForce`, ...pointersOf(kind.key).slice(0, 2)], `表二·${kind.name}现行有效${inForce}件，少于本年制发${made}件减废止${repealed}件。请核对现行有效件数。`, { expected: `不少于${made - repealed}`, actual: inForce });
      });
    },
  },
];
