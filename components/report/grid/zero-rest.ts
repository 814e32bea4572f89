/** 其余均为0: the remaining blanks filled as one recorded statement of the person, and taken back. Loaded when it is first wanted. */
import type { Answer } from '../../../lib/desk/types';
import type { Pointer, SectionId } from '../../../lib/report/form/types';
import type { SectionSaver } from '../saving/saver';
import type { GridStore } from './store';
import { NOT_CLOSED } from './zero-words';

type Act = (input: { year: number; section: SectionId }) => Promise<Answer<{ pointers: Pointer[] }>>;
export interface ZeroRest { store: GridStore; saver: SectionSaver; zeroRest: Act; undoZeroRest: Act; say: (message: string) => void; filled: (pointers: Pointer[]) => void }

export async function fillZeros({ store, saver, zeroRest, say, filled }: ZeroRest): Promise<void> {
  if (store.blanks().length === 0) { say('没有空白格。'); return; }
  if (saver.hasPending) {
    const state = await saver.save();
    if (state.kind !== 'saved' && state.kind !== 'idle') { say('请先处理未保存的内容，再填其余的0。'); return; }
  }
  await saver.during(async () => {
    const answer = await zeroRest({ year: store.model.year, section: store.model.section }).catch(() => null);
    if (!answer?.ok) { say(answer?.message ?? '网络中断，没有填入。请稍后再试。'); return; }
    filled(answer.pointers);
    say(`已将${answer.pointers.length}个空白格填为0，记为您的声明；可按 Ctrl+Z 撤销。`);
  });
}

/** The cells are blank again by the save; this closes the recorded statement. A refusal leaves the statement on record. */
export async function takeBackZeros({ store, saver, undoZeroRest, say }: ZeroRest): Promise<void> {
  await saver.save();
  const answer = await undoZeroRest({ year: store.model.year, section: store.model.section }).catch(() => null);
  say(answer?.ok ? '已撤销“其余均为0”，声明已作废。' : NOT_CLOSED);
}
