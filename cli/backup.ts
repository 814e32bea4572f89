/** `gouji backup PATH` and `gouji restore PATH`. */
import { resolve } from 'node:path';
import { backupTo, restoreFrom } from '../db/backup';
import { closeDatabase } from '../db/client';
import { requireDatabase } from './database';

const usage = (words: string): number => {
  console.error(`用法：gouji ${words}`);
  return 2;
};

/** Exit 0 copied and verified, 1 not. */
export async function runBackup(args: string[]): Promise<number> {
  const [path] = args;
  if (args.length !== 1 || !path) return usage('backup 备份文件路径');
  try {
    requireDatabase();
    const facts = await backupTo(resolve(path));
    console.log(`已备份到 ${facts.file}\n  报告${facts.reports}份，审计记录${facts.auditEntries}条，完整性检查通过\n  SHA-256 ${facts.sha256}`);
    return 0;
  } catch (error) {
    console.error(`没有备份：${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    closeDatabase();
  }
}

/** Exit 0 put back and verified, 1 not (the database is then as before). */
export async function runRestore(args: string[]): Promise<number> {
  const [path] = args;
  if (args.length !== 1 || !path) return usage('restore 备份文件路径');
  try {
    const facts = restoreFrom(resolve(path));
    console.log(`已由 ${facts.file} 恢复\n  报告${facts.reports}份，审计记录${facts.auditEntries}条，完整性检查通过${facts.kept ? `\n  原数据库保留为 ${facts.kept}` : ''}\n  公开页面请以 gouji publish 重新生成，使其与数据库一致`);
    return 0;
  } catch (error) {
    console.error(`没有恢复：${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
