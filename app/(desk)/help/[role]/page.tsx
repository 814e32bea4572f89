import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { PageHead } from '../../../../components/ui/page-head';
import { chaptersOf, HANDBOOKS, isHandbook } from '../../../../lib/manual/manual';

export async function generateMetadata({ params }: { params: Promise<{ role: string }> }): Promise<Metadata> {
  const { role } = await params;
  return { title: isHandbook(role) ? HANDBOOKS[role] : '使用手册' };
}

export default async function HandbookPage({ params }: { params: Promise<{ role: string }> }) {
  const { role } = await params;
  if (!isHandbook(role)) notFound();
  const chapters = chaptersOf(role);
  return (
    <>
      <PageHead place={<Link href="/help">使用手册</Link>} title={HANDBOOKS[role]} />
      <div className="grid gap-8 lg:grid-cols-[14rem_1fr]">
        <nav aria-label="本手册目录"><ul className="space-y-1 lg:sticky lg:top-4">{chapters.map((chapter) => <li key={chapter.id}><a href={`#${chapter.id}`}>{chapter.title}</a></li>)}</ul></nav>
        <div className="manual max-w-[46rem]">
          {chapters.map((chapter) => (
            <section key={chapter.id} id={chapter.id} aria-labelledby={`${chapter.id}-title`} className="mb-8">
              <h2 id={`${chapter.id}-title`} className="mb-2 text-xl">{chapter.title}</h2>
              <div dangerouslySetInnerHTML={{ __html: chapter.html }} />
            </section>
          ))}
        </div>
      </div>
    </>
  );
}
