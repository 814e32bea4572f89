'use client';

import type { MouseEvent } from 'react';
import type { Answer } from '../../lib/desk/types';

/** A notice that counts as read once it is followed. A press that opens another window leaves it as it is. */
export function NoticeLink({ notice: { id, text, href, readAt }, markRead }: { notice: { id: number; text: string; href: string; readAt: string | null }; markRead: (input: { id: number }) => Promise<Answer<object>> }) {
  const follow = (event: MouseEvent) => {
    if (readAt || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // Going on at once would break the request off. Should it fail, the notice stays unread and the way is free all the same.
    const go = () => location.assign(href);
    markRead({ id }).then(go, go);
  };
  return <a href={href} className={readAt ? '' : 'font-semibold'} onClick={follow}>{text}</a>;
}
