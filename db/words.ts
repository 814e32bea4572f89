/** Own words of the proofreading and hints an office chose to ignore. */
import { and, asc, eq } from 'drizzle-orm';
import type { Answer, SignedIn } from '../lib/desk/types';
import { nowIso, tables, write } from './client';
import { appendAudit } from './audit';
import { auditActor } from './people';
import { refusal } from './reports';
import { proofreadWords } from './schema';

export function proofreadMemory(organId: number): { words: string[]; ignored: string[] } {
  const rows = tables().select().from(proofreadWords).where(eq(proofreadWords.organId, organId)).orderBy(asc(proofreadWords.text)).all();
  return { words: rows.filter((row) => row.kind === 'word').map((row) => row.text), ignored: rows.filter((row) => row.kind === 'ignore').map((row) => row.text) };
}

export function rememberWord(user: SignedIn, input: { kind: 'word' | 'ignore'; text: string; remove?: boolean }): Answer<object> {
  return write(() => {
    if (user.organId === null || user.role === 'auditor') return refusal('forbidden', '词表由本单位人员维护。');
    const key = and(eq(proofreadWords.organId, user.organId), eq(proofreadWords.kind, input.kind), eq(proofreadWords.text, input.text));
    if (input.remove) tables().delete(proofreadWords).where(key).run();
    else tables().insert(proofreadWords).values({ organId: user.organId, kind: input.kind, text: input.text, byName: user.displayName, at: nowIso() }).onConflictDoNothing().run();
    appendAudit(auditActor(user), 'word.remember', `organ:${user.organId}`, { kind: input.kind, text: input.text, removed: input.remove ?? false });
    return { ok: true };
  });
}
