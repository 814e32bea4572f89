/** How a narrative rule speaks of a place: which text, which instance, where in the draft, what may stand instead. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import type { CheckContext } from '../types';
import { boundAt, look, matches, narrativeOf, passage, sentenceText, type Hit, type Narrative, type Undecided } from './narrative';

/** 本年新收 is 20. */
function report(overview: Record<string, string>, more: Partial<ReportDocument> = {}): ReportDocument {
  return { ...emptyDocument({ name: '某区西市场街道办事处' }, 2024), overview, applications: { 1: { total: 20 } }, ...more };
}
const say = (doc: ReportDocument, find: (narrative: Narrative) => (Hit | Undecided)[], context: CheckContext = {}) => look('N-99', 'warning', find).assess(doc, context);
const textOf = (doc: ReportDocument, key = 'onRequest') => narrativeOf(doc, {}).text(key)!;

describe('the texts', () => {
  it('are those that are not blank, each with its name, in the order of the report', () => {
    const doc = report({ platform: '办好专栏。', onRequest: '收到1件。', management: ' \n', proactive: '公开1条。' }, { otherMatters: '无。', preface: '根据《条例》编制。', problems: '人少。' });
    const { texts, overview, text } = narrativeOf(doc, {});
    expect(texts.map(({ key, pointer, label, printed }) => [key, pointer, label, printed])).toEqual([
      ['preface', '/preface', '引言', '根据《条例》编制。'], ['problems', '/problems', '五、存在的主要问题及改进情况', '人少。'], ['otherMatters', '/otherMatters', '六、其他需要报告的事项', '无。'],
      ['proactive', '/overview/proactive', '一、总体情况“主动公开”', '公开1条。'], ['onRequest', '/overview/onRequest', '一、总体情况“依申请公开”', '收到1件。'], ['platform', '/overview/platform', '一、总体情况“政府信息公开平台建设”', '办好专栏。'],
    ]);
    expect(overview.map(({ key }) => key)).toEqual(['proactive', 'onRequest', 'platform']);
    expect(text('onRequest')?.printed).toBe('收到1件。');
    expect(text('management')).toBeUndefined();
  });
  it('are read with their bound figures printed', () => {
    const doc = report({ onRequest: '收到{{/applications/1/total}}件，{{fact:own}}条。' });
    const text = narrativeOf(doc, { facts: [{ code: 'own', label: '自有', value: 7, unit: '条' }] }).text('onRequest')!;
    expect(text.printed).toBe('收到20件，7条。');
    expect(text.reading.figures.map(({ value }) => value)).toEqual([20, 7]);
  });
  it('are read once while nothing changes, and anew when a text, a cell it prints, or the year does', () => {
    const doc = report({ onRequest: '收到{{/applications/1/total}}件。', proactive: '公开1条。' });
    const context: CheckContext = {};
    const first = narrativeOf(doc, context);
    first.memo.set('derived', 1);
    expect(narrativeOf(doc, context)).toBe(first);
    const otherContext = narrativeOf(doc, { partial: true });
    expect(otherContext.context.partial).toBe(true);
    expect(otherContext.memo.get('derived'), 'what was derived from the texts holds').toBe(1);
    expect(otherContext.texts[1]).toBe(first.texts[1]);
    doc.applications!['1']!.total = 21;
    expect(narrativeOf(doc, context).text('onRequest')!.printed).toBe('收到21件。');
    expect(narrativeOf(doc, context).memo.get('derived')).toBeUndefined();
    narrativeOf(doc, context).memo.set('derived', 2);
    doc.overview!.proactive = '公开2条。';
    expect(narrativeOf(doc, context).memo.get('derived')).toBeUndefined();
    narrativeOf(doc, context).memo.set('derived', 3);
    doc.year = 2025;
    expect(narrativeOf(doc, context)).toMatchObject({ year: 2025 });
    expect(narrativeOf(doc, context).memo.get('derived')).toBeUndefined();
    narrativeOf(doc, context).memo.set('derived', 4);
    delete doc.overview!.proactive;
    expect(narrativeOf(doc, context).texts.map(({ key }) => key)).toEqual(['onRequest']);
    expect(narrativeOf(doc, context).memo.get('derived')).toBeUndefined();
  });
  it('without the last one are fewer', () => {
    const doc = report({ onRequest: '收到1件。', supervision: '加强监督。' });
    const context: CheckContext = {};
    narrativeOf(doc, context);
    delete doc.overview!.supervision;
    expect(narrativeOf(doc, context).texts.map(({ key }) => key)).toEqual(['onRequest']);
  });
  it('moved to another part without a change of words are another text', () => {
    const doc = report({ management: '办好专栏。' });
    const context: CheckContext = {};
    narrativeOf(doc, context);
    doc.overview = { platform: '办好专栏。' };
    expect(narrativeOf(doc, context).texts.map(({ key }) => key)).toEqual(['platform']);
  });
  it('keep the places of their tokens up to date when they print the same', () => {
    const doc = report({ onRequest: '收到{{/applications/1/total}}件。' });
    const context: CheckContext = {};
    narrativeOf(doc, context);
    doc.overview!.onRequest = '收到20件。';
    expect(narrativeOf(doc, context).text('onRequest')!.resolved.bindings).toEqual([]);
  });
});

describe('a rule', () => {
  it('without any text is not assessed, and finds nothing where nothing is wrong', () => {
    const blank = emptyDocument({ name: '某街道办事处' }, 2024);
    const wrong = (): Hit[] => [{ text: '/overview', message: '错。' }];
    const NOT = [{ kind: 'notAssessed', instance: 'N-99', reason: '文字部分尚未填写', cells: ['/overview'] }];
    expect(say(blank, wrong)).toEqual(NOT);
    const always = look('N-99', 'error', wrong, true);
    expect(always.assess(blank, { partial: true })).toEqual(NOT);
    expect(always.assess(blank, {})).toMatchObject([{ kind: 'finding' }]);
    expect(always).toMatchObject({ id: 'N-99', severity: 'error' });
    expect(say(report({ onRequest: '收到1件。' }), () => [])).toEqual([{ kind: 'passed', instance: 'N-99' }]);
  });
  it('names what it cannot tell', () => {
    expect(say(report({ onRequest: '收到1件。' }), () => [{ undecided: '未填' }, { undecided: '未填', about: '甲', cells: ['/applications/1/total'] }, { undecided: '未填', about: '甲' }])).toEqual([
      { kind: 'notAssessed', instance: 'N-99', reason: '未填', cells: [] }, { kind: 'notAssessed', instance: 'N-99-甲', reason: '未填', cells: ['/applications/1/total'] }, { kind: 'notAssessed', instance: 'N-99-甲-2', reason: '未填', cells: [] },
    ]);
  });
  it('says of a whole text what is said, and no more', () => {
    const doc = report({ onRequest: '收到1件。' }, { otherMatters: '无。' });
    expect(say(doc, ({ text }) => [{ text: text('onRequest')!, message: '错。' }, { text: '/otherMatters', message: '错。', about: '丙', start: 0, end: 1, replacement: '有' }])).toStrictEqual([
      { kind: 'finding', instance: 'N-99-onRequest', section: 'overview', cells: ['/overview/onRequest'], message: '错。' },
      { kind: 'finding', instance: 'N-99-otherMatters-丙', section: 'other', cells: ['/otherMatters'], message: '错。' },
    ]);
  });
  it('says of a place where it stands, what was expected, and what may stand instead', () => {
    expect(say(report({ onRequest: '收到21件。' }), ({ text }) => [{ text: text('onRequest')!, start: 2, end: 5, message: '错。', about: '收到', severity: 'error', cells: ['/applications/1/total'], expected: 20, actual: 21, replacement: '20', replace: { start: 2, end: 4 } }])).toEqual([{
      kind: 'finding', instance: 'N-99-onRequest-收到', section: 'overview', cells: ['/overview/onRequest', '/applications/1/total'], message: '错。', severity: 'error', expected: 20, actual: 21,
      range: { pointer: '/overview/onRequest', start: 2, end: 5 }, proposal: { pointer: '/overview/onRequest', value: '20', label: '改为“20”', range: { start: 2, end: 4 } },
    }]);
  });
  it('proposes nothing where nothing is to stand instead', () => {
    const [outcome] = say(report({ onRequest: '共20件。' }), ({ text }) => [{ text: text('onRequest')!, start: 1, end: 3, message: '错。' }]);
    expect(outcome).toMatchObject({ range: { start: 1, end: 3 } });
    expect(outcome).not.toHaveProperty('proposal');
  });
  it('a nought is a figure, an empty text a replacement, and a place begins at nought', () => {
    expect(say(report({ onRequest: '共20件。' }), ({ text }) => [{ text: text('onRequest')!, start: 0, end: 1, message: '错。', expected: 0, actual: 0, replacement: '' }])).toMatchObject([{
      expected: 0, actual: 0, range: { start: 0, end: 1 }, proposal: { value: '', range: { start: 0, end: 1 } },
    }]);
  });
  it('half a place is none', () => {
    for (const place of [{ start: 0 }, { end: 1 }]) {
      const [outcome] = say(report({ onRequest: '共20件。' }), ({ text }) => [{ text: text('onRequest')!, ...place, message: '错。', replacement: '一' }]);
      expect(outcome).not.toHaveProperty('range');
      expect(outcome).not.toHaveProperty('proposal');
    }
  });
  it('numbers what it says twice of the same', () => {
    const hit = (about?: string): Hit => ({ text: '/problems', message: '错。', ...(about ? { about } : {}) });
    expect(say(report({ onRequest: '收到1件。' }), () => [hit(), hit('甲'), hit(), hit('甲'), hit()]).map((outcome) => outcome.instance)).toEqual(['N-99-problems', 'N-99-problems-甲', 'N-99-problems-2', 'N-99-problems-甲-2', 'N-99-problems-3']);
  });
  it('counts places in the draft, and replaces no bound figure', () => {
    const draft = '收到{{/applications/1/total}}件，办结9件。';
    const doc = report({ onRequest: draft });
    // Printed: 收到20件，办结9件。
    const at = (start: number, end: number) => say(doc, ({ text }) => [{ text: text('onRequest')!, start, end, message: '错。', replacement: 'x' }])[0] as { range: { start: number; end: number }; proposal?: { range: { start: number; end: number } } };
    const [token, after] = [draft.indexOf('{{'), draft.indexOf('件，')];
    expect(at(2, 5).range).toEqual({ pointer: '/overview/onRequest', start: token, end: after + 1 });
    for (const [start, end] of [[2, 4], [1, 3], [3, 5], [0, 10]] as const) expect(at(start, end).proposal, `${start} ${end}`).toBeUndefined();
    expect(at(0, 2).proposal).toMatchObject({ range: { start: 0, end: token } });
    expect(at(4, 5).proposal).toMatchObject({ range: { start: after, end: after + 1 } });
    const nine = draft.indexOf('9');
    expect(at(8, 9)).toMatchObject({ range: { start: nine, end: nine + 1 }, proposal: { range: { start: nine, end: nine + 1 } } });
  });
});

it('a figure is bound when it is printed from a token', () => {
  const text = textOf(report({ onRequest: '收到{{/applications/1/total}}件，办结9件。' }));
  expect(text.reading.figures.map((figure) => boundAt(text, figure))).toEqual([true, false]);
});

describe('a passage', () => {
  const long = `${'前'.repeat(30)}中${'后'.repeat(30)}`;
  it('is the sentence, shortened on both sides', () => {
    const text = textOf(report({ onRequest: `${long}。${long}。` }));
    expect(passage(text, 30, 31)).toBe(`……${'前'.repeat(20)}中${'后'.repeat(16)}……`);
    expect(passage(text, 92, 93), 'the second').toBe(`……${'前'.repeat(20)}中${'后'.repeat(16)}……`);
  });
  it('is whole where it is short: 20 before and 16 after', () => {
    const whole = `${'前'.repeat(20)}中${'后'.repeat(16)}`;
    const text = textOf(report({ onRequest: `一。${whole}。二。` }));
    expect(passage(text, 22, 23)).toBe(whole);
  });
  it('has no line break and no blanks around it', () => {
    const text = textOf(report({ onRequest: `一。  收到（共\n9件）。二。` }));
    const at = text.printed.indexOf('9');
    expect(passage(text, at, at + 2)).not.toMatch(/\n|^\s|\s$/);
  });
  it('of a mark after the last sentence is the whole text', () => {
    expect(passage(textOf(report({ onRequest: '一。办好专栏。' })), 6, 7)).toBe('一。办好专栏。');
  });
});

it('every match of a pattern is told with its text, place and sentence', () => {
  const doc = report({ proactive: '公开1条。', onRequest: '收到2件。办结3件，结转4件。' });
  expect([...matches(narrativeOf(doc, {}).texts, /(\d)[件条]/g)].map(({ text, match, start, end, sentence }) => [text.key, match[1], start, end, sentence])).toEqual([
    ['proactive', '1', 2, 4, 0], ['onRequest', '2', 2, 4, 0], ['onRequest', '3', 7, 9, 1], ['onRequest', '4', 12, 14, 1],
  ]);
  expect([0, 1].map((index) => sentenceText(textOf(doc), index))).toEqual(['收到2件', '办结3件，结转4件']);
});
