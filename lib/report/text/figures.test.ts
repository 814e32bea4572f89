import { describe, expect, it } from 'vitest';
import { chineseNumber, readFigures, sentencesOf } from './figures';

const short = (text: string) => readFigures(text).figures.map((figure) => [figure.value, figure.unit, figure.vague ?? '', figure.subject]);

const values = (text: string) => readFigures(text).figures.map((figure) => [figure.value, figure.unit, figure.vague ?? '']);

describe('readFigures', () => {
  it('reads value, unit and subject, with offsets into the text as given', () => {
    const text = '主动公开 13 条信息；共计 405 篇新闻消息,其中国家级 5篇,省级 31篇。';
    const { figures } = readFigures(text);
    expect(figures.map((figure) => figure.value)).toEqual([13, 405, 5, 31]);
    expect(figures.map((figure) => figure.unit)).toEqual(['条', '篇', '篇', '篇']);
    for (const figure of figures) expect(text.slice(figure.start, figure.end)).toBe(figure.printed);
    expect(figures[2]!.subject).toBe('其中国家级 ');
    expect(figures[0]!.after).toBe('信息');
  });
  it('reads full-width digits, separators, 万 and decimals', () => {
    expect(values('浏览１，共１２３条')).toEqual([[1, '', ''], [123, '条', '']]);
    expect(short('发布1,234件，访问1.2万次，收取59237.2449万元，增长1.05%')).toEqual([
      [1234, '件', '', '发布'], [12000, '次', '', '访问'], [592372449, '元', '', '收取'], [1.05, '%', '', '增长'],
    ]);
  });
  it('reads vague figures', () => {
    expect(values('公开80余条，近100件，约20篇，30份左右，10万余次')).toEqual([[80, '条', '余'], [100, '件', '近'], [20, '篇', '约'], [30, '份', '左右'], [100000, '次', '余']]);
  });
  it('reads Chinese numerals where they count, not where they are words', () => {
    expect(values('收到申请三件，发布信息三百二十条，十余篇')).toEqual([[3, '件', ''], [320, '条', ''], [10, '篇', '余']]);
    expect(short('高效办成一件事，一条龙服务，第三条，每一件，一件件落实，零件制造')).toEqual([]);
    expect(values('收到申请零件')).toEqual([[0, '件', '']]);
    expect(chineseNumber('一千零五')).toBe(1005);
    expect(chineseNumber('二〇二四')).toBe(2024);
    expect(chineseNumber('十二')).toBe(12);
    expect(chineseNumber('百')).toBeNull();
    expect(chineseNumber('三四')).toBeNull();
  });
  it('leaves dates, document numbers, telephones, articles and list numbers alone', () => {
    expect(short('1.自2024年1月1日至12月31日，国办函〔2020〕109号，国务院令第711号，电话0375-2345678，第50条，（1）组织\n2、制度')).toEqual([]);
  });
  it('names the year before a figure and the words of the clause before when its own say nothing', () => {
    const { figures, years } = readFigures('2022年，本机关共制定规范性文件，共计0件');
    expect(figures[0]).toMatchObject({ value: 0, year: 2022, subject: '本机关共制定规范性文件，共计' });
    expect(years[0]).toMatchObject({ year: 2022, start: 0, end: 5 });
  });
  it('says nothing about gaps still to be confirmed', () => {
    const { figures, years } = readFigures('【待核：2024年】收到【待核：12件】，办结3件');
    expect(years).toEqual([]);
    expect(figures.map((figure) => figure.value)).toEqual([3]);
  });
  it('knows brackets', () => {
    expect(readFigures('办结1191件（含上年结转189件），其中公开2件').figures.map((figure) => figure.depth)).toEqual([0, 1, 0]);
  });
});

describe('sentencesOf', () => {
  it('gives trimmed spans', () => {
    const text = '甲。 乙；\n丙';
    expect(sentencesOf(text).map((span) => text.slice(span.start, span.end))).toEqual(['甲', '乙', '丙']);
  });
});
