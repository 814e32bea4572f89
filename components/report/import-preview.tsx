'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ImportOpen, ImportPlace, ImportPreview, ImportSectionPreview } from '../../lib/desk/import-preview';
import type { Edit, SaveAnswer, SaveInput } from '../../lib/desk/types';
import { Button } from '../ui/button';
import { Details } from '../ui/details';
import { Notice } from '../ui/notice';
import { Tag } from '../ui/tag';
import { ImportTable } from './import-table';

export type TakeOver = (input: SaveInput & { key: string; fileName: string }) => Promise<SaveAnswer>;
interface Taken { saved: number; conflicts: string[] }

/** What was read beside what stands in the report, section by section; all of it, or only what is doubtful. */
export function Preview({ year, preview, importKey, takeOver }: { year: number; preview: ImportPreview; importKey: string; takeOver: TakeOver }) {
  const [onlyDoubts, setOnlyDoubts] = useState(false);
  const doubts = preview.sections.reduce((sum, section) => sum + section.doubts, 0);
  const clear = preview.sections.filter((section) => section.doubts === 0).length;
  return (
    <section aria-labelledby="preview" className="mt-8" data-import-preview="">
      <h2 id="preview" className="break-words text-xl">对照：{preview.fileName}</h2>
      <p className="mt-1">读到{preview.sections.length}个部分，{preview.sections.reduce((sum, section) => sum + section.places.length, 0)}处内容{doubts > 0 ? <>，<strong>{doubts}处存疑</strong></> : null}；未读入{preview.unread.length}处。</p>
      {preview.differences.length > 0 ? <Notice kind="warning" title="与本报告不一致"><ul>{preview.differences.map((words) => <li key={words}>{words}。</li>)}</ul></Notice> : null}
      <Counts sections={preview.sections} />
      {preview.unread.length > 0 ? (
        <Details summary={`没有读入的内容（${preview.unread.length}处）`} open={preview.unread.length <= 10}>
          <ul className="divide-y divide-line text-sm" data-unread="">
            {preview.unread.map((item, index) => <li key={index} className="py-1"><span className="font-medium">{item.where}</span>：{item.why}。<span className="break-words text-soft">“{item.what.length > 120 ? `${item.what.slice(0, 120)}…` : item.what}”</span></li>)}
          </ul>
        </Details>
      ) : null}
      {doubts > 0 ? (
        <>
          <label className="mt-4 flex w-fit items-center gap-2 py-1 font-medium"><input type="checkbox" className="size-5 accent-deep" checked={onlyDoubts} onChange={(event) => setOnlyDoubts(event.target.checked)} />只看存疑（{doubts}处）</label>
          <p role="status" className="min-h-6 text-sm text-soft">{onlyDoubts && clear > 0 ? `另有${clear}个部分没有存疑，暂不显示。` : ''}</p>
        </>
      ) : null}
      {preview.sections.map((section) => <Section key={section.section} {...{ year, section, importKey, takeOver, onlyDoubts }} fileName={preview.fileName} />)}
    </section>
  );
}

/** How much of each section was read, changes the report, and is doubtful. */
function Counts({ sections }: { sections: ImportSectionPreview[] }) {
  return (
    <table className="mt-3 w-full max-w-2xl text-sm" data-import-counts="">
      <caption className="sr-only">各部分读到的处数</caption>
      <thead><tr className="border-b border-line"><th scope="col" className="py-1 pr-3 text-left">部分</th>{['读到', '与现有不同', '存疑'].map((head) => <th key={head} scope="col" className="py-1 pl-3 text-right">{head}</th>)}</tr></thead>
      <tbody>
        {sections.map((section) => (
          <tr key={section.section} className="border-b border-line" data-count={section.section}>
            <th scope="row" className="py-1 pr-3 text-left font-normal">{section.heading}</th>
            {[section.places.length + Object.keys(section.computed).length, section.changes, section.doubts].map((count, index) => <td key={index} className={`py-1 pl-3 text-right tabular-nums ${index === 2 && count > 0 ? 'font-medium text-warn' : ''}`}>{count}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const edit = (place: ImportPlace): Edit => ({
  pointer: place.pointer, base: place.now, typed: place.typed,
  ...(place.remark !== undefined && place.remark !== place.nowRemark ? { remark: place.remark, baseRemark: place.nowRemark } : {}),
});

function Section({ year, section, fileName, importKey, takeOver, onlyDoubts }: { year: number; section: ImportSectionPreview; fileName: string; importKey: string; takeOver: TakeOver; onlyDoubts: boolean }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [refusal, setRefusal] = useState('');
  const changed = section.places.filter((place) => place.changed);
  const take = async () => {
    setBusy(true);
    setRefusal('');
    try {
      const answer = await takeOver({ year, section: section.section, edits: changed.map(edit), key: importKey, fileName });
      if (answer.ok) {
        setTaken({ saved: answer.saved.length, conflicts: answer.conflicts.map((conflict) => section.places.find((place) => place.pointer === conflict.pointer)?.name ?? conflict.pointer) });
        router.refresh();
      } else setRefusal(answer.message);
    } catch {
      setRefusal('网络中断，可能没有写入。请刷新页面核对后再试。');
    } finally {
      setBusy(false);
    }
  };
  const heading = `import-${section.section}`;
  const listed = section.places.filter((place) => place.doubt || (!section.table && !onlyDoubts && place.changed));
  return (
    <section aria-labelledby={heading} className="panel mt-6" data-import-section={section.section} hidden={onlyDoubts && section.doubts === 0}>
      <h3 id={heading} className="panel-head text-lg">{section.heading} <Tag>{section.places.length}处</Tag> {section.doubts > 0 ? <Tag kind="warning">{section.doubts}处存疑</Tag> : null}</h3>
      <div className="px-4 py-3">
        {section.table && !onlyDoubts ? <>
          <p className="mb-2 text-sm text-soft">箭头左边是文件所印，右边是将填入的内容；灰字不变，总计由系统计算的不填入。</p>
          <div className="relative max-h-[40rem] overflow-auto" tabIndex={0} role="region" aria-label={`${section.heading}：文件与报告对照`}><ImportTable table={section.table} section={section} /></div>
        </> : null}
        {listed.length + section.open.length > 0 ? <Listed {...{ section, listed }} /> : changed.length === 0 ? <p className="text-soft">与报告现有内容一致。</p> : null}
        <div className="mt-3" role="status">
          {taken ? <p className="font-medium text-tie">已采用{taken.saved}处。{taken.conflicts.length > 0 ? <span className="text-error">{taken.conflicts.join('、')}在对照之后已有改动，没有写入，请到该部分处理。</span> : null}</p>
            : changed.length > 0 ? <Button disabled={busy} onClick={() => void take()} aria-label={`采用：${section.heading}`}>采用本部分（{changed.length}处）</Button> : null}
        </div>
        {refusal ? <Notice kind="error" title="没有写入" live><p>{refusal}</p></Notice> : null}
      </div>
    </section>
  );
}

/** Texts that change, and whatever is doubtful, each with its reason. */
function Listed({ section, listed }: { section: ImportSectionPreview; listed: ImportPlace[] }) {
  return (
    <div className="relative mt-3 max-h-[32rem] overflow-auto" tabIndex={0} role="region" aria-label={`${section.heading}：${section.table ? '存疑的格' : '文件与报告对照'}`} data-import-list="">
      <table className="w-full min-w-[30rem] text-sm">
        <thead><tr className="border-b border-line text-left"><th scope="col" className="py-1 pr-3">{section.table ? '存疑的格' : '项目'}</th><th scope="col" className="py-1 pr-3">文件中</th><th scope="col" className="py-1 pr-3">将填入</th><th scope="col" className="py-1">现有</th></tr></thead>
        <tbody>
          {listed.map((place) => <Row key={place.pointer} place={place} />)}
          {section.open.map((cell) => <OpenRow key={cell.pointer} cell={cell} />)}
        </tbody>
      </table>
    </div>
  );
}

const HEAD = 'min-w-24 py-1 pr-3 text-left align-top font-normal';

function Row({ place }: { place: ImportPlace }) {
  const cell = `py-1 pr-3 align-top ${place.kind === 'text' ? 'whitespace-pre-wrap break-words' : 'tabular-nums'}`;
  return (
    <tr className={`border-b border-line ${place.doubt ? 'bg-warn-tint' : ''}`} data-doubt={place.doubt ? '' : undefined}>
      <th scope="row" className={HEAD}>{place.name}{place.doubt ? <p className="font-medium text-warn">存疑：{place.doubt}</p> : null}</th>
      {place.kind === 'text' ? <td className={cell} colSpan={2}>{place.typed}</td> : <>
        <td className={cell}>{place.read || '（空）'}</td>
        <td className={`${cell} font-medium`}>{place.changed ? <>{place.typed}{place.remark ? `（${place.remark}）` : ''}</> : <span className="text-soft">不变</span>}</td>
      </>}
      <td className={`${cell} text-soft`}>{place.now === '' ? '（空）' : place.now}{place.nowRemark ? `（${place.nowRemark}）` : ''}</td>
    </tr>
  );
}

function OpenRow({ cell }: { cell: ImportOpen }) {
  return (
    <tr className="border-b border-line bg-warn-tint" data-doubt="">
      <th scope="row" className={HEAD}>{cell.name}<p className="font-medium text-warn">存疑：{cell.reason}</p></th>
      <td className="py-1 pr-3 align-top">{cell.read || '（空）'}</td>
      <td className="py-1 pr-3 align-top" colSpan={2}>不填入</td>
    </tr>
  );
}
