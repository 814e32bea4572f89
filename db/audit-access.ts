/** What the trail says of looking and of not being allowed to: readings from outside, print and download, refusals, the auditor's own acts. */
import type { Refusal, SignedIn } from '../lib/desk/types';
import { appendAudit } from './audit';
import { appendCounted } from './audit-counted';
import { auditActor } from './people';

/** Refusals already in the trail under a name of their own. */
const noted = new WeakSet<object>();
export function alreadyNoted<R extends Refusal>(refusal: R): R {
  noted.add(refusal);
  return refusal;
}

/** Every text of an input, its names too: a record may be keyed by what somebody typed. */
function textsIn(input: unknown): string[] {
  if (typeof input === 'string') return [input];
  if (Array.isArray(input)) return input.flatMap(textsIn);
  if (typeof input !== 'object' || input === null || ArrayBuffer.isView(input)) return [];
  return Object.entries(input).flatMap(([key, value]) => [key, ...textsIn(value)]);
}

const LONGEST_REASON = 200;

/** The sentence somebody was told, without anything they had typed. */
export function withoutTyped(message: string, input: unknown): string {
  const typed = [...new Set(textsIn(input).map((text) => text.trim()))].filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
  // What stands in quotes may be a piece of something longer, or a single character.
  const all = textsIn(input).join('\n');
  const quoted = message.replace(/“([^”]+)”/g, (quote, inside: string) => (all.includes(inside) ? '“…”' : quote));
  return typed.reduce((words, text) => words.replaceAll(text, '…'), quoted).slice(0, LONGEST_REASON);
}

/** Records that something asked for was not done: what, why, by whom; never what was typed. */
export function noteRefusal(user: SignedIn, action: string, input: unknown, refusal: Refusal): void {
  if (noted.has(refusal)) return;
  const year = typeof input === 'object' && input !== null && 'year' in input && Number.isInteger(input.year) ? { year: input.year } : {};
  appendCounted(auditActor(user), 'request.refused', `user:${user.userId}`, { action, code: refusal.code, reason: withoutTyped(refusal.message, input), ...year }, { capped: true });
}

/** Somebody asked for what is another office's: stands among the entries of the office it belongs to, with where they are from. */
export function noteForeignRead(user: SignedIn, from: string | undefined, owner: { id: number; name: string }, act: 'report.readRefused' | 'handover.readRefused', subject: string, details: { year?: number } = {}): void {
  appendCounted({ ...auditActor(user), organId: owner.id }, act, subject, { ...details, organ: owner.name, from }, { capped: true });
}

type Unpublished = { id: number; year: number; state: string };

/** Printing the whole text, or a file taken away, of a report that is not public. */
export function noteTaken(user: SignedIn, report: Unpublished, what: 'report.print' | 'report.download', details: { file?: string } = {}): void {
  if (report.state !== 'published') appendCounted(auditActor(user), what, `report:${report.id}`, { year: report.year, ...details });
}

/** Somebody who is no auditor asked for the trail. */
export function refuseTrail(user: SignedIn): void {
  appendCounted(auditActor(user), 'audit.refused', `user:${user.userId}`, {}, { capped: true });
}

/** The auditor took entries away as a file. */
export function noteExport(user: SignedIn, asked: { text: string; group: string; from: string; to: string }): void {
  appendCounted(auditActor(user), 'audit.export', `user:${user.userId}`, Object.fromEntries(Object.entries({ text: asked.text, group: asked.group, from: asked.from, to: asked.to }).filter(([, value]) => value !== '')));
}

/** The auditor checked the chain. */
export function noteCheck(user: SignedIn, whole: boolean): void {
  appendAudit(auditActor(user), 'audit.verify', 'audit', { whole });
}
