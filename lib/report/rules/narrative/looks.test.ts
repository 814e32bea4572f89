/** The checks of a page and the rules of the catalogue say the same; the page leaves out the words. */
import { expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import { inWords, NARRATIVE_RULES } from './index';
import { checkNarrative, NARRATIVE_LOOKS } from './looks';
import { NARRATIVE_WORDS } from './words';

const doc: ReportDocument = {
  ...emptyDocument({ name: '某区西市场街道办事处', level: 'subdistrict' }, 2024),
  overview: { proactive: '依法公开各类信息。', onRequest: '收到申请21件，均已办结。', supervision: '加强监督。' }, applications: { 1: { total: 20 } },
};

it('findings with their weight, what waits, and nothing of what passed', () => {
  const { findings, notAssessed } = checkNarrative(doc, {});
  const outcomes = NARRATIVE_LOOKS.flatMap((look) => look.assess(doc, {}).map((outcome) => ({ look, outcome })));
  expect(findings).toEqual(outcomes.flatMap(({ look, outcome }) => {
    if (outcome.kind !== 'finding') return [];
    const { kind: _kind, ...rest } = outcome;
    return [{ rule: look.id, severity: look.severity, ...rest }];
  }));
  expect(findings.filter(({ rule }) => rule === 'N-01').map(({ severity, cells }) => [severity, cells])).toEqual([['error', ['/overview/management']], ['error', ['/overview/platform']]]);
  expect(findings.find(({ rule }) => rule === 'N-02')?.severity, 'lighter than the rule has it').toBe('warning');
  expect(notAssessed).toContainEqual({ rule: 'N-26', instance: 'N-26', reason: '没有设置地方要求清单', cells: [] });
  expect(notAssessed.map(({ rule }) => rule)).toEqual(outcomes.filter(({ outcome }) => outcome.kind === 'notAssessed').map(({ look }) => look.id));
});

it('each check with its words makes a rule of the group', () => {
  const [look] = NARRATIVE_LOOKS;
  const words = NARRATIVE_WORDS['N-01'];
  expect(inWords(look!, words)).toEqual({ ...words, id: 'N-01', severity: 'error', group: 'narrative', fromYear: 2019, assess: look!.assess });
  expect(NARRATIVE_RULES[0]).toEqual(inWords(look!, words));
  expect(() => inWords(look!, undefined)).toThrow('Rule N-01 has no words');
});
