'use client';

import { useId, useRef, useState } from 'react';
import type { ImportPreview } from '../../lib/desk/import-preview';
import type { Answer } from '../../lib/desk/types';
import { Button } from '../ui/button';
import { Details } from '../ui/details';
import { Notice } from '../ui/notice';
import { useTakenOver } from '../ui/taken-over';
import { pressKey } from '../ui/use-act';
import { Preview, type TakeOver } from './import-preview';

const LARGEST_FILE = 20 * 1024 * 1024;
const KINDS = '.docx,.xlsx,.html,.htm,.pdf,.md,.txt,.json';

/** A file or pasted text, what was read from it beside what stands in the report, and taking it over section by section. */
export function ImportForm({ year, takeOver }: { year: number; takeOver: TakeOver }) {
  const id = useId();
  const file = useRef<HTMLInputElement>(null), paste = useRef<HTMLTextAreaElement>(null);
  // The HTML of the clipboard, which a text field itself would not keep.
  const html = useRef('');
  const [busy, setBusy] = useState(false);
  // Pressed before, it would send the form to the page itself and lose the chosen file without a word.
  const ready = useTakenOver();
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
      <form method="post" className="panel p-4" noValidate onSubmit={(event) => {
        event.preventDefault();
        const chosen = file.current?.files?.[0];
        if (chosen) void read(chosen.name, chosen); else setRefusal('请先选择文件。');
      }}>
        <label htmlFor={`${id}-file`} className="mb-1 block font-medium">选择文件</label>
        <p id={`${id}-hint`} className="mb-2 text-sm text-soft">Word（.docx）、Excel（.xlsx）、PDF、网页、Markdown、文本或本系统的JSON，不超过20MB。</p>
        <div className="flex flex-wrap items-center gap-3">
          <input id={`${id}-file`} ref={file} type="file" accept={KINDS} className="input w-auto max-w-full" aria-describedby={`${id}-hint`} disabled={busy} />
          <Button type="submit" kind="primary" disabled={busy || !ready}>读取文件</Button>
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
          <p className="mt-2"><Button onClick={readPasted} disabled={busy || !ready}>读取粘贴的内容</Button></p>
        </Details>
        <p role="status" className="mt-2 min-h-6 text-sm text-soft">{message}</p>
        {refusal ? <Notice kind="error" title="没有读取" live><p>{refusal}</p></Notice> : null}
      </form>
      {shown ? <Preview key={shown.key} year={year} preview={shown.preview} importKey={shown.key} takeOver={takeOver} /> : null}
    </>
  );
}
