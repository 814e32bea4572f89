import type { MouseEvent, ReactNode } from 'react';
import type { Finding } from '../../lib/report/finding';
import type { Pointer } from '../../lib/report/form/types';
import { Tag } from '../ui/tag';
import { fieldHref } from './section-href';

export interface FindingsListProps {
  year: number;
  findings: Finding[];
  nameOf: (pointer: Pointer) => string;
  /** Moves to a field of this page; false when the field stands on another page. */
  onJump?: (finding: Finding, pointer: Pointer) => boolean;
  onAdopt?: (proposal: NonNullable<Finding['proposal']>) => void;
  /** What stands under a finding: its explanation. */
  beside?: (finding: Finding) => ReactNode;
}

/** Findings as a list: what is wrong, where, on what basis, and ways to the cells. Drawn on the server as it is, in the browser with its jumps and buttons. */
export function FindingsList({ year, findings, nameOf, onJump, onAdopt, beside }: FindingsListProps) {
  return (
    <ul className="divide-y divide-line">
      {findings.map((finding) => (
        <li key={`${finding.instance}${finding.cells.join()}${finding.range?.start ?? ''}`} className="py-2 text-sm" data-finding={finding.instance}>
          <p>
            <Tag kind={finding.severity === 'error' ? 'error' : 'warning'}>{finding.severity === 'error' ? '错误' : '须说明'}</Tag>{' '}
            {finding.message}
          </p>
          <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-soft">
            {finding.cells.slice(0, 6).map((pointer) => (
              <a key={pointer} href={fieldHref(year, pointer)} {...(onJump ? { onClick: (event: MouseEvent) => { if (onJump(finding, pointer)) event.preventDefault(); } } : {})}>{nameOf(pointer)}</a>
            ))}
            {finding.cells.length > 6 ? <span>等{finding.cells.length}格</span> : null}
            <a href={`/rules#${finding.instance.startsWith(finding.rule) ? finding.rule : finding.instance}`}>规则 {finding.rule}</a>
            <span>依据：{finding.basis}</span>
          </p>
          {finding.proposal && onAdopt ? (
            <p className="mt-1">
              {finding.proposal.label}{' '}
              <button type="button" className="button button-secondary button-small" aria-label={`采用：${finding.proposal.label}`} onClick={() => onAdopt(finding.proposal!)}>采用</button>
            </p>
          ) : null}
          {beside?.(finding)}
        </li>
      ))}
    </ul>
  );
}
