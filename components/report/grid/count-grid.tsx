'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Answer, ExplanationView, SaveAnswer, SaveInput } from '../../../lib/desk/types';
import type { Finding } from '../../../lib/report/finding';
import type { Pointer, SectionId } from '../../../lib/report/form/types';
import { Button } from '../../ui/button';
import { later } from '../../ui/later';
import type { Explain } from '../finding-explanation';
import { SaveBar } from '../saving/save-bar';
import { useRecovered, useSaver } from '../saving/use-saver';
import { GridContext } from './context';
import { GridController } from './controller';
import type { GridModel } from './model';
import { NO_CELL } from './no-cell';
import type { PasteQuestion } from './paste-plan';
import { TieSummary } from './status';
import { NOT_CLOSED, ZERO_REST } from './zero-words';
import type { ZeroRest } from './zero-rest';
import { GridStore } from './store';

// Loaded once the page stands, or when they are needed: most days they are not.
const CellPanel = later(() => import('./cell-panel').then((module) => module.CellPanel));
const GridFindings = later(() => import('./grid-findings').then((module) => module.GridFindings));
const PasteDialog = later(() => import('./paste-dialog').then((module) => module.PasteDialog));

export interface CountGridProps {
  model: GridModel;
  userId: number;
  reportId: number;
  /** Findings of this section as the server last saw them. */
  findings: Finding[];
  /** What was written about warnings of this section. */
  explanations: ExplanationView[];
  explain: Explain;
  save: (input: SaveInput) => Promise<SaveAnswer>;
  /** Fills the remaining blanks with 0 as one recorded statement of the person, and takes it back. */
  zeroRest: (input: { year: number; section: SectionId }) => Promise<Answer<{ pointers: Pointer[] }>>;
  undoZeroRest: (input: { year: number; section: SectionId }) => Promise<Answer<{ pointers: Pointer[] }>>;
  /** The findings as the server draws them, until the live ones are there. */
  drawnFindings: ReactNode;
  statements: ReactNode;
  sentences: ReactNode;
  children: ReactNode;
}

/** The entry form of a figure table. The table itself comes as server-rendered children. */
export function CountGrid({ model, userId, reportId, findings, explanations, explain, save, zeroRest, undoZeroRest, drawnFindings, statements, sentences, children }: CountGridProps) {
  const [store] = useState(() => new GridStore(model));
  const saver = useSaver({ userId, reportId, year: model.year, section: model.section, shown: model.typed, send: save });
  const recovered = useRecovered(saver);
  const form = useRef<HTMLFormElement>(null);
  const controller = useRef<GridController | null>(null);
  const [question, setQuestion] = useState<PasteQuestion | null>(null);
  const [message, setMessage] = useState('');
  const [acts, setActs] = useState({ undo: false, redo: false });

  const withZeros = (act: (module: typeof import('./zero-rest'), given: ZeroRest) => Promise<void>, failed: string) => import('./zero-rest')
    .then((module) => act(module, { store, saver, zeroRest, undoZeroRest, say: setMessage, filled: (pointers) => controller.current?.filled(ZERO_REST, pointers, '0') }), () => setMessage(failed));
  const takeBack = (words: string) => { if (words === ZERO_REST) void withZeros((module, given) => module.takeBackZeros(given), NOT_CLOSED); };
  // The latest function without making the controller (and its undo history) anew when the page is refreshed.
  const takeBackNow = useRef(takeBack);
  useEffect(() => { takeBackNow.current = takeBack; });

  useEffect(() => {
    let told = { undo: false, redo: false };
    const it = new GridController(form.current!, store, saver, setQuestion, setMessage, () => {
      const { canUndo: undo, canRedo: redo } = it.history;
      if (told.undo !== undo || told.redo !== redo) setActs(told = { undo, redo });
    }, (words) => takeBackNow.current(words));
    controller.current = it;
    form.current!.dataset.ready = 'true';
    return () => it.stop();
  }, [store, saver]);

  const nameOf = (pointer: Pointer) => model.cells[pointer]?.name ?? pointer;
  return (
    <GridContext value={store}>
      <form method="post" ref={form} onSubmit={(event) => { event.preventDefault(); void saver.save(); }} noValidate>
        <div className="no-print mb-2 flex flex-wrap items-center gap-2">
          <Button small disabled={model.locked} onClick={() => void withZeros((module, given) => module.fillZeros(given), '网络中断，没有填入。请稍后再试。')}>其余均为0</Button>
          <Button small disabled={!acts.undo || model.locked} onClick={() => controller.current?.undo()}>撤销</Button>
          <Button small disabled={!acts.redo || model.locked} onClick={() => controller.current?.redo()}>重做</Button>
          <p className="text-sm font-medium" data-tie-summary=""><TieSummary /></p>
          <p className="min-h-6 text-sm text-soft max-lg:basis-full" role="status">{message || (recovered > 0 ? `已恢复上次未保存的${recovered}处内容。` : '')}</p>
        </div>
        <div className="grid items-start gap-4 2xl:grid-cols-[minmax(0,1fr)_20rem] xl:grid-cols-[minmax(0,1fr)_17rem]">
          <div className="min-w-0">
            <div className="grid-scroll" tabIndex={-1}>{children}</div>
            {sentences}
            {statements}
            <SaveBar saver={saver} locked={model.locked} nameOf={nameOf} show={(pointer, typed, remark) => controller.current?.apply('冲突的取舍', [{ pointer, typed, remark }])} />
          </div>
          <aside aria-label="当前单元格" className="panel cell-panel"><CellPanel controller={() => controller.current} saver={saver} meanwhile={NO_CELL} /></aside>
        </div>
      </form>
      <GridFindings findings={findings} explanations={explanations} explain={explain} saver={saver} controller={() => controller.current} nameOf={nameOf} meanwhile={drawnFindings} />
      {question ? <PasteDialog question={question} rows={model.rows} long={model.section === 'applications'} nameOf={nameOf} onClose={() => setQuestion(null)} onPaste={(zero, keep) => { setQuestion(null); controller.current?.paste(question.plan, zero, keep); }} /> : null}
    </GridContext>
  );
}
