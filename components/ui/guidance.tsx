import type { Guidance, GuidanceSource } from '../../lib/report/form/types';
import { Tag, type TagKind } from './tag';

export const SOURCE_MARKS: Record<GuidanceSource, { word: string; kind: TagKind; meaning: string }> = {
  official: { word: '官方', kind: 'deep', meaning: '格式文件原文' },
  regulation: { word: '条例', kind: 'deep', meaning: '条例或收费办法的规定' },
  local: { word: '地方', kind: 'plain', meaning: '地方部署文件的要求' },
  reading: { word: '我方理解', kind: 'warning', meaning: '本系统的理解，非官方口径' },
};

/** Guidance sentences, each with the mark of where it comes from. */
export function GuidanceList({ items }: { items: Guidance[] }) {
  return (
    <ul className="space-y-1 text-sm">
      {items.map((item) => (
        <li key={item.text}>
          <Tag kind={SOURCE_MARKS[item.source].kind}>{SOURCE_MARKS[item.source].word}</Tag>{' '}
          {item.text}{item.cite ? <span className="text-soft">（{item.cite}）</span> : null}
        </li>
      ))}
    </ul>
  );
}
