import type { ReportState } from '../../lib/report/states';
import type { TagKind } from '../ui/tag';

export const STATE_KINDS: Record<ReportState, TagKind> = {
  drafting: 'deep', firstReview: 'warning', secondReview: 'warning', published: 'tie', returned: 'error', correcting: 'deep', takenDown: 'error',
};
