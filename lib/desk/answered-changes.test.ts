import { describe, expect, it } from 'vitest';
import { besideAnswers } from './answered-changes';

const change = (pointer: string) => ({ pointer });
const answer = (pointer: string, id: number) => ({ pointer, id });
const read = (changes: string[], answers: [string, number][]) => {
  const { groups, apart } = besideAnswers(changes.map(change), answers.map(([pointer, id]) => answer(pointer, id)));
  return { groups: groups.map((group) => [group.changes.map((item) => item.pointer), group.answers.map((item) => item.id)]), apart: apart.map((item) => item.id) };
};

describe('besideAnswers', () => {
  it('sets each answer beside the change of its own cell or text', () => {
    expect(read(['/problems', '/applications/1/total', '/disclosure/licensing'], [['/disclosure/licensing', 1], ['/problems', 2]])).toEqual({
      groups: [[['/problems'], [2]], [['/applications/1/total'], []], [['/disclosure/licensing'], [1]]], apart: [],
    });
  });
  it('keeps answers without a change, and those about the whole report, apart', () => {
    expect(read(['/problems'], [['', 1], ['/overview/proactive', 2], ['/problems', 3]])).toEqual({ groups: [[['/problems'], [3]]], apart: [1, 2] });
    expect(read([], [['', 1]])).toEqual({ groups: [], apart: [1] });
  });
  it('brings the changes of a row together under the remark on it, and no other row that begins alike', () => {
    expect(read(['/applications/3.1/enterprise', '/problems', '/applications/3.1/total', '/applications/3.10/total'], [['/applications/3.1/total', 7], ['/applications/3.1', 8]])).toEqual({
      groups: [[['/applications/3.1/enterprise', '/applications/3.1/total'], [7, 8]], [['/problems'], []], [['/applications/3.10/total'], []]], apart: [],
    });
  });
  it('shows two answers about one place together', () => {
    expect(read(['/problems'], [['/problems', 1], ['/problems', 2]])).toEqual({ groups: [[['/problems'], [1, 2]]], apart: [] });
  });
});
