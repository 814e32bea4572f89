import type { ReactNode } from 'react';

export type TagKind = 'plain' | 'deep' | 'error' | 'warning' | 'tie';

const LOOKS: Record<TagKind, string> = {
  plain: 'border-line bg-sunken text-soft',
  deep: 'border-deep-line bg-deep-tint text-deep-dark',
  error: 'border-error-line bg-error-tint text-error',
  warning: 'border-warn-line bg-warn-tint text-warn',
  tie: 'border-tie-line bg-tie-tint text-tie',
};

/** A short state word in a frame. */
export function Tag({ kind = 'plain', children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={`inline-block whitespace-nowrap rounded-sm border px-2 text-sm font-medium ${LOOKS[kind]}`}>{children}</span>;
}
