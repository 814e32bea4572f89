import type { ChangeView } from '../../lib/desk/differences';
import { ACTION_NAMES, ROLE_NAMES, STATE_NAMES, type DeskReport, type Signature, type StepView } from '../../lib/desk/types';
import { Notice } from '../ui/notice';
import { dateTime } from '../ui/dates';

/** What has become of a signature since it was given. */
export const SIGNATURE_WORDS: Record<Exclude<Signature, 'holds'>, string> = { broken: '签署后报告内容有改动，签名已失效', notes: '签署后说明或放行有变化，报告内容未变' };

/** Who did which step, when, with what opinion, over which content. */
export function SignOffTrail({ steps }: { steps: StepView[] }) {
  if (steps.length === 0) return <p className="text-sm text-soft">还没有审签记录。</p>;
  return (
    <ol className="space-y-3">
      {steps.map((step) => (
        <li key={step.id} className="border-l-2 border-deep-line pl-3 text-sm">
          <p><span className="font-semibold">{ACTION_NAMES[step.action]}</span>　{ROLE_NAMES[step.role]} {step.byName}{step.onBehalfOf ? `（受${step.onBehalfOf}授权）` : ''}</p>
          <p className="text-soft">{dateTime(step.at)}　第{step.version}版　{STATE_NAMES[step.from]} → {STATE_NAMES[step.to]}</p>
          {step.remark ? <p className="whitespace-pre-wrap">{step.remark}</p> : null}
          {step.authority ? <p className="text-soft">授权期限{step.authority.from}至{step.authority.to}</p> : null}
          {step.signature && step.signature !== 'holds' ? <p className="font-medium text-error" data-signature={step.signature}>{SIGNATURE_WORDS[step.signature]}</p> : null}
          <p className="break-all text-xs text-faint">内容摘要 {step.digest.slice(0, 16)}…　规则版本 {step.catalogueVersion}</p>
        </li>
      ))}
    </ol>
  );
}

/** Changed places told one by one. */
const MOST_TOLD = 5;
/** Values longer than this are texts; that they changed is said, how, on the page of the versions. */
const LONGEST_VALUE = 30;

function changeWords({ name, before, after }: ChangeView): string {
  if (before.length > LONGEST_VALUE || after.length > LONGEST_VALUE) return name;
  return `${name}（${before || '空'}→${after || '空'}）`;
}

/** Said at the top of every page of a report when what stands there is not what was signed. */
export function BrokenSignature({ report: { steps, sinceSigning, year } }: { report: Pick<DeskReport, 'steps' | 'sinceSigning' | 'year'> }) {
  const broken = steps.filter((step) => step.signature === 'broken');
  if (broken.length === 0) return null;
  return (
    <Notice kind="error" title="签名与现在的内容不符">
      <p>{broken.map((step) => `${step.byName}的“${ACTION_NAMES[step.action]}”（${dateTime(step.at)}）`).join('、')}签署的不是现在这份内容：签署之后报告有改动，签名已失效。</p>
      {sinceSigning.length > 0 ? <p>与签署时不同的有{sinceSigning.length}处：{sinceSigning.slice(0, MOST_TOLD).map(changeWords).join('；')}{sinceSigning.length > MOST_TOLD ? '等' : ''}。<span className="no-print">签署的内容留存在“<a href={`/reports/${year}/history`}>版本与留痕</a>”中，可以比较。</span></p> : null}
    </Notice>
  );
}
