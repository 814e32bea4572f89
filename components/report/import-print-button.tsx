'use client';

import { Button } from '../ui/button';

/** Opens the browser's print dialogue for the page as it stands. */
export function PrintButton() {
  return <Button small onClick={() => window.print()}>打印</Button>;
}
