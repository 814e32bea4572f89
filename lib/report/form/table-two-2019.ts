/**
 * Table two of the 2019 form. Its values stand under keys of their own, beside those of the 2021 form, so that a
 * document that mixes both forms can be read and reported (D-02):
 * `/disclosure/regulations/newlyMade|newlyDisclosed|disclosedTotal` (likewise normativeDocuments),
 * `/disclosure/licensingItems|otherServiceItems|penaltyItems|coercionItems/previousYear|change|decisions`,
 * `/disclosure/feeItems/previousYear|change`, `/disclosure/procurement/projects|amountWanYuan`.
 */
import type { DisclosureBlock, DisclosureColumn } from './table-two';

const DOCUMENTS: DisclosureColumn[] = [
  { key: 'newlyMade', label: '本年新制作数量' }, { key: 'newlyDisclosed', label: '本年新公开数量' }, { key: 'disclosedTotal', label: '对外公开总数量' },
];
// 增/减 is written +3, -2 or in words, so it is kept as a note and no figure rule applies to it.
const ITEMS: DisclosureColumn[] = [
  { key: 'previousYear', label: '上一年项目数量', unit: '项' }, { key: 'change', label: '本年增/减', kind: 'note', unit: '项' },
];
const DECISIONS: DisclosureColumn = { key: 'decisions', label: '处理决定数量' };

export const DISCLOSURE_2019: DisclosureBlock[] = [
  {
    caption: '第二十条第（一）项', columns: DOCUMENTS,
    rows: [{ key: 'regulations', label: '规章' }, { key: 'normativeDocuments', label: '规范性文件' }],
  },
  {
    caption: '第二十条第（五）项', columns: [...ITEMS, DECISIONS],
    rows: [{ key: 'licensingItems', label: '行政许可' }, { key: 'otherServiceItems', label: '其他对外管理服务事项' }],
  },
  {
    caption: '第二十条第（六）项', columns: [...ITEMS, DECISIONS],
    rows: [{ key: 'penaltyItems', label: '行政处罚' }, { key: 'coercionItems', label: '行政强制' }],
  },
  { caption: '第二十条第（八）项', columns: ITEMS, rows: [{ key: 'feeItems', label: '行政事业性收费' }] },
  {
    caption: '第二十条第（九）项',
    columns: [{ key: 'projects', label: '采购项目数量', unit: '项' }, { key: 'amountWanYuan', label: '采购总金额', kind: 'money', unit: '万元' }],
    rows: [{ key: 'procurement', label: '政府集中采购' }],
  },
];
