/** `gouji audit verify`: walks the whole trail, the chain heads that were published, and every signature. */
import { verifyAudit } from '../db/audit';
import { closeDatabase } from '../db/client';
import { publishedHeads } from '../db/publications';
import { faultWords, verifySignatures } from '../db/signatures';
import { requireDatabase } from './database';

/** Throws when there is no database. Exit 0 whole, 1 with the first broken entry, or with the versions that no longer are what was signed. */
export async function runAudit(args: string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'verify') {
    console.error('用法：gouji audit verify');
    return 2;
  }
  requireDatabase();
  try {
    const heads = publishedHeads();
    const verdict = verifyAudit(heads);
    if (!verdict.ok) {
      console.error(`审计记录不完整：${verdict.reason}。`);
      return 1;
    }
    const signed = verifySignatures();
    if (signed.faults.length > 0) {
      console.error(`审计记录完整，共${verdict.entries}条。\n签名与内容不符：\n${signed.faults.map((fault) => `  ${faultWords(fault)}。`).join('\n')}`);
      return 1;
    }
    console.log(`审计记录完整：共${verdict.entries}条，与${heads.length}份已发布报告公布的链首相符。\n${signed.reports}份报告的签名与内容相符。\n链首 ${verdict.head}`);
    return 0;
  } finally {
    closeDatabase();
  }
}
