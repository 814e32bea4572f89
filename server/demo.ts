/** Run by `npm run demo`: loads the demo office with the password given in the environment, writes its published files, says what it did and where the pages will be. */
import { closeDatabase, connection } from '../db/client';
import { seedDemo } from '../db/demo';
import { environment, ownAddress } from '../lib/env';
import { writePendingPublications } from '../lib/publish/write';

async function main(): Promise<void> {
  const { demoPassword, host, port } = environment();
  if (!demoPassword) throw new Error('缺少演示账号的密码（GOUJI_DEMO_PASSWORD）。');
  connection();
  const { created } = await seedDemo({ password: demoPassword, resetPassword: process.env.GOUJI_DEMO_RESET === '1' });
  await writePendingPublications();
  closeDatabase();
  process.stdout.write(`${JSON.stringify({ created, address: ownAddress({ host, port }) })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${(error as Error).stack}\n`);
  process.exit(1);
});
