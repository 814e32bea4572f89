'use client';

import { useRouter } from 'next/navigation';
import { useId, useRef, useState } from 'react';
import type { ImportPlace, ImportPreview, ImportSectionPreview } from '../../lib/desk/import-preview';
import type { Answer, Edit, SaveAnswer, SaveInput } from '../../lib/desk/types';
import { Button } from '../ui/button';
import { Details } from '../ui/details';
import { Notice } from '../ui/notice';
import { Tag } from '../ui/tag';
import { pressKey } from '../ui/use-act';

const LARGEST_FILE = 20 * 1024 * 1024;
const KINDS = '.docx,.xlsx,.html,.htm,.pdf,.md,.txt,.json';

type TakeOver = (input: SaveInput & { key: string; fileName: string }) => Promise<SaveAnswer>;
interface Taken { saved: number; conflicts: string[] }

/** A file or pasted text, what was read from it beside what stands in the report, and taking it over section by section. */
export function ImportForm({ year, takeOver }: { year: number; takeOver: TakeOver }) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null), paste = useRef<HTMLTextAreaElement>(null);
  // The HTML of the clipboard, which a text field itself would not keep.
  const html = useRef('');
  const [busy, setBusy] = useState(false);
  const [message, setMessage] = useState('');
  const [refusal, setRefusal] = useState('');
  const [shown, setShown] = useState<{ preview: ImportPreview; key: string } | null>(null);

  const read = async (fileName: string, body: Blob) => {
    if (body.size > LARGEST_FILE) { setRefusal('文件超过20MB，不予读取。'); return; }
    setBusy(true);
    setRefusal('');
    setMessage('正在读取…');
    setShown(null);
    try {
      const response = await fetch(`/reports/${year}/import/read`, { method: 'POST', body, headers: { 'X-File-Name': encodeURIComponent(fileName), 'Content-Type': 'application/octet-stream' } });
      const answer = await response.json() as Answer<{ preview: ImportPreview }>;
      if (answer.ok) {
        setShown({ preview: answer.preview, key: pressKey() });
        setMessage('已读完，请对照后采用。');
      } else {
        setMessage('');
        setRefusal(answer.message);
      }
    } catch {
      setMessage('');
      setRefusal('没有读成：网络中断或服务器没有回应，请稍后再试。');
    } finally {
      setBusy(false);
    }
  };
  const readPasted = () => {
    const text = html.current || paste.current?.value || '';
    if (text.trim() === '') { setRefusal('请先粘贴内容。'); return; }
    void read(/<\w/.test(text) ? '粘贴的内容.html' : '粘贴的内容.txt', new Blob([text], { type: 'text/html' }));
  };

  return (
    <>
      <form className="panel p-4" noValidate onSubmit={(event) => {
        event.preventDefault();
        const chosen = file.current?.files?.[0];
        if (chosen) void read(chosen.name, chosen); else setRefusal('请先选择文件。');
      }}>
        <label htmlFor={`${id}-file`} className="mb-1 block font-medium">选择文件</label>
        <p id={`${id}-hint`} className="mb-2 text-sm text-soft">Word（.docx）、Excel（.xlsx）、PDF、网页、Markdown、文本或本系统的JSON，不超过20MB。</p>
        <div className="flex flex-wrap items-center gap-3">
          <input id={`${id}-file`} ref={file} type="file" accept={KINDS} className="input w-auto max-w-full" aria-describedby={`${id}-hint`} disabled={busy} />
          <Button type="submit" kind="primary" disabled={busy}>读取文件</Button>
        </div>
        <Details summary="从网页或Word复制后粘贴">
          <label htmlFor={`${id}-paste`} className="mb-1 block font-medium">粘贴到这里</label>
          <textarea id={`${id}-paste`} ref={paste} rows={4} className="input" disabled={busy} onInput={() => { html.current = ''; }}
            onPaste={(event) => {
              const copied = event.clipboardData.getData('text/html');
              if (copied === '') return;
              event.preventDefault();
              html.current = copied;
              event.currentTarget.value = event.clipboardData.getData('text/plain');
              setMessage('已收到粘贴的内容（含表格）。');
            }} />
          <p className="mt-2"><Button onClick={readPasted} disabled={busy}>读取粘贴的内容</Button></p>
        </Details>
        <p role="status" className="mt-2 min-h-6 text-sm text-soft">{message}</p>
        {refusal ? <Notice kind="error" title="没有读取" live><p>{refusal}</p></Notice> : null}
      </form>
      {shown ? <Preview key={shown.key} year={year} preview={shown.preview} importKey={shown.key} takeOver={takeOver} /> : null}
    </>
  );
}

function Preview({ year, preview, importKey, takeOver }: { year: number; preview: ImportPreview; importKey: string; takeOver: TakeOver }) {
  const doubts = preview.sections.reduce((sum, section) => sum + section.doubts, 0);
  return (
    <section aria-labelledby="preview" className="mt-8" data-import-preview="">
      <h2 id="preview" className="break-words text-xl">对照：{preview.fileName}</h2>
      <p className="mt-1">读到{preview.sections.length}个部分，{preview.sections.reduce((sum, section) => sum + section.places.length, 0)}处内容{doubts > 0 ? <>，其中<strong>{doubts}处存疑</strong></> : null}；未读入{preview.unread.length}处。</p>
      {preview.differences.length > 0 ? <Notice kind="warning" title="与本报告不一致"><ul>{preview.differences.map((words) => <li key={words}>{words}。</li>)}</ul></Notice> : null}
      {preview.unread.length > 0 ? (
        <Details summary={`没有读入的内容（${preview.unread.length}处）`} open={preview.unread.length <= 10}>
          <ul className="divide-y divide-line text-sm" data-unread="">
            {preview.unread.map((item, index) => <li key={index} className="py-1"><span className="font-medium">{item.where}</span>：{item.why}。<span className="break-words text-soft">“{item.what.length > 120 ? `${item.what.slice(0, 120)}…` : item.what}”</span></li>)}
          </ul>
        </Details>
      ) : null}
      {preview.sections.map((section) => <Section key={section.section} {...{ year, section, importKey, takeOver }} fileName={preview.fileName} />)}
    </section>
  );
}

const edit = (place: ImportPlace): Edit => ({
  pointer: place.pointer, base: place.now, typed: place.typed,
  ...(place.remark !== undefined && place.remark !== place.nowRemark ? { remark: place.remark, baseRemark: place.nowRemark } : {}),
});

function Section({ year, section, fileName, importKey, takeOver }: { year: number; section: ImportSectionPreview; fileName: string; importKey: string; takeOver: TakeOver }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [refusal, setRefusal] = useState('');
  const changed = section.places.filter((place) => place.changed);
  const shown = section.places.filter((place) => place.changed || place.doubt);
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
  return (
    <section aria-labelledby={heading} className="panel mt-6" data-import-section={section.section}>
      <h3 id={heading} className="panel-head text-lg">{section.heading} <Tag>{section.places.length}处</Tag> {section.doubts > 0 ? <Tag kind="warning">{section.doubts}处存疑</Tag> : null}</h3>
      <div className="px-4 py-3">
        {shown.length === 0 ? <p className="text-soft">与报告现有内容一致。</p> : (
          <div className="max-h-[32rem] overflow-auto" tabIndex={0} role="region" aria-label={`${section.heading}：文件与报告对照`}>
            <table className="w-full min-w-[36rem] text-sm">
              <thead><tr className="border-b border-line text-left"><th scope="col" className="py-1 pr-3">项目</th><th scope="col" className="py-1 pr-3">文件中</th><th scope="col" className="py-1 pr-3">将填入</th><th scope="col" className="py-1">现有</th></tr></thead>
              <tbody>{shown.map((place) => <Row key={place.pointer} place={place} />)}</tbody>
            </table>
          </div>
        )}
        {section.places.length > shown.length ? <p className="mt-2 text-sm text-soft">另有{section.places.length - shown.length}处与现有内容一致，不列出。</p> : null}
        <div className="mt-3" role="status">
          {taken ? <p className="font-medium text-tie">已采用{taken.saved}处。{taken.conflicts.length > 0 ? <span className="text-error">{taken.conflicts.join('、')}在对照之后已有改动，没有写入，请到该部分处理。</span> : null}</p>
            : changed.length > 0 ? <Button disabled={busy} onClick={() => void take()} aria-label={`采用：${section.heading}`}>采用本部分（{changed.length}处）</Button> : null}
        </div>
        {refusal ? <Notice kind="error" title="没有写入" live><p>{refusal}</p></Notice> : null}
      </div>
    </section>
  );
}

function Row({ place }: { place: ImportPlace }) {
  const cell = `py-1 pr-3 align-top ${place.kind === 'text' ? 'whitespace-pre-wrap break-words' : 'tabular-nums'}`;
  return (
    <tr className={`border-b border-line ${place.doubt ? 'bg-warn-tint' : ''}`} data-doubt={place.doubt ? '' : undefined}>
      <th scope="row" className="py-1 pr-3 text-left align-top font-normal">{place.name}{place.doubt ? <p className="font-medium text-warn">存疑：{place.doubt}</p> : null}</th>
      {place.kind === 'text' ? <td className={cell} colSpan={2}>{place.typed}</td> : <>
        <td className={cell}>{place.read || '（空）'}</td>
        <td className={`${cell} font-medium`}>{place.changed ? <>{place.typed}{place.remark ? `（${place.remark}）` : ''}</> : <span className="text-soft">不变</span>}</td>
      </>}
      <td className={`${cell} text-soft`}>{place.now === '' ? '（空）' : place.now}{place.nowRemark ? `（${place.nowRemark}）` : ''}</td>
    </tr>
  );
}
