/** Reports in every layout that needs no browser: no cell may be read wrongly without being marked (bench/import-accuracy.ts measures all). */
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../bench/import-layouts';
import { documents } from '../../bench/layouts/documents';
import { judge } from '../../bench/layouts/judge';
import { importFile } from './index';

const noBrowser = () => Promise.reject(new Error('This layout needs a browser'));
const chosen = documents(1).filter(({ name }) => /相互矛盾|2019|上海|生成1/.test(name));

describe('layouts', () => {
  it.each(LAYOUTS.filter((layout) => !layout.name.startsWith('PDF')).map((layout) => [layout.name, layout] as const))('%s', async (_, layout) => {
    for (const { name, doc } of chosen) {
      const { bytes, truth } = await layout.render(doc, noBrowser);
      const verdict = judge(doc, truth, await importFile(`report.${layout.kind}`, bytes));
      expect(verdict.wrong, name).toEqual([]);
      // Marking everything would be easy: what is printed plainly is read plainly. What the layout itself lost can only be marked.
      const lost = [...truth.values()].filter((cell) => cell === 'lost').length;
      if (!/留空|缺|左移/.test(layout.name)) expect(verdict.marked - lost, name).toBeLessThan(12);
    }
  });
});
