/**
 * The form in force: 《中华人民共和国政府信息公开工作年度报告格式》, 国办公开办函〔2021〕30号,
 * for report years 2021 onwards. Guidance marks follow `GuidanceSource`.
 */
import { notesOf } from './cell-notes';
import { figureCells } from './cells';
import { tableFour } from './table-four';
import { tableThree } from './table-three';
import { APPLICATION_ROWS_2021 } from './table-three-rows';
import { tableTwo } from './table-two';
import { DISCLOSURE_2021 } from './table-two-2021';
import type { CellDef, FormDef, Guidance, SectionDef } from './types';

const reading = (text: string): Guidance => ({ text, source: 'reading' });

/** Every figure cell of the 2021 form: 10 + 175 + 15. */
export const CELLS_2021: CellDef[] = figureCells('2021').map((cell) => ({ ...cell, ...notesOf(cell) }));

const aspect = (key: string, index: number, label: string, guidance: Guidance[]) => ({
  pointer: `/overview/${key}`, subheading: `（${'一二三四五'[index]}）${label}`, label, guidance, suggestedLength: { min: 40, max: 300 },
});

export const SECTIONS_2021: SectionDef[] = [
  {
    id: 'overview', heading: '一、总体情况', basis: '国办公开办函〔2021〕30号；《条例》第五十条',
    guidance: [
      { text: '对本机关贯彻落实《条例》情况进行综述，主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。', source: 'official', cite: '国办公开办函〔2021〕30号' },
      { text: '内容不能遗漏，也不宜泛化；内容雷同、敷衍塞责的依《条例》第四十七条追究。', source: 'official', cite: '国办公开办函〔2021〕30号' },
      { text: '篇幅原则上不超过一千字。', source: 'local', cite: '武政办发〔2025〕54号' },
    ],
    texts: [
      aspect('proactive', 0, '主动公开', [{ text: '写明当年主动公开的信息数量、渠道（网站、新媒体、公示栏）和重点领域；政策解读、回应关切情况。', source: 'local', cite: '武政办发〔2025〕54号' }]),
      aspect('onRequest', 1, '依申请公开', [reading('写明收到、办结、结转数量和主要办理结果；复议、诉讼、收费情况可在此概述。数字应与表三、表四一致。')]),
      aspect('management', 2, '政府信息管理', [{ text: '写明制度建设、保密审查、规范性文件发布、废止和现行有效数量。', source: 'local', cite: '武政办发〔2025〕54号' }]),
      aspect('platform', 3, '政府信息公开平台建设', [{ text: '写明平台数量、政务公开专区、公报期数等。', source: 'local', cite: '武政办发〔2025〕54号' }]),
      aspect('supervision', 4, '监督保障', [
        { text: '各级人民政府应写明工作考核、社会评议和责任追究结果情况。', source: 'regulation', cite: '《条例》第五十条第一款第四项' },
        reading('街道办事处为派出机关，写明上述三项是惯例，宜照写（如“2024年度无责任追究情况”）。'),
      ]),
    ],
  },
  { id: 'disclosure', heading: '二、主动公开政府信息情况', basis: '《条例》第二十条、第五十条', guidance: [{ text: '表中没有的一律填0，不留空、不填斜杠或横线。', source: 'reading', cite: '打印惯例' }], table: tableTwo(DISCLOSURE_2021), texts: [] },
  { id: 'applications', heading: '三、收到和处理政府信息公开申请情况', basis: '《条例》第五十条第一款第二项', guidance: [
    { text: '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和。', source: 'official', cite: '表三' },
    reading('每件申请只有一个办理结果，按申请人类型计入一列；个体工商户等不好归类的，全年按同一做法处理。总计各行各列由系统计算。'),
    reading('没有“法人或其他组织”小计列，也没有（三）至（六）的小计行。'),
  ], table: tableThree(APPLICATION_ROWS_2021), texts: [] },
  { id: 'disputes', heading: '四、政府信息公开行政复议、行政诉讼情况', basis: '《条例》第五十条第一款第三项', guidance: [reading('填本机关作为被申请人、被告的政府信息公开案件，作为第三人的不计。上年结转的案件是否计入由单位设置决定，计入的在表下加注。数字通常来自复议诉讼台账，或向司法行政部门、法制机构核对。')], table: tableFour(), texts: [] },
  { id: 'problems', heading: '五、存在的主要问题及改进情况', basis: '《条例》第五十条', guidance: [
    { text: '写明存在的主要问题，并逐条写明改进情况；去年提出的问题应有回应。', source: 'local', cite: '固镇县2024年部署' },
  ], texts: [{ pointer: '/problems', label: '存在的主要问题及改进情况', guidance: [reading('不能只写“无”，不少于60字。')], suggestedLength: { min: 60, max: 600 } }] },
  { id: 'other', heading: '六、其他需要报告的事项', basis: '《条例》第五十条；国办函〔2020〕109号', guidance: [
    { text: '信息处理费收取情况要纳入政府信息公开工作年度报告，没有收取也要写明。', source: 'regulation', cite: '国办函〔2020〕109号及省级规定' },
  ], texts: [{ pointer: '/otherMatters', label: '其他需要报告的事项', guidance: [reading('不能只写“无”。')], suggestedLength: { min: 20, max: 500 } }] },
];

export const FORM_2021: FormDef = {
  version: '2021',
  title: '中华人民共和国政府信息公开工作年度报告格式',
  documentNumber: '国办公开办函〔2021〕30号',
  fromYear: 2021,
  sections: SECTIONS_2021,
};
