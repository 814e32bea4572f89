/** What the address of the audit page and of its export asks for. */
import { actsOfGroup } from '@/components/desk/audit-groups';
import type { AuditFilter } from '@/db/audit';
import type { SignedIn } from '@/lib/desk/types';

export interface Asked { text: string; group: string; from: string; to: string; before: number }

const word = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 60) : '');
const day = (value: unknown) => (/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(word(value)) ? word(value) : '');

export function askedOf(query: Record<string, unknown>): Asked {
  const group = word(query.act), before = Number(word(query.before));
  return { text: word(query.q), group: actsOfGroup(group) ? group : '', from: day(query.from), to: day(query.to), before: Number.isInteger(before) && before > 0 ? before : 0 };
}

/** The filter for this auditor: one of an office sees the office's entries, one of the whole installation all. */
export function filterFor(me: SignedIn, { text, group, from, to, before }: Asked): AuditFilter {
  const acts = actsOfGroup(group);
  return {
    ...(me.organId === null ? {} : { organId: me.organId }), ...(text ? { text } : {}), ...(acts ? { acts } : {}),
    ...(from ? { from: new Date(`${from}T00:00:00+08:00`).toISOString() } : {}),
    ...(to ? { to: new Date(`${to}T23:59:59.999+08:00`).toISOString() } : {}),
    ...(before > 0 ? { before } : {}),
  };
}

/** The same question again, as the query of an address. */
export function addressOf({ text, group, from, to }: Asked, more: Record<string, string> = {}): string {
  return new URLSearchParams({ ...(text ? { q: text } : {}), ...(group ? { act: group } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}), ...more }).toString();
}
