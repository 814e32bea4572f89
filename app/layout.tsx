import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';

/** Every page is rendered for its request: the content security policy names a new nonce each time (docs/decisions/007). */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: '勾稽——政府信息公开工作年度报告', template: '%s——勾稽' },
  description: '政府信息公开工作年度报告的编制、勾稽校核、审签与发布',
  robots: { index: false },
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: '#14427f' };

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>{children}</body>
    </html>
  );
}
