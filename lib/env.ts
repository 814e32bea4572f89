/** The environment, validated once. Every setting is optional; what stands here is documented in docs/operation.md (GOUJI_ROOT is set by the programs themselves). */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';

const empty = (value: unknown) => (value === '' ? undefined : value);
const text = z.preprocess(empty, z.string().optional());

const schema = z.object({
  PORT: z.preprocess(empty, z.coerce.number().int().min(1).max(65_535).default(3000)),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  DATABASE_URL: z.preprocess(empty, z.string().startsWith('file:', '须以 file: 开头').default('file:./data/gouji.db')),
  PUBLIC_DIR: text,
  GOUJI_ROOT: text,
  GOUJI_DEMO_PASSWORD: z.preprocess(empty, z.string().min(8, '至少8位').optional()),
  AUTH_SECRET: z.preprocess(empty, z.string().min(16, '至少16位').optional()),
  AUTH_URL: z.preprocess(empty, z.url('须为完整网址').optional()),
  LOG_LEVEL: z.preprocess(empty, z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info')),
  TRUSTED_PROXIES: text,
  METRICS_TOKEN: text,
  REQUESTS_PER_SECOND: z.preprocess(empty, z.coerce.number().int().min(0).max(100_000).default(50)),
  SMTP_URL: z.preprocess(empty, z.string().regex(/^smtps?:\/\//, '须以 smtp:// 或 smtps:// 开头').optional()),
  SMTP_FROM: text,
  SITE_ADDRESS: z.preprocess(empty, z.url('须为完整网址').optional()),
});

export interface Environment {
  port: number;
  host: string;
  /** Folder of the installation: migrations, pages. */
  root: string;
  databaseFile: string;
  /** Folder of the database file; secret and backups stand beside it. */
  dataFolder: string;
  publicDir: string;
  /** Address under which the public reads, without a closing slash, for feeds and site map. */
  siteAddress: string;
  demoPassword?: string;
  authUrl?: string;
  logLevel: string;
  trustedProxies?: string;
  metricsToken?: string;
  /** Requests for pages and acts one machine may send a second, over time; 0: as many as it likes. */
  requestsPerSecond: number;
  smtp?: { url: string; from: string };
}

/**
 * Address of the pages on this machine. An IPv6 address stands in brackets; what listens on every address (`::`, `0.0.0.0`)
 * is named by one that can be opened.
 */
export function ownAddress({ host, port }: { host: string; port: number }): string {
  const name = host === '0.0.0.0' || /^[0:]+$/.test(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Reads and validates the environment; throws one sentence that names the wrong setting. */
export function readEnvironment(source: Record<string, string | undefined> = process.env): Environment & { givenSecret?: string } {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`环境变量 ${String(issue?.path[0])} 有误：${issue?.message}。`);
  }
  const value = parsed.data;
  const root = resolve(value.GOUJI_ROOT ?? process.cwd());
  const databaseFile = resolve(root, value.DATABASE_URL.slice('file:'.length));
  const dataFolder = dirname(databaseFile);
  return {
    port: value.PORT, host: value.HOST, root, databaseFile, dataFolder,
    publicDir: value.PUBLIC_DIR ? resolve(root, value.PUBLIC_DIR) : join(dataFolder, 'public'),
    siteAddress: (value.SITE_ADDRESS ?? value.AUTH_URL ?? ownAddress({ host: value.HOST, port: value.PORT })).replace(/\/+$/, ''),
    demoPassword: value.GOUJI_DEMO_PASSWORD, authUrl: value.AUTH_URL, logLevel: value.LOG_LEVEL,
    trustedProxies: value.TRUSTED_PROXIES, metricsToken: value.METRICS_TOKEN, requestsPerSecond: value.REQUESTS_PER_SECOND, givenSecret: value.AUTH_SECRET,
    ...(value.SMTP_URL ? { smtp: { url: value.SMTP_URL, from: value.SMTP_FROM ?? 'gouji@localhost' } } : {}),
  };
}

let current: ReturnType<typeof readEnvironment> | undefined;
export function environment(): Environment {
  return (current ??= readEnvironment());
}

let secret: string | undefined;

/** Key of the session cookies: the given one, or one made at first need and kept beside the database. */
export function authSecret(): string {
  if (secret) return secret;
  const env = (current ??= readEnvironment());
  if (env.givenSecret) return (secret = env.givenSecret);
  const file = join(env.dataFolder, 'auth-secret');
  if (!existsSync(file)) {
    mkdirSync(env.dataFolder, { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600 });
    renameSync(fresh, file);
  }
  return (secret = readFileSync(file, 'utf8').trim());
}

/** Forgets what was read, so that a test can change the environment. */
export function forgetEnvironment(): void {
  current = undefined;
  secret = undefined;
}
