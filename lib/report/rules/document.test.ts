/** The report as a whole, rule by rule: every outcome whole, with message, cells and both sides. */
import { expect, it } from 'vitest';
import { valuesDigest } from '../../desk/findings';
import { check } from '../check';
import { formOf } from '../form';
import { CATALOGUE } from './catalogue';
import type { CheckContext } from './types';
import { changed, inOneLine, WHOLE, type Changes } from './whole-outcomes';

const H = formOf('2021').sections.map((section) => section.heading);
const PARTS = '总体情况、主动公开、收到和处理申请、行政复议和行政诉讼、存在的问题、其他需要报告的事项';
const NAME = '新华区西市场街道办事处', T = `${NAME}2024年政府信息公开工作年度报告`;

it.each<[string, Changes, string[], CheckContext?]>([
  ['D-01', {}, ['passed D-01']],
  ['D-01', {}, ['passed D-01'], { printed: { headings: H } }],
  ['D-01', {}, ['passed D-01'], { printed: { headings: H.map((heading) => ` ${heading} `) } }],
  ['D-01', {}, ['D-01-2 disclosure 第2个标题是“二、主动公开政府信息”，应为“二、主动公开政府信息情况”。 [] 二、主动公开政府信息情况 ≠ 二、主动公开政府信息'], { printed: { headings: H.map((heading, index) => (index === 1 ? '二、主动公开政府信息' : heading)) } }],
  ['D-01', {}, [
    'D-01-5 problems 缺少标题“五、存在的主要问题及改进情况”。 [] 五、存在的主要问题及改进情况 ≠ ',
    'D-01-6 other 缺少标题“六、其他需要报告的事项”。 [] 六、其他需要报告的事项 ≠ ',
  ], { printed: { headings: H.slice(0, 4) } }],
  ['D-02', {}, ['passed D-02']],
  ['D-02', {}, ['D-02 document 2024年度报告应当使用2021年格式，现在用的是2019年格式。请改用新格式重新填写。 [/format] 2021 ≠ 2019'], { printed: { formSeen: '2019' } }],
  ['D-02', {}, ['passed D-02'], { printed: { formSeen: '2021' } }],
  ['D-02', { '/applications/3.6': { naturalPerson: 1 } }, ['D-02 document 2024年度报告应当使用2021年格式，现在表三“（六）其他处理”没有分为三项，是2019年格式的做法。请改用新格式重新填写。 [/applications/3.6] 2021 ≠ 2021']],
  ['D-02', { '/format': '2019' }, ['D-02 document 2024年度报告应当使用2021年格式，现在用的是2019年格式。请改用新格式重新填写。 [/format] 2021 ≠ 2019']],
  ['D-02', { '/year': 2020 }, ['D-02 document 2020年度报告应当使用2019年格式，现在用的是2021年格式。请改用新格式重新填写。 [/format] 2019 ≠ 2021']],
  ['D-02', { '/year': 2020, '/format': '2019' }, ['passed D-02']],
  ['D-02', { '/year': 2020, '/format': '2019', '/applications/3.6': { naturalPerson: 1 } }, ['passed D-02']],
  ['D-02', { '/year': 2020, '/applications/3.6': { naturalPerson: 1 } }, ['passed D-02'], { printed: { formSeen: '2019' } }],
  ['D-03', {}, ['passed D-03']],
  ['D-03', {}, ['passed D-03'], { printed: { labelDifferences: [] } }],
  ['D-03', {}, [
    'D-03-1 document 表格标题印成“给予公开”，格式规定为“予以公开”。 [] 予以公开 ≠ 给予公开',
    'D-03-2 document 表格标题印成“合计”，格式规定为“总计”。 [] 总计 ≠ 合计',
  ], { printed: { labelDifferences: [{ official: '予以公开', printed: '给予公开' }, { official: '总计', printed: '合计' }] } }],
  ['D-04', {}, ['passed D-04']],
  ['D-04', {}, ['passed D-04'], { printed: {} }],
  ['D-04', {}, ['passed D-04'], { printed: { title: T } }],
  ['D-04', {}, ['passed D-04'], { printed: { title: ' 西市场街道办事处 2024年度 政府信息公开工作年度报告 ' } }],
  ['D-04', {}, [`D-04 document 标题是“西市场街道2023年政府信息公开工作年度报告”，应为“${T}”。 [] ${T} ≠ 西市场街道2023年政府信息公开工作年度报告`], { printed: { title: '西市场街道2023年政府信息公开工作年度报告' } }],
  ['D-04', {}, [`D-04 document 标题是“2024年政府信息公开工作年度报告”，应为“${T}”。 [] ${T} ≠ 2024年政府信息公开工作年度报告`], { printed: { title: '2024年政府信息公开工作年度报告' } }],
  ['D-04', {}, [`D-04 document 标题是“西市场街道2024年政府信息公开工作年度报告（草稿）”，应为“${T}”。 [] ${T} ≠ 西市场街道2024年政府信息公开工作年度报告（草稿）`], { printed: { title: '西市场街道2024年政府信息公开工作年度报告（草稿）' } }],
  ['D-04', {}, [`D-04 document 标题是“西市场街道2024年政府信息公开工作报告”，应为“${T}”。 [] ${T} ≠ 西市场街道2024年政府信息公开工作报告`], { printed: { title: '西市场街道2024年政府信息公开工作报告' } }],
  ['D-05', {}, []],
  ['D-05', { '/preface': '现公布年度报告。' }, []],
  ['D-05', { '/preface': `本报告由${PARTS}等六部分组成。` }, ['passed D-05']],
  ['D-05', { '/preface': `本报告由${PARTS}6个部分组成。` }, ['passed D-05']],
  ['D-05', { '/preface': `本报告由${PARTS}等五部分组成。` }, ['D-05 overview 前言说由5部分组成，列出了6部分，格式规定为6部分。 [/preface] 6 ≠ 6']],
  ['D-05', { '/preface': '本报告由总体情况、主动公开、存在的问题等六部分组成。' }, ['D-05 overview 前言说由6部分组成，列出了3部分，格式规定为6部分。 [/preface] 6 ≠ 3']],
  ['D-05', { '/preface': '本报告由总体情况、主动公开、存在的问题等三个部分组成。' }, ['D-05 overview 前言说由3部分组成，列出了3部分，格式规定为6部分。 [/preface] 6 ≠ 3']],
  ['D-06', {}, []],
  ['D-06', { '/preface': ' ', '/overview': { proactive: '' } }, []],
  ['D-06', { '/preface': '西市场街道办事处编制。' }, ['passed D-06']],
  ['D-06', { '/preface': '西市厂街道办事处编制。' }, [`D-06 overview 文字中写作“西市厂街道办事处”，本机关全称是“${NAME}”，可能有错字。 [/overview/proactive] ${NAME} ≠ 西市厂街道办事处`]],
  ['D-06', { '/overview': { platform: '西市扬街道办事处编制。' } }, [`D-06 overview 文字中写作“西市扬街道办事处”，本机关全称是“${NAME}”，可能有错字。 [/overview/proactive] ${NAME} ≠ 西市扬街道办事处`]],
  ['D-06', { '/preface': '东风路街道办事处协助编制。' }, ['passed D-06']],
  ['D-06', { '/preface': '市场街道办事处编制。' }, ['passed D-06']],
  ['D-06', { '/preface': '某区教育句编制。', '/organ': { name: '某区教育局', level: 'department' } }, []],
  ['D-06', { '/preface': '金胡县人民政府编制。', '/organ': { name: '金湖县人民政府', level: 'county' } }, ['D-06 overview 文字中写作“金胡县人民政府”，本机关全称是“金湖县人民政府”，可能有错字。 [/overview/proactive] 金湖县人民政府 ≠ 金胡县人民政府']],
  ['D-07', {}, []],
  ['D-07', {}, ['passed D-07'], { today: '2025-01-15' }],
  ['D-07', {}, ['D-07 document 距截止日期2025-01-31还有15天。 [] 2025-01-31 ≠ 尚未公布'], { today: '2025-01-16' }],
  ['D-07', {}, ['D-07 document 距截止日期2025-01-31还有0天。 [] 2025-01-31 ≠ 尚未公布'], { today: '2025-01-31' }],
  ['D-07', {}, ['D-07 document 已逾期1天：应在2025-01-31前公布。 [] 2025-01-31 ≠ 已逾期'], { today: '2025-02-01' }],
  ['D-07', { '/organ': { name: '金湖县人民政府', level: 'county' } }, ['D-07 document 距截止日期2025-03-31还有15天。 [] 2025-03-31 ≠ 尚未公布'], { today: '2025-03-16' }],
  ['D-07', { '/organ': { name: '某省人民政府', level: 'province' } }, ['passed D-07'], { today: '2025-02-01' }],
  ['D-07', { '/organ': { name: '某市人民政府', level: 'city' } }, ['passed D-07'], { today: '2025-02-01' }],
  ['D-07', { '/organ': { name: '某镇人民政府', level: 'township' } }, ['D-07 document 已逾期1天：应在2025-01-31前公布。 [] 2025-01-31 ≠ 已逾期'], { today: '2025-02-01' }],
  ['D-07', { '/organ': { name: '金湖县人民政府办公室', level: 'county' } }, ['D-07 document 已逾期1天：应在2025-01-31前公布。 [] 2025-01-31 ≠ 已逾期'], { today: '2025-02-01' }],
  ['D-13', {}, []],
  ['D-13', {}, ['passed D-13'], { secrecyReview: { confirmedBy: '王', date: '2025-01-01' } }],
  ['D-13', {}, ['D-13 document 保密审查尚未登记，请填写审查人和日期。 []'], { secrecyReview: null }],
  ['D-13', {}, ['waits D-13 保密审查尚未登记 []'], { secrecyReview: null, partial: true }],
])('%s %j', (id, changes, outcomes, context = {}) => {
  expect(CATALOGUE.find((rule) => rule.id === id)!.assess(changed(WHOLE, changes), context).map(inOneLine)).toEqual(outcomes);
});

it('an explanation of D-07 holds from day to day and lapses when the report becomes overdue', () => {
  const rule = CATALOGUE.find((item) => item.id === 'D-07')!;
  const on = (today: string) => {
    const [finding] = check(WHOLE, { today }, [rule]).findings;
    return valuesDigest(WHOLE, finding!);
  };
  expect(on('2025-01-21')).toBe(on('2025-01-20'));
  expect(on('2025-02-02')).toBe(on('2025-02-01'));
  expect(on('2025-02-01')).not.toBe(on('2025-01-31'));
});
