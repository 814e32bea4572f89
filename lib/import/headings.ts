/** What a line of a report heads: one of the six sections, one of the five aspects of section 一, in the ways offices print them. */
import type { OverviewKey } from '../report/document';
import type { SectionId } from '../report/form/types';
import { likeness, plainLabel } from './labels';

const SECTIONS: [SectionId, string[]][] = [
  ['overview', ['总体情况']],
  ['disclosure', ['主动公开政府信息情况']],
  ['applications', ['收到和处理政府信息公开申请情况']],
  ['disputes', ['政府信息公开行政复议、行政诉讼情况', '因政府信息公开工作被申请行政复议、提起行政诉讼情况', '行政复议、行政诉讼情况']],
  ['problems', ['存在的主要问题及改进情况', '政府信息公开工作存在的主要问题及改进情况', '存在问题及改进情况', '存在的主要问题和改进情况']],
  ['other', ['其他需要报告的事项', '其他需要报告的事项情况']],
];
const ASPECTS: [OverviewKey, string[]][] = [
  ['proactive', ['主动公开', '主动公开政府信息', '政府信息主动公开']],
  ['onRequest', ['依申请公开', '依申请公开政府信息', '政府信息依申请公开']],
  ['management', ['政府信息管理', '信息管理', '政府信息公开管理']],
  ['platform', ['政府信息公开平台建设', '平台建设', '信息公开平台建设', '公开平台建设', '政务公开平台建设']],
  ['supervision', ['监督保障', '监督保障机制', '监督与保障']],
];

/** Pages of a list of contents at the end of a line: dots or a tab, then the number. */
const PAGE_NUMBER = /\s*(?:\t|[.…·．]{3,}|…)\s*\d{1,3}$/;
const bareLine = (line: string) => line.trim().replace(/^#{1,6}\s+/, '').replaceAll('**', '').replace(PAGE_NUMBER, '').trim();
export const hasPageNumber = (line: string): boolean => PAGE_NUMBER.test(line.trim());

export interface SectionHead { section: SectionId; heading: string; /** Text on the same line. */ rest: string; /** 一、 as the form has it; another sign, or none, counts only in order. */ official: boolean }

const NUMERALS = '一二三四五六七';
const named = (name: string): [SectionId, number] => {
  const label = plainLabel(name);
  return SECTIONS.map(([id, names]) => [id, Math.max(...names.map((official) => likeness(label, plainLabel(official))))] as [SectionId, number]).sort((a, b) => b[1] - a[1])[0]!;
};

/** The section a line heads: 一、… with the name (slips allowed), or the name itself behind another sign or none. */
export function sectionHead(line: string): SectionHead | null {
  const plain = bareLine(line);
  const match = /^(?:([一二三四五六七])\s*[、.．，]|(?:第([一二三四五六七])部分|([1-7])\s*[、.．])|)\s*[：:]?\s*(.+)$/.exec(plain);
  if (!match || /^[（(]/.test(match[4]!)) return null;
  const [, official, part, digit, behind = ''] = match;
  // 1.主动公开政府信息情况 is the first aspect of 一, not section 二.
  const number = part ? NUMERALS.indexOf(part) + 1 : digit ? Number(digit) : null;
  const fits = (section: SectionId) => number === null || SECTIONS[number - 1]?.[0] === section;
  const wanted = official ? 0.7 : 0.9;
  const whole = behind.replace(/[：:。]$/, '');
  if (whole.length >= 2 && whole.length <= 40) {
    const [section, score] = named(whole);
    if (score >= wanted && fits(section)) return { section, heading: plain, rest: '', official: official !== undefined };
  }
  // The text may go on behind the heading: 六、其他需要报告的事项。本年度没有…
  const parts = /^([^。：:\s]{4,40})(?:[。：:]\s*|\s+)(.+)$/.exec(behind);
  if (!parts || !official) return null;
  const [section, score] = named(parts[1]!);
  return score >= 0.85 ? { section, heading: plain.slice(0, plain.length - parts[2]!.length).replace(/[。：:\s]+$/, ''), rest: parts[2]!, official: true } : null;
}

/** Which section a line alone heads, as the form prints it: 一、… with the name, slips allowed. */
export function sectionHeaded(line: string): SectionId | null {
  const head = sectionHead(line);
  return head?.official && head.rest === '' ? head.section : null;
}

export interface AspectHead { key: OverviewKey; rest: string; /** （一） as usual; 1. or nothing before the name counts only where no other sign was seen. */ usual: boolean }

/** An aspect of 一: its sub-heading alone, or with the text behind it on the same line. */
export function aspectHead(line: string): AspectHead | null {
  const plain = bareLine(line);
  const match = /^(?:([（(]\s*[一二三四五六七]\s*[）)])|([（(]\d[）)]|\d\s*[.．、)）])|)\s*(.+)$/.exec(plain);
  if (!match) return null;
  const [, usual, other, behind = ''] = match;
  const parts = /^(.{2,16}?)(?:[：:。.，]\s*|\s+)(.*)$/.exec(behind) ?? [null, behind, ''];
  const name = plainLabel(parts[1] ?? '').replace(/(?:工作)?(?:开展)?(?:情况|方面)?$/, '');
  const least = usual ? 0.8 : 1;
  const found = ASPECTS.find(([, names]) => names.some((official) => likeness(name, plainLabel(official)) >= least));
  if (!found || (!usual && !other && parts[2] !== '')) return null;
  return { key: found[0], rest: (parts[2] ?? '').trim(), usual: usual !== undefined };
}
