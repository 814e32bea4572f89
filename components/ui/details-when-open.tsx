'use client';

import { useState, type ReactNode } from 'react';

/** Like `Details`, for what is much and seldom wanted (a form a row): it is drawn when it is opened for the first time. */
export function DetailsWhenOpen({ summary, className, children }: { summary: ReactNode; className?: string; children: ReactNode }) {
  const [wanted, setWanted] = useState(false);
  // The look at the element itself is for one that was opened before the scripts ran.
  return (
    <details className={className} ref={(element) => { if (element?.open) setWanted(true); }} onToggle={(event) => { if (event.currentTarget.open) setWanted(true); }}>
      <summary className="rounded-sm py-1 text-deep underline underline-offset-4">{summary}</summary>
      {wanted ? children : null}
    </details>
  );
}
