/** Once a run: the demo office is made in a template folder; every story starts from a copy of it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const PASSWORD = 'Gouji-e2e-2024';
export const ROOT = process.cwd();

/** Paths and environment of an installation that lives in one folder. */
export function environmentOf(folder: string): Record<string, string> {
  return {
    GOUJI_ROOT: ROOT,
    DATABASE_URL: `file:${join(folder, 'data', 'gouji.db')}`,
    PUBLIC_DIR: join(folder, 'public'),
    GOUJI_DEMO_PASSWORD: PASSWORD,
    AUTH_SECRET: 'e2e-secret-of-no-value-0123456789abcdef',
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

export default function makeTemplate(): () => void {
  if (!existsSync(join(ROOT, 'dist/server.mjs')) || !existsSync(join(ROOT, '.next/BUILD_ID'))) throw new Error('尚未构建，请先运行 npm run build。');
  const folder = mkdtempSync(join(tmpdir(), 'gouji-e2e-template-'));
  execFileSync('node', ['dist/demo.mjs'], { env: { ...process.env, ...environmentOf(folder) }, stdio: ['ignore', 'ignore', 'inherit'] });
  process.env.GOUJI_E2E_TEMPLATE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
