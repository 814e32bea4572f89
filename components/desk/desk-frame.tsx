import type { ReactNode } from 'react';
import { HelpLink, type HelpTopic } from './help-link';
import { HOME } from './home';
import { ROLE_NAMES, type SignedIn } from '../../lib/desk/types';

export interface DeskLink { href: string; name: string }

/** The frame of every signed-in page: skip link, head with navigation, main. */
export function DeskFrame({ me, organName, links, help, unread, signOut, children }: { me: SignedIn; organName: string | null; links: DeskLink[]; help: HelpTopic[]; unread: number; signOut: () => Promise<void>; children: ReactNode }) {
  return (
    <>
      <a href="#main" className="skip-link">跳到正文</a>
      <header className="desk-head border-b border-line bg-paper">
        <div className="h-1 bg-deep" />
        <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 xl:gap-x-6 sm:px-6">
          <p className="mr-2 whitespace-nowrap text-lg font-semibold"><a href={HOME} className="text-ink no-underline">勾稽</a>{organName ? <span className="ml-3 text-sm font-normal text-soft">{organName}</span> : null}</p>
          <nav aria-label="主导航" className="order-last flex min-w-0 flex-1 basis-full flex-wrap gap-x-4 gap-y-1 xl:gap-x-5 sm:order-none sm:basis-auto">
            {links.map((link) => <a key={link.href} href={link.href} className="py-1 no-underline hover:underline">{link.name}{link.href === '/' && unread > 0 ? <span className="ml-1 rounded-full bg-error px-1.5 text-xs text-white">{unread}<span className="sr-only">条新通知</span></span> : null}</a>)}
          </nav>
          <div className="ml-auto flex flex-wrap items-center gap-x-4 text-sm">
            <span className="text-soft">{ROLE_NAMES[me.role]}　{me.displayName}</span>
            <HelpLink topics={help} handbook={`/help/${me.role}`} />
            <a href="/account">账号</a>
            <form action={signOut}><button type="submit" className="text-deep underline underline-offset-4">退出</button></form>
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[100rem] px-4 py-6 outline-none sm:px-6">{children}</main>
    </>
  );
}
