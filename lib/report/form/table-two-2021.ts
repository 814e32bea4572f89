/** Table two of the 2021 form: ten values under four captions (《条例》第二十条). */
import type { CellDef, Guidance, PrintedCell, PrintedRow, TableDef } from './types';

const ALL_DECISIONS: Guidance[] = [
  { text: '填全部处理决定数量，包括已公开和依法未公开的。按决定日期计入当年。', source: 'local', cite: '武政办发〔2025〕54号' },
  { text: '数字通常来自行政执法平台或承办科室台账。没有的填 0。', source: 'reading' },
];
const DOCUMENTS: Guidance[] = [
  { text: '会同同级司法行政主管部门填写。', source: 'local', cite: '武政办发〔2025〕54号' },
  { text: '规章只有国务院部门、省级政府和设区的市、自治州政府可以制定；县（市、区）及部门、乡镇、街道三格均为 0。', source: 'regulation', cite: '《立法法》' },
  { text: '“现行有效”为12月31日仍有效的存量；“废止”含到期自然失效，可在备注中写“含自然失效n件”。', source: 'reading' },
];
const NORMATIVE: Guidance[] = [
  { text: '按法定程序制定并公开发布、涉及公民法人权利义务、具有普遍约束力、可反复适用的公文。', source: 'regulation', cite: '国办发〔2018〕37号' },
  ...DOCUMENTS.filter((item) => item.source !== 'regulation'),
  { text: '联合发文只由牵头机关计 1 件。', source: 'reading' },
];
const FEES: Guidance[] = [
  { text: '当年实际收取的行政事业性收费总额，单位万元（不是元）。信息处理费也在其中。', source: 'regulation', cite: '国办函〔2020〕109号' },
  { text: '最多六位小数，系统不四舍五入。', source: 'reading' },
];

const DOCUMENT_COLUMNS = { made: '本年制发件数', repealed: '本年废止件数', inForce: '现行有效件数' } as const;

interface Block {
  caption: string; basis: string;
  columns: { key: string; label: string }[];
  rows: { key: string; label: string; guidance: Guidance[]; money?: boolean }[];
}

const BLOCKS: Block[] = [
  { caption: '第二十条第（一）项', basis: '《条例》第二十条第（一）项', columns: Object.entries(DOCUMENT_COLUMNS).map(([key, label]) => ({ key, label })),
    rows: [{ key: 'regulations', label: '规章', guidance: DOCUMENTS }, { key: 'normativeDocuments', label: '行政规范性文件', guidance: NORMATIVE }] },
  { caption: '第二十条第（五）项', basis: '《条例》第二十条第（五）项', columns: [{ key: '', label: '本年处理决定数量' }], rows: [{ key: 'licensing', label: '行政许可', guidance: ALL_DECISIONS }] },
  { caption: '第二十条第（六）项', basis: '《条例》第二十条第（六）项', columns: [{ key: '', label: '本年处理决定数量' }],
    rows: [{ key: 'penalties', label: '行政处罚', guidance: ALL_DECISIONS }, { key: 'coercion', label: '行政强制', guidance: ALL_DECISIONS }] },
  { caption: '第二十条第（八）项', basis: '《条例》第二十条第（八）项', columns: [{ key: '', label: '本年收费金额（单位：万元）' }],
    rows: [{ key: 'feesWanYuan', label: '行政事业性收费', guidance: FEES, money: true }] },
];

export function tableTwo2021(): { table: TableDef; cells: CellDef[] } {
  const body: PrintedRow[] = [];
  const cells: CellDef[] = [];
  BLOCKS.forEach((block, index) => {
    const captionId = `t2-b${index + 1}`;
    const span = 3 / block.columns.length;
    const wide = span > 1 ? { colSpan: span } : {};
    body.push({ code: captionId, cells: [{ kind: 'label', id: captionId, text: block.caption, colSpan: 4, scope: 'colgroup', caption: true }] });
    body.push({ code: `${captionId}-heads`, cells: [
      { kind: 'label', id: `${captionId}-content`, text: '信息内容', scope: 'col' },
      ...block.columns.map((column): PrintedCell => ({ kind: 'label', id: `${captionId}-${column.key || 'value'}`, text: column.label, scope: 'col', ...wide })),
    ] });
    for (const row of block.rows) {
      const rowId = `t2-r-${row.key}`;
      body.push({ code: row.key, cells: [
        { kind: 'label', id: rowId, text: row.label, scope: 'row' },
        ...block.columns.map((column): PrintedCell => ({ kind: 'figure', pointer: pointerOf(row.key, column.key), ...wide, headers: [captionId, rowId, `${captionId}-${column.key || 'value'}`] })),
      ] });
      for (const column of block.columns) {
        cells.push({
          pointer: pointerOf(row.key, column.key), kind: row.money ? 'money' : 'count', unit: row.money ? '万元' : '件',
          rowLabel: row.label, columnLabel: column.label, name: `表二·${row.label}·${column.label.replace('（单位：万元）', '')}`,
          basis: block.basis, guidance: row.guidance,
        });
      }
    }
  });
  return { table: { id: 'disclosure', shortName: '表二', caption: '主动公开政府信息情况', columns: 4, widths: [34, 22, 22, 22], head: [], body }, cells };
}

const pointerOf = (row: string, column: string) => `/disclosure/${row}${column ? `/${column}` : ''}`;
