/** What the narrative rules look at: the texts of a report with their bound figures printed, and how a rule of this group is made. */
import { OVERVIEW_KEYS, valueAt, type OverviewKey, type ReportDocument } from '../../document';
import type { Severity } from '../../finding';
import { sectionOf } from '../../form/index';
import type { Pointer } from '../../form/types';
import { draftOffset, resolveTokens, type Resolved } from '../../text/facts';
import { readFigures, type TextFigure, type TextReading } from '../../text/figures';
import type { CheckContext, Outcome } from '../types';

export const ASPECT_NAMES: Record<OverviewKey, string> = { proactive: '主动公开', onRequest: '依申请公开', management: '政府信息管理', platform: '政府信息公开平台建设', supervision: '监督保障' };

export interface NarrativeText {
  /** `onRequest`, `problems` …: last part of the pointer. */
  key: string;
  pointer: Pointer;
  label: string;
  resolved: Resolved;
  /** Reading of the printed text; its offsets are those of the printed text. */
  reading: TextReading;
  printed: string;
}

export interface Narrative {
  doc: ReportDocument;
  context: CheckContext;
  texts: NarrativeText[];
  overview: NarrativeText[];
  text(key: string): NarrativeText | undefined;
  /** Year of the report when it was read. */
  year: number;
  /** What several rules derive from the same texts. */
  memo: Map<string, unknown>;
}

const LABELS: Record<string, string> = {
  '/preface': '引言', '/problems': '五、存在的主要问题及改进情况', '/otherMatters': '六、其他需要报告的事项',
  ...Object.fromEntries(OVERVIEW_KEYS.map((key) => [`/overview/${key}`, `一、总体情况“${ASPECT_NAMES[key]}”`])),
};

const known = new WeakMap<ReportDocument, Narrative>();

/**
 * The texts of a report that are not blank. What was read of a document is kept while its texts print the same:
 * the document may be changed in place between two checks.
 */
export function narrativeOf(doc: ReportDocument, context: CheckContext): Narrative {
  const drafts = Object.keys(LABELS).flatMap((pointer): { pointer: Pointer; resolved: Resolved }[] => {
    const draft = valueAt(doc, pointer);
    return typeof draft === 'string' && draft.trim() !== '' ? [{ pointer, resolved: resolveTokens(draft, doc, context.facts) }] : [];
  });
  const before = known.get(doc);
  const same = before !== undefined && before.year === doc.year && before.texts.length === drafts.length
    && drafts.every(({ pointer, resolved }, index) => before.texts[index]!.pointer === pointer && before.texts[index]!.printed === resolved.text);
  const texts = same
    ? before.texts.map((text, index) => { text.resolved = drafts[index]!.resolved; return text; })
    : drafts.map(({ pointer, resolved }): NarrativeText => ({ key: pointer.split('/').at(-1)!, pointer, label: LABELS[pointer]!, resolved, reading: readFigures(resolved.text), printed: resolved.text }));
  if (same && before.context === context) return before;
  const narrative: Narrative = {
    doc, context, year: doc.year, texts, overview: texts.filter((text) => text.pointer.startsWith('/overview/')), text: (key) => texts.find((text) => text.key === key),
    memo: same ? before.memo : new Map(),
  };
  known.set(doc, narrative);
  return narrative;
}

/** Something a rule has to say about one place of a text. Offsets are those of the printed text. */
export interface Hit {
  text: NarrativeText | Pointer;
  start?: number;
  end?: number;
  message: string;
  /** Makes the instance: what the figure is about. */
  about?: string;
  severity?: Severity;
  /** Cells of the tables that take part. */
  cells?: Pointer[];
  expected?: number | string;
  actual?: number | string;
  /** Text to stand in place of start..end, when only that can be right. */
  replacement?: string;
  /** Part of start..end that is replaced. */
  replace?: { start: number; end: number };
}
export interface Undecided { undecided: string; cells?: Pointer[]; about?: string }

/** A narrative rule without its words: what a page needs to check while somebody types. */
export interface Look {
  id: string;
  severity: Severity;
  assess(doc: ReportDocument, context: CheckContext): Outcome[];
}

const isBound = (text: NarrativeText, start: number, end: number) => text.resolved.bindings.some((binding) => binding.start < end && start < binding.end);

/** True when the figure is printed from a token. */
export const boundAt = (text: NarrativeText, figure: TextFigure) => isBound(text, figure.digits.start, figure.digits.end);

/** Makes a rule of the narrative group out of a function that names what is wrong. Without any text it is not assessed. */
export function look(id: string, severity: Severity, find: (narrative: Narrative) => (Hit | Undecided)[], always = false): Look {
  return {
    id, severity,
    assess(doc, context) {
      const narrative = narrativeOf(doc, context);
      if (narrative.texts.length === 0 && (!always || context.partial)) return [{ kind: 'notAssessed', instance: id, reason: '文字部分尚未填写', cells: ['/overview'] }];
      const seen = new Map<string, number>();
      const named = (name: string) => {
        const count = (seen.get(name) ?? 0) + 1;
        seen.set(name, count);
        return count === 1 ? name : `${name}-${count}`;
      };
      const outcomes = find(narrative).map((item): Outcome => {
        if ('undecided' in item) return { kind: 'notAssessed', instance: named(`${id}${item.about ? `-${item.about}` : ''}`), reason: item.undecided, cells: item.cells ?? [] };
        const pointer = typeof item.text === 'string' ? item.text : item.text.pointer;
        const key = pointer.split('/').at(-1)!;
        const instance = named(`${id}-${key}${item.about ? `-${item.about}` : ''}`);
        const at = typeof item.text === 'string' || item.start === undefined || item.end === undefined ? null : {
          start: draftOffset(item.text.resolved, item.start, 'start'), end: draftOffset(item.text.resolved, item.end, 'end'),
        };
        const swap = item.replace ?? (item.start === undefined || item.end === undefined ? null : { start: item.start, end: item.end });
        const proposal = item.replacement !== undefined && swap && typeof item.text !== 'string' && !isBound(item.text, swap.start, swap.end)
          ? { pointer, value: item.replacement, label: `改为“${item.replacement}”`, range: { start: draftOffset(item.text.resolved, swap.start, 'start'), end: draftOffset(item.text.resolved, swap.end, 'end') } }
          : null;
        return {
          kind: 'finding', instance, section: sectionOf(pointer), cells: [pointer, ...(item.cells ?? [])], message: item.message,
          ...(item.severity ? { severity: item.severity } : {}), ...(item.expected === undefined ? {} : { expected: item.expected }), ...(item.actual === undefined ? {} : { actual: item.actual }),
          ...(at ? { range: { pointer, ...at } } : {}), ...(proposal ? { proposal } : {}),
        };
      });
      return outcomes.length > 0 ? outcomes : [{ kind: 'passed', instance: id }];
    },
  };
}

/** The passage around a place, for messages: its sentence, shortened to about forty characters. */
export function passage(text: NarrativeText, start: number, end: number): string {
  // What stands after the last sentence (a mark alone) is shown in the whole text.
  const sentence = [...text.reading.sentences, { start: 0, end: text.printed.length + 1 }].find((span) => start < span.end)!;
  const from = Math.max(sentence.start, start - 20), to = Math.min(Math.max(sentence.end, end), end + 16);
  return `${from > sentence.start ? '……' : ''}${text.printed.slice(from, to).trim().replaceAll('\n', ' ')}${to < sentence.end ? '……' : ''}`;
}

export const sentenceText = (text: NarrativeText, index: number): string => {
  const span = text.reading.sentences[index]!;
  return text.printed.slice(span.start, span.end);
};

/** Every match of a pattern in every text given. */
export function* matches(texts: readonly NarrativeText[], pattern: RegExp): Generator<{ text: NarrativeText; match: RegExpExecArray; start: number; end: number; sentence: number }> {
  for (const text of texts) {
    for (const match of text.printed.matchAll(pattern)) {
      const sentence = Math.max(0, text.reading.sentences.findIndex((span) => match.index < span.end));
      yield { text, match: match as RegExpExecArray, start: match.index, end: match.index + match[0].length, sentence };
    }
  }
}
