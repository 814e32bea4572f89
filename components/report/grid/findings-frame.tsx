/** The panel of findings under a table: drawn on the server as of the last save, and in the browser with filters, jumps and explanations. */
import type { ReactNode } from 'react';
import type { Finding } from '../../../lib/report/finding';
import { Tag } from '../../ui/tag';

/** Blanks are told above the table, by number; they are no findings of their own here. */
export const shownUnderTable = (findings: Finding[]) => findings.filter((finding) => finding.rule !== 'C-02');

export function FindingsFrame({ findings, filters, above, children }: { findings: Finding[]; filters?: ReactNode; above?: ReactNode; children: ReactNode }) {
  const count = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).length;
  return (
    <section aria-labelledby="findings-heading" className="panel mt-6">
      <div className="panel-head flex min-h-14 flex-wrap items-center gap-3">
        <h2 id="findings-heading" className="text-lg">校核结果</h2>
        {count('error') > 0 ? <Tag kind="error">{count('error')}处错误</Tag> : null}
        {count('warning') > 0 ? <Tag kind="warning">{count('warning')}处须说明</Tag> : null}
        {findings.length === 0 ? <Tag kind="plain">本表暂无问题</Tag> : filters}
      </div>
      {above}
      <div className="px-4 py-1">
        {findings.length === 0 ? <p className="py-2 text-sm text-soft">所填各格没有发现问题。没有填的格、暂不能判断的勾稽，填全后自动校核。</p> : null}
        {children}
      </div>
    </section>
  );
}
