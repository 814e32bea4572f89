import type { ReactNode } from 'react';

export type NoticeKind = 'information' | 'error' | 'warning' | 'tie';

const LOOKS: Record<NoticeKind, { frame: string; mark: string; word: string }> = {
  information: { frame: 'border-deep-line border-l-deep bg-deep-tint', mark: 'text-deep-dark', word: '提示' },
  error: { frame: 'border-error-line border-l-error bg-error-tint', mark: 'text-error', word: '错误' },
  warning: { frame: 'border-warn-line border-l-warn-mark bg-warn-tint', mark: 'text-warn', word: '注意' },
  tie: { frame: 'border-tie-line border-l-tie bg-tie-tint', mark: 'text-tie', word: '通过' },
};

/** A framed message. The kind is written out as a word, never by colour alone. */
export function Notice({ kind = 'information', title, children, live = false }: { kind?: NoticeKind; title?: string; children?: ReactNode; live?: boolean }) {
  const look = LOOKS[kind];
  return (
    <div className={`my-4 rounded-md border border-l-4 px-4 py-3 ${look.frame}`} role={live ? (kind === 'error' ? 'alert' : 'status') : undefined}>
      <p className={`font-semibold ${look.mark}`}>{look.word}{title ? `：${title}` : ''}</p>
      {children ? <div className="mt-1 text-sm">{children}</div> : null}
    </div>
  );
}
