import type { InputHTMLAttributes, ReactNode, Ref, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';

interface FieldProps { id: string; label: string; hint?: ReactNode; error?: string | undefined }

const described = (id: string, hint: ReactNode, error?: string) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

function Frame({ id, label, hint, error, children }: FieldProps & { children: ReactNode }) {
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block font-medium">{label}</label>
      {hint ? <div id={`${id}-hint`} className="mb-1 text-sm text-soft">{hint}</div> : null}
      {error ? <p id={`${id}-error`} className="mb-1 text-sm font-medium text-error">错误：{error}</p> : null}
      {children}
    </div>
  );
}

/** One labelled line of text with its hint and error above it, tied together for screen readers. */
export function Field({ id, label, hint, error, className = '', ref, ...rest }: FieldProps & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input ref={ref} id={id} className={`input ${className}`} aria-invalid={error ? true : undefined} aria-describedby={described(id, hint, error)} {...rest} />
    </Frame>
  );
}

export function TextArea({ id, label, hint, error, className = '', ref, ...rest }: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) {
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea ref={ref} id={id} className={`input ${className}`} aria-invalid={error ? true : undefined} aria-describedby={described(id, hint, error)} {...rest} />
    </Frame>
  );
}

export function Select({ id, label, hint, error, options, className = '', ref, ...rest }: FieldProps & SelectHTMLAttributes<HTMLSelectElement> & { options: { value: string; label: string }[]; ref?: Ref<HTMLSelectElement> }) {
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select ref={ref} id={id} className={`input ${className}`} aria-invalid={error ? true : undefined} aria-describedby={described(id, hint, error)} {...rest}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </Frame>
  );
}

export function Checkbox({ id, label, error, ref, ...rest }: FieldProps & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> }) {
  return (
    <div className="mb-4">
      {error ? <p id={`${id}-error`} className="mb-1 text-sm font-medium text-error">错误：{error}</p> : null}
      <div className="flex items-start gap-3">
        <input ref={ref} id={id} type="checkbox" className="mt-1 size-5 shrink-0 accent-deep" aria-invalid={error ? true : undefined} aria-describedby={described(id, null, error)} {...rest} />
        <label htmlFor={id}>{label}</label>
      </div>
    </div>
  );
}
