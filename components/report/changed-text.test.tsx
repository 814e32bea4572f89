import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ChangedText } from './changed-text';

const drawn = (before: string, after: string) => renderToStaticMarkup(<ChangedText before={before} after={after} />)
  .replaceAll(/<ins[^>]*>(.*?)<\/ins>/g, '[+$1]').replaceAll(/<del[^>]*>(.*?)<\/del>/g, '[-$1]').replaceAll(/<[^>]+>/g, '');

it('shows what went and what came among the words that stayed', () => {
  expect(drawn('公开信息13条。', '公开信息15条。')).toBe('公开信息[-13][+15]条。');
});

it('leaves out long stretches that stayed, in whole clauses where there are any', () => {
  const far = '一是公开内容的时效性有待提高，二是业务人员变动较多，三是公示栏更新不够及时。';
  expect(drawn(`${far}按月检查。${far}`, `${far}每月检查。${far}`)).toBe(`……二是业务人员变动较多，三是公示栏更新不够及时。[-按月][+每月]检查。一是公开内容的时效性有待提高，……`);
  const plain = '没有标点的很长一段文字'.repeat(4);
  expect(drawn(`${plain}甲`, `${plain}乙`)).toBe(`……${plain.slice(-24)}[-甲][+乙]`);
});
