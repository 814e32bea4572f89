/** Rules of domain 5.6 that can be decided from the document, the source it was read from, and the office. */
import { formVersionForYear, type ReportDocument } from '../document';
import { formOf } from '../form';
import { finding, passed, undecided } from './outcome';
import type { Outcome, Rule } from './types';

const FORM = '国办公开办函〔2021〕30号';

/** 机关全称+年度+政府信息公开工作年度报告. */
export const reportTitle = (doc: Pick<ReportDocument, 'organ' | 'year'>): string => `${doc.organ.name}${doc.year}年政府信息公开工作年度报告`;

/** Last day to publish, ISO date: 31 March for a government's own report, 31 January for its offices (《条例》第四十九条). */
export function dueDate(doc: Pick<ReportDocument, 'organ' | 'year'>): string {
  const government = ['province', 'city', 'county'].includes(doc.organ.level ?? '') && /人民政府$/.test(doc.organ.name);
  return `${doc.year + 1}-${government ? '03-31' : '01-31'}`;
}

const days = (from: string, to: string) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

export const DOCUMENT_RULES: Rule[] = [
  {
    id: 'D-01', title: '六个标题准确、按序、编号连续', severity: 'error', group: 'document', source: 'F', basis: FORM,
    left: '来源文件中的标题', right: '格式规定的六个标题', missing: '在系统内编制的报告标题由系统生成，自然通过', fromYear: 2019,
    explanation: '六个标题一字不差、依次排列。',
    assess(doc, context) {
      const form = formOf(doc.format);
      const printed = context.printed?.headings;
      if (!printed) return [passed('D-01')];
      const wanted = form.sections.map((section) => section.heading);
      const clean = printed.map((heading) => heading.replaceAll(/\s/g, ''));
      const wrong = wanted.flatMap((heading, index): Outcome[] => clean[index] === heading ? [] : [
        finding(`D-01-${index + 1}`, form.sections[index]!.id, [], clean[index] === undefined ? `缺少标题“${heading}”。` : `第${index + 1}个标题是“${clean[index]}”，应为“${heading}”。`, { expected: heading, actual: clean[index] ?? '' }),
      ]);
      return wrong.length ? wrong : [passed('D-01')];
    },
  },
  {
    id: 'D-02', title: '格式与报告年度相符', severity: 'error', group: 'document', source: 'F', basis: `${FORM}：2021年度起使用新格式`,
    left: '报告使用的格式', right: '该年度应当使用的格式', missing: '不会缺少', fromYear: 2019,
    explanation: '2021年度起用2021年格式：表二没有“上一年项目数量”“本年增/减”，表三“其他处理”分三项。',
    assess(doc, context) {
      const right = formVersionForYear(doc.year);
      const used = context.printed?.formSeen ?? doc.format;
      const undivided = doc.format === '2021' && doc.applications?.['3.6'] !== undefined;
      if (used === right && !(undivided && right === '2021')) return [passed('D-02')];
      return [finding('D-02', 'document', undivided ? ['/applications/3.6'] : ['/format'], `${doc.year}年度报告应当使用${right}年格式，现在${undivided ? '表三“（六）其他处理”没有分为三项，是2019年格式的做法' : `用的是${used}年格式`}。请改用新格式重新填写。`, { expected: right, actual: used })];
    },
  },
  {
    id: 'D-03', title: '行列标题与格式一致', severity: 'warning', group: 'document', source: 'P', basis: FORM,
    left: '来源文件中的行列标题', right: '格式规定的行列标题', missing: '在系统内编制的由系统生成，自然通过', fromYear: 2019,
    explanation: '导入时按标题找行列，错别字会照样报告出来。',
    assess(_doc, context) {
      const differences = context.printed?.labelDifferences ?? [];
      return differences.length === 0 ? [passed('D-03')] : differences.map(({ official, printed }, index) => finding(`D-03-${index + 1}`, 'document', [], `表格标题印成“${printed}”，格式规定为“${official}”。`, { expected: official, actual: printed }));
    },
  },
  {
    id: 'D-04', title: '报告标题规范', severity: 'error', group: 'document', source: 'P', basis: '机关全称+年度+政府信息公开工作年度报告',
    left: '来源文件的标题', right: '机关全称+年度+“政府信息公开工作年度报告”', missing: '在系统内编制的由系统生成，自然通过', fromYear: 2019,
    explanation: '常见错误：漏“年度”，写成“工作报告”“情况报告”。',
    assess(doc, context) {
      const printed = context.printed?.title?.replaceAll(/\s/g, '');
      if (printed === undefined) return [passed('D-04')];
      const usual = new RegExp(`^.+${doc.year}年度?政府信息公开工作年度报告$`);
      return [usual.test(printed) ? passed('D-04') : finding('D-04', 'document', [], `标题是“${printed}”，应为“${reportTitle(doc)}”。`, { expected: reportTitle(doc), actual: printed })];
    },
  },
  {
    id: 'D-05', title: '前言所列部分与实际相符', severity: 'warning', group: 'document', source: 'P', basis: FORM,
    left: '前言中“由…等六部分组成”', right: '六个部分', missing: '没有前言或没有这句话的不判断', fromYear: 2019,
    explanation: '前言说六部分，就应当列出六部分。',
    assess(doc) {
      const listed = /由(.+?)等?([一二三四五六七八九]|\d)个?部分组成/.exec(doc.preface ?? '');
      if (!listed) return [];
      const said = '一二三四五六七八九'.includes(listed[2]!) ? '一二三四五六七八九'.indexOf(listed[2]!) + 1 : Number(listed[2]);
      // Headings themselves contain 、 (收到和…、行政诉讼): count the parts by their official names.
      const names = ['总体情况', '主动公开', '申请', '行政复议', '问题', '其他需要报告'];
      const count = names.filter((name) => listed[1]!.includes(name)).length;
      if (count === said && said === 6) return [passed('D-05')];
      return [finding('D-05', 'overview', ['/preface'], `前言说由${said}部分组成，列出了${count}部分，格式规定为6部分。`, { expected: 6, actual: count })];
    },
  },
  {
    id: 'D-06', title: '机关名称前后一致', severity: 'warning', group: 'document', source: 'O', basis: '机关全称',
    left: '文字中的机关名称', right: '单位设置中的机关全称', missing: '没有文字的不判断', fromYear: 2019,
    explanation: '文字中出现本机关名称的写法应与全称或其规范简称一致。',
    assess(doc) {
      const text = [doc.preface ?? '', ...Object.values(doc.overview ?? {})].join('\n');
      if (!text.trim()) return [];
      const kind = /(街道办事处|人民政府)$/.exec(doc.organ.name)?.[1];
      if (!kind) return [];
      const own = doc.organ.name.slice(0, -kind.length);
      const mentions = [...text.matchAll(new RegExp(`([\\u4e00-\\u9fa5]{2,8}?)${kind}`, 'g'))].map((match) => match[1]!);
      // A mention is ours when it ends like our name (西市场 for 新华区西市场); one character off is a slip, anything else another organ.
      const tail = own.slice(-3);
      const slip = mentions.map((mention) => mention.slice(-tail.length)).find((mention) => mention !== tail && mention.length === tail.length && [...mention].filter((character, index) => character !== tail[index]).length === 1);
      return [slip === undefined ? passed('D-06') : finding('D-06', 'overview', ['/overview/proactive'], `文字中写作“${slip}${kind}”，本机关全称是“${doc.organ.name}”，可能有错字。`, { expected: doc.organ.name, actual: `${slip}${kind}` })];
    },
  },
  {
    id: 'D-07', title: '按时公布', severity: 'warning', group: 'document', source: 'R', basis: '《条例》第四十九条：部门1月31日前，人民政府3月31日前',
    left: '今天', right: '截止日期', missing: '不知道日期时不判断', fromYear: 2019,
    explanation: '截止前15天起提醒；逾期不影响发布，但会标明。',
    assess(doc, context) {
      if (!context.today) return [];
      const due = dueDate(doc);
      const left = days(context.today, due);
      if (left > 15) return [passed('D-07')];
      // Not the day of the check: an explanation is bound to these values and must not lapse at midnight while the report is under review.
      return [finding('D-07', 'document', [], left < 0 ? `已逾期${-left}天：应在${due}前公布。` : `距截止日期${due}还有${left}天。`, { expected: due, actual: left < 0 ? '已逾期' : '尚未公布' })];
    },
  },
  {
    id: 'D-13', title: '公开前已做保密审查', severity: 'error', group: 'document', source: 'R', basis: '《条例》第十七条：公开前应当依法进行保密审查',
    left: '保密审查记录', right: '审查人和日期', missing: '命令行核对不判断', fromYear: 2019,
    explanation: '在任务清单中登记保密审查人和日期。',
    assess(_doc, context) {
      if (context.secrecyReview === undefined) return [];
      if (context.secrecyReview) return [passed('D-13')];
      return [context.partial ? undecided('D-13', '保密审查尚未登记') : finding('D-13', 'document', [], '保密审查尚未登记，请填写审查人和日期。')];
    },
  },
];
