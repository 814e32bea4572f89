/** Taking over what was read from a file, section by section, and taking a whole import back. */
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Answer, SaveAnswer, SaveInput, SignedIn } from '../lib/desk/types';
import type { SectionId } from '../lib/report/form/types';
import { nowIso, tables } from './client';
import { editable, refusal, saveSection } from './reports';
import { imports } from './schema';

export interface ImportInput extends SaveInput { key: string; fileName: string }

/** Saves one section of a file like anything typed: compared with what the person saw, and on record as 导入. */
export function importSection(user: SignedIn, { key, fileName, ...input }: ImportInput): SaveAnswer {
  return saveSection(user, input, {
    act: 'report.import', details: { file: fileName },
    record: (reportId, at, changes) => tables().insert(imports).values({ reportId, key, fileName, section: input.section, changes, byName: user.displayName, userId: user.userId, at }).run(),
  });
}

export interface ImportLine { key: string; fileName: string; sections: SectionId[]; places: number; by: string; at: string }

/** Imports into a report that have not been taken back, newest first. */
export function importsOf(reportId: number): ImportLine[] {
  const lines = new Map<string, ImportLine>();
  for (const row of tables().select().from(imports).where(and(eq(imports.reportId, reportId), isNull(imports.undoneAt))).orderBy(desc(imports.id)).all()) {
    const line = lines.get(row.key) ?? { key: row.key, fileName: row.fileName, sections: [], places: 0, by: row.byName, at: row.at };
    if (!line.sections.includes(row.section)) line.sections.unshift(row.section);
    line.places += row.changes.length;
    lines.set(row.key, line);
  }
  return [...lines.values()];
}

/**
 * Puts every place of an import back to what stood there before; what was changed since stays and is counted.
 * Section by section, each marked when it is done: broken off in the middle it can be asked for again.
 */
export function undoImport(user: SignedIn, input: { year: number; key: string }): Answer<{ restored: number; kept: number; message: string }> {
  const found = editable(user, input.year);
  if (!found.ok) return found;
  const rows = tables().select().from(imports).where(and(eq(imports.reportId, found.row.id), eq(imports.key, input.key), isNull(imports.undoneAt))).orderBy(desc(imports.id)).all();
  if (rows.length === 0) return refusal('missing', '没有这次导入的记录，或已经撤销。');
  let restored = 0, kept = 0;
  for (const row of rows) {
    const answer = saveSection(user, {
      year: input.year, section: row.section,
      edits: row.changes.map(({ pointer, before, after }) => ({
        pointer, base: after.typed, typed: before.typed,
        ...(before.remark === after.remark ? {} : { remark: before.remark ?? '', baseRemark: after.remark ?? '' }),
      })),
    }, { act: 'report.undoImport', details: { file: row.fileName } });
    if (!answer.ok) return answer;
    tables().update(imports).set({ undoneAt: nowIso() }).where(eq(imports.id, row.id)).run();
    restored += answer.saved.length;
    kept += answer.conflicts.length;
  }
  return { ok: true, restored, kept, message: `已撤销，恢复${restored}处${kept > 0 ? `；${kept}处在导入之后又有改动，未动` : ''}。` };
}
