import type { ComponentProps } from 'react';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'plain';

/** A button; one primary a page. `type` defaults to `button`, so that no button submits by accident. */
export function Button({ kind = 'secondary', small = false, className = '', type = 'button', ...rest }: ComponentProps<'button'> & { kind?: ButtonKind; small?: boolean }) {
  return <button type={type} className={`button button-${kind} ${small ? 'button-small' : ''} ${className}`} {...rest} />;
}
