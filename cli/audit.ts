/** `gouji audit verify`: walks the whole trail and the chain heads that were published. */
import { verifyAudit } from '../db/audit';
import { closeDatabase } from '../db/client';
import { publishedHeads } from '../db/publications';

/** Exit 0 whole, 1 with the first broken entry. */
export async function runAudit(args: string[]): Promise<number> {
  if (args.length !== 1 || args[0] !== 'verify') {
    console.error('用法：gouji audit verify');
    return 2;
  }
  try {
    const heads = publishedHeads();
    const verdict = verifyAudit(heads);
    if (!verdict.ok) {
      console.error(`审计记录不完整：${verdict.reason}。`);
      return 1;
    }
    console.log(`审计记录完整：共 ${verdict.entries} 条，与 ${heads.length} 份已发布报告公布的链首相符。\n链首 ${verdict.head}`);
    return 0;
  } finally {
    closeDatabase();
  }
}
