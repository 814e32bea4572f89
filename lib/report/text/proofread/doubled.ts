/** Words typed twice: 资金资金, 工作工作, 的的. */
import type { ProofHint } from './hint';

/** Doubled pairs that are Chinese, or names of two words that begin and end alike. */
const RIGHT = new Set(['研究研究', '考虑考虑', '讨论讨论', '商量商量', '了解了解', '学习学习', '休息休息', '许许多多', '方方面面', '千千万万', '实实在在', '认认真真', '反反复复', '世世代代', '家家户户', '点点滴滴', '分分秒秒', '条条块块', '里里外外', '上上下下']);
const PAIR = /([\u4e00-\u9fff]{2,6})\1/g;
const PARTICLE = /([的了和与及在是为对将被把由从或])\1/g;
/** 和和 in 和和美美, 为为… do not occur in reports; 在在, 对对 could be names. */
const PARTICLE_RIGHT = /和和[美睦]|是是非非/;

export function doubledWords(text: string): ProofHint[] {
  const hints: ProofHint[] = [];
  for (const match of text.matchAll(PAIR)) {
    if (RIGHT.has(match[0]) || /^(.)\1+$/.test(match[1]!)) continue;
    hints.push({ start: match.index, end: match.index + match[0].length, problem: `“${match[1]}”重复`, suggestion: match[1]!, rule: 'doubled', note: '词语重复输入。', certain: true });
  }
  for (const match of text.matchAll(PARTICLE)) {
    if (PARTICLE_RIGHT.test(text.slice(match.index, match.index + 4))) continue;
    hints.push({ start: match.index, end: match.index + 2, problem: `“${match[1]}”重复`, suggestion: match[1]!, rule: 'doubled', note: '虚词重复输入。', certain: true });
  }
  return hints;
}
