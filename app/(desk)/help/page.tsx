import type { Metadata } from 'next';
import Link from 'next/link';
import { PageHead } from '../../../components/ui/page-head';
import { chaptersOf, HANDBOOKS, searchManual, type Handbook } from '../../../lib/manual/manual';

export const metadata: Metadata = { title: '使用手册' };

export default async function HelpPage({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { q } = await searchParams;
  const words = typeof q === 'string' ? q.slice(0, 50) : '';
  const passages = searchManual(words);
  return (
    <>
      <PageHead title="使用手册" next="按角色查看，或者输入要找的词。" />
      <form action="/help" role="search" className="mb-6 flex max-w-xl flex-wrap items-end gap-3">
        <label className="min-w-0 flex-1 basis-60">
          <span className="mb-1 block font-medium">查找</span>
          <input type="search" name="q" defaultValue={words} maxLength={50} className="input w-full" />
        </label>
        <button type="submit" className="button button-secondary">查找</button>
      </form>
      {words ? (
        <section aria-labelledby="found" className="mb-8">
          <h2 id="found" className="mb-2 text-lg">{passages.length ? `找到${passages.length}处` : `没有找到“${words}”`}</h2>
          <ul className="space-y-3">
            {passages.map((passage) => (
              <li key={`${passage.handbook}-${passage.id}`}>
                <Link href={`/help/${passage.handbook}#${passage.id}`}>{HANDBOOKS[passage.handbook]}：{passage.title}</Link>
                <p className="text-sm text-soft">…{passage.before}<mark>{passage.match}</mark>{passage.after}…</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <ul className="grid gap-4 sm:grid-cols-2">
        {(Object.keys(HANDBOOKS) as Handbook[]).map((handbook) => (
          <li key={handbook} className="panel px-4 py-3">
            <h2 className="mb-1 text-lg"><Link href={`/help/${handbook}`}>{HANDBOOKS[handbook]}</Link></h2>
            <ul className="text-sm text-soft">{chaptersOf(handbook).map((chapter) => <li key={chapter.id}>{chapter.title}</li>)}</ul>
          </li>
        ))}
      </ul>
    </>
  );
}
