/**
 * The sign-off chain as one table: state × action → who may, what must hold, next state.
 * Nothing reaches 已发布 except through {@link decide}. Pure: the server decides with it, pages show with it.
 */
import { ACTION_NAMES, ACTIONS, ROLE_NAMES, STATE_NAMES, type ActionOffer, type ReportState, type Role, type StepAction } from './states';

/** What must hold before a step, each with the sentence that says what is missing. */
type Need = 'noErrors' | 'explained' | 'secrecy' | 'mustFixAnswered' | 'mustFixResolved' | 'unchanged' | 'reason' | 'password' | 'submitter' | 'inForce';

/** Which part of the chain a step belongs to; one person acts in one part of a version only (D-12). */
type Part = 'desk' | 'firstReview' | 'secondReview';

interface Transition {
  role: Role;
  /** `before`: the state the submission left; `same`: the state stays. */
  to: ReportState | 'before' | 'same';
  needs: Need[];
  part?: Part;
}

const READY: Need[] = ['noErrors', 'explained', 'secrecy'];
/** An answer lets the report back to the reviewers; only a reviewer says that it is enough. */
const REVIEWED: Need[] = [...READY, 'mustFixResolved', 'unchanged'];
const submit: Transition = { role: 'drafter', to: 'firstReview', needs: [...READY, 'mustFixAnswered'], part: 'desk' };
const correct: Transition = { role: 'drafter', to: 'correcting', needs: ['reason'], part: 'desk' };
/** Secrecy cannot wait for a correction to end: what is public can be taken down in every state. */
const takeDownMeanwhile: Transition = { role: 'leader', to: 'same', needs: ['inForce', 'reason', 'password'] };

export const WORKFLOW: Record<ReportState, Partial<Record<StepAction, Transition>>> = {
  drafting: { submit },
  returned: { submit, takeDown: takeDownMeanwhile },
  correcting: { submit, takeDown: takeDownMeanwhile },
  firstReview: {
    pass: { role: 'director', to: 'secondReview', needs: REVIEWED, part: 'firstReview' },
    return: { role: 'director', to: 'returned', needs: ['reason'], part: 'firstReview' },
    withdraw: { role: 'drafter', to: 'before', needs: ['submitter'] },
    takeDown: takeDownMeanwhile,
  },
  secondReview: {
    publish: { role: 'leader', to: 'published', needs: [...REVIEWED, 'password'], part: 'secondReview' },
    return: { role: 'leader', to: 'returned', needs: ['reason'], part: 'secondReview' },
    takeDown: takeDownMeanwhile,
  },
  published: { correct, takeDown: { role: 'leader', to: 'takenDown', needs: ['reason', 'password'] } },
  takenDown: { correct },
};

/** States in which the drafter may change the content. */
export const EDITABLE: readonly ReportState[] = ['drafting', 'returned', 'correcting'];
/** States in which the leader may let an error through (放行). */
export const WAIVABLE: readonly ReportState[] = ['drafting', 'returned', 'correcting', 'secondReview'];

export interface WorkflowActor {
  userId: number;
  role: Role;
  organId: number | null;
  /** Roles held today for somebody absent (授权代审). */
  delegated: readonly { role: Role; onBehalfOf: string }[];
}

export interface PastStep { version: number; action: StepAction; from: ReportState; userId: number; byName: string }

/** An open remark that must be mended (必须改). */
export interface MustFix { text: string; byName: string; /** Since it was made or opened again. */ answered: boolean }

export interface WorkflowReport {
  organId: number;
  state: ReportState;
  version: number;
  /** All steps of the report in order. */
  steps: readonly PastStep[];
  /** A version of it is public now. */
  inForce: boolean;
  /** Who has saved figures, texts or explanations of this version. */
  drafters: readonly number[];
}

export interface Readiness {
  /** Error findings not let through by the leader. */
  errors: number;
  /** Those of them that are cells not filled yet: work to do, no fault. */
  blanks: number;
  /** Warnings without an explanation for their present values. */
  unexplained: number;
  /** 必须改 not resolved. */
  mustFix: readonly MustFix[];
  secrecyReviewed: boolean;
  /** The document is still the one that was submitted. */
  unchanged: boolean;
}

export type Holders = Partial<Record<Role, string[]>>;

export interface StepRequest {
  action: StepAction;
  actor: WorkflowActor;
  report: WorkflowReport;
  readiness: Readiness;
  /** Reason or opinion as written. */
  remark: string;
  /** A return may give its reasons as points instead. */
  points: number;
  passwordConfirmed: boolean;
  digestShown: string;
  digestNow: string;
  /** Names of the active holders of each role in the office, for messages. */
  holders?: Holders;
}

export type Decision =
  | { ok: true; to: ReportState; /** Version the step belongs to. */ version: number; role: Role; onBehalfOf?: string }
  | { ok: false; code: 'forbidden' | 'invalid' | 'locked' | 'stale' | 'blocked'; message: string };

const refuse = (code: Extract<Decision, { ok: false }>['code'], message: string): Decision => ({ ok: false, code, message });

/** May this person take this step now, and where does it lead? The only judge of the sign-off. */
export function decide(request: StepRequest): Decision {
  const allowed = mayAct(request);
  if (!allowed.ok) return allowed;
  if (request.digestShown !== request.digestNow) return refuse('stale', '您看到的内容之后又有改动，请刷新页面核对后再办理。');
  for (const need of WORKFLOW[request.report.state][request.action]!.needs) {
    const missing = missingFor(need, request);
    if (missing) return missing;
  }
  return allowed;
}

/** State, person and separation of duties only: what no later effort of this person can mend. */
function mayAct({ action, actor, report, holders }: StepRequest): Decision {
  if (actor.organId === null || actor.organId !== report.organId) return refuse('forbidden', '这不是本单位的报告，不能办理。');
  const transition = WORKFLOW[report.state][action];
  if (!transition) return refuse('locked', `当前状态为“${STATE_NAMES[report.state]}”，不能${ACTION_NAMES[action]}。`);
  const delegation = actor.delegated.find((item) => item.role === transition.role);
  if (actor.role !== transition.role && !delegation) return refuse('forbidden', `需${whoIs(transition.role, holders)}${actionWord(action)}。`);
  const version = action === 'correct' ? report.version + 1 : report.version;
  const clash = transition.part && otherPart({ ...report, version }, actor.userId, transition.part);
  if (clash) return refuse('forbidden', `您已在本版办理过“${ACTION_NAMES[clash.action]}”，同一人不能再办理“${ACTION_NAMES[action]}”，须由另一人办理。`);
  if (transition.part !== undefined && transition.part !== 'desk' && report.drafters.includes(actor.userId)) return refuse('forbidden', `您填写过本版的数据或文字，不能再办理“${ACTION_NAMES[action]}”，须由另一人办理。`);
  const to = transition.to === 'same' ? report.state : transition.to === 'before' ? (lastSubmission(report)?.from ?? 'drafting') : transition.to;
  return { ok: true, to, version, role: transition.role, ...(actor.role !== transition.role && delegation ? { onBehalfOf: delegation.onBehalfOf } : {}) };
}

/** What a person did in another part of a version. */
function otherPart({ steps, version }: Pick<WorkflowReport, 'steps' | 'version'>, userId: number, own: Part): PastStep | undefined {
  return steps.find((step) => {
    const part = partOf(step);
    return step.version === version && step.userId === userId && part !== undefined && part !== own;
  });
}

/** Whether somebody authorised by the absent director or leader may review this version for them: not who wrote any of it or did another part. */
export function mayStandIn(report: Pick<WorkflowReport, 'steps' | 'version' | 'drafters'>, userId: number, role: 'director' | 'leader'): boolean {
  return !report.drafters.includes(userId) && otherPart(report, userId, role === 'director' ? 'firstReview' : 'secondReview') === undefined;
}

const partOf = (step: PastStep): Part | undefined => WORKFLOW[step.from][step.action]?.part;
const lastSubmission = (report: WorkflowReport) => report.steps.findLast((step) => step.action === 'submit');

/** 分管领导张三、李四. */
function whoIs(role: Role, holders?: Holders): string {
  const names = holders?.[role] ?? [];
  return names.length > 0 ? `${ROLE_NAMES[role]}${names.join('、')}` : ROLE_NAMES[role];
}

const ACTION_WORDS: Record<StepAction, string> = { submit: '提交', pass: '初审', return: '审核', publish: '签发', withdraw: '撤回', correct: '发起更正', takeDown: '撤下' };
const actionWord = (action: StepAction) => ACTION_WORDS[action];

const NAMED_AT_MOST = 3, WORDS_AT_MOST = 24;
/** “改进措施太笼统”（王建国）, the first few. */
const named = (remarks: readonly MustFix[]): string =>
  `${remarks.slice(0, NAMED_AT_MOST).map(({ text, byName }) => `“${text.length > WORDS_AT_MOST ? `${text.slice(0, WORDS_AT_MOST)}……` : text}”（${byName}）`).join('、')}${remarks.length > NAMED_AT_MOST ? '等' : ''}`;

function missingFor(need: Need, { action, actor, readiness, report, remark, points, passwordConfirmed }: StepRequest): Decision | null {
  const missing = (absent: boolean, code: 'forbidden' | 'invalid' | 'locked' | 'blocked', message: string) => (absent ? refuse(code, message) : null);
  switch (need) {
    case 'noErrors': {
      const { errors, blanks } = readiness, faults = errors - blanks;
      const open = [...(blanks > 0 ? [`${blanks}格未填`] : []), ...(faults > 0 ? [`${faults}处错误未改正`] : [])].join('、');
      return missing(errors > 0, 'blocked', `还有${open}，不能${ACTION_NAMES[action]}。${faults > 0 ? '确实无法改正的，可请分管领导写明理由放行。' : '没有的填0。'}`);
    }
    case 'explained': return missing(readiness.unexplained > 0, 'blocked', `还有${readiness.unexplained}条提醒没有书面说明，或说明之后数据又有变化，请逐条说明或改正。`);
    case 'secrecy': return missing(!readiness.secrecyReviewed, 'blocked', '尚未登记保密审查，请由经办人填写审查人和审查日期。');
    case 'mustFixAnswered': {
      const open = readiness.mustFix.filter((remark) => !remark.answered);
      return missing(open.length > 0, 'blocked', `还有${open.length}条“必须改”的意见没有答复，请先逐条答复。未答复的是：${named(open)}。`);
    }
    case 'mustFixResolved': {
      const open = readiness.mustFix;
      return missing(open.length > 0, 'blocked', `还有${open.length}条“必须改”的意见没有标为已解决，不能${ACTION_NAMES[action]}。请核对办理情况，标为已解决或退回修改。未解决的是：${named(open)}。`);
    }
    case 'unchanged': return missing(!readiness.unchanged, 'blocked', '报告内容与提交初审时不一致（例如单位信息已修改），请退回经办人重新提交。');
    case 'reason': return missing(remark.trim() === '' && !(action === 'return' && points > 0), 'invalid', `${ACTION_NAMES[action]}须写明理由。`);
    case 'password': return missing(!passwordConfirmed, 'invalid', '请再次输入本人密码确认。');
    case 'submitter': {
      const submission = lastSubmission(report);
      return missing(submission?.userId !== actor.userId, 'forbidden', `本版由${submission?.byName ?? '他人'}提交，只能由其本人撤回。`);
    }
    case 'inForce': return missing(!report.inForce, 'locked', '目前没有对外公开的版本，不需要撤下。');
  }
}

/** Needs that the person fulfils in the dialog of the button itself. */
const GIVEN_WITH_THE_STEP: readonly Need[] = ['reason', 'password'];

export type OfferRequest = Pick<StepRequest, 'actor' | 'report' | 'readiness' | 'holders'>;

/** The buttons of a report for one person: those of its state, with reasons where one is not available. */
export function offersFor(request: OfferRequest): ActionOffer[] {
  return ACTIONS.flatMap((action): ActionOffer[] => {
    const transition = WORKFLOW[request.report.state][action];
    if (!transition || (transition.needs.includes('inForce') && !request.report.inForce)) return [];
    const asked: StepRequest = { ...request, action, remark: '', points: 0, passwordConfirmed: false, digestShown: '', digestNow: '' };
    let verdict = mayAct(asked);
    for (const need of transition.needs) {
      if (!verdict.ok || GIVEN_WITH_THE_STEP.includes(need)) continue;
      verdict = missingFor(need, asked) ?? verdict;
    }
    const needs: ActionOffer['needs'] = [
      transition.needs.includes('reason') ? 'reason' : 'remark',
      ...(action === 'return' ? ['points' as const] : []),
      ...(transition.needs.includes('password') ? ['password' as const] : []),
    ];
    return [{ action, name: ACTION_NAMES[action], available: verdict.ok, ...(verdict.ok ? {} : { reason: verdict.message }), needs }];
  });
}

/** Why this person cannot edit the content now, and the way out; null when they can. */
export function editLock(actor: Pick<WorkflowActor, 'role' | 'organId'>, report: Pick<WorkflowReport, 'organId' | 'state'>, holders?: Holders): string | null {
  if (actor.organId === null || actor.organId !== report.organId) return '这不是本单位的报告，不能修改。';
  if (report.state === 'firstReview') return `报告已提交，等待${whoIs('director', holders)}初审。需要修改时，请提交人先“撤回”，或由初审人“退回修改”。`;
  if (report.state === 'secondReview') return `报告已通过初审，等待${whoIs('leader', holders)}签发。需要修改时，请复审人“退回修改”。`;
  if (!EDITABLE.includes(report.state)) return `报告${STATE_NAMES[report.state]}，内容不能直接修改。需要修改时，请${whoIs('drafter', holders)}“发起更正”。`;
  return actor.role === 'drafter' ? null : `报告由${whoIs('drafter', holders)}填写，您可以查看和批注。`;
}
