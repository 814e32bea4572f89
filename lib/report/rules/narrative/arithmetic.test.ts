/** Figures of the texts against table two, against each other and against last year, word for word: N-11 to N-15. */
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import type { CheckContext, Outcome, OwnFact } from '../types';
import { N_11, N_12, N_13, N_14, N_15 } from './arithmetic';

interface More { key?: string; year?: number; made?: number | undefined; normative?: Record<string, number>; regulations?: Record<string, number>; rows?: Record<string, number | undefined>; context?: CheckContext }
/** Documents: 4 made, 1 repealed, 32 in force; of regulations 2, 0 and 7. Applications: 20 new, 2 from last year, 19 closed (10 given), 3 open. */
const ROWS: Record<string, number | undefined> = { 1: 20, 2: 2, '3.1': 10, '3.2': 9, '3.7': 19, 4: 3 };
const report = (text: string | Record<string, string>, { key = 'management', year = 2024, normative = { made: 4, repealed: 1, inForce: 32 }, regulations = { made: 2, repealed: 0, inForce: 7 }, rows = {} }: More = {}): ReportDocument => {
  const { problems, ...overview } = typeof text === 'string' ? { [key]: text } : text;
  return {
    ...emptyDocument({ name: '某区西市场街道办事处' }, year), ...(problems === undefined ? {} : { problems }), overview, disclosure: { regulations, normativeDocuments: normative },
    applications: Object.fromEntries(Object.entries({ ...ROWS, ...rows }).filter(([, total]) => total !== undefined).map(([code, total]) => [code, { total: total! }])),
  };
};
const assess = (rule: typeof N_11, text: string | Record<string, string>, more: More = {}) => rule.assess(report(text, more), more.context ?? {});
const told = (...args: Parameters<typeof assess>) => assess(...args).flatMap((outcome: Outcome) => (outcome.kind === 'finding' ? [outcome.message] : outcome.kind === 'notAssessed' ? [`？${outcome.reason}`] : []));
const LABEL = '一、总体情况“政府信息管理”', ON_REQUEST = '一、总体情况“依申请公开”';

describe('N-11', () => {
  const wrong = (words: string, value: number, cells: string) => `${LABEL}写“${words}”（${value}件），表二${cells}，对不上。可能文字沿用了往年的内容，或表二漏填。`;
  const each = (kind: string, made: number, repealed: number, inForce: number) => `${kind}现行有效件数为${inForce}件，${kind}本年废止件数为${repealed}件，${kind}本年制发件数为${made}件`;
  it('says what was read, what stands in the table, and what may stand instead', () => {
    expect(assess(N_11, '全年制发规范性文件9件。')).toEqual([{
      kind: 'finding', instance: 'N-11-management-行政规范性文件made', section: 'overview', cells: ['/overview/management', '/disclosure/normativeDocuments/made'], expected: 4, actual: 9,
      message: wrong('全年制发规范性文件9件', 9, '行政规范性文件本年制发件数为4件'), range: { pointer: '/overview/management', start: 9, end: 11 }, proposal: { pointer: '/overview/management', value: '4', label: '改为“4”', range: { start: 9, end: 10 } },
    }]);
  });
  it.each([
    ['制发', 4, '本年制发件数'], ['制定', 4, '本年制发件数'], ['制订', 4, '本年制发件数'], ['出台', 4, '本年制发件数'], ['新制', 4, '本年制发件数'], ['印发', 4, '本年制发件数'], ['新增', 4, '本年制发件数'], ['废止', 1, '本年废止件数'], ['失效', 1, '本年废止件数'], ['现行有效', 32, '现行有效件数'], ['继续有效', 32, '现行有效件数'],
  ])('%s: %i', (verb, value, cell) => {
    for (const text of [`规范性文件${verb}`, `${verb}规范性文件`]) {
      expect(told(N_11, `${text}${value}件。`)).toEqual([]);
      expect(told(N_11, `${text}9件。`)).toEqual([wrong(`${text}9件`, 9, `行政规范性文件${cell}为${value}件`)]);
    }
    expect(told(N_11, `${verb}9件行政规范性文件。`)).toEqual([wrong(`${verb}9件行政规范性文件`, 9, `行政规范性文件${cell}为${value}件`)]);
    expect(told(N_11, `${verb}${value}件行政规范性文件。`)).toEqual([]);
  });
  it('regulations stand in their own row', () => {
    expect(told(N_11, '制定规章2件，现行有效规章7件。')).toEqual([]);
    expect(told(N_11, '制定规章4件。')).toEqual([wrong('制定规章4件', 4, '规章本年制发件数为2件')]);
    expect(told(N_11, '健全规章制度4项。')).toEqual([]);
  });
  it.each(['件', '份', '个', '部', '项', '篇', ''])('counted in “%s”', (unit) => expect(told(N_11, `制发规范性文件9${unit}。`)).toHaveLength(1));
  it.each(['制发规范性文件9期', '制发规范性文件9余件', '规范性文件制发同比多9件', '制发规范性文件较上年多9件', '制发规范性文件增加9件', '修订规范性文件9件', '备案规范性文件9件', '审查规范性文件9件', '清理规范性文件9件', '制发规范性文件9件政策解读', '规范性文件9篇解读', '发放规范性文件9份次', '规范性文件学习9次', '规范性文件公示栏9个', '制定规范性文件管理办法9项', '印发9件行政规范性文件管理制度', '公开9件规范性文件', '按照规范性文件要求，公开9件事项', '制发9件涉及民生等方面的规范性文件'])('“%s” is not looked at', (words) => expect(told(N_11, `${words}。`)).toEqual([]));
  it.each(['制发规范性文件9件并解读', '制发规范性文件9件一次性公布'])('“%s” is', (words) => expect(told(N_11, `${words}。`)).toHaveLength(1));
  it('the kind and the verb are those named last before it', () => {
    expect(told(N_11, '规章现行有效7件，制发规范性文件9件。')).toEqual([expect.stringContaining('表二行政规范性文件本年制发件数为4件')]);
    expect(told(N_11, '规范性文件4件，制定规章9件。')).toEqual([expect.stringContaining('表二规章本年制发件数为2件')]);
    expect(told(N_11, '规范性文件、规章中，规范性文件制发9件。')).toEqual([expect.stringContaining('表二行政规范性文件本年制发件数为4件')]);
    expect(told(N_11, '规范性文件废止后重新制定9件。')).toEqual([expect.stringContaining('本年制发件数为4件，')]);
    expect(told(N_11, '规范性文件制定后又废止9件。')).toEqual([expect.stringContaining('本年废止件数为1件，')]);
  });
  it('what is published, or merely counted, may be any of the three', () => {
    for (const words of ['主动公开规范性文件', '公布规范性文件', '发布规范性文件', '规范性文件', '规范性文件共', '规范性文件为', '规范性文件共有', '规范性文件数量为', '规范性文件总数 ']) {
      for (const value of [4, 1, 32]) expect(told(N_11, `${words}${value}件。`), words).toEqual([]);
      expect(told(N_11, `${words}9件。`), words).toEqual([wrong(`${words}9件`, 9, each('行政规范性文件', 4, 1, 32))]);
      expect(assess(N_11, `${words}9件。`)).toMatchObject([{ instance: 'N-11-management-行政规范性文件' }]);
      for (const key of ['expected', 'proposal']) expect(assess(N_11, `${words}9件。`)[0]).not.toHaveProperty(key);
    }
    expect(told(N_11, '主动公开规范性文件目录，收录9件规章。')).toEqual([]);
    expect(told(N_11, '制发规范性文件4件，公开9件规范性文件。')).toHaveLength(1);
    expect(told(N_11, '制发规范性文件4件，公开9件事项。'), 'something else').toEqual([]);
    expect(told(N_11, '制发规范性文件4件，公开9件涉及民生的规范性文件。'), 'some of them').toEqual([]);
    expect(told(N_11, '制发规范性文件4件，公开制发32件规范性文件。'), 'a verb says which').toHaveLength(1);
  });
  it('where the three are one figure, that is what may stand', () => {
    expect(assess(N_11, '规范性文件9件。', { normative: { made: 4, repealed: 4, inForce: 4 } })).toMatchObject([{ expected: 4, proposal: { value: '4' } }]);
  });
  it('some of them are not all of them', () => {
    for (const words of ['其中公开3件规范性文件', '其中公开规范性文件3件', '含公开规范性文件3件']) expect(told(N_11, `制发规范性文件4件，${words}。`), words).toEqual([]);
    expect(told(N_11, '印发文件40件，其中规范性文件9件。')).toHaveLength(1);
    expect(told(N_11, '制发规范性文件4件，其中以政府名义制发3件、以办公室名义制发1件。')).toEqual([]);
    expect(told(N_11, '规范性文件现行有效32件，其中本年制发3件、废止1件。'), 'of another column').toHaveLength(1);
    for (const text of ['制发规范性文件4件，其中公开制发9件。', '制发规范性文件4件，其中公开制发规范性文件9件。']) expect(told(N_11, text), text).toHaveLength(1);
  });
  it('of another year only where it is compared', () => {
    expect(told(N_11, '2023年制发规范性文件9件，同比持平。')).toEqual([]);
    expect(told(N_11, '2023年制发规范性文件9件，2024年制发规范性文件4件。')).toEqual([]);
    expect(told(N_11, '2023年制发规范性文件9件。2024年持平。')).toHaveLength(1);
    for (const text of ['2024年制发规范性文件9件，同比持平。', '制发规范性文件9件，同比持平。']) expect(told(N_11, text), text).toHaveLength(1);
  });
  it('waits for the cells', () => {
    expect(assess(N_11, '制发规范性文件9件。', { normative: { repealed: 1, inForce: 32 } })).toEqual([{ kind: 'notAssessed', instance: 'N-11-行政规范性文件made', reason: '文字写“9件”（行政规范性文件），表二有关单元格尚未填写', cells: ['/disclosure/normativeDocuments/made'] }]);
    expect(assess(N_11, '规范性文件9件。', { normative: {} })).toMatchObject([{ instance: 'N-11-行政规范性文件' }]);
  });
  it('a bound figure of another cell is an error', () => {
    const [outcome] = assess(N_11, '制发规范性文件{{/applications/1/total}}件。');
    expect(outcome).toMatchObject({ severity: 'error', message: `${LABEL}写“制发规范性文件20件”（20件），表二行政规范性文件本年制发件数为4件，对不上。绑定的数字指错了单元格。` });
    expect(outcome).not.toHaveProperty('proposal');
    expect(assess(N_11, '制发规范性文件9件。')[0]).not.toHaveProperty('severity');
    expect(told(N_11, '制发规范性文件{{/disclosure/normativeDocuments/made}}件。')).toEqual([]);
  });
  it('table two of the form before counted other things', () => expect(told(N_11, '制发规范性文件9件。未制定规章。', { year: 2020 })).toEqual([]));

  it('“none made” stands against the table', () => {
    const none = (words: string, cell: string, count: number) => `${LABEL}写“${words}”，而表二${cell}为${count}件，对不上。可能文字沿用了往年的内容，或表二填错行。`;
    expect(assess(N_11, '本年未制发行政规范性文件。')).toEqual([{
      kind: 'finding', instance: 'N-11-management-行政规范性文件', section: 'overview', cells: ['/overview/management', '/disclosure/normativeDocuments/made'], expected: 4, actual: 0,
      message: none('本年未制发行政规范性文件', '行政规范性文件本年制发件数', 4), range: { pointer: '/overview/management', start: 2, end: 12 },
    }]);
    expect(told(N_11, '没有废止规范性文件。')).toEqual([none('没有废止规范性文件', '行政规范性文件本年废止件数', 1)]);
    expect(told(N_11, '未出台规章。')).toEqual([none('未出台规章', '规章本年制发件数', 2)]);
    expect(told(N_11, '未制定规章和行政规范性文件。')).toEqual([none('未制定规章和行政规范性文件', '行政规范性文件本年制发件数', 4), none('未制定规章和行政规范性文件', '规章本年制发件数', 2)]);
  });
  it('unless there are none, it is of another year, or of the problems; and it waits', () => {
    expect(told(N_11, '未制发规范性文件。', { normative: { made: 0 } })).toEqual([]);
    expect(told(N_11, '没有废止规章。')).toEqual([]);
    expect(told(N_11, '2023年未制发规范性文件。')).toEqual([]);
    for (const text of ['2024年未制发规范性文件。', '2023年平稳。未制发规范性文件。']) expect(told(N_11, text), text).toHaveLength(1);
    expect(told(N_11, { problems: '未制定规章。' })).toEqual([]);
    expect(assess(N_11, '未制发规范性文件。', { normative: {} })).toEqual([{ kind: 'notAssessed', instance: 'N-11-行政规范性文件', reason: '表二行政规范性文件本年制发件数尚未填写', cells: ['/disclosure/normativeDocuments/made'] }]);
  });
});

describe('N-12', () => {
  const wrong = (words: string, parts: string, total: number, off: string) => `${LABEL}写“${words}”：各分项${parts}，总数写${total}，相差${off}。可能漏列分项，或总数与分项不是同一时点。`;
  const once = (text: string, sum: string, more?: More) => expect(told(N_12, text, more), text).toEqual([expect.stringMatching(new RegExp(`：各分项${sum}[，。]`))]);
  const silent = (text: string, more?: More) => expect(told(N_12, text, more), text).toEqual([]);
  it('says the parts, their sum and the total', () => {
    expect(assess(N_12, '公开信息50条，其中政策类20条、动态类25条。')).toEqual([{
      kind: 'finding', instance: 'N-12-management-sum', section: 'overview', cells: ['/overview/management'], expected: 45, actual: 50,
      message: wrong('50条，其中政策类20条、动态类25条', '20＋25＝45', 50, '5条'), range: { pointer: '/overview/management', start: 4, end: 23 },
    }]);
    silent('公开信息50条，其中政策类20条、动态类30条。');
    once('公开信息50条，其中政策类20条、动态类35条。', '20＋35＝55，总数写50，相差5条');
    expect(told(N_12, '公开信息50条，其中政策类20条、动态类15条、图解5条。')).toEqual([wrong('50条，其中政策类20条、动态类15条、图解5条', '20＋15＋5＝40', 50, '10条')]);
    once('收取费用290元，其中甲局140元、乙局140元。', '140＋140＝280，总数写290，相差10元');
  });
  it.each(['，其中', '，包括', '（', '，分别为', '信息，包括', '，其中：'])('“%s” opens the list', (opens) => once(`公开50条${opens}政策类20条、动态类25条。`, '20＋25＝45'));
  it('a colon opens it at the first figure', () => {
    once('公开50条：20条政策类，25条动态类。', '20＋25＝45');
    silent('公开50条：一是政策类20条、动态类25条。');
  });
  it.each(['，培训人员涉及政策类', '，做法包括政策类', '涉及群众切身利益的各类信息，包括政策类', '，含政策类', '，其中包含政策类', '，内容覆盖基层政务公开标准化规范化的全部领域，其中政策类'])('“%s” does not', (words) => silent(`公开50条${words}20条、动态类25条。`));
  it('or a clause of 25 letters between them', () => {
    once('公开50条，覆盖基层政务公开标准化规范化各领域，其中政策类20条、动态类25条。', '20＋25＝45');
    silent('公开50条，覆盖基层政务公开标准化规范化全领域的，其中政策类20条、动态类25条。');
  });
  it('what is in brackets behind the total is passed over', () => {
    once('办结19件（含上年结转2件），其中公开12件、其他6件。', '12＋6＝18');
    silent('办结19件（含上年结转2件），其中公开12件、其他7件。');
    for (const text of ['公开50条（同去年一样），其中政策类20条、动态类25条。', '公开50条（政策类20条、动态类25条），内容包含较广。']) once(text, '20＋25＝45');
    silent('公开50条（同去年一样），涉及政策类20条、动态类25条。');
    silent('公开信息50条，含转载5条，其中政策类20条、动态类30条。');
  });
  it('brackets side by side are no list of one another', () => {
    silent('公开征地信息（9件）、审批信息（4件、2件）。');
    silent('公开信息（50条），其中政策类20条、动态类25条。');
  });
  it('parts are of one unit and one depth', () => {
    once('公开50条，其中政策类20条（图解3条）、动态类25条。', '20＋25＝45');
    once('公开50条，其中政策类20条，培训3次，动态类25条。', '20＋25＝45');
    silent('公开50条，其中培训20次、检查25次。');
    silent('公开50条，其中政策类20条。');
    for (const text of ['公开50余条，其中政策类20条、动态类25条。', '公开48条，其中政策类约25条、动态类25条。', '公开50，其中政策类20、动态类25。', '公开100%，其中政策类20%、动态类25%。']) silent(text);
    once('公开50条，较上年增加5条，其中政策类20条、动态类25条。', '20＋25＝45');
    once('公开50条，公开率100%，其中政策类20条、动态类25条。', '20＋25＝45');
  });
  it('a list in brackets ends with them', () => {
    once('公开50条（政策类20条、动态类25条），转载5条。', '20＋25＝45');
    silent('公开50条（政策类20条、动态类30条），（转载5条）。');
    once('公开50条（政策类20条、动态类25条），（转载5条）。', '20＋25＝45');
  });
  it.each(['，另图解', '，此外图解', '，同时图解', '、并图解', '，共计图解', '，合计图解', '，总计图解', '，累计图解', '， 全年图解', '；图解'])('“%s” begins something else', (words) => {
    if (!words.startsWith('；')) silent(`公开50条，其中政策类20条、动态类25条${words}5条。`);
    once(`公开50条，其中政策类20条、动态类35条${words}3条。`, '20＋35＝55');
  });
  it('so does a list in the list', () => once('公开50条，其中政策类20条、动态类35条，其中视频3条、图解4条。', '20＋35＝55'));
  it('以及 adds to a list that is not whole', () => {
    silent('公开50条，其中政策类20条、动态类30条，以及图解3条。');
    once('公开50条，其中政策类20条、动态类25条，以及图解3条。', '20＋25＋3＝48');
  });
  it('the first parts may be the list, or the figures before may belong to the whole', () => {
    silent('公开50条，其中政策类20条、动态类30条、转载8条。');
    once('公开20条，其中政策类20条、动态类8条。', '20＋8＝28');
    for (const text of ['收到6件，上年结转1件，其中公开2件、无法提供2件、其他处理3件。', '收到6件，网上1件，上年结转1件，其中公开2件、无法提供2件、其他处理4件。', '收到6件，网上1件，当面1件，其中公开1件、部分公开1件。']) silent(text);
    once('收到6件，上年结转1件，其中公开2件、无法提供2件、其他处理4件。', '2＋2＋4＝8');
    once('检查1次，收到6件，其中公开2件、无法提供5件。', '2＋5＝7');
  });
  it.each(['其中政策类20条、动态类25条等', '其中主要有政策类20条、动态类25条', '其中重点领域20条、动态类25条', '其中如政策类，例如养老20条、动态类25条', '其中比如政策类20条、动态类25条'])('“%s” is open: only too much is told', (list) => {
    silent(`公开50条，${list}。`);
    once(`公开50条，${list.replace('25', '35')}。`, '20＋35＝55');
  });
  it('“the rest” closes it', () => once('公开50条，其中政策类20条，其余25条。', '20＋25＝45'));
  it('what opens it stands in the list or right behind', () => {
    silent('公开50条，其中政策类20条、动态类25条，均在网站主要栏目。');
    for (const text of ['公开50条，其中政策类20条、动态类25条，均已按时在网站主要栏目。', '公开50条，其中政策类20条、动态类25条。主要是公文。', '主要公开50条，其中政策类20条、动态类25条。']) once(text, '20＋25＝45');
  });
  it('其中 picks out a few where they are far from the whole, but among applications', () => {
    silent('公开信息50条，其中政策类20条、动态类9条。');
    once('公开信息50条，其中政策类20条、动态类10条。', '20＋10＝30');
    once('公开信息50条，包括政策类20条、动态类9条。', '20＋9＝29');
    once('收到申请50件，其中网上20件、当面9件。', '20＋9＝29', { key: 'onRequest' });
  });

  const after = (words: string, parts: string, total: number, off: string) => `${LABEL}写“${words}”：各项${parts}，合计写${total}，相差${off}。可能漏加一项，或其中一个数是旧数。`;
  it('a sum said after its parts', () => {
    expect(assess(N_12, '网站512条，公众号86条，合计599条。')).toEqual([{
      kind: 'finding', instance: 'N-12-management-sum', section: 'overview', cells: ['/overview/management'], expected: 598, actual: 599,
      message: after('512条，公众号86条，合计599条', '512＋86＝598', 599, '1条'), range: { pointer: '/overview/management', start: 2, end: 20 },
    }]);
    for (const said of ['合计', '总计', '共计', '两项合计', '合计为', '以上各项共计达']) {
      silent(`网站512条，公众号86条，${said}598条。`);
      expect(told(N_12, `网站512条，公众号86条，${said}590条。`), said).toEqual([after(`512条，公众号86条，${said}590条`, '512＋86＝598', 590, '8条')]);
    }
    expect(told(N_12, '甲局140元，乙局150元，合计300元。')).toEqual([after('140元，乙局150元，合计300元', '140＋150＝290', 300, '10元')]);
    // Amounts are summed as they are written, without the remainders of binary fractions.
    silent('甲局10.1元，乙局20.2元，合计30.3元。');
    silent('全年收费30.3元，其中甲局10.1元，乙局20.2元。');
    expect(told(N_12, '甲局10.1元，乙局20.2元，合计31.4元。')).toEqual([after('10.1元，乙局20.2元，合计31.4元', '10.1＋20.2＝30.3', 31.4, '1.1元')]);
    silent('收费10.1元、20.2元，其中甲局30.1元，乙局0.2元。');
  });
  it('a change is no part; the last parts may be those meant', () => {
    expect(told(N_12, '网站512条，比上年增加12条，公众号86条，合计599条。')).toEqual([after('512条，比上年增加12条，公众号86条，合计599条', '512＋86＝598', 599, '1条')]);
    silent('征集3条，网站512条，公众号86条，合计598条。');
    silent('征集3条，网站512条，公众号86条，合计601条。');
    expect(told(N_12, '网站512条，公众号86条，合计86条。')).toHaveLength(1);
    expect(told(N_12, `${Array.from({ length: 32 }, (_, at) => `第${at}社区2条，`).join('')}合计63条。`)).toEqual([expect.stringContaining('＝64，合计写63，')]);
    silent(`${Array.from({ length: 32 }, (_, at) => `第${at}社区2条，`).join('')}合计64条。`);
  });
  it.each(['网站512条，合计599条', '网站512条。公众号86条，合计599条', '网站512条，公众号86条，合计近700条', '网站500余条，公众号86条，合计599条', '接待10人次，网站512条，合计599条', '网站512条（图解3条），公众号86条，合计599条', '分别为网站512条，公众号86条，合计599条', '含网站512条，公众号86条，合计599条', '网站512条，公众号86条，浏览合计599条', '增长10%，20%，合计40%', '网站512条，公众号86条，共599条', '网站占33.3%，微信占33.3%，公众号占33.3%，合计100%'])('“%s” says no sum that could be wrong', (text) => silent(`${text}。`));
  it('what was said of the sentence before does not matter', () => expect(told(N_12, '分别公布。网站512条，公众号86条，合计599条。')).toHaveLength(1));

  it('the office’s own facts, whatever the texts say', () => {
    const facts: OwnFact[] = [['media.national', 5], ['media.city', 228], ['media.total', 235]].map(([code, value]) => ({ code: String(code), label: { 'media.national': '国家级', 'media.city': '市级', 'media.total': '新闻消息合计' }[String(code)]!, value: Number(value), unit: '篇' }));
    expect(assess(N_12, '健全制度。', { context: { facts } })).toEqual([{
      kind: 'finding', instance: 'N-12-proactive-media.total', section: 'overview', cells: ['/overview/proactive'], expected: 233, actual: 235, message: '自有数据“新闻消息合计”为235篇，各分项国家级5、市级228之和为233篇，相差2篇。',
    }]);
    expect(told(N_12, '健全制度。', { context: { facts: facts.slice(0, 2) } })).toEqual([]);
  });
});

describe('N-13', () => {
  const wrong = (words: string, calculation: string, right: string, written: string, label = ON_REQUEST) => `${label}写“${words}”：${calculation}应为${right}，文中写${written}。可能为凑足100%改动，或分子、分母已变。`;
  const onRequest = { key: 'onRequest' };
  it('says what was divided by what, and what may stand instead', () => {
    expect(assess(N_13, '予以公开10件，占54%。', onRequest)).toEqual([{
      kind: 'finding', instance: 'N-13-onRequest-percent', section: 'overview', cells: ['/overview/onRequest', '/applications/3.7/total'], expected: '53%', actual: '54%',
      message: wrong('予以公开10件，占54%', '10÷19（办理结果总计）', '53%', '54%'), range: { pointer: '/overview/onRequest', start: 9, end: 12 }, proposal: { pointer: '/overview/onRequest', value: '53%', label: '改为“53%”', range: { start: 9, end: 12 } },
    }]);
    expect(told(N_13, '予以公开10件，占52.6%。', onRequest)).toEqual([]);
    expect(told(N_13, '予以公开10件，占52.7%。', onRequest)).toEqual([wrong('予以公开10件，占52.7%', '10÷19（办理结果总计）', '52.6%', '52.7%')]);
  });
  it('the whole may be what was closed, what was new, or that with last year’s', () => {
    for (const share of ['52.63%', '50%', '45.45%']) expect(told(N_13, `予以公开10件，占${share}。`, onRequest), share).toEqual([]);
    for (const [words, calculation, right] of [['受理21件', '21÷22（本年新收＋上年结转）', '95%'], ['受理20件', '20÷20（本年新收）', '100%'], ['受理19件', '19÷19（办理结果总计）', '100%']] as const) expect(told(N_13, `${words}，占54%。`, onRequest)).toEqual([wrong(`${words}，占54%`, calculation, right, '54%')]);
    expect(told(N_13, '受理25件，占54%。', onRequest), 'more than there were: the nearest').toEqual([wrong('受理25件，占54%', '25÷22（本年新收＋上年结转）', '114%', '54%')]);
  });
  it('a share in brackets, or after brackets', () => {
    expect(told(N_13, '予以公开10件（53%）。', onRequest)).toEqual([]);
    for (const text of ['予以公开10件（ 54%）。', '予以公开10件 （54%）。', '予以公开10件（54%）。']) expect(told(N_13, text, onRequest), text).toHaveLength(1);
    expect(told(N_13, '其他处理10件（含撤回2件），占54%。', onRequest)).toEqual([wrong('其他处理10件（含撤回2件），占54%', '10÷19（办理结果总计）', '53%', '54%')]);
    expect(told(N_13, '予以公开10件（较去年多），占54%。', onRequest)).toHaveLength(1);
  });
  it.each(['予以公开10件，满意98%', '予以公开10件，同比占54%', '予以公开10件，占比增加54%', '予以公开10件，占比下降54%', '予以公开10件，占比较去年54%', '予以公开10件，办结率占54%', '占54%', '予以公开10件。占54%', '收取290元，占54%', '予以公开10件，占54‰', '予以公开10件，（合计）54%', '予以公开10件（公开率54%）', '予以公开10件，群众满意（54%）', '予以公开10件（满意54%）', '予以公开10件（含部分公开）98%满意'])('“%s” is no share of a count', (text) => expect(told(N_13, `${text}。`, onRequest)).toEqual([]));
  it('other things are held against the figures of the text', () => {
    for (const text of ['公开信息40条，图解10条，占25%。', '图解10条，占25%。公开信息40条。', '公开信息10条，图解10条，占100%。']) expect(told(N_13, text), text).toEqual([]);
    expect(assess(N_13, '公开信息40条，图解10条，占35%。')).toEqual([{
      kind: 'finding', instance: 'N-13-management-percent', section: 'overview', cells: ['/overview/management'], expected: '25%', actual: '35%', message: wrong('公开信息40条，图解10条，占35%', '10÷40（文中“40条”）', '25%', '35%', LABEL),
      range: { pointer: '/overview/management', start: 15, end: 18 }, proposal: { pointer: '/overview/management', value: '25%', label: '改为“25%”', range: { start: 15, end: 18 } },
    }]);
  });
  it('not against the tables, though applications are told of elsewhere', () => expect(told(N_13, { onRequest: '收到申请20件。', management: '公开信息40条，图解10条，占35%。' })).toEqual([expect.stringContaining('：10÷40（文中“40条”）应为25%')]));
  it('the nearest of several, and no proposal where they differ', () => {
    for (const text of ['公开40条，网站200条，图解10条，占24%。', '网站200条，公开40条，图解10条，占24%。']) {
      expect(told(N_13, text)).toEqual([expect.stringContaining('：10÷40（文中“40条”）应为25%，文中写24%')]);
      expect(assess(N_13, text)[0]).not.toHaveProperty('proposal');
    }
    for (const text of ['公开40条，网站200条，图解10条，占6%。', '网站200条，公开40条，图解10条，占6%。']) expect(told(N_13, text)).toEqual([expect.stringContaining('：10÷200（文中“200条”）应为5%')]);
    expect(assess(N_13, '公开400条，网站401条，图解20条，占6%。'), 'both round to the same').toMatchObject([{ proposal: { value: '5%' } }]);
  });
  it('waits where there is no whole', () => {
    const none = (text: string) => expect(assess(N_13, text)).toEqual([{ kind: 'notAssessed', instance: 'N-13-percent', reason: `文中没有“${/[\d.]+%/.exec(text)![0]}”的总数`, cells: [] }]);
    for (const text of ['图解10条，占100%。', '公开40件，图解10条，占25%。', '公开5条，图解10条，占200%。', '公开0条，图解0条，占10%。']) none(text);
    expect(assess(N_13, '予以公开10件，占54%。', { ...onRequest, rows: { 1: undefined, '3.7': undefined } })).toEqual([{ kind: 'notAssessed', instance: 'N-13-percent', reason: '“54%”的总数尚未填写', cells: ['/applications/3.7/total'] }]);
    expect(told(N_13, '予以公开0件，占5%，公开20件。', { ...onRequest, rows: { 1: 0, 2: 0, '3.7': 0 } }), 'nought is no whole').toEqual([wrong('予以公开0件，占5%，公开20件', '0÷20（文中“20件”）', '0%', '5%')]);
  });
});

describe('N-14', () => {
  const last = (rows: Record<string, number | undefined> = {}): More => ({ key: 'onRequest', context: { previous: report('', { year: 2023, rows: { 1: 16, 2: 0, '3.7': 18, ...rows } }) } });
  it('computes every reading again and says which may stand', () => {
    expect(assess(N_14, '新收申请20件，同比增长12.5%。', last())).toEqual([{
      kind: 'finding', instance: 'N-14-onRequest-新收', section: 'overview', cells: ['/overview/onRequest', '/applications/1/total'], expected: '25.0%', actual: '12.5%',
      message: `${ON_REQUEST}写“新收申请20件，同比增长12.5%”，按上年年报复算：本年新收（16→20）增长25.00%，均与12.5%不符。`, range: { pointer: '/overview/onRequest', start: 12, end: 17 }, proposal: { pointer: '/overview/onRequest', value: '25.0%', label: '改为“25.0%”', range: { start: 12, end: 17 } },
    }]);
    expect(told(N_14, '新收申请20件，同比增长25%。', last())).toEqual([]);
    expect(told(N_14, '新收申请20件，同比增长25.123%。', last())).toEqual([expect.stringContaining('增长25.000%，均与25.123%不符')]);
  });
  it.each(['增长', '增加', '上升', '提高', '多'])('up: 同比%s', (word) => {
    expect(told(N_14, `新收申请20件，同比${word}25%。`, last())).toEqual([]);
    expect(told(N_14, `新收申请20件，同比${word}20%。`, last())).toHaveLength(1);
  });
  it.each(['下降', '减少', '降低', '下滑'])('down: 同比%s', (word) => {
    expect(told(N_14, `新收申请20件，同比${word}50%。`, last({ 1: 40 }))).toEqual([]);
    expect(told(N_14, `新收申请20件，同比${word}45%。`, last({ 1: 40 }))).toEqual([expect.stringContaining('本年新收（40→20）下降50.00%，均与45%不符')]);
  });
  it('the wrong way: told, but nothing may stand instead of the number alone', () => {
    for (const [text, rows, expected] of [['新收申请20件，同比下降25%。', {}, '25%'], ['新收申请20件，同比增长50%。', { 1: 40 }, '50%'], ['新收申请20件，同比下降5%。', { 1: 20 }, '0%']] as const) {
      const [outcome] = assess(N_14, text, last(rows));
      expect(outcome).toMatchObject({ expected });
      expect(outcome).not.toHaveProperty('proposal');
    }
    for (const [text, rows, value] of [['新收申请20件，同比下降45%。', { 1: 40 }, '50%'], ['新收申请20件，同比增长5%。', { 1: 20 }, '0%']] as const) expect(assess(N_14, text, last(rows))).toMatchObject([{ proposal: { value } }]);
    expect(told(N_14, '新收申请20件，同比增长5%。', last({ 1: 20 }))).toEqual([expect.stringContaining('本年新收（20→20）增长0.00%，均与5%不符')]);
  });
  it('where two readings have the figure, or none has, none is expected', () => {
    for (const [text, rows] of [['收到申请20件，同比增长12%。', { 2: 0 }], ['新收申请7件，同比增长12%。', {}]] as const) {
      const [outcome] = assess(N_14, text, { ...last({ 2: 4 }), rows });
      expect(outcome).toMatchObject({ kind: 'finding' });
      for (const key of ['expected', 'proposal']) expect(outcome, text).not.toHaveProperty(key);
    }
    for (const share of ['25%', '10%']) expect(told(N_14, `收到申请20件，同比增长${share}。`, last({ 2: 4 })), 'one of them fits').toEqual([]);
    expect(told(N_14, '收到申请20件，同比增长12%。', last({ 2: 4 }))).toEqual([expect.stringContaining('本年新收（16→20）增长25.00%，本年新收＋上年结转（20→22）增长10.00%，均与12%不符')]);
    expect(assess(N_14, '收到申请20件，同比增长12%。', last({ 2: 4 }))).toMatchObject([{ expected: '25%', cells: ['/overview/onRequest', '/applications/1/total'] }]);
  });
  it.each(['新收申请20件，增长20%', '新收申请20件，同比持平20%', '网站访问20次，同比增长20%', '同比增长20%', '新收申请20件，同比增长4件', '新收申请20件。同比增长20%'])('“%s” is not looked at', (text) => expect(told(N_14, `${text}。`, last())).toEqual([]));
  it.each(['较上年增长', '比去年增长', '与前一年相比增长', '和2023年相比增长'])('“%s” is', (words) => expect(told(N_14, `新收申请20件，${words}20%。`, last())).toHaveLength(1));
  it('is said of the count before it, not of a share between', () => {
    expect(told(N_14, '新收申请20件，占90.9%，同比增长25%。', last())).toEqual([]);
    expect(told(N_14, '新收申请20件，占90.9%，同比增长20%。', last())).toHaveLength(1);
    expect(told(N_14, '新收申请20件（其中网上15件），同比增长20%。', last())).toHaveLength(1);
  });
  it('waits for last year’s report and for its cells', () => {
    expect(assess(N_14, '新收申请20件，同比增长20%。', { key: 'onRequest' })).toEqual([{ kind: 'notAssessed', instance: 'N-14-新收', reason: '没有上年年报，无法复算同比', cells: [] }]);
    for (const more of [last({ 1: undefined }), last({ 1: 0 }), { ...last(), rows: { 1: undefined } }]) expect(assess(N_14, '新收申请20件，同比增长20%。', more)).toEqual([{ kind: 'notAssessed', instance: 'N-14-新收', reason: '今年或上年的有关单元格尚未填写，无法复算同比', cells: ['/applications/1/total'] }]);
  });
});

describe('N-15', () => {
  it('says where which figure stands', () => {
    expect(assess(N_15, { proactive: '主动公开政府信息20条。', platform: '2024年主动公开政府信息16条。' })).toEqual([{
      kind: 'finding', instance: 'N-15-platform-主动公开政府信息', section: 'overview', cells: ['/overview/platform'], expected: 20, actual: 16,
      message: '“主动公开政府信息”在一、总体情况“主动公开”写20条，在一、总体情况“政府信息公开平台建设”写16条（“2024年主动公开政府信息16条”），前后不一致。请核对，口径不同的应写明。', range: { pointer: '/overview/platform', start: 13, end: 16 },
    }]);
    expect(told(N_15, '主动公开政府信息20条。主动公开政府信息16条。'), 'in one text').toHaveLength(1);
    expect(assess(N_15, '利用政务新媒体平台及时发布惠民政策信息20条。利用政务新媒体平台及时发布惠民政策信息16条。')).toMatchObject([{ instance: 'N-15-management-利用政务新媒体平台及时发' }]);
    expect(told(N_15, '主动公开政府信息20条。主动公开政府信息16条。主动公开政府信息20条。'), 'against the first').toHaveLength(1);
  });
  it.each([
    ['主动公开政府信息20条', '主动公开政府信息20条'], ['主动公开政府信息20条', '主动公开政府信息近30条'], ['2023年主动公开政府信息20条', '主动公开政府信息16条'], ['主动公开政府信息20条', '主动公开政府信息16件'], ['主动公开政府信息20条', '主动公开政府信息16条图解'], ['主动公开政府信息20%', '主动公开政府信息16%'],
    ['5月份主动公开政府信息20条', '主动公开政府信息16条'], ['一季度，主动公开政府信息20条', '主动公开政府信息16条'], ['上半年，主动公开政府信息20条', '主动公开政府信息16条'], ['下半年，主动公开政府信息20条', '主动公开政府信息16条'], ['每月，主动公开政府信息20条', '主动公开政府信息16条'],
    ['主动公开信息同比多20条', '主动公开信息同比多16条'], ['主动公开信息增多20条', '主动公开信息增多16条'], ['主动公开信息减少20条', '主动公开信息减少16条'], ['主动公开信息较多20条', '主动公开信息较多16条'], ['政务20条', '政务16条'],
    ['在区政府门户网站和政务新媒体平台及时主动发布新政策20条', '在区政府门户网站和政务新媒体平台及时主动发布新政策16条'],
  ])('“%s” and “%s” may stand beside each other', (first, second) => {
    expect(told(N_15, `${first}。${second}。`)).toEqual([]);
    expect(told(N_15, `${second}。${first}。`)).toEqual([]);
  });
  it('a date is no month; a name of four or of 24 letters is one', () => {
    expect(told(N_15, '1月1日至12月31日，主动公开政府信息20条。主动公开政府信息16条。')).toHaveLength(1);
    expect(told(N_15, '政策解读20条。政策解读16条。')).toHaveLength(1);
    expect(told(N_15, '在区政府门户网站和政务新媒体平台及时主动发布政策20条。在区政府门户网站和政务新媒体平台及时主动发布政策16条。')).toHaveLength(1);
    expect(told(N_15, '主动公开政府信息20条并且及时解读。主动公开政府信息16条并且及时更新。')).toHaveLength(1);
    expect(told(N_15, '主动公开政府信息20条 图解。主动公开政府信息16条图解。')).toHaveLength(1);
  });
  it('two in one sentence set something beside each other', () => expect(told(N_15, '政策解读20条，政策解读16条。')).toEqual([]));
  it('applications are judged by the tables where those are filled', () => {
    const texts = { onRequest: '收到政府信息公开申请20件。', management: '收到政府信息公开申请18件。' };
    expect(told(N_15, texts)).toEqual([]);
    expect(told(N_15, texts, { rows: { 1: undefined } })).toHaveLength(1);
    const parts = { onRequest: '网上收到政府信息公开申请20件。', management: '网上收到政府信息公开申请18件。' };
    expect(told(N_15, parts), 'no cell stands for a part').toHaveLength(1);
  });
  it('the office’s own facts', () => {
    const facts: OwnFact[] = [{ code: 'media.national', label: '国家级', value: 5, unit: '篇' }, { code: 'media.city', label: '市级', value: 30, unit: '篇' }];
    const own = (text: string | Record<string, string>) => told(N_15, text, { context: { facts } });
    expect(assess(N_15, '其中国家级媒体6篇。', { context: { facts } })).toEqual([{
      kind: 'finding', instance: 'N-15-management-media.national', section: 'overview', cells: ['/overview/management'], expected: 5, actual: 6, message: `${LABEL}写“其中国家级媒体6篇”，自有数据“国家级”为5篇，对不上。`,
      range: { pointer: '/overview/management', start: 7, end: 9 }, proposal: { pointer: '/overview/management', value: '5', label: '改为“5”', range: { start: 7, end: 8 } },
    }]);
    expect(own('其中国家级5篇，市级31篇。')).toEqual([expect.stringContaining('自有数据“市级”为30篇')]);
    for (const text of ['其中国家级5篇，市级30篇。', '国家级近9篇。', '国家级6条。', '省级9篇。', '国家级奖项9篇。']) expect(own(text), text).toEqual([]);
    expect(own({ problems: '国家级6篇。', management: '健全制度。' }), 'only what is told of the year').toEqual([]);
  });
});
