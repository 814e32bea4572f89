/** What is printed below a section beside its texts and figures: one wording for page, Word, PDF, workbook and Markdown. */
import type { SectionId } from '../report/form/types';

/** Errors the leader let through (放行) with the reason, and footnotes, each with the section it belongs to. */
export interface Notes {
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

/** The last line of a file made from a signed-off version (D-10); the import knows it and leaves it out. */
export const digestLine = (digest: string): string => `内容摘要值：SHA-256 ${digest}`;
