/** Rules of domain 5.5: sections five and six. */
import { fenFromWanYuan } from '../amounts';
import type { ReportDocument } from '../document';
import { fenFromYuan, readFeeStatement } from '../fee-statement';
import { fitsTiers } from '../fee-tiers';
import { finding, passed, undecided } from './outcome';
import { printedText } from './printed';
import type { Outcome, Rule } from './types';

const EMPTY = /^[\s。．.、，,]*$|^\s*(本年度?)?(暂?无|没有)(其他)?[^。；]{0,12}[。．]?\s*$/;
const FEE_BASIS = '国办函〔2020〕109号；信息处理费收取情况纳入年度报告';

const absentText = (instance: string, context: { partial?: boolean }, pointer: string, name: string): Outcome | null =>
  context.partial ? undecided(instance, `${name}尚未填写`, [pointer]) : null;

function feeFigures(doc: ReportDocument) {
  const fees = doc.informationFees;
  const charged = fees?.chargedYuan === undefined ? null : fenFromYuan(fees.chargedYuan);
  const collected = fees?.collectedYuan === undefined ? null : fenFromYuan(fees.collectedYuan);
  return { notices: typeof fees?.notices === 'number' ? fees.notices : null, charged, collected };
}
/** What stands in place of an amount and is none cannot be compared with anything; left out is another matter. */
const noAmounts = (doc: ReportDocument): Outcome[] => ([['chargedYuan', '通知总金额'], ['collectedYuan', '实际收取']] as const).flatMap(([key, name]) => {
  const text = doc.informationFees?.[key];
  return text === undefined || text.trim() === '' || fenFromYuan(text) !== null ? [] : [
    finding(`S6-02-${key}-amount`, 'other', [`/informationFees/${key}`], `信息处理费${name}填的是“${text}”，不是金额。单位为元，只填阿拉伯数字，最多两位小数。`, { expected: '金额（元）', actual: text }),
  ];
});
const yuan = (fen: number) => String(fen / 100);
/** An amount of a text as the figures beside it are printed; one that is no amount as it stands. */
const inYuan = (text: string | undefined) => {
  const fen = text === undefined ? null : fenFromYuan(text);
  return fen === null ? text : yuan(fen);
};

const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '');
/** 县民政局1件880元. */
const UNIT_FEE = /(\d+)件[,，]?(?:共|合计|收取)?(\d+(?:\.\d+)?)元/g;
const unitFees = (text: string) => [...plain(text).matchAll(UNIT_FEE)].map((part) => ({ items: Number(part[1]), yuan: part[2]!, words: part[0] }));

/** No amount at all (three decimals) fits nothing. */
const amountFits = (notices: number, amount: string) => {
  const fen = fenFromYuan(amount);
  return fen !== null && fitsFor(notices, fen);
};
/** One application's fee must be a tier amount; of several only that it is a sum of such. */
const fitsFor = (notices: number | null, fen: number) => fen % 1000 === 0 && (notices !== 1 || fitsTiers(fen / 100));

const ORDINALS = '一二三四五六七八九十';
/** 一是…二是…三是 → 3; 0 where nothing is numbered so. */
const highestOrdinal = (text: string) => Math.max(0, ...[...text.matchAll(/([一二三四五六七八九十])(?:是|为)(?!否)/g)].map((match) => ORDINALS.indexOf(match[1]!) + 1));
const ABOUT_MEASURES = /改进|整改|措施|下一步|打算|努力方向/;

/** Problems and measures numbered 一是、二是 under two headings, or before and after the words that open the measures; null where they are not told apart so. */
function numberedParts(text: string): { problems: number; measures: number } | null {
  const parts = text.split(/(?=[（(][一二三四五六][）)])/).map((part) => ({ heading: part.slice(0, 30).split(/[。：:\n]/)[0]!, part }));
  const joined = (wanted: (heading: string) => boolean) => parts.filter(({ heading }) => wanted(heading)).map(({ part }) => part);
  // 上年问题的改进情况 answers last year and is neither.
  const earlier = (heading: string) => /[上去]年|\d{4}年[^，]*问题(?:的)?(?:改进|整改)/.test(heading);
  let problems = joined((heading) => /问题|不足|短板/.test(heading) && !ABOUT_MEASURES.test(heading)), measures = joined((heading) => ABOUT_MEASURES.test(heading) && !earlier(heading));
  if (problems.length === 0 || measures.length === 0) {
    if (parts.length > 1) return null;
    const at = text.search(/下一步|针对(?:以上|上述|这些|存在)|改进(?:情况|措施)|整改措施/);
    if (at < 0) return null;
    problems = [text.slice(0, at)]; measures = [text.slice(at)];
  }
  const counts = { problems: Math.max(...problems.map(highestOrdinal)), measures: Math.max(...measures.map(highestOrdinal)) };
  return counts.problems < 2 || counts.measures === 0 ? null : counts;
}

export const SECTION_RULES: Rule[] = [
  {
    id: 'S5-01', title: '第五部分不能为空，不能只写“无”', severity: 'error', group: 'sections', source: 'F', basis: '国办公开办函〔2021〕30号：不能遗漏',
    left: '第五部分文字', right: '60字以上的问题和改进情况', missing: '未填为错误；部分核对时暂不判断', fromYear: 2019,
    explanation: '写明存在的主要问题和逐条的改进措施，不少于60字。',
    assess(doc, context) {
      const text = printedText(doc, context, '/problems').trim();
      if (!text) return [absentText('S5-01', context, '/problems', '第五部分') ?? finding('S5-01', 'problems', ['/problems'], '第五部分“存在的主要问题及改进情况”没有填写。', { expected: '60字以上', actual: 0 })];
      if (EMPTY.test(text)) return [finding('S5-01', 'problems', ['/problems'], `第五部分只写了“${text}”，应当写明存在的主要问题和改进情况。`, { expected: '60字以上', actual: text.length })];
      const length = text.replaceAll(/\s/g, '').length;
      return [length >= 60 ? passed('S5-01') : finding('S5-01', 'problems', ['/problems'], `第五部分只有${length}字，不足60字，请写明具体问题和改进措施。`, { expected: '60字以上', actual: length })];
    },
  },
  {
    id: 'S5-02', title: '第五部分既有问题，又有改进', severity: 'warning', group: 'sections', source: 'F', basis: '国办公开办函〔2021〕30号第五部分标题；逐条提出改进措施',
    left: '问题部分；“一是、二是”的问题数', right: '改进部分；措施数不少于问题数', missing: '第五部分未填时暂不能判断', fromYear: 2019,
    explanation: '每个问题都应有对应的改进措施。',
    assess(doc, context) {
      const text = printedText(doc, context, '/problems').trim();
      if (!text) return [undecided('S5-02', '第五部分尚未填写', ['/problems'])];
      const problem = /问题|不足|短板|薄弱|有待|不够|欠缺|差距/.test(text);
      const measure = /改进|整改|措施|下一步|加强|完善|健全|提升|将|强化/.test(text);
      if (problem && measure) {
        const counted = numberedParts(text);
        if (!counted || counted.measures >= counted.problems) return [passed('S5-02')];
        return [finding('S5-02', 'problems', ['/problems'], `第五部分写了${counted.problems}个问题，改进措施只有${counted.measures}条，可能有的问题没有对应的措施。请逐条写明，一条措施对应几个问题的请说明。`, { expected: `不少于${counted.problems}条`, actual: counted.measures })];
      }
      return [finding('S5-02', 'problems', ['/problems'], problem ? '第五部分写了问题，没有写改进情况，请逐条写明改进措施。' : '第五部分没有写明存在的问题，请写明具体问题及其改进情况。', { expected: '问题和改进', actual: problem ? '只有问题' : '没有问题' })];
    },
  },
  {
    id: 'S6-01', title: '第六部分应当写明信息处理费情况', severity: 'error', group: 'sections', source: 'L', basis: FEE_BASIS,
    left: '第六部分文字', right: '信息处理费收取情况', missing: '未填为错误；部分核对时暂不判断', fromYear: 2021,
    explanation: '没有收取也要写明。填好件数、应收、实收，按“生成表述”即可写入。',
    assess(doc, context) {
      const text = printedText(doc, context, '/otherMatters').trim();
      if (!text) return [absentText('S6-01', context, '/otherMatters', '第六部分') ?? finding('S6-01', 'other', ['/otherMatters'], '第六部分“其他需要报告的事项”没有填写，至少应写明信息处理费收取情况。')];
      if (readFeeStatement(text).stated) return [passed('S6-01')];
      return [finding('S6-01', 'other', ['/otherMatters'], EMPTY.test(text) ? `第六部分只写了“${text}”，应当写明信息处理费收取情况，没有收取也要写明。` : '第六部分没有写明信息处理费收取情况，没有收取也要写明。')];
    },
  },
  {
    id: 'S6-02', title: '第六部分表述的收费数与收费台账一致', severity: 'error', group: 'sections', source: 'O', basis: FEE_BASIS,
    left: '第六部分文字中的件数、金额', right: '填写的件数、应收、实收', missing: '三个数未填，或文字未写数时暂不能判断', fromYear: 2021,
    explanation: '文字中的数与填写的三个数必须相同。改了数以后，请重新生成表述。',
    assess(doc, context) {
      const text = printedText(doc, context, '/otherMatters');
      const said = readFeeStatement(text);
      const { notices, charged, collected } = feeFigures(doc);
      if (!said.stated || (notices === null && charged === null && collected === null)) return [...noAmounts(doc), undecided('S6-02', said.stated ? '信息处理费的件数、应收、实收尚未填写' : '第六部分没有信息处理费表述', ['/informationFees/notices', '/informationFees/chargedYuan', '/informationFees/collectedYuan'])];
      const checks: [string, string, string, string | number | undefined, string | number | null][] = [
        ['notices', '收费通知件数', '件', said.notices, notices],
        ['chargedYuan', '通知总金额', '元', inYuan(said.chargedYuan), charged === null ? null : yuan(charged)],
        ['collectedYuan', '实际收取', '元', inYuan(said.collectedYuan), collected === null ? null : yuan(collected)],
      ];
      const outcomes = [...noAmounts(doc), ...checks.flatMap(([key, name, unit, inText, filled]): Outcome[] => inText === undefined || filled === null || String(inText) === String(filled) ? [] : [
        finding(`S6-02-${key}`, 'other', ['/otherMatters', `/informationFees/${key}`], `第六部分写的${name}是${inText}${unit}，填写的是${filled}${unit}，两者不一致。请重新生成表述，或者核对填写的数。`, { expected: filled, actual: inText }),
      ])];
      return outcomes.length ? outcomes : [passed('S6-02')];
    },
  },
  {
    id: 'S6-03', title: '实收不多于应收，没有通知就没有金额', severity: 'error', group: 'sections', source: 'O', basis: FEE_BASIS,
    left: '实际收取', right: '通知总金额', missing: '应收或实收未填时暂不能判断', fromYear: 2021,
    explanation: '收取的不会多于通知的；没有通知就没有金额。',
    assess(doc) {
      const { notices, charged, collected } = feeFigures(doc);
      if (charged === null || collected === null) return [undecided('S6-03', '信息处理费的应收或实收尚未填写', ['/informationFees/chargedYuan', '/informationFees/collectedYuan'])];
      if (collected > charged) return [finding('S6-03', 'other', ['/informationFees/collectedYuan', '/informationFees/chargedYuan'], `信息处理费实际收取${yuan(collected)}元，多于通知总金额${yuan(charged)}元。请核对两个数是否填反。`, { expected: `不多于${yuan(charged)}`, actual: yuan(collected) })];
      if (notices === 0 && charged > 0) return [finding('S6-03', 'other', ['/informationFees/notices', '/informationFees/chargedYuan'], `收费通知0件，通知总金额却是${yuan(charged)}元。请核对件数。`, { expected: '大于0', actual: 0 })];
      return [passed('S6-03')];
    },
  },
  {
    id: 'S6-04', title: '表二收费金额不少于信息处理费实收', severity: 'warning', group: 'sections', source: 'R', basis: '信息处理费属于行政事业性收费（科目103049950），国办函〔2020〕109号',
    left: '表二行政事业性收费（万元）', right: '信息处理费实收÷10000', missing: '任一格未填时暂不能判断', fromYear: 2021,
    explanation: '信息处理费也是行政事业性收费，应计入表二第二十条第（八）项。反过来不成立：表二有收费不等于收了信息处理费。',
    assess(doc) {
      const { collected } = feeFigures(doc);
      const all = typeof doc.disclosure?.feesWanYuan === 'string' ? fenFromWanYuan(doc.disclosure.feesWanYuan) : null;
      if (collected === null || all === null) return [undecided('S6-04', '信息处理费实收或表二收费金额尚未填写', [collected === null ? '/informationFees/collectedYuan' : '/disclosure/feesWanYuan'])];
      if (all >= collected) return [passed('S6-04')];
      return [finding('S6-04', 'disclosure', ['/disclosure/feesWanYuan', '/informationFees/collectedYuan'], `第六部分实际收取信息处理费${yuan(collected)}元，表二·行政事业性收费只有${all / 1e6}万元。信息处理费应计入其中，请核对（单位：万元）。`, { expected: `不少于${collected / 1e6}`, actual: all / 1e6 })];
    },
  },
  {
    id: 'S6-05', title: '写“未收取”的，不应有收费', severity: 'error', group: 'sections', source: 'O', basis: FEE_BASIS,
    left: '第六部分文字', right: '填写的实收', missing: '实收未填时暂不能判断', fromYear: 2021,
    explanation: '文字写没有收取，填写的实收却大于0，两者只能有一个对。',
    assess(doc, context) {
      const { collected, charged } = feeFigures(doc);
      const said = readFeeStatement(printedText(doc, context, '/otherMatters'));
      if (!said.stated || collected === null) return [undecided('S6-05', said.stated ? '信息处理费实收尚未填写' : '第六部分没有信息处理费表述', [said.stated ? '/informationFees/collectedYuan' : '/otherMatters'])];
      // A notice that nobody paid: 未收取 is then true, 没有产生 is not.
      if (!said.none || (collected === 0 && !(said.noneArose && (charged ?? 0) > 0))) return [passed('S6-05')];
      return [finding('S6-05', 'other', ['/otherMatters', '/informationFees/collectedYuan'], `第六部分写没有产生或未收取信息处理费，填写的却是应收${charged === null ? '未填' : `${yuan(charged)}元`}、实收${yuan(collected)}元。请重新生成表述。`, { expected: 0, actual: yuan(collected > 0 ? collected : charged!) })];
    },
  },
  {
    id: 'S6-06', title: '分单位收费之和等于合计', severity: 'warning', group: 'sections', source: 'P', basis: '已公开报告中的分单位收费表述',
    left: '各单位件数、金额之和', right: '合计件数、金额', missing: '没有写分单位收费的不判断', fromYear: 2021,
    explanation: '逐个单位列出收费的，件数之和、金额之和应等于合计。',
    assess(doc, context) {
      const text = plain(printedText(doc, context, '/otherMatters'));
      const parts = [...text.matchAll(UNIT_FEE)];
      const total = /(?:共|合计|有)(\d+)件[^。;]{0,40}?(?:处理费|合计|共)(\d+(?:\.\d+)?)元/.exec(text);
      const listed = total ? parts.filter((part) => !(part.index >= total.index && part.index < total.index + total[0].length)) : [];
      if (!total || listed.length < 2) return [];
      const items = listed.reduce((sum, part) => sum + Number(part[1]), 0);
      const money = listed.reduce((sum, part) => sum + (fenFromYuan(part[2]!) ?? 0), 0);
      if (items === Number(total[1]) && money === fenFromYuan(total[2]!)) return [passed('S6-06')];
      return [finding('S6-06', 'other', ['/otherMatters'], `第六部分分单位收费合计${items}件${yuan(money)}元，写的总数是${total[1]}件${total[2]}元。请核对。`, { expected: `${items}件${yuan(money)}元`, actual: `${total[1]}件${total[2]}元` })];
    },
  },
  {
    id: 'S6-07', title: '收费金额符合按件、按量标准', severity: 'warning', group: 'sections', source: 'R', basis: '国办函〔2020〕109号：按件每件100元起，按量每页10元起',
    left: '应收总金额', right: '按件、按量标准可能得出的金额', missing: '应收未填时暂不能判断', fromYear: 2021,
    explanation: '按件收费是100元的整数倍，按量收费是10元的整数倍；一件申请的金额还要符合分档标准。',
    assess(doc, context) {
      const { charged, notices } = feeFigures(doc);
      const outcomes: Outcome[] = unitFees(printedText(doc, context, '/otherMatters')).filter((part) => !amountFits(part.items, part.yuan)).map((part) =>
        finding('S6-07-text', 'other', ['/otherMatters'], `第六部分写的“${part.words}”，按件、按量标准得不出这个金额。请核对收费通知。`, { expected: '符合分档标准的金额', actual: inYuan(part.yuan)! }));
      if (charged === null) return [...outcomes, undecided('S6-07', '信息处理费应收尚未填写', ['/informationFees/chargedYuan'])];
      if (fitsFor(notices, charged)) return outcomes.length > 0 ? outcomes : [passed('S6-07')];
      return [...outcomes, finding('S6-07', 'other', ['/informationFees/chargedYuan'], `信息处理费通知总金额${yuan(charged)}元，按件、按量标准得不出这个金额（${notices === 1 ? '一件申请的金额应符合分档标准' : '应为10元的整数倍'}）。请核对收费通知。`, { expected: notices === 1 ? '符合分档标准的金额' : '10元的整数倍', actual: yuan(charged) })];
    },
  },
];
