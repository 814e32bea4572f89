/** Roles, states and steps of the sign-off chain, with the names people see. */
export type Role = 'drafter' | 'director' | 'leader' | 'admin' | 'auditor';
export const ROLE_NAMES: Record<Role, string> = { drafter: '经办人', director: '党政办主任', leader: '分管领导', admin: '系统管理员', auditor: '审计员' };
export const ROLES = Object.keys(ROLE_NAMES) as Role[];

export type ReportState = 'drafting' | 'firstReview' | 'secondReview' | 'published' | 'returned' | 'correcting' | 'takenDown';
export const STATE_NAMES: Record<ReportState, string> = {
  drafting: '填报中', firstReview: '待初审', secondReview: '待复审', published: '已发布', returned: '退回修改', correcting: '更正中', takenDown: '已撤下',
};
export const STATES = Object.keys(STATE_NAMES) as ReportState[];

export type StepAction = 'submit' | 'pass' | 'return' | 'publish' | 'withdraw' | 'correct' | 'takeDown';
export const ACTION_NAMES: Record<StepAction, string> = {
  submit: '提交初审', pass: '初审通过', return: '退回修改', publish: '签发并发布', withdraw: '撤回', correct: '发起更正', takeDown: '撤下',
};
export const ACTIONS = Object.keys(ACTION_NAMES) as StepAction[];

/**
 * One button of the sign-off: what it does, and if it is not available why, who can, and the way out.
 * `needs`: remark = an opinion may be written; reason = a reason must be written (both travel as `remark`);
 * password = the person types the password again; points = a list of points may be given.
 */
export interface ActionOffer { action: StepAction; name: string; available: boolean; reason?: string; needs: ('remark' | 'password' | 'reason' | 'points')[] }
