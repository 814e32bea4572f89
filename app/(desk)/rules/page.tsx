import type { Metadata } from 'next';
import { PageHead } from '@/components/ui/page-head';
import { Tag } from '@/components/ui/tag';
import { SOURCE_MARKS } from '@/components/ui/guidance';
import { CATALOGUE } from '@/lib/report/rules/catalogue';
import type { Rule } from '@/lib/report/rules/types';

export const metadata: Metadata = { title: '规则说明' };

const GROUPS: { group: Rule['group']; name: string }[] = [
  { group: 'cells', name: '单元格' }, { group: 'tables', name: '表内勾稽' }, { group: 'years', name: '跨年' },
  { group: 'narrative', name: '文字与数字' }, { group: 'sections', name: '五、六部分' }, { group: 'document', name: '全文' },
];
const SOURCES: Record<string, string> = { F: '格式文件', R: '法规', L: '地方部署', P: '已公开报告中的常见错误', O: '本系统' };
const sourceWords = (source: string) => source.split('/').map((part) => SOURCES[part.trim()] ?? part.trim()).join('、');
const years = (rule: Rule) => (rule.toYear ? `${rule.fromYear}—${rule.toYear}年报告` : `${rule.fromYear}年报告起`);

export default function RulesPage() {
  return (
    <>
      <PageHead title="规则说明" next={<p className="text-soft">校核所用的全部{CATALOGUE.length}条规则。错误须改正后才能提交，提示须书面说明。编号与校核结果中的一致。</p>} />
      <nav aria-label="规则分组" className="no-print mb-6 flex flex-wrap gap-x-5 gap-y-1">
        {GROUPS.map(({ group, name }) => <a key={group} href={`#group-${group}`}>{name}（{CATALOGUE.filter((rule) => rule.group === group).length}）</a>)}
      </nav>
      <p className="mb-6 text-sm text-soft">填报说明的出处标记：{Object.values(SOURCE_MARKS).map((mark) => <span key={mark.word} className="mr-4 whitespace-nowrap"><Tag kind={mark.kind}>{mark.word}</Tag> {mark.meaning}</span>)}</p>
      {GROUPS.map(({ group, name }) => (
        <section key={group} aria-labelledby={`group-${group}`} className="mb-10">
          <h2 id={`group-${group}`} className="text-xl">{name}</h2>
          {CATALOGUE.filter((rule) => rule.group === group).map((rule) => (
            <article key={rule.id} id={rule.id} className="border-b border-line py-4 target:bg-deep-tint">
              <h3 className="flex flex-wrap items-baseline gap-x-3 text-lg"><a href={`#${rule.id}`} className="tabular-nums">{rule.id}</a> {rule.title} <Tag kind={rule.severity === 'error' ? 'error' : 'warning'}>{rule.severity === 'error' ? '错误' : '须说明'}</Tag></h3>
              <p className="mt-1 max-w-[60rem]">{rule.explanation}</p>
              <dl className="mt-2 grid max-w-[60rem] gap-x-4 text-sm sm:grid-cols-[7rem_1fr] [&_dd]:mb-1 [&_dt]:text-soft">
                <dt>左边</dt><dd>{rule.left}</dd>
                <dt>右边</dt><dd>{rule.right}</dd>
                <dt>缺数时</dt><dd>{rule.missing}</dd>
                <dt>依据</dt><dd>{rule.basis}（来源：{sourceWords(rule.source)}）</dd>
                <dt>适用</dt><dd>{years(rule)}</dd>
              </dl>
            </article>
          ))}
        </section>
      ))}
    </>
  );
}
