/** What is printed below a section beside its texts and figures: one wording for page, Word, PDF, workbook and Markdown. */
import type { SectionId } from '../report/form/types';

/** What a signed-off version adds to its document. */
export interface Signed {
  digest?: string;
  /** From the second version on the files say that they are corrections, and why (D-11). */
  version?: number;
  correctionReason?: string;
}

/** Errors the leader let through (放行) with the reason, and footnotes, each with the section it belongs to. */
export interface Notes extends Signed {
  waivers?: readonly { section: string; message: string; reason: string; by: string }[];
  footnotes?: readonly { section: string; text: string }[];
}

/** A typed sentence with its full stop, whether it was typed or not. */
export const ended = (text: string): string => (/[。！？]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`);

/** The notes of a section in printed order, one line each, plain text. */
export function notesOf(section: SectionId, { waivers = [], footnotes = [] }: Notes): string[] {
  return [
    ...waivers.filter((waiver) => waiver.section === section).map(({ message, reason, by }) => `说明：${ended(message)}${ended(reason)}（${by}）`),
    ...footnotes.filter((note) => note.section === section).map((note) => note.text),
  ];
}

/** A version as people call it. */
export const versionName = (version: number): string => (version === 1 ? '第1版' : `第${version}版（更正）`);

/** What a file made from a signed-off version says of itself (D-10, D-11), by name; the import knows these and leaves them out. */
export function signedFacts({ digest, version = 1, correctionReason }: Signed): [string, string][] {
  return [
    ...(version === 1 ? [] : [['版本', versionName(version)] as [string, string]]),
    ...(correctionReason ? [['更正说明', correctionReason.trim().replaceAll(/\s*\n\s*/g, '')] as [string, string]] : []),
    ...(digest ? [['内容摘要值', `SHA-256 ${digest}`] as [string, string]] : []),
  ];
}

/** The same as the last lines of a file. */
export const signedLines = (signed: Signed): string[] => signedFacts(signed).map(([name, value]) => `${name}：${value}`);
