/** From the blocks of any source to the document with its doubts. */
import { emptyDocument, type ReportDocument } from '../report/document';
import { kindOf, formSeenIn, readTables } from './table-reader';
import { matrixOf } from './matrix';
import { formFor, readNarrative } from './narrative';
import { doubtGuessed } from './guessed-places';
import { partsOf } from './sheet';
import { ImportRefused, type ImportResult, type Source, type Unread } from './types';

/** Reads a source; throws ImportRefused when nothing in it is of a report. */
export function assemble(source: Source, name: string): ImportResult {
  const narrative = readNarrative(source.blocks.flatMap((block) => (block.kind === 'table' ? partsOf(block.table) : [block])));
  const matrices = narrative.tables.map(matrixOf);
  const known = matrices.filter((matrix) => kindOf(matrix) !== null);
  if (known.length === 0 && narrative.sections.size === 0 && !narrative.texts.overview) throw new ImportRefused(`“${name}”里没有找到年度报告的表格或标题。`);
  const seen = formSeenIn(known);
  const empty: ReportDocument = { ...emptyDocument({ name: narrative.organ || '（未读到机关名称）' }, narrative.year ?? 2024), format: seen ?? formFor(narrative.year) };
  const reading = readTables(empty, matrices, source.blankIsPrinted);
  if (source.placesGuessed) doubtGuessed(reading);
  const unfilled = TABLES.filter(([id]) => reading.document[id] === undefined && reading.doubts.some((doubt) => doubt.pointer.startsWith(`/${id}/`)));
  // A form nobody filled is one thing to say, not a doubt in each of its cells.
  for (const [id] of unfilled) reading.doubts = reading.doubts.filter((doubt) => !doubt.pointer.startsWith(`/${id}/`));
  const unread = [...reading.unread, ...unfilled.map(([, what, where]) => ({ what, why: '整张表没有填数', where })), ...missingTables(reading.document, narrative.sections, known.length, unfilled.map(([id]) => id)), ...narrative.unread, ...(source.unread ?? [])];
  if (!narrative.organ || narrative.year === null) unread.unshift({ what: '标题', why: '没有读到“机关全称+年度+政府信息公开工作年度报告”，机关名称和年度请自行填写', where: '文首' });
  const { schema, format, organ, year, disclosure, applications, disputes } = reading.document;
  const document: ReportDocument = {
    schema, format, organ, year, ...narrative.texts,
    ...(disclosure ? { disclosure } : {}), ...(applications ? { applications } : {}), ...(disputes ? { disputes } : {}),
  };
  return {
    document, doubts: reading.doubts, unread, read: reading.read, ...(narrative.year === null ? { untitled: true as const } : {}),
    printed: {
      ...(narrative.title ? { title: narrative.title } : {}), ...(narrative.headings.length ? { headings: narrative.headings } : {}), ...(seen ? { formSeen: seen } : {}),
      ...(reading.labelDifferences.length ? { labelDifferences: reading.labelDifferences } : {}),
    },
  };
}

const TABLES = [['disclosure', '表二', '二、主动公开政府信息情况'], ['applications', '表三', '三、收到和处理政府信息公开申请情况'], ['disputes', '表四', '四、政府信息公开行政复议、行政诉讼情况']] as const;

/** A section of the report whose table is not there: it may be a picture, or too far from the form to be known. */
function missingTables(document: ReportDocument, sections: Set<string>, tables: number, unfilled: string[]): Unread[] {
  if (sections.size < 2 && tables > 0) return [];
  return TABLES.filter(([id]) => document[id] === undefined && !unfilled.includes(id) && (sections.has(id) || sections.size >= 2)).map(([, what, where]) => ({ what, why: '没有找到这张表，或它与格式相差太远；如果是图片，请手工录入', where }));
}
