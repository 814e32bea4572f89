import { ACTION_NAMES, ROLE_NAMES, STATE_NAMES, type StepView } from '../../lib/desk/types';
import { dateTime } from '../ui/dates';

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
          <p className="break-all text-xs text-faint">内容摘要 {step.digest.slice(0, 16)}…　规则版本 {step.catalogueVersion}</p>
        </li>
      ))}
    </ol>
  );
}
