/** From the blocks of any source to the document with its doubts. */
import { emptyDocument, type ReportDocument } from '../report/document';
import { kindOf, formSeenIn, readTables } from './table-reader';
import { matrixOf } from './matrix';
import { formFor, readNarrative } from './narrative';
import { doubtGuessed } from './guessed-places';
import { partsOf } from './sheet';
import { ImportRefused, type ImportResult, type Source } from './types';

/** Reads a source; throws ImportRefused when nothing in it is of a report. */
export function assemble(source: Source, name: string): ImportResult {
  const narrative = readNarrative(source.blocks.flatMap((block) => (block.kind === 'table' ? partsOf(block.table) : [block])));
  const matrices = narrative.tables.map(matrixOf);
  const known = matrices.filter((matrix) => kindOf(matrix) !== null);
  if (known.length === 0 && narrative.headings.length < 2) throw new ImportRefused(`“${name}”里没有找到年度报告的表格或标题。`);
  const seen = formSeenIn(known);
  const empty: ReportDocument = { ...emptyDocument({ name: narrative.organ || '（未读到机关名称）' }, narrative.year ?? 2024), format: seen ?? formFor(narrative.year) };
  const reading = readTables(empty, matrices, source.blankIsPrinted);
  if (source.placesGuessed) doubtGuessed(reading);
  const unread = [...reading.unread, ...narrative.unread];
  if (!narrative.organ || narrative.year === null) unread.unshift({ what: '标题', why: '没有读到“机关全称+年度+政府信息公开工作年度报告”，机关名称和年度请自行填写', where: '文首' });
  const { schema, format, organ, year, disclosure, applications, disputes } = reading.document;
  const document: ReportDocument = {
    schema, format, organ, year, ...narrative.texts,
    ...(disclosure ? { disclosure } : {}), ...(applications ? { applications } : {}), ...(disputes ? { disputes } : {}),
  };
  return {
    document, doubts: reading.doubts, unread, read: reading.read,
    printed: {
      ...(narrative.title ? { title: narrative.title } : {}), ...(narrative.headings.length ? { headings: narrative.headings } : {}), ...(seen ? { formSeen: seen } : {}),
      ...(reading.labelDifferences.length ? { labelDifferences: reading.labelDifferences } : {}),
    },
  };
}
