'use client';

import { usePathname } from 'next/navigation';
import { isAbout } from '../../lib/manual/topic';

export interface HelpTopic { pattern: string; href: string; title: string }

/** 本页帮助: the chapter of the person's own handbook that explains the page at hand. */
export function HelpLink({ topics, handbook }: { topics: HelpTopic[]; /** The whole handbook, for a page no chapter names. */ handbook: string }) {
  const path = usePathname();
  const topic = topics.find(({ pattern }) => isAbout(pattern, path));
  return <a href={topic?.href ?? handbook}>本页帮助{topic ? <span className="sr-only">：{topic.title}</span> : null}</a>;
}
