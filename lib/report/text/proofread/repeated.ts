/** Sentences that stand twice in a text, and names of the organ that are not quite its own. */
import { sentencesOf } from '../figures';
import type { ProofHint } from './hint';

const SHORTEST = 12;

export function repeatedSentences(text: string): ProofHint[] {
  const seen = new Set<string>();
  const hints: ProofHint[] = [];
  for (const span of sentencesOf(text)) {
    const key = text.slice(span.start, span.end).replace(/[\s，。、；：,.;:]/g, '');
    if (key.length < SHORTEST) continue;
    if (seen.has(key)) hints.push({ start: span.start, end: span.end, problem: '与前文句子完全相同', rule: 'repeated-sentence', note: '同一句话出现两次，请删去一处。' });
    seen.add(key);
  }
  return hints;
}

const KINDS = ['街道办事处', '镇人民政府', '乡人民政府', '街道', '镇', '乡'];

/** Mentions that differ from the organ's own name in one character, or use a short form that does not exist. */
export function organNameHints(text: string, organName: string): ProofHint[] {
  const kind = KINDS.find((item) => organName.endsWith(item));
  if (!kind) return [];
  const place = organName.slice(0, -kind.length);
  const core = place.slice(Math.max(place.lastIndexOf('区'), place.lastIndexOf('县'), place.lastIndexOf('市', place.length - 3), place.lastIndexOf('旗')) + 1);
  if (core.length < 2) return [];
  const hints: ProofHint[] = [];
  const short = kind.startsWith('街道') ? '街道' : kind[0]!;
  for (const match of text.matchAll(new RegExp(`([\\u4e00-\\u9fff]{${core.length}})(${short}(?:办事处|人民政府)?)`, 'g'))) {
    const differs = [...match[1]!].filter((sign, index) => sign !== core[index]).length;
    if (core.length >= 3 && differs === 1) hints.push({ start: match.index, end: match.index + core.length, problem: `单位名称“${match[1]}”与“${core}”不一致`, suggestion: core, rule: 'organ-name', note: `本单位名称为“${organName}”。` });
  }
  if (kind === '街道办事处') {
    for (const match of text.matchAll(new RegExp(`${core}(?:街道办(?!事处)|办事处|街办)`, 'g'))) hints.push({ start: match.index, end: match.index + match[0].length, problem: `简称“${match[0]}”与全称不一致`, suggestion: `${core}街道办事处`, rule: 'organ-name', note: `本单位名称为“${organName}”，全文应一致。` });
  }
  return hints;
}
