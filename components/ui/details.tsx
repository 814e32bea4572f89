import type { ReactNode } from 'react';

/** Text that is there when wanted; a native <details>. */
export function Details({ summary, open, children }: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details open={open} className="my-2">
      <summary className="rounded-sm py-1 text-deep underline underline-offset-4">{summary}</summary>
      <div className="mt-1 border-l-2 border-line pl-4">{children}</div>
    </details>
  );
}
