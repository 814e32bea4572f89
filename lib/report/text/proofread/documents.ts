/** Names and numbers of the documents reports cite: superseded ones, and number and name that do not belong together (N-20). */
import type { ProofHint } from './hint';

interface Citation { id: string; pattern: RegExp; problem: string; suggestion?: string; note: string; fromYear?: number }

/** `fromYear`: report year from which the citation is out of date. */
const CITATIONS: Citation[] = [
  { id: 'form-2019', pattern: /(?:国办公开办函)?[〔[［﹝(（]2019[〕\]］﹞)）]\s*60\s*号/g, problem: '引用的是2019年格式文件，已被替代', suggestion: '国办公开办函〔2021〕30号', fromYear: 2021, note: '2021年度起使用国办公开办函〔2021〕30号印发的格式。' },
  { id: 'decree-492', pattern: /(?:中华人民共和国)?国务院令?\s*第?\s*492\s*号令?/g, problem: '引用的是2007年公布的旧《条例》', suggestion: '国务院令第711号', fromYear: 2019, note: '《政府信息公开条例》2019年4月3日以国务院令第711号修订公布，2019年5月15日起施行。' },
  { id: 'decree-short', pattern: /(?<!中华人民共和)国令\s*第?\s*711\s*号/g, problem: '“国令”应写全称', suggestion: '国务院令第711号', note: '行政法规公布令的规范写法是“国务院令第711号”。' },
  { id: 'decree-711-form', pattern: /国务院第\s*711\s*号令|国务院令\s*711\s*号/g, problem: '令号写法不规范', suggestion: '国务院令第711号', note: '规范写法是“国务院令第711号”。' },
  { id: 'in-force-2008', pattern: /2008\s*年\s*5\s*月\s*1\s*日(?:起)?(?:正式)?施行/g, problem: '2008年5月1日是旧《条例》的施行日期', suggestion: '2019年5月15日起施行', fromYear: 2019, note: '修订后的《条例》自2019年5月15日起施行。' },
  { id: 'fee-number', pattern: /国办函\s*[〔[［(（]\s*(?:2020)\s*[〕\]］)）]\s*(?!109\s*号)\d+\s*号(?=[^。]{0,20}(?:信息处理费|收费))/g, problem: '信息处理费管理办法的文号不对', suggestion: '国办函〔2020〕109号', note: '《政府信息公开信息处理费管理办法》由国办函〔2020〕109号印发。' },
  { id: 'fee-name', pattern: /《政府信息公开(?:处理费|信息费|信息处理收费)管理办法》/g, problem: '文件名称不对', suggestion: '《政府信息公开信息处理费管理办法》', note: '规范名称是《政府信息公开信息处理费管理办法》。' },
  { id: 'form-name', pattern: /《(?:中华人民共和国)?政府信息公开(?:年度报告|工作年度报告|工作年报|年报)格式[（(]试行[)）]》/g, problem: '引用的是2019年的试行格式', suggestion: '《中华人民共和国政府信息公开工作年度报告格式》', fromYear: 2021, note: '2021年9月起使用《中华人民共和国政府信息公开工作年度报告格式》。' },
  { id: 'regulation-name', pattern: /《(?:中华人民共和国)?(?:政府信息公开条列|政务信息公开条例|政府信息条例|信息公开条例|政府信息公开法|政务公开条例)》/g, problem: '法规名称不对', suggestion: '《中华人民共和国政府信息公开条例》', note: '规范名称是《中华人民共和国政府信息公开条例》。' },
  { id: 'opinion-47', pattern: /《(?:政府网站发展指导|政府网站建设发展指引)》/g, problem: '文件名称不对', suggestion: '《政府网站发展指引》', note: '国办发〔2017〕47号印发的是《政府网站发展指引》。' },
];

/** Citations that are out of date in a report of `year`, or wrong in any year. */
export function wrongCitations(text: string, year?: number): ProofHint[] {
  return CITATIONS.flatMap((citation) => {
    if (citation.fromYear !== undefined && year !== undefined && year < citation.fromYear) return [];
    return [...text.matchAll(citation.pattern)].map((match): ProofHint => ({
      start: match.index, end: match.index + match[0].length, problem: citation.problem, ...(citation.suggestion ? { suggestion: citation.suggestion } : {}), rule: `document:${citation.id}`, note: citation.note,
    }));
  });
}

/** Year brackets of document numbers: 国办函[2020]109号 → 〔2020〕 (GB/T 9704-2012, 7.2.5). */
export function wrongYearBrackets(text: string): ProofHint[] {
  return [...text.matchAll(/(?<=[\u4e00-\u9fff])([[［【(（﹝])\s*((?:19|20)\d{2})\s*([\]］】)）﹞])(?=\s*\d+\s*号)/g)].map((match) => ({
    start: match.index, end: match.index + match[0].length, problem: '发文字号的年份应用六角括号', suggestion: `〔${match[2]}〕`, rule: 'document:year-bracket', note: '《党政机关公文格式》（GB/T 9704-2012）：年份用六角括号“〔〕”括入。',
  }));
}
