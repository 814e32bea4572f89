/** What an answer to a remark says of it. */
export type ReplyKind = 'plain' | 'changed' | 'declined';
export const ANSWER_NAMES: Record<ReplyKind, string> = { changed: '已改', declined: '不改', plain: '回复' };
/** As they are offered to whoever answers. */
export const REPLY_NAMES: Record<ReplyKind, string> = { changed: '已改', declined: '不改（说明原因）', plain: '回复' };
