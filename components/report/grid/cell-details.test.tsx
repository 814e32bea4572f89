/** What is told beside the table about the cell that has the focus. */
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { SectionSaver } from '../saving/saver';
import { CellDetails } from './cell-details';
import type { GridModel } from './model';
import { GridStore } from './store';

const NEW = '/applications/1/naturalPerson', CARRIED = '/applications/2/naturalPerson', OPEN = '/applications/4/naturalPerson';

const model = (): GridModel => ({
  year: 2024, section: 'applications', shortName: '表三', rows: [[NEW], [CARRIED], [OPEN]], guidance: {}, previous: {},
  cells: Object.fromEntries([[NEW, '本年新收'], [CARRIED, '上年结转'], [OPEN, '结转下年度']].map(([pointer, name], index) => [pointer, { kind: 'count', name: `表三·自然人·${name}`, unit: '件', row: String(index), column: 'naturalPerson' }])) as GridModel['cells'],
  relations: ['first', 'second'].map((instance) => ({
    rule: 'T3-BAL', instance, leftWords: instance, rightWords: '结转下年度', left: [{ pointer: NEW }, ...(instance === 'second' ? [{ pointer: CARRIED }] : [])], right: [{ pointer: OPEN }], drawnAt: { kind: 'column', key: 'naturalPerson' }, section: 'applications',
  })),
  typedTotals: false, locked: false, typed: {}, document: { schema: 'gouji.report/1', format: '2021', organ: { name: '甲' }, year: 2024 }, context: {},
});
const saver = { subscribe: () => () => {}, lacks: () => false, authorOf: () => undefined, state: { kind: 'saved' } } as unknown as SectionSaver;

function told(figures: Record<string, string>): string[] {
  const store = new GridStore(model());
  for (const [pointer, typed] of Object.entries(figures)) store.set(pointer, typed);
  const html = renderToStaticMarkup(<CellDetails store={store} pointer={NEW} controller={() => null} saver={saver} />);
  return [...html.matchAll(/<p class="tie-[a-z]+">(\S+) (\w+)＝/g)].map(([, mark, name]) => `${mark} ${name}`);
}

it('tells a relation that does not hold before those that do', () => {
  expect(told({ [NEW]: '2', [CARRIED]: '1', [OPEN]: '2' })).toEqual(['✗ second', '✓ first']);
});

it('else in their order', () => {
  expect(told({ [NEW]: '2', [CARRIED]: '0', [OPEN]: '2' })).toEqual(['✓ first', '✓ second']);
  expect(told({ [NEW]: '2', [OPEN]: '2' })).toEqual(['✓ first', '○ second']);
});
