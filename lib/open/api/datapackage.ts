/** datapackage.json: licence and field dictionary of the figures, every cell of both forms by its address. */
import { formOf, cellsOf } from '../../report/form';

export function dataPackage(): Record<string, unknown> {
  return {
    name: 'gouji-annual-reports', title: '政府信息公开工作年度报告', description: '各机关依法公开的年度报告中的数字，一格一行。',
    licenses: [{ name: 'CC-BY-4.0', title: '知识共享署名4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    resources: [{
      name: 'cells', path: '/api/v1/cells?format=csv', format: 'csv', encoding: 'utf-8',
      schema: { fields: [
        { name: 'organ', type: 'string', title: '机关代号' }, { name: 'name', type: 'string', title: '机关全称' }, { name: 'level', type: 'string', title: '机关层级' }, { name: 'year', type: 'year', title: '报告年度' },
        { name: 'version', type: 'integer', title: '版本' }, { name: 'value', type: 'any', title: '数值' }, { name: 'remark', type: 'string', title: '备注' },
      ] },
    }],
    cells: (['2021', '2019'] as const).map((version) => ({
      form: version, documentNumber: formOf(version).documentNumber,
      fields: cellsOf(version).map((cell) => ({ pointer: cell.pointer, title: cell.name, unit: cell.unit, computed: cell.sumOf !== undefined, basis: cell.basis ?? '' })),
    })),
  };
}
