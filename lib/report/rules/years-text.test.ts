/** Texts that repeat last year's or another office's, rule by rule: every outcome whole. */
import { expect, it } from 'vitest';
import type { ReportDocument } from '../document';
import { alikeLimit } from '../text/alike';
import { similarity } from '../text/similarity';
import { CATALOGUE } from './catalogue';
import type { CheckContext } from './types';
import { likenessToLastYear } from './years-text';
import { changed, inOneLine, lastYear, WHOLE, type Changes } from './whole-outcomes';

const A = '本机关依托政府网站、公示栏公开各类政府信息，回应群众关切，落实三审三校制度。', B = '办公室组织两期业务培训，更新办事指南，增设社区公开栏，完成网站栏目迁移。';
/** Four fifths of A. */
const MIX = A.slice(0, 31) + B.slice(0, 9);
const overview = (proactive: string): Changes => ({ '/overview': { proactive } });
const other = (name: string, proactive: string): ReportDocument => changed({ ...WHOLE, organ: { name } }, overview(proactive));

it.each<[string, Changes, string[], CheckContext?]>([
  ['Y-05', overview(A), ['waits Y-05 没有去年的报告，暂不能判断 []']],
  ['Y-05', overview(A), ['passed Y-05'], { firstReport: true }],
  ['Y-05', overview(A), ['waits Y-05 去年的报告没有第一部分文字 []'], lastYear()],
  ['Y-05', {}, ['waits Y-05 第一部分尚未填写 [/overview/proactive]'], lastYear(overview(A))],
  ['Y-05', overview(A), ['Y-05 overview 第一部分与去年的相似程度为100%，严重雷同（90%以上）。请写今年的实际工作，不要照抄去年。 [/overview/proactive] 低于70% ≠ 100%'], lastYear(overview(A))],
  ['Y-05', overview(A), ['passed Y-05'], lastYear(overview(B))],
  ['Y-05', overview(A), ['Y-05 overview 第一部分与去年的相似程度为78%，超过70%。请写今年的实际工作，不要照抄去年。 [/overview/proactive] 低于70% ≠ 78%'], lastYear(overview(MIX))],
  ['Y-05', { '/overview': { proactive: A, onRequest: B, platform: ' ' } }, ['Y-05 overview 第一部分与去年的相似程度为100%，严重雷同（90%以上）。请写今年的实际工作，不要照抄去年。 [/overview/proactive] 低于70% ≠ 100%'], lastYear({ '/overview': { proactive: A, onRequest: B } })],
  ['Y-06', overview(A), ['waits Y-06 没有其他单位的同年报告可以比较 []']],
  ['Y-06', overview(A), ['waits Y-06 没有其他单位的同年报告可以比较 []'], { others: [] }],
  ['Y-06', {}, ['waits Y-06 第一部分尚未填写 [/overview/proactive]'], { others: [other('甲办', A)] }],
  ['Y-06', overview(A), ['Y-06 overview 第一部分与乙办同年报告的相似程度为100%，超过80%。请写本机关的实际工作。 [/overview/proactive] 低于80% ≠ 100%'], { others: [other('甲办', B), other('乙办', A), other('丙办', MIX)] }],
  ['Y-06', overview(A), ['passed Y-06'], { others: [other('甲办', B)] }],
  ['Y-06', overview(A), ['passed Y-06'], { others: [other('甲办', MIX)] }],
  ['Y-07', { '/problems': A }, ['waits Y-07 没有去年的报告，暂不能判断 []']],
  ['Y-07', { '/problems': A }, ['passed Y-07'], { firstReport: true }],
  ['Y-07', { '/problems': A }, ['waits Y-07 去年的报告没有第五部分文字 []'], lastYear()],
  ['Y-07', { '/problems': ' ' }, ['waits Y-07 第五部分尚未填写 [/problems]'], lastYear({ '/problems': A })],
  ['Y-07', { '/problems': A }, ['waits Y-07 去年的报告没有第五部分文字 []'], lastYear({ '/problems': ' ' })],
  ['Y-07', { '/problems': ` ${A}\n` }, ['Y-07 problems 第五部分与去年的相似程度为100%，超过80%。请写明去年问题的整改结果和今年的新问题。 [/problems] 低于80% ≠ 100%'], lastYear({ '/problems': A })],
  ['Y-07', { '/problems': A }, ['Y-07-answered problems 第五部分没有提到2023年报告中的问题改进得怎样。请写明去年问题的整改结果。 [/problems] 去年问题的整改结果 ≠ 没有提到'], lastYear({ '/problems': B })],
  ['Y-07', { '/problems': `去年提出的问题已改进。${A}` }, ['passed Y-07'], lastYear({ '/problems': B })],
  ['Y-07', { '/problems': `上年提出的问题已改进。${A}` }, ['passed Y-07'], lastYear({ '/problems': B })],
  ['Y-07', { '/problems': `上一年提出的问题已改进。${A}` }, ['passed Y-07'], lastYear({ '/problems': B })],
  ['Y-07', { '/problems': `2023年提出的问题已改进。${A}` }, ['passed Y-07'], lastYear({ '/problems': B })],
  ['Y-07', { '/problems': `2022年提出的问题已改进。${A}` }, ['Y-07-answered problems 第五部分没有提到2023年报告中的问题改进得怎样。请写明去年问题的整改结果。 [/problems] 去年问题的整改结果 ≠ 没有提到'], lastYear({ '/problems': B })],
  ['Y-07', { '/problems': MIX }, ['Y-07-answered problems 第五部分没有提到2023年报告中的问题改进得怎样。请写明去年问题的整改结果。 [/problems] 去年问题的整改结果 ≠ 没有提到'], lastYear({ '/problems': A })],
])('%s %j', (id, changes, outcomes, context = {}) => {
  expect(CATALOGUE.find((rule) => rule.id === id)!.assess(changed(WHOLE, changes), context).map(inOneLine)).toEqual(outcomes);
});

it.each<[string, Changes, Changes, { overview: number | null; problems: number | null }]>([
  ['the same words with other figures are the same', { ...overview('公开信息13条。'), '/problems': '整改2项。' }, { ...overview('公开信息99条。'), '/problems': '整改7项。' }, { overview: 1, problems: 1 }],
  ['other sentences', { ...overview(A), '/problems': A }, { ...overview(B), '/problems': B }, { overview: 0.06, problems: 0.06 }],
  ['one of them is not written this year', { ...overview(' '), '/problems': A }, { ...overview(A), '/problems': A }, { overview: null, problems: 1 }],
  ['one of them was not written last year', { ...overview(A), '/problems': A }, { ...overview(A), '/problems': ' ' }, { overview: 1, problems: null }],
])('likeness to last year: %s', (_words, now, before, alike) => {
  const found = likenessToLastYear(changed(WHOLE, now), changed(WHOLE, before));
  for (const part of ['overview', 'problems'] as const) {
    if (alike[part] === null) expect(found[part]).toBeNull();
    else expect(found[part]).toBeCloseTo(alike[part], 2);
  }
});

it('likeness to last year is what Y-05 and Y-07 judge by', () => {
  const now = changed(WHOLE, { ...overview(MIX), '/problems': A }), before = changed(WHOLE, { ...overview(A), '/problems': A });
  const alike = likenessToLastYear(now, before);
  const judged = (id: string) => CATALOGUE.find((rule) => rule.id === id)!.assess(now, { previous: before }).map(inOneLine).join();
  expect(judged('Y-05')).toContain(`${Math.round(alike.overview! * 100)}%`);
  expect(judged('Y-07')).toContain(`${Math.round(alike.problems! * 100)}%`);
  expect(likenessToLastYear(now, changed(WHOLE, { '/overview': undefined, '/problems': undefined }))).toEqual({ overview: null, problems: null });
});

it('a text is marked beside its field from the likeness on from which its rule speaks', () => {
  const speaks = (id: string, pointer: '/overview' | '/problems', now: string) => CATALOGUE.find((rule) => rule.id === id)!
    .assess(changed(WHOLE, pointer === '/overview' ? overview(now) : { [pointer]: now }), lastYear(pointer === '/overview' ? overview(A) : { [pointer]: A }))
    .some((outcome) => outcome.kind === 'finding' && outcome.instance === id);
  // From a text that shares nothing to the same text, one sign more each time.
  for (let shared = 0; shared <= A.length; shared += 1) {
    const now = A.slice(0, shared) + B.slice(0, A.length - shared);
    expect(speaks('Y-05', '/overview', now), now).toBe(similarity(now, A) >= alikeLimit('/overview/platform')!);
    expect(speaks('Y-07', '/problems', now), now).toBe(similarity(now, A) >= alikeLimit('/problems')!);
  }
  expect(['/preface', '/otherMatters'].map(alikeLimit)).toEqual([null, null]);
});
