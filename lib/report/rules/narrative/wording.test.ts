/** Wording, leftovers, bases, names and personal data, word for word: N-04, N-16, N-17, N-19 to N-24. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type OrganLevel, type ReportDocument } from '../../document';
import type { CheckContext, Outcome } from '../types';
import { isIdentityNumber, N_04, N_16, N_17, N_19, N_20, N_21, N_22, N_23, N_24 } from './wording';

interface More { key?: string; name?: string; level?: OrganLevel; context?: CheckContext }
const report = (text: string, { key = 'management', name = '某区西市场街道办事处', level }: More = {}): ReportDocument => ({ ...emptyDocument({ name, ...(level ? { level } : {}) }, 2024), ...(key === 'problems' ? { problems: text } : { overview: { [key]: text } }), applications: { 1: { total: 20 } } });
const assess = (rule: typeof N_04, text: string, more: More = {}) => rule.assess(report(text, more), more.context ?? {});
const told = (rule: typeof N_04, text: string, more?: More) => assess(rule, text, more).flatMap((outcome: Outcome) => (outcome.kind === 'finding' ? [outcome.message] : outcome.kind === 'notAssessed' ? [`？${outcome.reason}`] : []));
const LABEL = '一、总体情况“政府信息管理”';

describe('N-04', () => {
  it('names the token that prints nothing, and why', () => {
    expect(assess(N_04, '有{{/applications/2/total}}件。')).toMatchObject([{ instance: 'N-04-management', cells: ['/overview/management', '/applications/2/total'], message: expect.stringMatching(/^一、总体情况“政府信息管理”绑定的数字“\{\{\/applications\/2\/total\}\}”无法印出：“[^”]+”尚未填写。请填写所指数据，或重新插入数字。$/) as string, range: { pointer: '/overview/management', start: 1, end: 26 } }]);
    expect(told(N_04, '有{{/applications/1/total}}件。')).toEqual([]);
  });
  it('waits for a blank cell while the report is being filled, not for what is no cell', () => {
    const partial = { context: { partial: true } };
    expect(assess(N_04, '有{{/applications/2/total}}件。', partial)).toEqual([{ kind: 'notAssessed', instance: 'N-04', reason: expect.stringMatching(/^一、总体情况“政府信息管理”绑定的数字：“[^”]+”尚未填写$/) as string, cells: ['/applications/2/total'] }]);
    expect(told(N_04, '有{{/nowhere}}件。', partial)).toEqual([`${LABEL}绑定的数字“{{/nowhere}}”无法印出：找不到“/nowhere”所指的数据。请填写所指数据，或重新插入数字。`]);
  });
});

describe('N-16', () => {
  const old = (words: string, year: number) => `${LABEL}写“${words}”，年份为${year}年，本报告是2024年度。可能沿用了往年的文字，请核对年份和后面的数字。`;
  it('a year of another report beside a figure is told, and mended at the beginning of a sentence', () => {
    expect(assess(N_16, '2023年培训3次。')).toEqual([{
      kind: 'finding', instance: 'N-16-management-2023', section: 'overview', cells: ['/overview/management'], expected: 2024, actual: 2023, message: old('2023年培训3次', 2023),
      range: { pointer: '/overview/management', start: 0, end: 5 }, proposal: { pointer: '/overview/management', value: '2024年', label: '改为“2024年”', range: { start: 0, end: 5 } },
    }]);
    for (const text of ['我街道2023年培训3次。', '2022年培训3次。']) expect(assess(N_16, text)[0]).not.toHaveProperty('proposal');
    expect(told(N_16, '2024年培训3次。')).toEqual([]);
    expect(told(N_16, '2025年培训3次。')).toEqual([old('2025年培训3次', 2025)]);
  });
  it.each(['2023年全年平稳。', '2023年我街道平稳。', '2023年度平稳。', '2023年，本街道平稳。', '2023年共同努力。', '2023年累计平稳。', '各项工作在2023年全部完成。'])('%s speaks of a whole year', (text) => expect(told(N_16, text)).toHaveLength(1));
  it.each(['健全制度。沿用2023年办法。', '沿用2023年制度。', '沿用2023年办法。培训3次。', '沿用2023年办法推行的政务公共服务。'])('%s may stand: no figure, no whole year', (text) => expect(told(N_16, text)).toEqual([]));
  it.each(['2025年5月1日起施行的办法，培训3次。', '2025年 5 月 1 日起施行，培训3次。', '2025年12月15日起施行，培训3次。', '2023年5月1日施行，培训3次。', '目录2025年5月1日印发，培训3次。', '按照2023年版目录培训3次。', '起止期限为自2023年开始，培训3次。', '按照国办函〔2023年〕3号培训3次。', '按照国办函[2023年]3号培训3次。', '学习《政务公开2023年要点》，培训3次。', '统计时间从2023年开始，培训3次。', '期限自2023年开始，培训3次。', '按照《2023年要点》培训3次。', '按照国办函〔2023〕3号培训3次。', '发布2023年目录3次。', '公布了2023年目录3次。', '编制2023年目录3份。', '印发2023年目录3份。', '报送2023年目录3份。', '公示2023年目录3份。'])('%s names something of that year', (text) => expect(told(N_16, text)).toEqual([]));
  it.each(['2023年培训3次，5月1日起开放专区。', '完成数据统计。2023年培训3次。', '明确办理期限。2023年培训3次。', '及时公布目录。2023年培训3次。', '（2023年）培训3次。', '按国办函〔2022〕3号，2023年培训3次。', '2023年第三版目录收录3条。'])('%s does not', (text) => expect(told(N_16, text)).toHaveLength(1));
  it.each(['2020年以来培训3次。', '针对2023年不足，培训3次。', '2023年报告提出的3个问题。', '2023年修订3次。', '2023年成立3个小组。', '2023年较好，培训3次。', '同比2023年增加3次。', '2023年规划3项。', '2023年存在问题3个。', '2023年整改3项。'])('%s looks back', (text) => expect(told(N_16, text)).toEqual([]));
  it.each(['工作比较规范。2023年培训3次。', '2023年培训3次。工作比较规范。', '2023年开展业务培训3次，参加人员覆盖全部社区和各个科室，效果比较明显。', '比照先进地区做法逐项落实各项要求，2023年培训3次。'])('%s does not: the word stands too far off', (text) => expect(told(N_16, text)).toHaveLength(1));
  it('a year beside the report’s own is a comparison', () => {
    expect(told(N_16, '2023年培训3次，2024年培训5次。')).toEqual([]);
    expect(told(N_16, '2023年培训3次。2024年培训5次。')).toHaveLength(1);
    expect(told(N_16, '2025年培训3次，2024年培训5次。')).toHaveLength(1);
  });
  it.each(['下一步，2025年培训3次。', '计划2025年培训3次。', '2025年将培训3次。', '3件结转2025年。', '3件延至2025年。', '3件2025年继续办理。', '2025年1月公布3件。', '2025年3月公布3件。', '2025年 1 月公布3件。'])('%s is what comes', (text) => expect(told(N_16, text)).toEqual([]));
  it('what comes is the next year, and the section of problems may speak of it', () => {
    expect(told(N_16, '计划2026年培训3次。')).toHaveLength(1);
    for (const text of ['2025年4月公布3件。', '2025年11月公布3件。', '2025年培训3次，1月起步。']) expect(told(N_16, text), text).toHaveLength(1);
    expect(told(N_16, '2025年培训3次。', { key: 'problems' })).toEqual([]);
    expect(told(N_16, '2026年培训3次。', { key: 'problems' })).toHaveLength(1);
  });
});

describe('N-17', () => {
  const rough = (words: string, figure: string) => `${LABEL}写“${words}”，“${figure}”是约数。台账有记录的应写准确数。`;
  it('a rough count of what the ledger holds', () => {
    expect(assess(N_17, '公开80余条。')).toMatchObject([{ instance: 'N-17-management', actual: '80余条', message: rough('公开80余条', '80余条'), range: { start: 2, end: 6 } }]);
    expect(assess(N_17, '公开近百条。')).toMatchObject([{ instance: 'N-17-management', actual: '近百条', message: rough('公开近百条', '近百条'), range: { start: 2, end: 5 } }]);
  });
  it.each(['件', '条', '篇', '份', '期', '则', '篇次', '条次', '件次', '期次'])('of %s', (unit) => {
    for (const count of ['80余', '近百', '上千', '数十', '几百余']) expect(told(N_17, `公开${count}${unit}。`), count).toHaveLength(1);
    expect(told(N_17, `公开80${unit}。`)).toEqual([]);
  });
  it.each(['人次', '户', '个'])('not of %s', (unit) => { for (const count of ['80余', '近百', '数十']) expect(told(N_17, `服务${count}${unit}。`), count).toEqual([]); });
  it('not in a plan, of either way of writing', () => {
    for (const text of ['计划公开80余条。', '力争公开近百条。']) expect(told(N_17, text)).toEqual([]);
    for (const text of ['计划周全。公开80余条。', '力争上游。公开近百条。']) expect(told(N_17, text)).toHaveLength(1);
  });
});

describe('N-19', () => {
  it('what is left of a form is told once, with what it is', () => {
    expect(told(N_19, '公开××条。')).toEqual([`${LABEL}遗留占位符号“××”：“公开××条”。请补写或删去。`]);
    expect(told(N_19, '【待核：12条】')).toEqual([`${LABEL}还有待核标记“【待核：12条】”，请核实今年的内容后改写。`]);
    expect(told(N_19, '（待补充）')).toEqual([`${LABEL}遗留填写提示“（待补充）”：“（待补充）”。请补写或删去。`]);
    expect(told(N_19, '（待补充）待补充。'), 'two places').toHaveLength(2);
    expect(told(N_19, '××条，××件。')).toHaveLength(2);
  });
  it('the gap of a bound figure is N-04’s, what stands beside it is not', () => {
    expect(told(N_19, '有{{/applications/2/total}}件。')).toEqual([]);
    expect(told(N_19, '公开××条，收到{{/applications/2/total}}件，培训××次。')).toHaveLength(2);
    for (const text of ['有{{/applications/2/total}}××件。', '有××{{/applications/2/total}}件。']) expect(told(N_19, text), text).toHaveLength(1);
  });
  it('each of two kinds is told where it stands, in whatever order, and in each text', () => {
    const form = `${LABEL}遗留格式说明“该部分以表格形式报告。”`;
    expect(told(N_19, '公开××条。该部分以表格形式报告。')).toEqual([expect.stringContaining(form), expect.stringContaining('占位符号“××”')]);
    expect(told(N_19, '××该部分以表格形式报告。')).toHaveLength(2);
    expect(N_19.assess({ ...report('（待补充）培训。'), problems: '一待补充。' }, {})).toMatchObject([{ section: 'overview', instance: 'N-19-management' }, { section: 'problems', instance: 'N-19-problems' }]);
  });
});

it('N-20: what is cited, why it is wrong, and what may stand instead', () => {
  expect(assess(N_20, '按照国办公开办函〔2019〕60号办理。')).toMatchObject([{ message: `${LABEL}写“国办公开办函〔2019〕60号”：引用的是2019年格式文件，已被替代。2021年度起使用国办公开办函〔2021〕30号印发的格式。`, range: { start: 2, end: 17 }, proposal: { value: '国办公开办函〔2021〕30号' } }]);
  expect(told(N_20, '按照国办公开办函〔2021〕30号办理。')).toEqual([]);
});

describe('N-21', () => {
  const own = (word: string, name: string) => `${LABEL}写“${word}公开信息”，“${word}”与本单位（${name}）不符。可能照抄了其他单位的文字。`;
  const WORDS = ['我乡', '我镇', '我局', '我委', '我厅', '我街道', '我街', '我校', '我院', '我所', '街办'];
  it.each([
    ['某街道办事处', ['我街道', '我街', '街办']], ['某镇人民政府', ['我镇']], ['某乡人民政府', ['我乡']], ['某区统计局', ['我局']], ['某区卫健委', ['我委']], ['某省财政厅', ['我厅']], ['某医院', ['我院']], ['某学校', ['我校']], ['某学院', ['我校', '我院']], ['某研究所', ['我所']], ['某中心', []],
  ])('%s may call itself %s and nothing else', (name, fits) => {
    expect(WORDS.filter((word) => told(N_21, `${word}公开信息。`, { name }).length === 0)).toEqual(WORDS.filter((word) => fits.includes(word)));
    for (const words of ['我单位', '我办', '我处', '我区', '我市']) expect(told(N_21, `${words}公开信息。`, { name })).toEqual([]);
  });
  it('says which word and whose report', () => {
    expect(assess(N_21, '我局公开信息。')).toMatchObject([{ instance: 'N-21-management-我局', message: own('我局', '某区西市场街道办事处'), range: { start: 0, end: 2 } }]);
    expect(told(N_21, '我街道公开信息。', { name: '某中心', level: 'subdistrict' })).toEqual([]);
    expect(told(N_21, '我局公开信息。', { name: '某中心', level: 'subdistrict' })).toHaveLength(1);
    expect(told(N_21, '我街道公开信息。', { name: '某中心', context: { level: 'subdistrict' } })).toEqual([]);
    expect(assess(N_21, '街办、我街公开信息。', { name: '某中心' })).toMatchObject([{ instance: 'N-21-management-街办', range: { start: 0, end: 2 } }, { instance: 'N-21-management-我街', range: { start: 3, end: 5 } }]);
    expect(told(N_21, '我街道公开信息。', { name: '某中心' }), 'once, not as 我街 too').toEqual([own('我街道', '某中心')]);
  });
  it.each(['我所有的', '我所在的', '我所需的', '我所做的', '我所说的', '我所以', '我所能'])('“%s” is no institute', (words) => expect(told(N_21, `${words}信息。`)).toEqual([]));
  it('a report of a whole area may quote', () => {
    for (const name of ['某区人民政府', '某县人民政府', '某市人民政府', '某省人民政府', '某自治州人民政府', '某旗人民政府']) expect(told(N_21, '我局公开信息。', { name })).toEqual([]);
    for (const name of ['某镇人民政府', '某区人民政府办公室']) expect(told(N_21, '我局公开信息。', { name })).toHaveLength(1);
  });
  it('a title may hold anything', () => {
    expect(told(N_21, '学习《我局经验》。')).toEqual([]);
    for (const text of ['《经验》我局公开。', '《我局公开。', '我局公开《经验》。']) expect(told(N_21, text), text).toHaveLength(1);
  });

  const others = (...otherOrganNames: string[]): More => ({ context: { otherOrganNames } });
  const copied = (short: string) => `${LABEL}写“${short}公开信息”，出现了其他单位名称“${short}”。可能照抄了对方的文字，请核对。`;
  it('the name of another office of the same kind, without its district', () => {
    expect(assess(N_21, '东风路街道公开信息。', others('某区东风路街道办事处'))).toMatchObject([{ instance: 'N-21-management-东风路街道', message: copied('东风路街道'), range: { start: 0, end: 5 } }]);
    for (const district of ['某县', '某市', '某旗', '某市某区']) expect(told(N_21, '东风路街道公开信息。', others(`${district}东风路街道办事处`)), district).toEqual([copied('东风路街道')]);
    expect(told(N_21, '城区街道公开信息。', others('某县城区街道办事处')), 'a name that begins like a district').toEqual([copied('城区街道')]);
    for (const name of ['某区人民政府东风路街道办事处', '东风路街道办事处', '东风路街道']) expect(told(N_21, '东风路街道公开信息。', others(name)), name).toEqual([copied('东风路街道')]);
    expect(told(N_21, '东风路街道公开信息以后，继续加强基层政务公开标准化规范化建设工作。', others('某区东风路街道办事处'))).toEqual([copied('东风路街道').replace('公开信息', '公开信息以后，继续加强基层政务公……')]);
    expect(told(N_21, '大石桥镇公开信息。', { name: '某县石桥镇人民政府', ...others('某县大石桥镇人民政府') }), 'another place, though its name holds ours').toEqual([copied('大石桥镇')]);
    expect(told(N_21, '东风路街道、东风路街道。', others('某区东风路街道办事处'))).toHaveLength(2);
    expect(told(N_21, '石桥镇公开信息。', { name: '某县大河镇人民政府', ...others('某县石桥镇人民政府') })).toEqual([copied('石桥镇')]);
  });
  it('not of another kind, one’s own, part of one’s own, or in a title', () => {
    for (const name of ['某区石桥镇人民政府', '某区西市场街道办事处', '西市场街道办事处', '某市某区西市场街道办事处', '别区西市场街道']) expect(told(N_21, '石桥镇、西市场街道公开信息。', others(name)), name).toEqual([]);
    expect(told(N_21, '学习《东风路街道经验》，东风路街道公开。', others('某区东风路街道办事处'))).toHaveLength(1);
    expect(told(N_21, '某中心公开信息。', { name: '别中心', ...others('某中心') }), 'no kind at all').toEqual([]);
    expect(told(N_21, '石桥街道社区服务中心公开信息。', others('某区石桥街道社区服务中心')), 'not a street, but in one').toEqual([]);
    expect(told(N_21, '大镇公开信息。', { name: '某县石桥镇人民政府', ...others('大镇') }), 'two letters are no name').toEqual([]);
  });
});

describe('N-22', () => {
  it.each(['部分地区', '多数部门', '一些地区', '个别地区', '有的地区', '有些地区', '部分部门', '有的部门', '一些部门', '个别部门', '各地区各部门', '少数地区', '少数部门', '部分县区', '部分乡镇'])('%s is no matter of one office', (words) => {
    expect(assess(N_22, `${words}不及时。`)).toMatchObject([{ instance: `N-22-management-${words}`, message: `${LABEL}写“${words}不及时”，“${words}”不是本单位的情况，像是套用上级报告的文字。请写本单位的具体问题。` }]);
  });
  it('but of an area', () => {
    const silent = (more: More) => told(N_22, '部分地区不及时。', more).length === 0;
    for (const level of ['province', 'city', 'county'] as const) expect([silent({ name: '某', level }), silent({ name: '某', context: { level } })]).toEqual([true, true]);
    for (const name of ['某省', '某市', '某县', '某区', '某州', '某旗', '某市人民政府', '某市人民政府（本级）']) expect(silent({ name }), name).toBe(true);
    expect(silent({ context: { hasSubordinates: true } })).toBe(true);
    for (const more of [{}, { name: '某区统计局' }, { name: '某', level: 'township' as const }, { name: '某区人民政府办公室' }]) expect(silent(more), JSON.stringify(more)).toBe(false);
  });
});

describe('N-23', () => {
  it('sure slips, with what may stand instead', () => {
    expect(assess(N_23, '规范已申请公开工作。')).toMatchObject([{ instance: 'N-23-management-已申请公开', message: expect.stringMatching(/^一、总体情况“政府信息管理”写“规范已申请公开工作”：.+。$/) as string, range: { start: 2, end: 7 }, proposal: { value: expect.stringContaining('依申请公开') as string } }]);
    expect(assess(N_23, '健全制度（含培训。')[0]).not.toHaveProperty('proposal');
  });
  it('not in the gap of a bound figure, but beside it', () => {
    expect(told(N_23, '有{{/applications/2/total}}件。')).toEqual([]);
    expect(told(N_23, '有{{工作工作}}件。'), 'N-04 tells of it').toEqual([]);
    expect(told(N_23, '资金资金不足，有{{/applications/2/total}}件，健全制度（含培训。')).toHaveLength(2);
    for (const text of ['资金资金{{/applications/2/total}}元。', '有{{/applications/2/total}}资金资金。']) expect(told(N_23, text), text).toHaveLength(1);
  });
});

describe('N-24', () => {
  const REAL = '11010519491231002X';
  it('a number of an identity card, of which only ends are printed', () => {
    expect(assess(N_24, `号码${REAL}。`)).toMatchObject([{ instance: 'N-24-management-identity', message: `${LABEL}出现疑似公民身份号码“110……2X”，不得公开，请删去。`, range: { start: 2, end: 20 } }]);
    expect(told(N_24, '号码１１０１０５１９４９１２３１００２Ｘ。')).toHaveLength(1);
    for (const text of [`A${REAL}`, `1${REAL}`, `${REAL}1`, `${REAL}A`]) expect(told(N_24, `号码${text}。`), text).toEqual([]);
  });
  it('that is not right may be one all the same: by its birthday, or by what it is called', () => {
    expect(told(N_24, '号码110105194912310021。')).toHaveLength(1);
    expect(told(N_24, '号码110105200012310021。')).toHaveLength(1);
    for (const year of ['1849', '1819', '1820', '2149']) expect(told(N_24, `号码110105${year}12310021。`), year).toEqual([]);
    expect(told(N_24, '号码110105194913310021。')).toEqual([]);
    expect(told(N_24, '身份号码110105194913310021。')).toHaveLength(1);
    expect(told(N_24, '身份情况很长的一段说明文字110105194913310021。')).toEqual([]);
  });
  it('is real with a birthday between 1900 and 2100 and its check digit', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const number = (birthday: string) => { const digits = `110105${birthday}002`; return digits + '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11]!; };
    for (const birthday of ['19000101', '21001231', '20240101', '20241231']) expect(isIdentityNumber(number(birthday)), birthday).toBe(true);
    for (const birthday of ['18991231', '21010101', '20240001', '20241301', '20240100', '20240132']) expect(isIdentityNumber(number(birthday)), birthday).toBe(false);
    expect(isIdentityNumber(REAL)).toBe(true);
    expect(isIdentityNumber(REAL.toLowerCase())).toBe(true);
    for (const digits of ['110105194912310021', `0${REAL.slice(1)}`, REAL.slice(1), `${REAL}1`, `1${REAL}`, `${number('19000101')}1`, `${number('21001231')}1`]) expect(isIdentityNumber(digits), digits).toBe(false);
  });
  const private_ = `${LABEL}出现手机号码“138……78”，不得公开，请删去。`, office = `${LABEL}的联系电话“138……”是手机号码。确为公务电话的请说明，个人号码应换成办公电话。`;
  it('a mobile number, lighter where it is called the office’s', () => {
    expect(assess(N_24, '可拨13812345678。')).toMatchObject([{ instance: 'N-24-management-telephone', message: private_ }]);
    expect(assess(N_24, '可拨13812345678。')[0]).not.toHaveProperty('severity');
    for (const text of ['138 1234 5678', '138-1234-5678']) expect(told(N_24, `可拨${text}。`)).toEqual([private_]);
    for (const text of ['办公电话：', '值班电话', '咨询热线电话为', '监督方式是', '举报号码 ', '联系方式:', '服务热线', '公开电话', '公开热线号码是']) expect(assess(N_24, `${text}13812345678。`), text).toMatchObject([{ severity: 'warning', message: office }]);
    expect(told(N_24, '联系电话见附件，王某手机13812345678。'), 'another number than the office’s').toEqual([private_]);
    for (const text of ['12812345678', '1381234567', '138123456789', '213812345678', '-13812345678']) expect(told(N_24, `可拨${text}。`), text).toEqual([]);
  });
  it('an applicant’s name', () => {
    expect(assess(N_24, '申请人王小明向本街道申请。')).toMatchObject([{ instance: 'N-24-management-name', message: `${LABEL}写“申请人王小明向本街道申请”，疑似出现申请人姓名，不得公开。可写“申请人某某”或删去。`, range: { start: 0, end: 6 } }]);
    for (const text of ['申请人姓名为李雷。', '申请人：张三，', '申请人（王小明）', '申请人是刘洋提出']) expect(told(N_24, text), text).toHaveLength(1);
    for (const text of ['申请人王某向我申请。', '申请人王先生提出。', '申请人李女士提出。', '申请人张同志提出。', '申请人应当补正。', '申请人王小明明明申请。']) expect(told(N_24, text), text).toEqual([]);
  });
});
