/** `gouji publish`: writes every published page and file again from the database; the bytes are the same. */
import { republishAll } from '../lib/publish/write';
import { requireDatabase } from './database';
import { counter } from './progress';

export async function runPublish(args: string[]): Promise<number> {
  if (args.length > 0) {
    console.error('用法：gouji publish（由数据库重新生成全部公开页面和文件）');
    return 2;
  }
  // An empty database knows no report: all that is public would be taken away.
  requireDatabase();
  const progress = counter('生成');
  const versions = await republishAll(progress.at);
  progress.clear();
  console.log(`已重新生成${versions}个版本的公开页面和文件。`);
  return 0;
}
