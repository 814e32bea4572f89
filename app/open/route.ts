/** The list before its finished file was written. */
import { allPublished } from '@/db/publications';
import { htmlResponse } from '@/lib/open/html-response';
import { listPage } from '@/lib/open/list-page';

export function GET(request: Request): Response {
  return htmlResponse(request, listPage(allPublished().filter((item) => item.status === 'current')));
}
