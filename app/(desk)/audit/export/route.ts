/** The entries asked for as a table, with everything their digests were made of, so that the chain can be checked outside the product. */
import { auditSentence } from '@/components/desk/audit-sentence';
import { auditEntries } from '@/db/audit';
import { noteExport, refuseTrail } from '@/db/audit-access';
import { settleCounted } from '@/db/audit-counted';
import { canonicalJson } from '@/lib/canonical';
import { csvField } from '@/lib/export/csv';
import { requireUser } from '../../require-user';
import { askedOf, filterFor } from '../asked';

const HEAD = ['序号', '时间', '账号编号', '姓名', '单位编号', '事项代码', '对象', '明细', '上一条链值', '链值', '事项'];
const PAGE = 1000;

export async function GET(request: Request): Promise<Response> {
  const me = await requireUser('/audit');
  if (me.role !== 'auditor') {
    refuseTrail(me);
    return new Response('需审计员办理：您的角色没有导出审计记录的权限。\n', { status: 403, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });
  }
  const asked = askedOf(Object.fromEntries(new URL(request.url).searchParams));
  const filter = filterFor(me, asked);
  settleCounted();
  noteExport(me, asked);
  const encoder = new TextEncoder();
  let before = filter.before;
  let first = true;
  // Page by page, so that years of entries need no more memory than one page of them.
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const entries = auditEntries({ ...filter, ...(before === undefined ? {} : { before }), limit: PAGE });
      const lines = entries.map((entry) => [entry.seq, entry.at, entry.actorId ?? '', entry.actorName, entry.organId ?? '', entry.act, entry.subject, canonicalJson(entry.details), entry.prevHash, entry.hash, auditSentence(entry)].map((value) => csvField(String(value))).join(','));
      const text = `${first ? `\ufeff${HEAD.join(',')}\r\n` : ''}${lines.map((line) => `${line}\r\n`).join('')}`;
      if (text !== '') controller.enqueue(encoder.encode(text));
      first = false;
      before = entries.at(-1)?.seq;
      if (entries.length < PAGE) controller.close();
    },
  });
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  return new Response(body, { headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="gouji-audit-${today}.csv"; filename*=UTF-8''${encodeURIComponent(`审计记录${today}.csv`)}`, 'Cache-Control': 'no-store' } });
}
