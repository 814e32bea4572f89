'use client';

import { useEffect, useRef, type ReactNode } from 'react';

/** A modal <dialog>, open while mounted; Escape and the browser's own focus trap come with the element. */
export function Dialog({ title, onClose, children, actions }: { title: string; onClose: () => void; children: ReactNode; actions: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dialog-title" onCancel={(event) => { event.preventDefault(); onClose(); }}>
      <h2 id="dialog-title" className="panel-head text-lg">{title}</h2>
      <div className="px-4 py-3">{children}</div>
      <div className="flex flex-wrap justify-end gap-3 border-t border-line px-4 py-3">{actions}</div>
    </dialog>
  );
}
