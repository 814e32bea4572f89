/** Writes docs/rules.md from the catalogue: `npx tsx scripts/rules-doc.ts`. A test keeps the page current. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { relationsOf } from '../lib/report/relations';
import { CATALOGUE, CATALOGUE_VERSION } from '../lib/report/rules/catalogue';
import type { Rule } from '../lib/report/rules/types';

export const RULES_PAGE = fileURLToPath(new URL('../docs/rules.md', import.meta.url));

const GROUPS: [Rule['group'], string][] = [
  ['cells', '单元格'], ['tables', '表内和表间勾稽'], ['years', '与去年比较'], ['narrative', '文字'], ['sections', '第五、第六部分'], ['document', '报告整体'],
];
const SEVERITIES = { error: '错误（不改正不能提交）', warning: '提醒（须书面说明）' };
const SOURCES: Record<string, string> = { F: '格式', R: '法规', L: '地方通知', P: '评估和已公开报告中的差错', O: '本系统' };

const sourceWords = (source: string) => source.split(/\W+/).filter(Boolean).map((letter) => SOURCES[letter] ?? letter).join('、');

function ruleText(rule: Rule): string {
  const years = rule.toYear ? `${rule.fromYear}—${rule.toYear}年度` : `${rule.fromYear}年度起`;
  return [
    `### ${rule.id} ${rule.title}`, '',
    `- 级别：${SEVERITIES[rule.severity]}`, `- 依据：${rule.basis}（来源：${sourceWords(rule.source)}）`, `- 左边：${rule.left}`, `- 右边：${rule.right}`,
    `- 有空格时：${rule.missing}`, `- 适用：${years}`, '', rule.explanation, '',
  ].join('\n');
}

/** The whole page, in Markdown. */
export function rulesPage(): string {
  const count = (severity: Rule['severity']) => CATALOGUE.filter((rule) => rule.severity === severity).length;
  const relations = relationsOf('2021');
  const identities = [...new Set(relations.map((relation) => relation.rule))].map((id) => {
    const own = relations.filter((relation) => relation.rule === id);
    return `| ${id} | ${own.length} | ${own[0]!.leftWords} | ${own[0]!.rightWords} |`;
  });
  return [
    '# 规则说明', '',
    `<!-- 由 scripts/rules-doc.ts 从规则目录生成，请勿手改。 -->`, '',
    `规则目录版本${CATALOGUE_VERSION}，共${CATALOGUE.length}条：错误级${count('error')}条，提醒级${count('warning')}条。错误不改正不能提交（确实无法改正的，只能由分管领导写明原因放行并印在表下）；提醒要逐条书面说明。空白不当作0：有格未填时，规则“暂不能判断”。`, '',
    `## ${relations.length}项勾稽`, '',
    '2021年格式的勾稽关系如下，左右两边必须相等。声明首次编制的，与去年有关的9项不适用。', '',
    '| 规则 | 项数 | 左边 | 右边 |', '| --- | --- | --- | --- |', ...identities, '',
    ...GROUPS.flatMap(([group, name]) => [`## ${name}`, '', ...CATALOGUE.filter((rule) => rule.group === group).map(ruleText)]),
    '## 需台账或其他单位数据，暂不判断', '',
    '以下规则要有台账或下级单位的报告才能判断，不在目录内：部分公开与不予公开重复计数（T3-01）；单元格与台账一致（L-01至L-06）；汇总与各单位之和一致（A-01至A-06）。', '',
  ].join('\n');
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  writeFileSync(RULES_PAGE, rulesPage());
  console.log(`已写入${RULES_PAGE}`);
}
