/** The list before anything was published: the finished file answers as soon as there is one. */
import { htmlResponse } from '@/lib/open/html-response';
import { listPage } from '@/lib/open/list-page';

export function GET(request: Request): Response {
  return htmlResponse(request, listPage([]));
}
