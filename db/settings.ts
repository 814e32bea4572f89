/** Settings of the installation. */
import { eq } from 'drizzle-orm';
import type { PasswordProfile } from '../lib/auth/password';
import { tables } from './client';
import { settings } from './schema';

export interface Settings {
  passwordProfile: PasswordProfile;
  /** Leader and administrator must have a second factor. */
  secondFactorRequired: boolean;
  idleMinutes: number;
  absoluteHours: number;
  /** Days the audit trail is kept at least; entries are never removed by the product. */
  auditDays: number;
  /** Daily backups kept. */
  backupsKept: number;
}
export const DEFAULT_SETTINGS: Settings = { passwordProfile: 'length', secondFactorRequired: false, idleMinutes: 30, absoluteHours: 12, auditDays: 180, backupsKept: 14 };

export function setting<K extends keyof Settings>(key: K): Settings[K] {
  const row = tables().select().from(settings).where(eq(settings.key, key)).get();
  return row ? (row.value as Settings[K]) : DEFAULT_SETTINGS[key];
}
export function allSettings(): Settings {
  const rows = tables().select().from(settings).all();
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((row) => [row.key, row.value])) };
}
/** Part of a unit of work that writes its own audit entry. */
export function putSetting<K extends keyof Settings>(key: K, value: Settings[K]): void {
  tables().insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } }).run();
}
