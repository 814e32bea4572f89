import { describe, expect, it } from 'vitest';
import { Movement } from './movement';

const grid = new Movement([['a', 'b', 'S'], ['S1', 'S2', 'S3'], ['c', 'd', 'S4'], ['e']], (pointer) => !pointer.startsWith('S'));
const at = (pointer: string) => grid.placeOf(pointer)!;

describe('movement', () => {
  it('steps over computed cells', () => {
    expect(grid.pointerAt(grid.step(at('a'), 'down'))).toBe('c');
    expect(grid.pointerAt(grid.step(at('b'), 'right'))).toBe('b');
  });
  it('stays at the edge and takes the last cell of a shorter row', () => {
    expect(grid.pointerAt(grid.step(at('e'), 'down'))).toBe('e');
    expect(grid.pointerAt(grid.step(at('d'), 'down'))).toBe('e');
  });
  it('jumps to the ends', () => {
    expect(grid.pointerAt(grid.rowEnd(at('a')))).toBe('b');
    expect(grid.pointerAt(grid.edge(at('a'), 'down'))).toBe('e');
    expect(grid.pointerAt(grid.first())).toBe('a');
    expect(grid.pointerAt(grid.last())).toBe('e');
  });
  it('gives rectangles with computed cells', () => {
    expect(grid.block(at('d'), at('a'))).toEqual([['a', 'b'], ['S1', 'S2'], ['c', 'd']]);
  });
});
