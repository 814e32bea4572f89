/** Own words of the proofreading and hints an office chose to ignore. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Answer, SignedIn } from '../lib/desk/types';
import { LONGEST_WORD } from '../lib/report/text/proofread/remembered';
import { nowIso, tables, write } from './client';
import { appendAudit } from './audit';
import { auditActor } from './people';
import { refusal } from './reports';
import { proofreadWords } from './schema';

/** What the proofreading of this office leaves out. */
export function proofreadMemory(organId: number): { words: string[]; ignored: string[] } {
  const rows = tables().select().from(proofreadWords).where(eq(proofreadWords.organId, organId)).orderBy(asc(proofreadWords.text)).all();
  return { words: rows.filter((row) => row.kind === 'word').map((row) => row.text), ignored: rows.filter((row) => row.kind === 'ignore').map((row) => row.text) };
}

export interface RememberedWord { kind: 'word' | 'ignore'; text: string; byName: string; at: string }

/** The office's list with who added what and when, the newest first. */
export function wordList(organId: number): RememberedWord[] {
  const { kind, text, byName, at } = proofreadWords;
  return tables().select({ kind, text, byName, at }).from(proofreadWords).where(eq(proofreadWords.organId, organId)).orderBy(desc(at), asc(text)).all();
}

/** Adds to the office's list or takes away from it; `changed` is false when it stood so already, and then nothing is recorded. */
export function rememberWord(user: SignedIn, input: { kind: 'word' | 'ignore'; text: string; remove?: boolean }): Answer<{ changed: boolean }> {
  return write(() => {
    const { organId } = user;
    if (organId === null || user.role === 'auditor') return refusal('forbidden', '词表由本单位人员维护。');
    const text = input.kind === 'word' && !input.remove ? input.text.trim() : input.text;
    if (input.kind === 'word' && !input.remove && [...text].length > LONGEST_WORD) return refusal('invalid', `词语不能超过${LONGEST_WORD}个字。`, { text: `不能超过${LONGEST_WORD}个字` });
    const { changes } = input.remove
      ? tables().delete(proofreadWords).where(and(eq(proofreadWords.organId, organId), eq(proofreadWords.kind, input.kind), eq(proofreadWords.text, text))).run()
      : tables().insert(proofreadWords).values({ organId, kind: input.kind, text, byName: user.displayName, at: nowIso() }).onConflictDoNothing().run();
    if (changes > 0) appendAudit(auditActor(user), 'word.remember', `organ:${organId}`, { kind: input.kind, text, removed: input.remove ?? false });
    return { ok: true, changed: changes > 0 };
  });
}
