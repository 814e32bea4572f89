/** Table two of the 2021 form: ten values under four captions (《条例》第二十条). */
import { tableTwo, type DisclosureBlock } from './table-two';
import type { Guidance } from './types';

const WUWEI = '武政办发〔2025〕54号';
const reading = (text: string): Guidance => ({ text, source: 'reading' });

const ALL_DECISIONS: Guidance[] = [
  { text: '填全部处理决定数量，包括已公开和依法未公开的。', source: 'local', cite: WUWEI },
  reading('按决定日期计入当年，不是按公开的条数。数字通常来自行政执法平台或承办科室台账。没有的填0。'),
];
const DOCUMENTS: Guidance[] = [
  { text: '会同同级司法行政主管部门填写。', source: 'local', cite: WUWEI },
  reading('“制发”按当年公布计，含修订后重新公布的；“废止”含到期自然失效，可在备注中写“含自然失效n件”；“现行有效”为12月31日仍有效的存量，一般等于去年现行有效加制发减废止。数字通常来自规范性文件台账。'),
];
const REGULATIONS: Guidance[] = [
  { text: '规章由国务院部门，省级和设区的市、自治州人民政府制定；县（市、区）及其部门、乡镇、街道三格均为0。', source: 'regulation', cite: '《立法法》' },
  ...DOCUMENTS,
];
const NORMATIVE: Guidance[] = [
  { text: '除规章外，依照法定权限、程序制定并公开发布，涉及公民、法人和其他组织权利义务，具有普遍约束力，在一定期限内反复适用的公文。内部通知、会议纪要、人事任免等不计。', source: 'regulation', cite: '国办发〔2018〕37号' },
  ...DOCUMENTS,
  reading('联合发文只由牵头机关计1件。街道办事处能否制定各地不同，以单位职权设置为准。'),
];
const FEES: Guidance[] = [
  { text: '单位为万元，不是元。', source: 'official', cite: '表二列标题' },
  { text: '信息处理费属于行政事业性收费，收取的计入本格。', source: 'regulation', cite: '国办函〔2020〕109号；财政部门规定' },
  reading('填当年实际收取的行政事业性收费总额，最多六位小数（精确到分），系统不四舍五入。数字通常来自财务或非税收入台账。'),
];

const BLOCKS: DisclosureBlock[] = [
  {
    caption: '第二十条第（一）项', basis: '《条例》第二十条第（一）项',
    columns: [{ key: 'made', label: '本年制发件数' }, { key: 'repealed', label: '本年废止件数' }, { key: 'inForce', label: '现行有效件数' }],
    rows: [{ key: 'regulations', label: '规章', guidance: REGULATIONS }, { key: 'normativeDocuments', label: '行政规范性文件', guidance: NORMATIVE }],
  },
  { caption: '第二十条第（五）项', basis: '《条例》第二十条第（五）项', columns: [{ key: '', label: '本年处理决定数量' }], rows: [{ key: 'licensing', label: '行政许可', guidance: ALL_DECISIONS }] },
  {
    caption: '第二十条第（六）项', basis: '《条例》第二十条第（六）项', columns: [{ key: '', label: '本年处理决定数量' }],
    rows: [{ key: 'penalties', label: '行政处罚', guidance: ALL_DECISIONS }, { key: 'coercion', label: '行政强制', guidance: ALL_DECISIONS }],
  },
  { caption: '第二十条第（八）项', basis: '《条例》第二十条第（八）项', columns: [{ key: '', label: '本年收费金额（单位：万元）', kind: 'money', unit: '万元' }], rows: [{ key: 'feesWanYuan', label: '行政事业性收费', guidance: FEES }] },
];

export const tableTwo2021 = () => tableTwo(BLOCKS);
