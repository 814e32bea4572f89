/** Words typed twice: 资金资金, 工作工作, 的的. */
import type { ProofHint } from './hint';

/** Doubled pairs that are Chinese, or names of two words that begin and end alike. */
const RIGHT = new Set(['研究研究', '考虑考虑', '讨论讨论', '商量商量', '了解了解', '学习学习', '休息休息', '许许多多', '方方面面', '千千万万', '实实在在', '认认真真', '反反复复', '世世代代', '家家户户', '点点滴滴', '分分秒秒', '条条块块', '里里外外', '上上下下']);
const PAIR = /([\u4e00-\u9fff]{2,6})\1/g;
/** The last letter of a usual word typed twice, where a sentence or clause ends behind it: 政府信息息， but not 工作作风. */
const TAIL = new RegExp(`(${['公开', '信息', '政府', '目录', '指南', '答复', '公布', '发布', '培训', '监督', '落实', '进行', '及时', '编制', '汇总', '建设', '管理', '制度', '机制', '平台', '情况', '问题', '措施', '单位', '街道', '规定', '开展', '加强', '提高', '完善', '服务', '群众', '申请', '办理', '受理', '网站', '栏目', '内容', '保障', '考核', '评议', '报告', '条例', '要求', '质量'].map((word) => `${word}${word.at(-1)}`).join('|')})(?=[，。；、：！？）》”\\s]|$)`, 'g');
/** 20余余条: the word of an inexact figure typed twice. */
const VAGUE = /(?<=\d)([余多])\1/g;
const PARTICLE = /([的了和与及在是为对将被把由从或])\1/g;
/** 和和 in 和和美美, 为为… do not occur in reports; 在在, 对对 could be names. */
const PARTICLE_RIGHT = /和和[美睦]|是是非非/;

export function doubledWords(text: string): ProofHint[] {
  const hints: ProofHint[] = [];
  for (const match of text.matchAll(PAIR)) {
    if (RIGHT.has(match[0]) || /^(.)\1+$/.test(match[1]!)) continue;
    hints.push({ start: match.index, end: match.index + match[0].length, problem: `“${match[1]}”重复`, suggestion: match[1]!, rule: 'doubled', note: '词语重复输入。', certain: true });
  }
  for (const match of text.matchAll(TAIL)) {
    const word = match[0].slice(0, -1);
    hints.push({ start: match.index, end: match.index + match[0].length, problem: `“${word.at(-1)}”重复`, suggestion: word, rule: 'doubled', note: '末字重复输入。', certain: true });
  }
  for (const match of text.matchAll(VAGUE)) hints.push({ start: match.index, end: match.index + 2, problem: `“${match[1]}”重复`, suggestion: match[1]!, rule: 'doubled', note: '末字重复输入。', certain: true });
  for (const match of text.matchAll(PARTICLE)) {
    if (PARTICLE_RIGHT.test(text.slice(match.index, match.index + 4))) continue;
    hints.push({ start: match.index, end: match.index + 2, problem: `“${match[1]}”重复`, suggestion: match[1]!, rule: 'doubled', note: '虚词重复输入。', certain: true });
  }
  return hints;
}
