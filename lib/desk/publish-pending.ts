/** After a step that changed what is public: write the files now. What fails stays pending and is tried again by the server's own job. */
import { log } from '@/lib/log';

export async function publishPending(): Promise<void> {
  try {
    const { writePendingPublications } = await import('@/lib/publish/write');
    await writePendingPublications();
  } catch (error) {
    log.error({ err: error }, '公开文件未写成，稍后自动重试');
  }
}
