/** 审签单: who did which step of this version, when, with what opinion, on what content. */
import { ACTION_NAMES, ROLE_NAMES, type DeskReport } from '../../lib/desk/types';
import { CATALOGUE_VERSION } from '../../lib/report/rules/catalogue';
import { dateTime } from '../ui/dates';
import { SIGNATURE_WORDS } from './sign-off-trail';

/** Steps every version goes through; those not done yet stand empty, to be signed on paper. */
const CHAIN = ['submit', 'pass', 'publish'] as const;

export function SignOffSheet({ report, auditHead }: { report: DeskReport; auditHead: string }) {
  const steps = report.steps.filter((step) => step.version === report.version);
  const done = new Set<string>(steps.map((step) => step.action));
  const facts: [string, string][] = [
    ['报告', `${report.organ.name}${report.year}年政府信息公开工作年度报告`], ['版本', `第${report.version}版`],
    ...(report.correctionReason ? [['更正说明', report.correctionReason] as [string, string]] : []),
    ['保密审查', report.secrecyReview ? `${report.secrecyReview.confirmedBy}，${report.secrecyReview.date}` : '未完成'],
    ['内容摘要值', report.digest], ['规则版本', CATALOGUE_VERSION], ['审计链首', auditHead],
  ];
  return (
    <article className="sign-off panel mx-auto max-w-[58rem] px-4 py-6 sm:px-8 print:max-w-none print:border-0 print:p-0" data-signoff="">
      <h2 className="mb-4 text-center text-2xl [word-break:keep-all]">政府信息公开工作<wbr />年度报告审签单</h2>
      <table className="data-table mb-6"><tbody>{facts.map(([name, value]) => <tr key={name}><th scope="row" className="w-24 whitespace-nowrap sm:w-28">{name}</th><td className="[overflow-wrap:anywhere]">{value}</td></tr>)}</tbody></table>
      <h3 className="mb-2 text-lg">审签过程</h3>
      <div className="overflow-x-auto print:overflow-visible" role="region" aria-label="审签过程" tabIndex={0}><table className="data-table">
        <thead><tr><th scope="col" className="w-24 sm:w-28">环节</th><th scope="col" className="w-44 sm:w-60 print:w-44">办理人和时间</th><th scope="col">意见和所见内容摘要</th></tr></thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id}>
              <th scope="row" className="whitespace-nowrap">{ACTION_NAMES[step.action]}</th>
              <td>{step.byName}<span className="inline-block">（{ROLE_NAMES[step.role]}{step.onBehalfOf ? `，代${step.onBehalfOf}${step.authority ? `，授权期限${step.authority.from}至${step.authority.to}` : ''}` : ''}）</span><br /><span className="whitespace-nowrap text-soft">{dateTime(step.at)}</span></td>
              <td className="[overflow-wrap:anywhere]"><span className="whitespace-pre-line">{step.remark || '—'}</span><br /><span className="text-sm text-soft">{step.digest.slice(0, 16)}</span>{step.signature && step.signature !== 'holds' ? <><br /><span className="text-sm font-medium text-error">{SIGNATURE_WORDS[step.signature]}</span></> : null}</td>
            </tr>
          ))}
          {CHAIN.filter((action) => !done.has(action)).map((action) => <tr key={action} className="h-16"><th scope="row" className="whitespace-nowrap">{ACTION_NAMES[action]}</th><td /><td /></tr>)}
        </tbody>
      </table></div>
    </article>
  );
}
