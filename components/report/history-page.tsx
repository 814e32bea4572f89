/** Versions of a report, what differs between two of them, and who did what. */
import type { DeskReport } from '../../lib/desk/types';
import type { ReportDocument } from '../../lib/report/document';
import { differences } from '../../lib/desk/differences';
import { cellAt } from '../../lib/report/form';
import { textDiff } from '../../lib/report/text/diff';
import { AuditList, type AuditLine } from '../desk/audit-list';
import { dateTime } from '../ui/dates';
import { Tag } from '../ui/tag';
import { ReportHead } from './report-head';
import { SignOffTrail } from './sign-off-trail';

export interface VersionLine { id: string; name: string; at: string | null; digest: string; published: boolean; /** Whether it still is what was signed; null where nothing is signed. */ whole: boolean | null }
export interface Comparison { before: VersionLine; after: VersionLine; documents: [ReportDocument, ReportDocument] }

function Differences({ report, comparison }: { report: DeskReport; comparison: Comparison }) {
  const [before, after] = comparison.documents;
  const changes = differences(report.format, before, after);
  const isFigure = (pointer: string) => cellAt(report.format, pointer) !== undefined || pointer.startsWith('/informationFees/');
  const cells = changes.filter((change) => isFigure(change.pointer)), texts = changes.filter((change) => !isFigure(change.pointer));
  return (
    <section aria-labelledby="differences" className="mb-8">
      <h2 id="differences" className="mb-2 text-xl">{comparison.before.name} → {comparison.after.name}</h2>
      {cells.length + texts.length === 0 ? <p className="text-soft">内容相同。</p> : <p className="text-soft">{cells.length}格、{texts.length}段不同。<ins className="bg-tie-tint text-tie">增加</ins>　<del className="bg-error-tint text-error">删去</del></p>}
      {cells.length > 0 ? (
        <div className="mt-2 overflow-x-auto"><table className="data-table">
          <thead><tr><th scope="col">位置</th><th scope="col" className="number">前</th><th scope="col" className="number">后</th></tr></thead>
          <tbody>{cells.map((cell) => <tr key={cell.pointer}><th scope="row">{cell.name}</th><td className="number">{cell.before || '（空）'}</td><td className="number font-semibold">{cell.after || '（空）'}</td></tr>)}</tbody>
        </table></div>
      ) : null}
      {texts.map((text) => (
        <div key={text.pointer} className="panel mt-3 px-4 py-3">
          <h3 className="font-semibold">{text.name}</h3>
          <p className="whitespace-pre-wrap">{textDiff(text.before, text.after).map((part, index) => part.kind === 'same' ? <span key={index}>{part.text}</span> : part.kind === 'added' ? <ins key={index} className="bg-tie-tint text-tie">{part.text}</ins> : <del key={index} className="bg-error-tint text-error">{part.text}</del>)}</p>
        </div>
      ))}
    </section>
  );
}

export function HistoryPage({ report, versions, comparison, audit }: { report: DeskReport; versions: VersionLine[]; comparison: Comparison | null; audit: AuditLine[] | null }) {
  const options = versions.map((version) => <option key={version.id} value={version.id}>{version.name}</option>);
  return (
    <>
      <ReportHead report={report} title="版本与留痕" next={<p className="text-soft">每次提交都整份留存，任意两份可以比较；已发布的版本不再改变。</p>} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <section aria-labelledby="versions" className="mb-8">
            <h2 id="versions" className="mb-2 text-xl">留存的版本</h2>
            <div className="overflow-x-auto"><table className="data-table">
              <thead><tr><th scope="col">版本</th><th scope="col">时间</th><th scope="col">内容摘要（SHA-256）</th></tr></thead>
              <tbody>{versions.map((version) => <tr key={version.id}><th scope="row">{version.name} {version.published ? <Tag kind="tie">公开</Tag> : null} {version.whole === false ? <Tag kind="error">与签名不符</Tag> : null}</th><td className="whitespace-nowrap">{version.at ? dateTime(version.at) : '现在'}</td><td className="font-mono text-xs break-all">{version.digest.slice(0, 24)}…</td></tr>)}</tbody>
            </table></div>
            {versions.length > 1 ? (
              <form method="get" className="mt-4 flex flex-wrap items-end gap-3">
                <label>前<select name="a" className="input mt-1" defaultValue={comparison?.before.id ?? versions.at(-2)!.id}>{options}</select></label>
                <label>后<select name="b" className="input mt-1" defaultValue={comparison?.after.id ?? versions.at(-1)!.id}>{options}</select></label>
                <button type="submit" className="button button-secondary">比较</button>
              </form>
            ) : null}
          </section>
          {comparison ? <Differences report={report} comparison={comparison} /> : null}
          <section aria-labelledby="audit"><h2 id="audit" className="mb-2 text-xl">留痕</h2>{audit ? <AuditList lines={audit} /> : <p className="text-soft">留痕由本单位审签人员和审计员查看，系统管理员不能查看。</p>}</section>
        </div>
        <section aria-labelledby="trail" className="panel"><h2 id="trail" className="panel-head text-lg">审签记录</h2><div className="px-4 py-3"><SignOffTrail steps={report.steps} /></div></section>
      </div>
    </>
  );
}
