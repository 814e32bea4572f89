/** datapackage.json: licence and field dictionary of the data, every cell of both forms by its address. */
import * as z from 'zod';
import { cellsOf, formOf } from '../../report/form';
import { ROWS } from './schemas';

const TITLES: Record<keyof typeof ROWS, string> = { offices: '机关', reports: '报告目录', cells: '同一格在各机关、各年度的数', figures: '全部数字，一格一行', changes: '发布、更正、撤下记录' };
const KEYS: Record<keyof typeof ROWS, string[]> = { offices: ['slug'], reports: ['organ', 'year', 'version'], cells: ['organ', 'year'], figures: ['organ', 'year', 'pointer'], changes: ['organ', 'year', 'version', 'kind', 'at'] };
/** Paths are relative to the address of the description. The list of one cell needs a cell: the first of table three stands as an example. */
const QUERY: Partial<Record<keyof typeof ROWS, string>> = { cells: '&pointer=/applications/1/total' };

interface Property { type?: string; description?: string; enum?: string[]; anyOf?: { type: string }[] }

function typeOf({ type, anyOf }: Property): string {
  const types = type ? [type] : (anyOf ?? []).map((part) => part.type).filter((part) => part !== 'null');
  if (types.length > 1) return 'any';
  return types[0] === 'array' || types[0] === undefined ? 'string' : types[0];
}

export function dataPackage(): Record<string, unknown> {
  return {
    profile: 'tabular-data-package', name: 'government-information-disclosure-annual-reports', title: '政府信息公开工作年度报告',
    description: '各机关依法公开的政府信息公开工作年度报告中的数字。计数单位为件或者项，金额单位为万元；空值表示没有填写，不是0。',
    licenses: [{ name: 'CC-BY-4.0', title: '知识共享署名4.0国际', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    resources: (Object.keys(ROWS) as (keyof typeof ROWS)[]).map((name) => {
      const { properties } = z.toJSONSchema(ROWS[name], { io: 'output' }) as { properties: Record<string, Property> };
      return {
        name, title: TITLES[name], path: `${name}?format=csv${QUERY[name] ?? ''}`, profile: 'tabular-data-resource', format: 'csv', mediatype: 'text/csv', encoding: 'utf-8',
        schema: {
          fields: Object.entries(properties).map(([field, property]) => ({ name: field, type: typeOf(property), title: property.description ?? field, ...(property.enum ? { constraints: { enum: property.enum } } : {}) })),
          primaryKey: KEYS[name], missingValues: [''],
        },
      };
    }),
    cells: (['2021', '2019'] as const).map((version) => ({
      form: version, documentNumber: formOf(version).documentNumber,
      fields: cellsOf(version).map((cell) => ({ pointer: cell.pointer, title: cell.name, unit: cell.unit, computed: cell.sumOf !== undefined, basis: cell.basis ?? '' })),
    })),
  };
}
