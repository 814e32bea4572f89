/** Table two of the 2021 form: ten values under four captions (《条例》第二十条). */
import type { DisclosureBlock } from './table-two';

export const DISCLOSURE_2021: DisclosureBlock[] = [
  {
    caption: '第二十条第（一）项',
    columns: [{ key: 'made', label: '本年制发件数' }, { key: 'repealed', label: '本年废止件数' }, { key: 'inForce', label: '现行有效件数' }],
    rows: [{ key: 'regulations', label: '规章' }, { key: 'normativeDocuments', label: '行政规范性文件' }],
  },
  { caption: '第二十条第（五）项', columns: [{ key: '', label: '本年处理决定数量' }], rows: [{ key: 'licensing', label: '行政许可' }] },
  {
    caption: '第二十条第（六）项', columns: [{ key: '', label: '本年处理决定数量' }],
    rows: [{ key: 'penalties', label: '行政处罚' }, { key: 'coercion', label: '行政强制' }],
  },
  { caption: '第二十条第（八）项', columns: [{ key: '', label: '本年收费金额（单位：万元）', kind: 'money', unit: '万元' }], rows: [{ key: 'feesWanYuan', label: '行政事业性收费' }] },
];
