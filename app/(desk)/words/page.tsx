import type { Metadata } from 'next';
import { WordForm, WordTable } from '@/components/desk/word-list';
import { PageHead } from '@/components/ui/page-head';
import { wordList } from '@/db/words';
import { dateTime } from '@/components/ui/dates';
import { ignoredHint } from '@/lib/report/text/proofread/remembered';
import { rememberWord } from '../actions';
import { requireUser } from '../require-user';

export const metadata: Metadata = { title: '校对词表' };

export default async function WordsPage() {
  const me = await requireUser('/words');
  if (me.organId === null) return <PageHead title="校对词表" next={<p>词表按单位保存，您的账号不属于任何单位。</p>} />;
  const list = wordList(me.organId);
  const rows = (kind: 'word' | 'ignore') => list.filter((item) => item.kind === kind).map(({ text, byName, at }) => ({ text, byName, when: dateTime(at), ...(kind === 'ignore' ? ignoredHint(text) : { passage: text }) }));
  const readOnly = me.role === 'auditor';
  return (
    <>
      <PageHead title="校对词表" next={<p className="text-soft">文字校对不提示本单位词表中的词语，也不再提示已忽略的写法。词表由本单位人员共用，增加和移除都记入审计记录。</p>} />
      {readOnly ? <p className="mb-6">审计员可以查看，不能改动。</p> : (
        <section aria-labelledby="add-word" className="panel mb-8 max-w-3xl"><h2 id="add-word" className="panel-head text-lg">增加词语</h2><div className="px-4 py-3"><WordForm remember={rememberWord} /></div></section>
      )}
      <WordTable id="own-words" kind="word" title="本单位词语" rows={rows('word')} empty="还没有词语。可以在上面增加，也可以在填写文字时从校对提示加入。" readOnly={readOnly} remember={rememberWord} />
      <WordTable id="ignored-hints" kind="ignore" title="已忽略的提示" rows={rows('ignore')} empty="还没有忽略过提示。" readOnly={readOnly} remember={rememberWord} />
    </>
  );
}
